package io.github.affectj.benchmark;

import java.util.Arrays;

/** Measures several things by turns, so that what else the machine does falls on all of them. */
final class Turns {
    private Turns() {}

    /** Something that tells how long it took, in milliseconds. */
    @FunctionalInterface
    interface Measured {
        double millis() throws Exception;
    }

    /** Something to time. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Times something by the clock. */
    static Measured timed(Work work) {
        return () -> {
            long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e6;
        };
    }

    /**
     * Medians of all, after a round of each that does not count.
     *
     * @param rounds how often each has its turn, at least 1
     * @return milliseconds, in the order of {@code things}
     */
    static double[] medians(int rounds, Measured... things) throws Exception {
        double[][] millis = new double[things.length][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < things.length; i++) {
                double took = things[i].millis();
                if (round >= 0) {
                    millis[i][round] = took;
                }
            }
        }
        return Arrays.stream(millis).mapToDouble(Turns::median).toArray();
    }

    /** Median of at least one value. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
