package io.github.affectj.training.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.model.WindowBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a window of film has beside its pictures.
 *
 * @param sound features of each step, T * D
 * @param seen 1 for each step with a picture, else 0; T of them
 * @param heard 1 for each step with sound, else 0; T of them
 */
public record StepData(float[] sound, float[] seen, float[] heard) {

    /** A window of {@code steps} with nothing in it yet. */
    public static StepData empty(int steps, int columns) {
        return new StepData(
                new float[steps * Math.max(1, columns)], new float[steps], new float[steps]);
    }

    /**
     * The window without its pictures or without its sound, each with half of a probability; only
     * where both are there.
     */
    StepData dropped(double probability, Random random) {
        double draw = random.nextDouble();
        if (draw >= probability || isEmpty(seen) || isEmpty(heard)) {
            return this;
        }
        return draw < probability / 2
                ? new StepData(sound, new float[seen.length], heard)
                : new StepData(sound, seen, new float[heard.length]);
    }

    /** How many steps have a picture; they are the first. */
    public int seenCount() {
        int count = 0;
        for (float v : seen) {
            count += v > 0 ? 1 : 0;
        }
        return count;
    }

    private static boolean isEmpty(float[] mask) {
        for (float v : mask) {
            if (v > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Puts windows beside their maps.
     *
     * @param maps (B, T, C, h, w)
     * @param windows B of them; null for networks that go frame by frame
     */
    public static WindowBatch beside(NDManager scope, NDArray maps, List<StepData> windows) {
        if (windows == null) {
            return WindowBatch.pictures(maps);
        }
        int steps = windows.get(0).seen.length;
        int values = windows.get(0).sound.length;
        float[] sound = new float[windows.size() * values];
        float[] seen = new float[windows.size() * steps];
        float[] heard = new float[seen.length];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(windows.get(i).sound, 0, sound, i * values, values);
            System.arraycopy(windows.get(i).seen, 0, seen, i * steps, steps);
            System.arraycopy(windows.get(i).heard, 0, heard, i * steps, steps);
        }
        Shape mask = new Shape(windows.size(), steps);
        return new WindowBatch(
                maps,
                scope.create(sound, new Shape(windows.size(), steps, values / steps)),
                scope.create(seen, mask),
                scope.create(heard, mask));
    }

    /** The windows of a batch, off the engine. */
    public static List<StepData> of(WindowBatch batch) {
        if (batch.sound() == null) {
            return null;
        }
        int count = (int) batch.size();
        float[] sound = batch.sound().toFloatArray();
        float[] seen = batch.pictureMask().toFloatArray();
        float[] heard = batch.soundMask().toFloatArray();
        List<StepData> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(
                    new StepData(
                            part(sound, i, count), part(seen, i, count), part(heard, i, count)));
        }
        return windows;
    }

    private static float[] part(float[] all, int place, int count) {
        int length = all.length / count;
        return Arrays.copyOfRange(all, place * length, (place + 1) * length);
    }
}
