package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.training.data.BatchLoader;
import java.util.Arrays;

/**
 * The frames of some training windows that are there. What is not there does not pass the backbone,
 * whose statistics of a batch would hang on it; its maps are zeros.
 */
final class PresentFrames {
    private final int[] perWindow;
    private final int length;
    private final float[] pixels;

    /**
     * @param chunk windows, whose frames that are there are the first of each
     * @param length frames in a window
     */
    PresentFrames(BatchLoader.Chunk chunk, int length) {
        this.length = length;
        boolean taken = chunk.pixels().length > 0;
        perWindow = chunk.windows().stream().mapToInt(w -> taken ? w.frames() : 0).toArray();
        pixels = packed(chunk.pixels());
    }

    private float[] packed(float[] all) {
        if (isWhole()) {
            return all;
        }
        int window = all.length / perWindow.length;
        int frame = window / length;
        float[] some = new float[count() * frame];
        int at = 0;
        for (int w = 0; w < perWindow.length; w++) {
            System.arraycopy(all, w * window, some, at, perWindow[w] * frame);
            at += perWindow[w] * frame;
        }
        return some;
    }

    /** How many there are in all windows. */
    int count() {
        return Arrays.stream(perWindow).sum();
    }

    /** Their pixels, (count, 3, S, S), flat. */
    float[] pixels() {
        return pixels;
    }

    private boolean isWhole() {
        return count() == perWindow.length * length;
    }

    /** The backbone, on frames that are there. */
    @FunctionalInterface
    interface Backbone {
        /** Maps (count, C, h, w). */
        NDArray maps(float[] pixels, int count);
    }

    /**
     * Maps (windows, T, C, h, w) of all windows.
     *
     * @param frame shape (C, h, w) of a frame's maps
     * @param backbone not asked where no frame is there
     */
    NDArray maps(NDManager scope, Shape frame, Backbone backbone) {
        Shape windows = new Shape(perWindow.length, length).addAll(frame);
        if (count() == 0) {
            return scope.zeros(windows);
        }
        NDArray made = backbone.maps(pixels, count());
        if (isWhole()) {
            return made.reshape(windows);
        }
        NDList all = new NDList();
        int at = 0;
        for (int some : perWindow) {
            if (some > 0) {
                all.add(made.get(new NDIndex("{}:{}", at, at + some)));
            }
            if (some < length) {
                all.add(scope.zeros(new Shape(length - some).addAll(frame)));
            }
            at += some;
        }
        return NDArrays.concat(all, 0).reshape(windows);
    }
}
