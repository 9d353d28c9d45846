package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** What a backbone says of each frame in one row of numbers. */
public final class PooledMaps {
    private PooledMaps() {}

    /**
     * Maps averaged over their places.
     *
     * @param maps (count, C, h, w), made without gradients; stay open
     * @return a row of C means a frame
     */
    public static float[][] of(NDArray maps) {
        Shape s = maps.getShape();
        int count = (int) s.get(0);
        int columns = (int) s.get(1);
        float[] flat;
        try (NDArray places = maps.reshape(count, columns, s.get(2) * s.get(3));
                NDArray means = places.mean(new int[] {2})) {
            flat = means.toFloatArray();
        }
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
        }
        return rows;
    }
}
