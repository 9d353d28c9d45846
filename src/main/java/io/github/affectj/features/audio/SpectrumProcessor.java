package io.github.affectj.features.audio;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.util.fft.FloatFFT;
import java.util.Arrays;

/**
 * Log-mel bands, MFCC, spectral centroid and flux of the 25 ms in the middle of a buffer, as
 * librosa defines them: a periodic Hann window, the power of a transform of 512 points, 40
 * unit-area bands of Slaney's mel scale from 20 to 8000 Hz, in dB with a floor of -80 (so that
 * digital silence and faint noise look alike), and of those the orthonormal cosine transform.
 *
 * <p>The transform is TarsosDSP's. Its {@code MFCC} processor isn't used: it has a Hamming window,
 * magnitudes instead of power, the other mel scale (2595 log10), bands whose corners are rounded to
 * whole bins and that aren't of equal area, a natural logarithm and a cosine transform without
 * normalisation, so that no published model or reference fits its numbers. On a synthetic voice
 * ({@code ProcessorsTest}) its first coefficient correlates with this one's by 0.94, the sixth by
 * 0.3 and those from the tenth on no longer.
 */
final class SpectrumProcessor implements AudioProcessor {
    private static final int POINTS = 512;
    private static final int BINS = POINTS / 2 + 1;
    private static final double BIN_HZ = (double) AudioColumns.RATE / POINTS;
    private static final double LOW_HZ = 20;
    private static final double HIGH_HZ = 8000;

    /** Power below counts as this: -80 dB. */
    private static final double FLOOR = 1e-8;

    private final FloatFFT transform = new FloatFFT(POINTS);
    private final MelBank bank = new MelBank(AudioColumns.BANDS, LOW_HZ, HIGH_HZ, BINS, BIN_HZ);
    private final float[] hann = new float[AudioColumns.FRAME];
    private final double[][] cosines = new double[AudioColumns.COEFFICIENTS][AudioColumns.BANDS];
    private final float[] spectrum = new float[POINTS];
    private final float[] power = new float[BINS];
    private final double[] bands = new double[AudioColumns.BANDS];
    private final double[] before = new double[AudioColumns.BANDS];
    private boolean started;
    private double centroid;
    private double flux;

    SpectrumProcessor() {
        for (int i = 0; i < hann.length; i++) {
            hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / hann.length));
        }
        int n = AudioColumns.BANDS;
        for (int k = 0; k < cosines.length; k++) {
            double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / n);
            for (int i = 0; i < n; i++) {
                cosines[k][i] = scale * Math.cos(Math.PI * k * (2 * i + 1) / (2 * n));
            }
        }
    }

    /** The frequency at which each band is highest, in Hz. */
    double[] bandCentres() {
        return bank.centres();
    }

    /** {@inheritDoc} The buffer is not changed. */
    @Override
    public boolean process(AudioEvent event) {
        float[] buffer = event.getFloatBuffer();
        int from = (buffer.length - AudioColumns.FRAME) / 2;
        for (int i = 0; i < hann.length; i++) {
            spectrum[i] = buffer[from + i] * hann[i];
        }
        Arrays.fill(spectrum, hann.length, POINTS, 0);
        transform.realForward(spectrum);
        centroid = measurePower();
        flux = measureBands();
        return true;
    }

    /** Fills {@link #power}; the centroid of the magnitudes in Hz, 0 in silence. */
    private double measurePower() {
        // The real parts of the first and last bin share the place of the first.
        power[0] = spectrum[0] * spectrum[0];
        power[BINS - 1] = spectrum[1] * spectrum[1];
        for (int bin = 1; bin < BINS - 1; bin++) {
            float re = spectrum[2 * bin];
            float im = spectrum[2 * bin + 1];
            power[bin] = re * re + im * im;
        }
        double sum = 0;
        double moment = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double magnitude = Math.sqrt(power[bin]);
            sum += magnitude;
            moment += bin * magnitude;
        }
        return sum > 0 ? moment / sum * BIN_HZ : 0;
    }

    /** Fills {@link #bands}; by how many dB they rose since the last frame, on average. */
    private double measureBands() {
        double rise = 0;
        for (int band = 0; band < bands.length; band++) {
            before[band] = bands[band];
            bands[band] = 10 * Math.log10(Math.max(FLOOR, bank.through(band, power)));
            rise += Math.max(0, bands[band] - before[band]);
        }
        boolean first = !started;
        started = true;
        return first ? 0 : rise / bands.length;
    }

    /** Copies what the last frame gave into a row, all but the deltas. */
    void write(float[] row) {
        for (int band = 0; band < bands.length; band++) {
            row[AudioColumns.MEL + band] = (float) bands[band];
        }
        for (int k = 0; k < cosines.length; k++) {
            double sum = 0;
            for (int band = 0; band < bands.length; band++) {
                sum += cosines[k][band] * bands[band];
            }
            row[AudioColumns.MFCC + k] = (float) sum;
        }
        row[AudioColumns.CENTROID] = (float) centroid;
        row[AudioColumns.FLUX] = (float) flux;
    }

    @Override
    public void processingFinished() {
        // Nothing is held back.
    }
}
