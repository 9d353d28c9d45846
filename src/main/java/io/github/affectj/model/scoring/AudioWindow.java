package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import io.github.affectj.model.WindowBatch;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** The sound's features of the steps that windows still need, read as they are asked for. */
final class AudioWindow {
    private final AudioStepRows rows;
    private final int columns;
    private final TreeMap<Integer, float[]> held = new TreeMap<>();
    private int read;
    private boolean ended;

    /**
     * @param rows null if there is no sound
     * @param columns features a step; 0 for a model that does not listen
     */
    AudioWindow(AudioStepRows rows, int columns) {
        this.rows = columns == 0 ? null : rows;
        this.columns = columns;
    }

    /**
     * Puts the sound beside the pictures of some windows.
     *
     * @param maps (B, T, C, h, w)
     * @param seen mask of the pictures, B * T
     * @param windows steps of each window
     */
    WindowBatch with(NDManager scope, NDArray maps, float[] seen, List<int[]> windows) {
        int length = windows.get(0).length;
        int width = Math.max(1, columns);
        float[] features = new float[seen.length * width];
        float[] heard = new float[seen.length];
        int at = 0;
        for (int[] window : windows) {
            for (int step : window) {
                float[] row = step == WindowPlan.PADDING ? null : row(step);
                if (row != null) {
                    System.arraycopy(row, 0, features, at * width, width);
                    heard[at] = 1;
                }
                at++;
            }
        }
        Shape steps = new Shape(windows.size(), length);
        return new WindowBatch(
                maps,
                scope.create(features, new Shape(windows.size(), length, width)),
                scope.create(seen, steps),
                scope.create(heard, steps));
    }

    private float[] row(int step) {
        while (rows != null && !ended && read <= step) {
            float[] row = new float[columns];
            try {
                if (rows.next(row, 0)) {
                    held.put(read, row);
                } else {
                    ended = true;
                }
            } catch (IOException e) {
                throw new BadInputException("The sound can't be read (" + e.getMessage() + ").", e);
            }
            read++;
        }
        return held.get(step);
    }

    /** Forgets the steps before one. */
    void drop(int before) {
        held.headMap(before).clear();
    }
}
