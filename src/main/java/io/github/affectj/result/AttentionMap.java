package io.github.affectj.result;

/**
 * A coarse map of how much each part of a frame mattered, at the resolution of the model's last
 * maps (7 x 7 for a ResNet18 at 224 px), covering the whole frame.
 *
 * <p>Values are not below 0; row-major, {@code values[y * width + x]}.
 */
public final class AttentionMap {
    private final int width;
    private final int height;
    private final float[] values;

    /**
     * @param width cells in a row, at least 1
     * @param height cells in a column, at least 1
     * @param values {@code width * height} values, row by row; copied
     */
    public AttentionMap(int width, int height, float[] values) {
        if (width < 1 || height < 1 || values.length != width * height) {
            throw new IllegalArgumentException(
                    values.length + " values do not make a map of " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.values = values.clone();
    }

    /** Cells in a row. */
    public int width() {
        return width;
    }

    /** Cells in a column. */
    public int height() {
        return height;
    }

    /** A copy of the values, row by row. */
    public float[] values() {
        return values.clone();
    }

    /** The value of a cell; {@code x} from the left, {@code y} from the top, from 0. */
    public float value(int x, int y) {
        return values[y * width + x];
    }

    /** The largest value. */
    public float max() {
        float max = 0;
        for (float v : values) {
            max = Math.max(max, v);
        }
        return max;
    }

    /**
     * The map at another size, bilinear between cell centres and constant beyond the outermost
     * ones.
     *
     * @param newWidth pixels in a row, at least 1
     * @param newHeight pixels in a column, at least 1
     * @return {@code newWidth * newHeight} values, row by row
     */
    public float[] resized(int newWidth, int newHeight) {
        float[] out = new float[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            double sy = clamp((y + 0.5) * height / newHeight - 0.5, height - 1);
            int y0 = (int) sy;
            int y1 = Math.min(y0 + 1, height - 1);
            double fy = sy - y0;
            for (int x = 0; x < newWidth; x++) {
                double sx = clamp((x + 0.5) * width / newWidth - 0.5, width - 1);
                int x0 = (int) sx;
                int x1 = Math.min(x0 + 1, width - 1);
                double fx = sx - x0;
                double top = value(x0, y0) * (1 - fx) + value(x1, y0) * fx;
                double bottom = value(x0, y1) * (1 - fx) + value(x1, y1) * fx;
                out[y * newWidth + x] = (float) (top * (1 - fy) + bottom * fy);
            }
        }
        return out;
    }

    private static double clamp(double v, double max) {
        return Math.max(0, Math.min(max, v));
    }
}
