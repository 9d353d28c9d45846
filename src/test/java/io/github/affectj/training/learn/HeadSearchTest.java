package io.github.affectj.training.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Estimates on made features. A shot has a look of its own, beside what its label shows: segments
 * of one shot are alike, as in a film.
 */
class HeadSearchTest {
    private static final int FEATURES = 40;
    private static final List<String> LABELS = List.of("a", "b", "c");

    /**
     * Shots of segments.
     *
     * @param shows how much of the label the features show
     * @param byShot whether shots are left out as a whole, or segments by chance
     */
    private static Examples film(int shots, int ofEach, double shows, boolean byShot, long seed) {
        Random random = new Random(seed);
        int count = shots * ofEach;
        double[][] rows = new double[count][FEATURES];
        int[] truth = new int[count];
        int[] groups = new int[count];
        int[] folds = new int[count];
        for (int shot = 0; shot < shots; shot++) {
            double[] look = random.doubles(FEATURES, -2, 2).toArray();
            int label = random.nextInt(LABELS.size());
            look[label] += shows;
            for (int i = shot * ofEach; i < (shot + 1) * ofEach; i++) {
                for (int d = 0; d < FEATURES; d++) {
                    rows[i][d] = look[d] + 0.3 * random.nextGaussian();
                }
                truth[i] = label;
                groups[i] = byShot ? shot : i;
                folds[i] = (byShot ? shot : random.nextInt(1000)) % 10;
            }
        }
        return new Examples(Map.of(Modalities.VISUAL, rows), truth, groups, folds, LABELS.size());
    }

    private static Estimate estimate(Examples examples) {
        HeadSearch.Found found = new HeadSearch(examples).run(Progress.NONE);
        return Estimate.of(LABELS, examples, found, Progress.NONE);
    }

    @Test
    void labelsThatShowAreLearnt() {
        Estimate estimate = estimate(film(120, 2, 5, true, 1));
        assertTrue(estimate.scores().accuracy() > 0.75, "" + estimate);
        assertTrue(estimate.isBetterThanCommonest());
        assertTrue(estimate.accuracy().low() < estimate.scores().accuracy());
        assertTrue(estimate.accuracy().high() > estimate.scores().accuracy());
        assertEquals(120, estimate.groups());
    }

    /** What shows well, but in few shots, is above chance and yet may be luck. */
    @Test
    void fewShotsAreNotSure() {
        Random random = new Random(7);
        int shots = 5;
        int[] groups = IntStream.range(0, 12 * shots).map(i -> i / 12).toArray();
        int[] truth =
                IntStream.range(0, groups.length)
                        .map(i -> Math.max(0, random.nextInt(6) - 3))
                        .toArray();
        double[][] rows = new double[groups.length][FEATURES];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.doubles(FEATURES, -1, 1).toArray();
            rows[i][truth[i]] += 2;
        }
        Estimate estimate =
                estimate(
                        new Examples(
                                Map.of(Modalities.VISUAL, rows),
                                truth,
                                groups,
                                groups,
                                LABELS.size()));
        assertEquals(shots, estimate.groups());
        assertTrue(estimate.isAboveCommonest(), "" + estimate);
        assertFalse(estimate.isBetterThanCommonest(), "" + estimate);
    }

    /** Labels drawn at random: shots left out, they are at chance; frames drawn, they are not. */
    @Test
    void noiseIsAtChanceWhereShotsAreLeftOut() {
        Estimate fair = estimate(film(60, 5, 0, true, 3));
        assertTrue(fair.accuracy().low() < 1 / 3.0 && fair.accuracy().high() > 1 / 3.0, "" + fair);
        assertFalse(fair.isBetterThanCommonest());
        Estimate leaking = estimate(film(60, 5, 0, false, 3));
        assertTrue(leaking.scores().accuracy() > 0.7, "by segment " + leaking);
    }

    @Test
    void theSameLabelsGiveTheSameModel() {
        Examples examples = film(40, 2, 3, true, 5);
        HeadSearch.Found one = new HeadSearch(examples).run(Progress.NONE);
        HeadSearch.Found other = new HeadSearch(examples).run(Progress.NONE);
        assertEquals(one.choice(), other.choice());
        assertTrue(Arrays.deepEquals(one.head().weights(), other.head().weights()));
        List<LearningCurve.Point> curve =
                new LearningCurve(examples, one.ofFold(), LABELS).points(Progress.NONE);
        assertEquals(
                curve, new LearningCurve(examples, one.ofFold(), LABELS).points(Progress.NONE));
        assertEquals(List.of(20, 50), curve.stream().map(LearningCurve.Point::labels).toList());
        assertTrue(curve.get(0).accuracy() <= curve.get(1).accuracy() + 0.05, "" + curve);
    }

    /** Sound that says nothing is left out, where the choice is free. */
    @Test
    void aStreamThatOnlyDisturbsIsNotTaken() {
        Examples seen = film(80, 1, 4, true, 7);
        double[][] good = seen.rows().get(Modalities.VISUAL);
        Random random = new Random(9);
        double[][] both =
                Arrays.stream(good)
                        .map(
                                row -> {
                                    double[] more = Arrays.copyOf(row, row.length + 200);
                                    for (int i = row.length; i < more.length; i++) {
                                        more[i] = 2 * random.nextGaussian();
                                    }
                                    return more;
                                })
                        .toArray(double[][]::new);
        Examples choice =
                new Examples(
                        Map.of(Modalities.BOTH, both, Modalities.VISUAL, good),
                        seen.truth(),
                        seen.groups(),
                        seen.folds(),
                        LABELS.size());
        HeadSearch.Found found = new HeadSearch(choice).run(Progress.NONE);
        assertEquals(Modalities.VISUAL, found.choice().taken());
        assertEquals(FEATURES, found.head().weights()[0].length);
    }

    /** A label of which all segments are left out together can't be known then. */
    @Test
    void aLabelOfOneFoldIsToldToBeUnknown() {
        Examples some = film(60, 1, 5, true, 11);
        int[] truth = some.truth().clone();
        int[] folds = some.folds().clone();
        truth[0] = 3;
        truth[1] = 3;
        folds[1] = folds[0];
        Examples rare = new Examples(some.rows(), truth, some.groups(), folds, 4);
        HeadSearch.Found found = new HeadSearch(rare).run(Progress.NONE);
        assertFalse(found.known()[0]);
        assertFalse(found.known()[1]);
        assertTrue(found.known()[2]);
        Estimate estimate = Estimate.of(List.of("a", "b", "c", "d"), rare, found, Progress.NONE);
        assertTrue(estimate.temperature() < 5, "" + estimate.temperature());
    }
}
