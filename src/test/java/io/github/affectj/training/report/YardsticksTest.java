package io.github.affectj.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.training.data.RaterShares;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What stands beside an accuracy: groups and raters. */
class YardsticksTest {
    private static final List<String> LABELS = List.of("a", "b");

    private final List<double[]> logits = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();

    /** Adds clips of label a, of which some are named b. */
    private void group(String name, int clips, int right) {
        for (int i = 0; i < clips; i++) {
            logits.add(i < right ? new double[] {1, 0} : new double[] {0, 1});
            samples.add(new Sample(Path.of("x"), 0, "test", name, "x"));
        }
    }

    private ClassificationReport report() {
        return ClassificationReport.of(LABELS, logits, samples, 1);
    }

    @Test
    void fewGroupsAreListedAndTheIntervalIsByClip() {
        group("ben", 10, 5);
        group("anna", 4, 3);
        Map<String, Object> map = report().asMap();
        assertEquals(2, map.get("groups"));
        assertEquals("by clip", map.get("interval"));
        assertEquals(Interval.wilson(8, 14).low(), (double) map.get("accuracy_low"), 1e-12);
        Map<?, ?> anna = (Map<?, ?>) ((Map<?, ?>) map.get("per_group")).get("anna");
        assertEquals(
                Map.of(
                        "clips",
                        4,
                        "accuracy",
                        0.75,
                        "accuracy_low",
                        Interval.wilson(3, 4).low(),
                        "accuracy_high",
                        Interval.wilson(3, 4).high()),
                anna);
        assertEquals(
                "accuracy by group from 0.500 (ben, 5 of 10) to 0.750 (anna, 3 of 4)",
                report().groups().text());
        assertNull(report().raters());
        assertFalse(map.containsKey("raters"));
    }

    /** Groups that are all right or all wrong tell as much as one clip each. */
    @Test
    void groupsOfLikeClipsWidenTheInterval() {
        for (int g = 0; g < 40; g++) {
            group("g" + g, 25, g % 2 == 0 ? 25 : 0);
        }
        ClassificationReport report = report();
        assertEquals("by group", report.asMap().get("interval"));
        assertFalse(report.asMap().containsKey("per_group"), "too many to list");
        Interval byGroup = report.accuracyInterval();
        Interval asGroups = Interval.wilson(20, 40);
        assertEquals(asGroups.low(), byGroup.low(), 0.03);
        assertEquals(asGroups.high(), byGroup.high(), 0.03);
        assertTrue(byGroup.low() < Interval.wilson(500, 1000).low() - 0.1);
    }

    @Test
    void whereAllIsRightTheGroupsAreCounted() {
        for (int g = 0; g < 12; g++) {
            group("g" + g, 30, 30);
        }
        assertEquals(Interval.wilson(12, 12), report().accuracyInterval());
    }

    @Test
    void groupsOfOneClipEachAreIndependentClips() {
        for (int g = 0; g < 20; g++) {
            group("g" + g, 1, g % 2);
        }
        assertEquals("by clip", report().asMap().get("interval"));
        assertEquals(Interval.wilson(10, 20), report().accuracyInterval());
    }

    /** A clip without a group could be of any of them. */
    @Test
    void groupsThatAreNotToldOfEveryClipAreNotDrawn() {
        for (int g = 0; g < 12; g++) {
            group("g" + g, 5, 3);
        }
        group("", 1, 1);
        assertEquals("by clip", report().asMap().get("interval"));
        assertEquals(12, report().asMap().get("groups"));
    }

    /** Two clips with raters, one without: by hand. */
    @Test
    void ratersByHand() {
        RaterShares first = new RaterShares(new double[] {0.6, 0.4}, 10);
        RaterShares second = new RaterShares(new double[] {0, 1}, 4);
        Truth truth = new Truth(new int[] {0, 1, 0}, new RaterShares[] {first, second, null});
        logits.add(new double[] {0, Math.log(3)}); // 0.25, 0.75
        logits.add(new double[] {0, Math.log(3)});
        logits.add(new double[] {5, 0});
        ClassificationReport report = ClassificationReport.of(LABELS, logits, truth, 1);
        assertEquals(2 / 3.0, report.accuracy(), 1e-12);
        RaterScores raters = report.raters();
        double loss = -0.6 * Math.log(0.25) - 0.4 * Math.log(0.75) - Math.log(0.75);
        assertEquals(2, raters.clips());
        assertEquals(loss / 2, raters.logLoss(), 1e-12);
        assertEquals(-(0.6 * Math.log(0.6) + 0.4 * Math.log(0.4)) / 2, raters.entropy(), 1e-12);
        assertEquals((0.4 + 1) / 2, raters.agreement(), 1e-12);
        assertEquals((0.6 + 1) / 2, raters.majority(), 1e-12);
        assertEquals((42 / 90.0 + 1) / 2, raters.oneMore(), 1e-12);
        assertTrue(raters.counted());
        assertEquals(
                "of the raters, a share of 0.700 gave the label that the model names, 0.800 the"
                        + " commonest label, and 0.733 that of one more rater; log-loss against their"
                        + " shares 0.617, at best 0.337 (their entropy)",
                raters.text());
        assertEquals(
                (loss - Math.log(ClipScores.softmax(new double[] {5, 0}, 1)[0])) / 3,
                report.logLoss(),
                1e-12);
    }

    /**
     * Shares that are the probabilities themselves: the loss is their entropy, at no temperature.
     */
    @Test
    void calibrationOnSharesFindsTheTemperatureThatTheyWereMadeWith() {
        Random random = new Random(2);
        RaterShares[] shares = new RaterShares[50];
        int[] labels = new int[50];
        double entropy = 0;
        for (int i = 0; i < 50; i++) {
            double[] z = random.doubles(3, -2, 2).toArray();
            shares[i] = new RaterShares(ClipScores.softmax(z, 2.5), 0);
            labels[i] = shares[i].majority();
            entropy += shares[i].entropy() / 50;
            logits.add(z);
        }
        Truth truth = new Truth(labels, shares);
        double temperature = Calibration.temperature(logits, truth);
        assertEquals(2.5, temperature, 1e-3);
        assertEquals(entropy, Calibration.logLoss(logits, truth, temperature), 1e-6);
        // One label a clip would call for the least temperature: the commonest is always named.
        assertTrue(Calibration.temperature(logits, Truth.of(labels)) < 0.2);
    }
}
