package io.github.affectj.training.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.result.FigureBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a training window has beside its pixels or maps: the audio features, and the masks of both
 * streams. The frames that are there are the first of the window; audio may pause in it.
 *
 * @param audio features of each step, T * D
 * @param visualMask 1 for each step with a frame, else 0; T of them
 * @param audioMask 1 for each step with sound, else 0; T of them
 * @param figure the box that its figure keeps within: left, upper, right, lower edge as shares of
 *     the frame; null where nobody knows it, as where a variant moved the frames
 */
public record WindowStreams(float[] audio, float[] visualMask, float[] audioMask, float[] figure) {

    /** A window of which no figure is known. */
    public WindowStreams(float[] audio, float[] visualMask, float[] audioMask) {
        this(audio, visualMask, audioMask, null);
    }

    /**
     * A window with nothing in it yet.
     *
     * @param length steps of the window, T
     * @param columns audio features a step; 0 for a network that takes none, whose audio is then
     *     one masked column
     */
    public static WindowStreams empty(int length, int columns) {
        return new WindowStreams(
                new float[length * Math.max(1, columns)], new float[length], new float[length]);
    }

    /**
     * The window without its visual or without its audio stream, each with half of a probability;
     * only where both are there.
     */
    WindowStreams dropped(double probability, Random random) {
        double draw = random.nextDouble();
        if (draw >= probability || count(visualMask) == 0 || count(audioMask) == 0) {
            return this;
        }
        return draw < probability / 2
                ? new WindowStreams(audio, new float[visualMask.length], audioMask, figure)
                : new WindowStreams(audio, visualMask, new float[audioMask.length], figure);
    }

    /**
     * The same with the box of a figure.
     *
     * @param box in pixels of frames of a width and height
     */
    WindowStreams withFigure(FigureBox box, double width, double height) {
        return withFigure(
                new float[] {
                    (float) (box.x() / width),
                    (float) (box.y() / height),
                    (float) ((box.x() + box.width()) / width),
                    (float) ((box.y() + box.height()) / height)
                });
    }

    /**
     * The same with the box of a figure.
     *
     * @param edges see {@link #figure()}
     */
    public WindowStreams withFigure(float[] edges) {
        return new WindowStreams(audio, visualMask, audioMask, edges);
    }

    /** How many steps have a frame. */
    public int frames() {
        return count(visualMask);
    }

    private static int count(float[] mask) {
        int count = 0;
        for (float v : mask) {
            count += v > 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * Some windows as a head takes them.
     *
     * @param maps (B, T, C, h, w)
     * @param windows B of them
     */
    public static WindowBatch batch(NDManager scope, NDArray maps, List<WindowStreams> windows) {
        int length = windows.get(0).visualMask.length;
        int values = windows.get(0).audio.length;
        float[] audio = new float[windows.size() * values];
        float[] visualMask = new float[windows.size() * length];
        float[] audioMask = new float[visualMask.length];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(windows.get(i).audio, 0, audio, i * values, values);
            System.arraycopy(windows.get(i).visualMask, 0, visualMask, i * length, length);
            System.arraycopy(windows.get(i).audioMask, 0, audioMask, i * length, length);
        }
        Shape mask = new Shape(windows.size(), length);
        return new WindowBatch(
                new MaskedFeatures(maps, scope.create(visualMask, mask)),
                new MaskedFeatures(
                        scope.create(audio, mask.add(values / length)),
                        scope.create(audioMask, mask)));
    }

    /** The windows of a batch, off the engine. */
    public static List<WindowStreams> of(WindowBatch batch) {
        int count = (int) batch.size();
        float[] audio = batch.audio().values().toFloatArray();
        float[] visualMask = batch.visual().mask().toFloatArray();
        float[] audioMask = batch.audio().mask().toFloatArray();
        List<WindowStreams> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(
                    new WindowStreams(
                            part(audio, i, count),
                            part(visualMask, i, count),
                            part(audioMask, i, count)));
        }
        return windows;
    }

    private static float[] part(float[] all, int place, int count) {
        int length = all.length / count;
        return Arrays.copyOfRange(all, place * length, (place + 1) * length);
    }
}
