package io.github.affectj.overlay.timeline;

import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * When the frames of a result show. A frame shows until the next one begins; but of a region, which
 * may be absent in between, no longer than it stays.
 */
final class Stretches {
    /** Seconds by which frames that follow each other may lie apart: times are rounded. */
    private static final double ROUNDING = 0.0015;

    /** Seconds: longer than any film. */
    private static final double FAR = 1e6;

    private static final int NOTHING = -1;

    private final double[] starts;
    private final double[] ends;

    /** The edges of all frames, and of the gaps between them. */
    private final Edges edges;

    /** The frame that shows from each edge to the next; {@link #NOTHING} in a gap. */
    private final int[] shown;

    /**
     * @param gaps whether nothing shows before the first and behind the last frame
     */
    private Stretches(double[] starts, double[] ends, boolean gaps) {
        this.starts = starts;
        this.ends = ends;
        double[] begins = new double[2 * starts.length + 2];
        int[] frames = new int[begins.length];
        int count = 0;
        if (gaps) {
            begins[count] = starts[0] - FAR;
            frames[count++] = NOTHING;
        }
        for (int i = 0; i < starts.length; i++) {
            begins[count] = starts[i];
            frames[count++] = i;
            if (endsAt(i + 1) && (gaps || i + 1 < starts.length)) {
                begins[count] = ends[i];
                frames[count++] = NOTHING;
            }
        }
        double last = ends[ends.length - 1];
        edges = new Edges(Arrays.copyOf(begins, count), gaps ? last + FAR : last);
        shown = Arrays.copyOf(frames, count);
    }

    /** Those of a result; it has one frame at least. */
    static Stretches of(EmotionTimeline result) {
        List<FrameEmotion> frames = result.frames();
        double[] starts = frames.stream().mapToDouble(FrameEmotion::timeSeconds).toArray();
        double[] ends = new double[starts.length];
        for (int i = 0; i < ends.length; i++) {
            double own = starts[i] + frames.get(i).durationSeconds();
            boolean last = i + 1 == ends.length;
            boolean gap = !last && result.region().isPresent() && starts[i + 1] > own + ROUNDING;
            ends[i] = last || gap ? own : starts[i + 1];
        }
        return new Stretches(starts, ends, result.region().isPresent());
    }

    /** When a frame begins to show, in seconds. */
    double start(int frame) {
        return starts[frame];
    }

    /** When a frame no longer shows, in seconds. */
    double end(int frame) {
        return ends[frame];
    }

    /** Whether nothing shows before a frame begins, or there is no such frame. */
    boolean endsAt(int frame) {
        return frame == starts.length || starts[frame] > ends[frame - 1];
    }

    /**
     * A curve over the frames, 0 where nothing shows.
     *
     * @param value of each frame
     */
    Curve curve(IntToDoubleFunction value) {
        float[] values = new float[shown.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = shown[i] < 0 ? 0 : (float) value.applyAsDouble(shown[i]);
        }
        return new Curve(edges, values);
    }
}
