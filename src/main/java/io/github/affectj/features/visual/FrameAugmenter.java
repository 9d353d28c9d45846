package io.github.affectj.features.visual;

import java.util.List;
import java.util.Random;

/**
 * Random variants of training windows, the same for all frames of a window, so that a network
 * learns the drawing and not its place, palette or line. Writes network input like {@link
 * FramePreprocessor}.
 *
 * <p>Geometry: zoom, aspect, rotation, shift, mirror. Colour: brightness, contrast, saturation,
 * shuffled channels, grey, inversion, posterising. Line: outlines in place of fills, blur. Erasing:
 * one block. Not safe for several threads at once.
 */
public final class FrameAugmenter {

    /**
     * How strong the variants are.
     *
     * @param geometry scale of the ranges of zoom, rotation and shift, 0 to 1
     * @param style scale of the probabilities of all changes of colour and line, 0 to 1
     */
    public record Strength(double geometry, double style) {
        /** The strength of a macro value: {@code none}, {@code standard} or {@code strong}. */
        public static Strength of(String name) {
            return switch (name) {
                case "none" -> new Strength(0, 0);
                case "standard" -> new Strength(0.6, 0.3);
                case "strong" -> new Strength(1, 1);
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    /** Names that {@link Strength#of} takes. */
    public static final List<String> STRENGTHS = List.of("none", "standard", "strong");

    private final int size;
    private final double[] mean;
    private final double[] std;
    private final Strength strength;
    private final float[] work;
    private final StyleFilter filter;

    /**
     * @param size side of the square output in pixels
     * @param mean per channel R, G, B of values in 0..1, subtracted
     * @param std per channel, divided by
     */
    public FrameAugmenter(int size, List<Double> mean, List<Double> std, Strength strength) {
        this.size = size;
        this.mean = mean.stream().mapToDouble(Double::doubleValue).toArray();
        this.std = std.stream().mapToDouble(Double::doubleValue).toArray();
        this.strength = strength;
        work = new float[3 * size * size];
        filter = new StyleFilter(size);
    }

    /**
     * Writes all frames of one window, changed in one and the same random way.
     *
     * @param frames {@code width * height} pixels 0xRRGGBB each
     * @param out receives {@code frames.size() * 3 * size * size} values from {@code offset}
     * @param random source of the variant; the same seed gives the same values
     */
    public void write(
            List<int[]> frames, int width, int height, float[] out, int offset, Random random) {
        Affine affine = Affine.draw(random, strength.geometry(), size);
        StyleFilter.Style style = StyleFilter.Style.draw(random, strength.style(), size);
        int length = 3 * size * size;
        for (int i = 0; i < frames.size(); i++) {
            resample(frames.get(i), width, height, affine);
            filter.apply(work, style);
            normalise(out, offset + i * length);
        }
    }

    private void normalise(float[] out, int offset) {
        int area = size * size;
        for (int c = 0; c < 3; c++) {
            float scale = (float) (1 / std[c]);
            float shift = (float) (-mean[c] / std[c]);
            for (int i = c * area; i < (c + 1) * area; i++) {
                out[offset + i] = work[i] * scale + shift;
            }
        }
    }

    /**
     * Bilinear, several samples a pixel where the source is finer; the border colour goes on
     * outside.
     */
    private void resample(int[] rgb, int width, int height, Affine affine) {
        int area = size * size;
        double sx = (double) width / size;
        double sy = (double) height / size;
        int taps = (int) Math.max(1, Math.min(4, Math.round(Math.max(sx, sy) * affine.zoomOut())));
        float weight = 1f / (255 * taps * taps);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                float r = 0;
                float g = 0;
                float b = 0;
                for (int j = 0; j < taps; j++) {
                    for (int i = 0; i < taps; i++) {
                        double u = x + (i + 0.5) / taps;
                        double v = y + (j + 0.5) / taps;
                        double px = affine.x(u, v) * sx - 0.5;
                        double py = affine.y(u, v) * sy - 0.5;
                        px = Math.max(0, Math.min(width - 1.0, px));
                        py = Math.max(0, Math.min(height - 1.0, py));
                        int x0 = (int) px;
                        int y0 = (int) py;
                        int x1 = Math.min(x0 + 1, width - 1);
                        int y1 = Math.min(y0 + 1, height - 1);
                        float fx = (float) (px - x0);
                        float fy = (float) (py - y0);
                        int p00 = rgb[y0 * width + x0];
                        int p10 = rgb[y0 * width + x1];
                        int p01 = rgb[y1 * width + x0];
                        int p11 = rgb[y1 * width + x1];
                        float w00 = (1 - fx) * (1 - fy);
                        float w10 = fx * (1 - fy);
                        float w01 = (1 - fx) * fy;
                        float w11 = fx * fy;
                        r += blend(p00, p10, p01, p11, w00, w10, w01, w11, 16);
                        g += blend(p00, p10, p01, p11, w00, w10, w01, w11, 8);
                        b += blend(p00, p10, p01, p11, w00, w10, w01, w11, 0);
                    }
                }
                int at = y * size + x;
                work[at] = r * weight;
                work[area + at] = g * weight;
                work[2 * area + at] = b * weight;
            }
        }
    }

    private static float blend(
            int p00, int p10, int p01, int p11, float w00, float w10, float w01, float w11, int s) {
        return (p00 >> s & 0xff) * w00
                + (p10 >> s & 0xff) * w10
                + (p01 >> s & 0xff) * w01
                + (p11 >> s & 0xff) * w11;
    }

    /** From output pixels to source pixels, both on a canvas of {@code size}. */
    private record Affine(
            double a, double b, double c, double d, double tx, double ty, double zoomOut) {

        static Affine draw(Random random, double strength, int size) {
            double zoom = Math.exp(strength * between(random, -0.35, 0.45));
            double aspect = Math.exp(strength * between(random, -0.15, 0.15));
            double angle = strength * Math.toRadians(between(random, -20, 20));
            double shear = strength * between(random, -0.12, 0.12);
            double mirror = strength > 0 && random.nextBoolean() ? -1 : 1;
            double dx = strength * between(random, -0.12, 0.12) * size;
            double dy = strength * between(random, -0.12, 0.12) * size;
            double cos = Math.cos(angle) / zoom;
            double sin = Math.sin(angle) / zoom;
            double a = mirror * cos * aspect;
            double b = mirror * (-sin + shear * cos);
            double c = sin * aspect;
            double d = cos + shear * sin;
            double centre = size / 2.0;
            return new Affine(
                    a,
                    b,
                    c,
                    d,
                    centre - a * (centre + dx) - b * (centre + dy),
                    centre - c * (centre + dx) - d * (centre + dy),
                    1 / zoom);
        }

        double x(double u, double v) {
            return a * u + b * v + tx;
        }

        double y(double u, double v) {
            return c * u + d * v + ty;
        }

        private static double between(Random random, double lo, double hi) {
            return lo + (hi - lo) * random.nextDouble();
        }
    }
}
