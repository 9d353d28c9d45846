package io.github.affectj.overlay;

import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A label of a model in a view that has a row for each, or what is left over of more labels than
 * there are rows.
 *
 * @param name of the label; {@value #OTHERS} for what is left over
 * @param colour of the label in all plots
 * @param probabilities one for each frame of the result, 0 to 1; kept
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ShownLabel(String name, Color colour, double[] probabilities) {
    /** The name of what is left over. */
    static final String OTHERS = "others";

    private static final Color GREY = new Color(0x808080);

    /**
     * The labels of a result in the model's order. Of more than {@code most} the less probable ones
     * are put together in the last row.
     *
     * @param most how many rows there may be, at least 2
     */
    public static List<ShownLabel> of(EmotionTimeline result, int most) {
        List<FrameEmotion> frames = result.frames();
        List<String> names = result.labels().names();
        List<Integer> shown = IntStream.range(0, names.size()).boxed().toList();
        if (names.size() > most) {
            shown =
                    shown.stream()
                            .sorted(Comparator.comparingDouble(k -> -sum(frames, k)))
                            .limit(most - 1L)
                            .sorted()
                            .toList();
        }
        double[] others = new double[frames.size()];
        List<ShownLabel> rows = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            double[] values = new double[frames.size()];
            boolean own = shown.contains(k);
            for (int i = 0; i < values.length; i++) {
                values[i] = frames.get(i).probability(k);
                others[i] += own ? 0 : values[i];
            }
            if (own) {
                rows.add(new ShownLabel(names.get(k), Palette.colour(k), values));
            }
        }
        if (shown.size() < names.size()) {
            rows.add(new ShownLabel(OTHERS, GREY, others));
        }
        return rows;
    }

    private static double sum(List<FrameEmotion> frames, int label) {
        return frames.stream().mapToDouble(f -> f.probability(label)).sum();
    }
}
