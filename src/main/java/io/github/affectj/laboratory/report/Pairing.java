package io.github.affectj.laboratory.report;

import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.grid.Predictions;
import io.github.affectj.laboratory.statistics.McNemar;
import io.github.affectj.laboratory.statistics.PairedBootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two systems on the same clips with the same seeds; what only one of them has does not count.
 *
 * <p>The bootstrap draws clips, each with the share of its seeds that got it right: the seeds of
 * one clip are no clips of their own. A clip whose steps have labels is drawn with all of them.
 * McNemar's test needs one answer a clip: that of the probabilities averaged over the seeds. So
 * every clip counts once in both, however many seeds there are.
 *
 * @param bootstrap of the accuracy, second less first
 * @param mcNemar of the averaged answers
 * @param scored how many clips, or steps with a label, both have
 * @param seeds how many seeds both have
 */
record Pairing(PairedBootstrap bootstrap, McNemar mcNemar, int scored, int seeds) {
    private static final long SEED = 1;

    /** Sums over the seeds of what one system said of a clip or step. */
    private static final class Sums {
        private final int truth;
        private final double[] probabilities;
        private int right;

        Sums(int truth, int labels) {
            this.truth = truth;
            probabilities = new double[labels];
        }

        void add(Predictions.Said said) {
            right += said.predicted() == truth ? 1 : 0;
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] += said.probabilities().get(k);
            }
        }

        boolean isRight() {
            int best = 0;
            for (int k = 1; k < probabilities.length; k++) {
                best = probabilities[k] > probabilities[best] ? k : best;
            }
            return best == truth;
        }
    }

    /** Compares two systems; empty where they have no seed or no clip in common. */
    static Optional<Pairing> of(SystemSummary first, SystemSummary second) {
        List<CellResult> ones = new ArrayList<>();
        List<CellResult> others = new ArrayList<>();
        for (CellResult one : first.runs()) {
            for (CellResult other : second.runs()) {
                if (one.cell().seed() == other.cell().seed()) {
                    ones.add(one);
                    others.add(other);
                }
            }
        }
        Map<Predictions.Key, Sums> a = sums(ones);
        Map<Predictions.Key, Sums> b = sums(others);
        a.keySet().retainAll(b.keySet());
        if (a.isEmpty()) {
            return Optional.empty();
        }
        Map<String, double[]> clips = new LinkedHashMap<>(); // difference, count
        boolean[] firstRight = new boolean[a.size()];
        boolean[] secondRight = new boolean[a.size()];
        int at = 0;
        for (Map.Entry<Predictions.Key, Sums> e : a.entrySet()) {
            Sums one = e.getValue();
            Sums other = b.get(e.getKey());
            double[] clip = clips.computeIfAbsent(e.getKey().clip(), c -> new double[2]);
            clip[0] += (double) (other.right - one.right) / ones.size();
            clip[1]++;
            firstRight[at] = one.isRight();
            secondRight[at] = other.isRight();
            at++;
        }
        return Optional.of(
                new Pairing(
                        PairedBootstrap.of(
                                clips.values().stream().mapToDouble(c -> c[0]).toArray(),
                                clips.values().stream().mapToInt(c -> (int) c[1]).toArray(),
                                PairedBootstrap.DRAWS,
                                SEED),
                        McNemar.of(firstRight, secondRight),
                        at,
                        ones.size()));
    }

    /** What the runs of a system said of what all of them scored. */
    private static Map<Predictions.Key, Sums> sums(List<CellResult> runs) {
        Map<Predictions.Key, Sums> sums = new LinkedHashMap<>();
        if (!runs.isEmpty()) {
            Predictions first = runs.get(0).predictions();
            first.byKey()
                    .forEach(
                            (key, said) ->
                                    sums.put(key, new Sums(said.truth(), first.labels().size())));
        }
        runs.forEach(run -> sums.keySet().retainAll(run.predictions().byKey().keySet()));
        for (CellResult run : runs) {
            sums.forEach((key, sum) -> sum.add(run.predictions().byKey().get(key)));
        }
        return sums;
    }
}
