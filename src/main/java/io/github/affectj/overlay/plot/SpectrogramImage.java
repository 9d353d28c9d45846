package io.github.affectj.overlay.plot;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.LUT;
import io.github.affectj.overlay.attention.HeatmapLut;

/**
 * Shows log-mel bands as an image that can be measured: 32 bit, values in dB, time to the right in
 * s, frequency upwards in Hz.
 *
 * <p>Mel bands lie ever further apart in Hz, and a calibration of ImageJ is a straight line. So
 * rows are even in Hz, and between the frequencies at which two bands are highest a row is
 * interpolated linearly; what lies outside of them shows the outermost band. The coordinates of a
 * pixel are those of its middle: at row y, column x it is {@code getY} Hz, {@code getX} s exactly.
 */
public final class SpectrogramImage {
    /** From one row to the next in Hz: a bin of the transform behind the bands. */
    public static final double ROW_HZ = 31.25;

    /** Frequency of the uppermost row in Hz; the lowest is at 0. */
    public static final double TOP_HZ = 8000;

    /** What is fainter than the loudest by more is shown black; the values are all there. */
    private static final double SHOWN_DB = 70;

    private SpectrogramImage() {}

    /**
     * Makes the image; works without a display.
     *
     * @param clip name of the clip, for the title {@code <clip> - log-mel}
     * @param firstSeconds the middle of the first column, on the clip's time axis
     * @param stepSeconds from one column to the next
     * @param bandHz the frequency at which each band is highest, rising
     * @param decibels {@code decibels[column][band]}, at least one column
     * @return a new image, not shown
     */
    public static ImagePlus create(
            String clip,
            double firstSeconds,
            double stepSeconds,
            double[] bandHz,
            float[][] decibels) {
        int width = decibels.length;
        int height = (int) Math.round(TOP_HZ / ROW_HZ) + 1;
        float[] pixels = new float[width * height];
        for (int y = 0; y < height; y++) {
            double hertz = (height - 1 - y) * ROW_HZ;
            int above = 0;
            while (above < bandHz.length && bandHz[above] <= hertz) {
                above++;
            }
            int low = Math.max(0, above - 1);
            int high = Math.min(bandHz.length - 1, above);
            double share = low == high ? 0 : (hertz - bandHz[low]) / (bandHz[high] - bandHz[low]);
            // Below the first band there is nothing to lean on.
            share = Math.max(0, share);
            for (int x = 0; x < width; x++) {
                float[] column = decibels[x];
                pixels[y * width + x] =
                        (float) (column[low] + share * (column[high] - column[low]));
            }
        }
        FloatProcessor processor = new FloatProcessor(width, height, pixels);
        ImagePlus image = new ImagePlus(clip + " - log-mel", processor);
        double loudest = processor.getStats().max;
        image.setLut(new LUT(HeatmapLut.byName("Fire"), loudest - SHOWN_DB, loudest));
        image.setDisplayRange(loudest - SHOWN_DB, loudest);
        Calibration calibration = image.getCalibration();
        calibration.setXUnit("s");
        calibration.setYUnit("Hz");
        calibration.setValueUnit("dB");
        calibration.pixelWidth = stepSeconds;
        calibration.xOrigin = -firstSeconds / stepSeconds;
        calibration.pixelHeight = ROW_HZ;
        calibration.yOrigin = height - 1;
        calibration.setInvertY(true);
        image.setProp(
                "Info",
                ("Power in %d mel bands (Slaney, unit area) in dB, 25 ms Hann windows at 16 kHz,"
                                + " columns of %.0f ms (means of 10 ms steps),"
                                + " rows interpolated between the bands' middles.\n")
                        .formatted(bandHz.length, 1000 * stepSeconds));
        return image;
    }
}
