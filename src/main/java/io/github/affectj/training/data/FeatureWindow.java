package io.github.affectj.training.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.features.file.FeatureMatrix;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.scoring.WindowPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A window of features: what stands in it of each stream, padded and masked.
 *
 * @param visual numbers of each step, T * D; one a step where the network takes no video
 * @param streams audio and both masks
 * @param truth what each step should say, {@link Sample#NO_LABEL} where that is not told; of a clip
 *     with one label one row for all
 */
public record FeatureWindow(float[] visual, WindowStreams streams, Truth truth) {

    /**
     * Cuts a window out of a clip.
     *
     * @param clip its streams
     * @param window places of steps, {@link WindowPlan#PADDING} behind the last
     * @param needs streams that the network takes
     */
    public static FeatureWindow of(
            Sample sample, FeatureFiles.Streams clip, int[] window, StreamNeeds needs) {
        FeatureMatrix video = needs.taken().visual() ? clip.visual() : null;
        FeatureMatrix sound = needs.taken().audio() ? clip.audio() : null;
        int columns = needs.taken().visual() ? Math.max(1, needs.visualFeatures()) : 1;
        float[] visual = new float[window.length * columns];
        WindowStreams streams = WindowStreams.empty(window.length, needs.audioFeatures());
        int[] labels = new int[window.length];
        Arrays.fill(labels, Sample.NO_LABEL);
        for (int i = 0; i < window.length && window[i] != WindowPlan.PADDING; i++) {
            streams.visualMask()[i] = copy(video, window[i], visual, i);
            streams.audioMask()[i] = copy(sound, window[i], streams.audio(), i);
            if (sample.isByStep()) {
                labels[i] = sample.features().stepLabels()[window[i]];
            }
        }
        return new FeatureWindow(
                visual, streams, sample.isByStep() ? Truth.of(labels) : Truth.of(List.of(sample)));
    }

    /** Copies a step; its mask: 1 if there was one. */
    private static float copy(FeatureMatrix from, int step, float[] to, int place) {
        if (from == null) {
            return 0;
        }
        int columns = from.columns();
        System.arraycopy(from.values(), step * columns, to, place * columns, columns);
        return 1;
    }

    /**
     * Some windows as a head takes them; the visual features are maps of one place.
     *
     * @param streams what the windows have beside their visual features, as after dropout
     */
    public static WindowBatch batch(
            NDManager scope, List<FeatureWindow> windows, List<WindowStreams> streams) {
        int values = windows.get(0).visual.length;
        int length = streams.get(0).visualMask().length;
        float[] visual = new float[windows.size() * values];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(windows.get(i).visual, 0, visual, i * values, values);
        }
        NDArray maps =
                scope.create(visual, new Shape(windows.size(), length, values / length, 1, 1));
        return WindowStreams.batch(scope, maps, streams);
    }

    /** What the windows have beside their visual features. */
    public static List<WindowStreams> streams(List<FeatureWindow> windows) {
        return windows.stream().map(FeatureWindow::streams).toList();
    }

    /** What some windows should say, one after the other. */
    public static Truth truth(List<FeatureWindow> windows) {
        return Truth.join(windows.stream().map(FeatureWindow::truth).toList());
    }

    /** All windows of a clip, in its order. */
    public static List<FeatureWindow> all(
            Sample sample, FeatureFiles.Streams clip, List<int[]> plan, StreamNeeds needs) {
        List<FeatureWindow> windows = new ArrayList<>();
        for (int[] window : plan) {
            windows.add(of(sample, clip, window, needs));
        }
        return windows;
    }
}
