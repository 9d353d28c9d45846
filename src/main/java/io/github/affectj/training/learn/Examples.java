package io.github.affectj.training.learn;

import io.github.affectj.features.Modalities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Labelled segments as numbers.
 *
 * @param rows of each way to take the streams, a row a segment
 * @param truth the label of each segment
 * @param groups what each must be left out together with
 * @param folds the fold of each
 * @param classes how many labels there are
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Examples(
        Map<Modalities, double[][]> rows, int[] truth, int[] groups, int[] folds, int classes) {

    /**
     * Those of some segments. Where there is video and sound, both ways are offered: with the sound
     * and without.
     *
     * @param stretches what is known of each segment
     * @param most folds
     */
    static Examples of(SegmentList list, List<Stretch> stretches, FeatureSpace space, int most) {
        List<Modalities> ways = new ArrayList<>(List.of(space.present()));
        if (space.present().equals(Modalities.BOTH)) {
            ways.add(Modalities.VISUAL);
        }
        Map<Modalities, double[][]> rows = new LinkedHashMap<>();
        for (Modalities taken : ways) {
            rows.put(
                    taken,
                    stretches.stream().map(s -> space.row(s, taken)).toArray(double[][]::new));
        }
        return new Examples(
                rows,
                list.truth(),
                list.segments().stream().mapToInt(LabelledSegment::group).toArray(),
                list.folds(most),
                list.labels().size());
    }

    /** How many folds there are. */
    int foldCount() {
        return Arrays.stream(folds).max().orElse(-1) + 1;
    }

    /** Places of the segments whose fold is of some kind. */
    int[] where(IntPredicate fold) {
        return IntStream.range(0, truth.length).filter(i -> fold.test(folds[i])).toArray();
    }

    /** A regression on some of the segments. */
    SoftmaxRegression regression(Modalities taken, int[] places) {
        double[][] all = rows.get(taken);
        return new SoftmaxRegression(
                Arrays.stream(places).mapToObj(i -> all[i]).toArray(double[][]::new),
                Arrays.stream(places).map(i -> truth[i]).toArray(),
                classes);
    }

    /** Of each label whether some of the segments have it. */
    boolean[] known(int[] places) {
        boolean[] known = new boolean[classes];
        Arrays.stream(places).forEach(i -> known[truth[i]] = true);
        return known;
    }
}
