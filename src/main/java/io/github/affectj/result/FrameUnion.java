package io.github.affectj.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The frames of which any of some timelines of one clip speaks, in time order, and what each of
 * them says there: timelines of regions speak of different frames.
 */
public final class FrameUnion {
    private final List<EmotionTimeline> timelines;
    private final List<FrameEmotion> frames;
    private final Map<Integer, Integer> indices = new HashMap<>();
    private final List<Map<Integer, Integer>> places = new ArrayList<>();

    private FrameUnion(List<EmotionTimeline> timelines) {
        this.timelines = List.copyOf(timelines);
        TreeMap<Integer, FrameEmotion> all = new TreeMap<>();
        for (EmotionTimeline timeline : timelines) {
            Map<Integer, Integer> own = new HashMap<>();
            for (FrameEmotion frame : timeline.frames()) {
                own.put(frame.frame(), own.size());
                all.putIfAbsent(frame.frame(), frame);
            }
            places.add(own);
        }
        frames = List.copyOf(all.values());
        frames.forEach(frame -> indices.put(frame.frame(), indices.size()));
    }

    /** The frames of some timelines. */
    public static FrameUnion of(List<EmotionTimeline> timelines) {
        return new FrameUnion(timelines);
    }

    /** How many frames there are. */
    public int size() {
        return frames.size();
    }

    /** Number of a frame in its source, from 1; {@code index} from 0. */
    public int frame(int index) {
        return frames.get(index).frame();
    }

    /** When a frame appears, in seconds from the clip's start. */
    public double seconds(int index) {
        return frames.get(index).timeSeconds();
    }

    /** When a frame gives way to the next one, or to nothing, in seconds. */
    public double end(int index) {
        return index + 1 < frames.size()
                ? seconds(index + 1)
                : seconds(index) + frames.get(index).durationSeconds();
    }

    /** How long a frame stays, in seconds. */
    public double duration(int index) {
        return frames.get(index).durationSeconds();
    }

    /** The place here of a frame of one of the timelines; all from 0. */
    public int index(int timeline, int place) {
        return indices.get(timelines.get(timeline).frames().get(place).frame());
    }

    /** The frame that shows at a time; the nearest one outside of the clip. */
    public int indexAt(double seconds) {
        int index = 0;
        while (index + 1 < frames.size() && seconds(index + 1) <= seconds) {
            index++;
        }
        return index;
    }

    /**
     * The place of a frame in one of the timelines.
     *
     * @param timeline its place among those that the union is of
     * @param index of the frame, from 0
     * @return -1 where the timeline does not speak of it
     */
    public int place(int timeline, int index) {
        return places.get(timeline).getOrDefault(frame(index), -1);
    }
}
