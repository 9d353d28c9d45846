package io.github.affectj.overlay.attention;

import io.github.affectj.result.AttentionMap;
import java.awt.Rectangle;

/**
 * Reads a coarse map at a larger size, a row at a time and only where it is needed: the same
 * bilinear rule as {@link AttentionMap#resized}, without its full-size array.
 */
final class MapSampler {
    private final float[] values;
    private final int mapWidth;
    private final int mapHeight;
    private final int height;
    private final int[] left;
    private final float[] weight;

    /**
     * @param map the coarse map
     * @param width width in pixels of the whole enlarged map
     * @param height height in pixels of the whole enlarged map
     * @param part the columns that will be read; its x and width count
     */
    MapSampler(AttentionMap map, int width, int height, Rectangle part) {
        this.values = map.values();
        this.mapWidth = map.width();
        this.mapHeight = map.height();
        this.height = height;
        this.left = new int[part.width];
        this.weight = new float[part.width];
        for (int i = 0; i < part.width; i++) {
            double x = clamp((part.x + i + 0.5) * mapWidth / width - 0.5, mapWidth - 1);
            left[i] = (int) x;
            weight[i] = (float) (x - left[i]);
        }
    }

    /** Reads a row of the enlarged map, from 0, into the first elements of {@code out}. */
    void row(int y, float[] out) {
        double sy = clamp((y + 0.5) * mapHeight / height - 0.5, mapHeight - 1);
        int y0 = (int) sy;
        int y1 = Math.min(y0 + 1, mapHeight - 1);
        float fy = (float) (sy - y0);
        // One cell more than the map has: the right neighbour of the last one is itself.
        float[] mixed = new float[mapWidth + 1];
        for (int x = 0; x < mapWidth; x++) {
            mixed[x] = values[y0 * mapWidth + x] * (1 - fy) + values[y1 * mapWidth + x] * fy;
        }
        mixed[mapWidth] = mixed[mapWidth - 1];
        for (int i = 0; i < left.length; i++) {
            float a = mixed[left[i]];
            out[i] = a + (mixed[left[i] + 1] - a) * weight[i];
        }
    }

    private static double clamp(double v, double max) {
        return Math.max(0, Math.min(max, v));
    }
}
