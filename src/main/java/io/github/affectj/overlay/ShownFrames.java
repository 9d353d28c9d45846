package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameUnion;
import java.util.List;
import java.util.stream.IntStream;

/** Where in a stack each frame is of which any of some results speaks that are shown together. */
public final class ShownFrames {
    private final FrameUnion frames;
    private final List<FrameSlices> slices;

    private ShownFrames(FrameUnion frames, List<FrameSlices> slices) {
        this.frames = frames;
        this.slices = slices;
    }

    /**
     * The frames of some results in an image.
     *
     * @param shown at least one
     */
    public static ShownFrames of(ImagePlus image, List<EmotionTimeline> shown) {
        return new ShownFrames(FrameUnion.of(shown), FrameSlices.of(image, shown));
    }

    /** The frames, by time. */
    public FrameUnion frames() {
        return frames;
    }

    /** Place among the results of the first that speaks of a frame; {@code index} from 0. */
    private int speaker(int index) {
        return IntStream.range(0, slices.size())
                .filter(r -> frames.place(r, index) >= 0)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a frame is in the stack at all. */
    public boolean has(int index) {
        int r = speaker(index);
        return slices.get(r).has(frames.place(r, index));
    }

    /** Numbers in the source of the frames that are in the stack, rising. */
    public List<Integer> present() {
        return places().map(frames::frame).boxed().toList();
    }

    /** The frames that are in the stack, rising, from 0. */
    public IntStream places() {
        return IntStream.range(0, frames.size()).filter(this::has);
    }

    /** Place of a frame among the frames of the image, from 0; -1 if not there. */
    int clipIndex(int index) {
        int r = speaker(index);
        return slices.get(r).clipIndex(frames.place(r, index));
    }

    /** What a slice of the stack shows, from 0; -1 if no result speaks of it. */
    public int index(int slice) {
        for (int r = 0; r < slices.size(); r++) {
            int place = slices.get(r).index(slice);
            if (place >= 0) {
                return frames.index(r, place);
            }
        }
        return -1;
    }

    /** Whether this still holds for a slice of the stack; see {@link FrameSlices#holds}. */
    public boolean holds(int slice) {
        return slices.get(0).holds(slice);
    }

    /** Moves the image to a frame. */
    public void show(int index) {
        int r = speaker(index);
        slices.get(r).show(frames.place(r, index));
    }

    /** Whether an element shows with a frame and no other. */
    boolean isAt(Roi roi, int index) {
        int r = speaker(index);
        return slices.get(r).isAt(roi, frames.place(r, index));
    }

    /** Makes an element show with a frame only. */
    void put(Roi roi, int index) {
        int r = speaker(index);
        slices.get(r).put(roi, frames.place(r, index));
    }

    /** The frame of the image that an element shows with, from 1; 0 for one that shows with all. */
    int position(Roi roi) {
        return slices.get(0).position(roi);
    }
}
