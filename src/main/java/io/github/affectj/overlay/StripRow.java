package io.github.affectj.overlay;

import io.github.affectj.base.ForeignText;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.FrameUnion;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A row of a {@link ProbabilityStrip}.
 *
 * @param names all that it can have
 * @param name of a frame; empty where there is none
 * @param colour of a frame
 * @param values of each frame, 0 to 1
 * @param probability whether the values are probabilities
 */
record StripRow(
        List<String> names,
        IntFunction<String> name,
        IntFunction<Color> colour,
        double[] values,
        boolean probability) {
    private static final Color ATTENTION = new Color(0x606060);

    /** A row under one name. */
    private static StripRow of(String name, Color colour, double[] values, boolean probability) {
        return new StripRow(List.of(name), i -> name, i -> colour, values, probability);
    }

    /**
     * A row a label, and one for temporal attention where there is any.
     *
     * @param most labels that have a row
     */
    static List<StripRow> ofLabels(EmotionTimeline result, int most) {
        List<StripRow> rows = new ArrayList<>();
        for (ShownLabel shown : ShownLabel.of(result, most)) {
            rows.add(of(shown.name(), shown.colour(), shown.probabilities(), true));
        }
        if (result.hasTemporalAttention()) {
            double[] shares =
                    result.frames().stream().mapToDouble(FrameEmotion::attention).toArray();
            double largest = Math.max(1e-12, Arrays.stream(shares).max().orElse(1));
            for (int i = 0; i < shares.length; i++) {
                shares[i] /= largest;
            }
            rows.add(of("attention", ATTENTION, shares, false));
        }
        return rows;
    }

    /**
     * How probable the most probable label of each region is, in the label's colour.
     *
     * @param shown places among the results of the regions that the row shows
     * @param absent colour where none is there
     */
    static StripRow ofRegions(
            List<EmotionTimeline> results, FrameUnion frames, List<Integer> shown, Color absent) {
        double[] values = new double[frames.size()];
        Color[] colours = new Color[values.length];
        Arrays.fill(colours, absent);
        String[] names = new String[values.length];
        Arrays.fill(names, "");
        List<String> all = new ArrayList<>();
        for (int r : shown) {
            EmotionTimeline result = results.get(r);
            String name = ForeignText.of(result.region().orElseThrow().name());
            all.add(name);
            for (int place = 0; place < result.frames().size(); place++) {
                int i = frames.index(r, place);
                values[i] = result.frames().get(place).confidence();
                colours[i] = Palette.colour(result.frames().get(place).top());
                names[i] = name;
            }
        }
        return new StripRow(all, i -> names[i], i -> colours[i], values, true);
    }

    /** Whether its name is the same under all frames. */
    boolean isStill() {
        return names.size() == 1;
    }
}
