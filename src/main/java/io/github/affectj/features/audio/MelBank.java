package io.github.affectj.features.audio;

/**
 * Triangular filters, evenly spaced on the mel scale of Slaney's Auditory Toolbox and of unit area,
 * as {@code librosa.filters.mel} makes them by default.
 */
final class MelBank {
    /** The scale is linear below. */
    private static final double BEND_HZ = 1000;

    private static final double HZ_PER_MEL = 200.0 / 3;
    private static final double BEND_MEL = BEND_HZ / HZ_PER_MEL;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private final double[] centres;
    private final int[] firstBin;
    private final float[][] weights;

    /**
     * @param bands how many filters
     * @param lowHz where the first begins
     * @param highHz where the last ends
     * @param bins of the spectrum, from 0 Hz on
     * @param binHz from one bin to the next
     */
    MelBank(int bands, double lowHz, double highHz, int bins, double binHz) {
        double low = mel(lowHz);
        double step = (mel(highHz) - low) / (bands + 1);
        centres = new double[bands];
        firstBin = new int[bands];
        weights = new float[bands][];
        for (int band = 0; band < bands; band++) {
            double from = hertz(low + band * step);
            double top = hertz(low + (band + 1) * step);
            double to = hertz(low + (band + 2) * step);
            centres[band] = top;
            int first = (int) Math.ceil(from / binHz);
            int last = (int) Math.min(bins - 1, Math.floor(to / binHz));
            firstBin[band] = first;
            weights[band] = new float[Math.max(0, last - first + 1)];
            for (int bin = first; bin <= last; bin++) {
                double hz = bin * binHz;
                double height = Math.min((hz - from) / (top - from), (to - hz) / (to - top));
                weights[band][bin - first] = (float) (2 / (to - from) * Math.max(0, height));
            }
        }
    }

    /** Mel of a frequency. */
    static double mel(double hertz) {
        return hertz < BEND_HZ
                ? hertz / HZ_PER_MEL
                : BEND_MEL + Math.log(hertz / BEND_HZ) / LOG_STEP;
    }

    private static double hertz(double mel) {
        return mel < BEND_MEL ? mel * HZ_PER_MEL : BEND_HZ * Math.exp(LOG_STEP * (mel - BEND_MEL));
    }

    /** The frequency at which each filter is highest, in Hz. */
    double[] centres() {
        return centres.clone();
    }

    /** What a filter lets through of a power spectrum. */
    double through(int band, float[] power) {
        float[] weight = weights[band];
        int from = firstBin[band];
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * power[from + i];
        }
        return sum;
    }
}
