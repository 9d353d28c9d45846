package io.github.affectj.overlay;

import java.util.Arrays;

/**
 * Looks for lines of text in a frame, such as burnt-in subtitles.
 *
 * <p>The rule: along a row of pixels, letters change from light to dark and back again and again.
 * Where in some rows on top of each other there are at least {@link #LEAST_CHANGES} such changes,
 * and {@link #TIMES_USUAL} times as many as in the frame's middle row by that count, there is text;
 * or something else as busy, that is better not covered either.
 */
final class TextLines {
    static final int LEAST_CHANGES = 10;
    static final int TIMES_USUAL = 3;

    /** Part of the frame's height at either end that is looked at: a fifth. */
    private static final int ZONE = 5;

    /** Luminance from 0 to 255 that counts as a change. */
    private static final int STEP = 60;

    /** The shorter side in pixels down to which large frames are made smaller. */
    private static final int SIDE = 360;

    private TextLines() {}

    /**
     * The two ends of a frame.
     *
     * @param top whether there is text in the upper fifth
     * @param bottom whether there is text in the lower fifth
     */
    record Ends(boolean top, boolean bottom) {}

    /**
     * Where there is text, in the upper and in the lower fifth.
     *
     * @param rgb {@code width * height} values 0xRRGGBB
     */
    static Ends in(int[] rgb, int width, int height) {
        int f = Math.max(1, Math.min(width, height) / SIDE);
        int w = width / f;
        int h = height / f;
        double[] changes = new double[h];
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int sum = 0;
                for (int i = 0; i < f * f; i++) {
                    int p = rgb[(y * f + i / f) * width + x * f + i % f];
                    sum += 2 * (p >> 16 & 0xFF) + 5 * (p >> 8 & 0xFF) + (p & 0xFF);
                }
                row[x] = sum / (8 * f * f);
            }
            changes[y] = changes(row, Math.max(6, h / 20));
        }
        double[] sorted = changes.clone();
        Arrays.sort(sorted);
        double least = Math.max(LEAST_CHANGES, TIMES_USUAL * sorted[h / 2]);
        int lines = Math.max(2, h / 60);
        return new Ends(
                densest(changes, 0, h / ZONE, lines) >= least,
                densest(changes, h - h / ZONE, h, lines) >= least);
    }

    /** How often a row turns from getting lighter to getting darker, or back, within a letter. */
    private static int changes(int[] row, int reach) {
        int changes = 0;
        int last = 0;
        int lastAt = -reach;
        for (int x = 1; x + 1 < row.length; x++) {
            int step = row[x + 1] - row[x - 1];
            if (Math.abs(step) >= STEP) {
                int sign = Integer.signum(step);
                changes += sign != last && x - lastAt <= reach ? 1 : 0;
                last = sign;
                lastAt = x;
            }
        }
        return changes;
    }

    /** The highest mean of some rows on top of each other. */
    private static double densest(double[] changes, int from, int to, int rows) {
        double best = 0;
        for (int y = from; y + rows <= to; y++) {
            best = Math.max(best, Arrays.stream(changes, y, y + rows).average().orElse(0));
        }
        return best;
    }
}
