package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import io.github.affectj.features.audio.AudioStepSource;
import io.github.affectj.model.MaskedFeatures;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** The audio features of the steps that windows still need, read as they are asked for. */
final class AudioWindow {
    private final AudioStepRows rows;
    private final int columns;
    private final FamiliaritySums familiarity;
    private final TreeMap<Integer, float[]> held = new TreeMap<>();
    private int read;
    private boolean ended;

    /**
     * @param columns features a step; 0 for a model that takes no audio, whose stream is then one
     *     masked column
     * @param familiarity takes each step's features; null where nobody asks
     */
    AudioWindow(AudioStepRows rows, int columns, FamiliaritySums familiarity) {
        this.rows = rows;
        this.familiarity = familiarity;
        this.columns = Math.max(1, columns);
    }

    /**
     * The audio stream of some windows, (B, T, D).
     *
     * @param windows steps of each window
     */
    MaskedFeatures of(NDManager scope, List<int[]> windows) {
        int length = windows.get(0).length;
        float[] mask = new float[windows.size() * length];
        float[] features = new float[mask.length * columns];
        int at = 0;
        for (int[] window : windows) {
            for (int step : window) {
                float[] row = step == WindowPlan.PADDING ? null : row(step);
                if (row != null) {
                    System.arraycopy(row, 0, features, at * columns, columns);
                    mask[at] = 1;
                }
                at++;
            }
        }
        return new MaskedFeatures(
                scope.create(features, new Shape(windows.size(), length, columns)),
                scope.create(mask, new Shape(windows.size(), length)));
    }

    private float[] row(int step) {
        while (!ended && read <= step) {
            float[] row = new float[columns];
            try {
                if (rows.next(row, 0)) {
                    if (AudioStepSource.isSilent(row, 0)) {
                        read++;
                        continue;
                    }
                    held.put(read, row);
                    if (familiarity != null) {
                        familiarity.addAudio(read, row);
                    }
                } else {
                    ended = true;
                }
            } catch (IOException e) {
                throw new BadInputException("The audio can't be read (" + e.getMessage() + ").", e);
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
