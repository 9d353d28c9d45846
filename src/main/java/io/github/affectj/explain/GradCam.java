package io.github.affectj.explain;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.affectj.base.BadInputException;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.engine.GradientLock;
import io.github.affectj.model.engine.NoGradients;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.HeadScores;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionLabels;
import java.util.List;

/**
 * Grad-CAM (Selvaraju et al. 2017, equations 1 and 2) on the backbone's last maps: for each frame
 * {@code relu(sum_k alpha_k A_k)}, alpha_k the mean over the area of the gradient of the emotion's
 * logit by map A_k. Where a network sees a window as a whole, the maps are those of its last
 * convolution, the mean goes over their time as well, and each of their steps stands for the frames
 * that it came from. A frame in several windows gets the mean of its maps. Units: logit per unit of
 * area share, not below 0; comparable between frames of one run.
 */
public final class GradCam implements MapSource {
    private final EmotionPredictor predictor;
    private final int emotion;
    private final MapSums sums;
    private int mapWidth;
    private int mapHeight;

    /**
     * @param frameCount frames of the clip
     * @param emotion label to explain, or {@code top}: each window's most probable one
     * @throws BadInputException if the model has no such label
     */
    public GradCam(EmotionPredictor predictor, int frameCount, String emotion) {
        this.predictor = predictor;
        this.emotion = target(predictor.spec().emotionLabels(), emotion);
        sums = new MapSums(frameCount);
    }

    /** Place of a label, or -1 for {@code top}. */
    private static int target(EmotionLabels labels, String emotion) {
        if ("top".equals(emotion)) {
            return -1;
        }
        int index = labels.indexOf(emotion);
        if (index < 0) {
            throw new BadInputException(
                    "emotion="
                            + emotion
                            + " is none of this model's; allowed are top, "
                            + String.join(", ", labels.names())
                            + ".");
        }
        return index;
    }

    @Override
    public void scored(List<int[]> windows, WindowBatch batch, HeadScores scores) {
        double[][] logits = scores.logits();
        try (NDManager scope = predictor.manager().newSubManager()) {
            NDArray leaf = maps(scope, batch);
            leaf.setRequiresGradient(true);
            synchronized (GradientLock.class) {
                try (GradientCollector collector =
                        Engine.getEngine("PyTorch").newGradientCollector()) {
                    NDArray out = predictor.network().logitsOf(predictor.parameters(), batch, leaf);
                    NDList chosen = new NDList();
                    for (int w = 0; w < logits.length; w++) {
                        int k = emotion < 0 ? EmotionLabels.argMax(logits[w]) : emotion;
                        chosen.add(out.get(w).get(k));
                    }
                    collector.backward(NDArrays.stack(chosen).sum());
                }
            }
            Shape s = leaf.getShape(); // B, S, C, h, w
            long area = s.get(3) * s.get(4);
            NDArray gradient = leaf.getGradient();
            gradient.attach(scope);
            Shape flat = new Shape(s.get(0), s.get(1), s.get(2), area);
            NDArray alpha = gradient.reshape(flat).mean(new int[] {3}, true); // B, S, C, 1
            if (!predictor.backbone().perFrame()) {
                alpha = alpha.mean(new int[] {1}, true); // B, 1, C, 1
            }
            NDArray cam =
                    leaf.stopGradient()
                            .reshape(flat)
                            .mul(alpha)
                            .sum(new int[] {2})
                            .maximum(0); // B, S, area
            mapHeight = (int) s.get(3);
            mapWidth = (int) s.get(4);
            accumulate(windows, cam.toFloatArray(), (int) s.get(1), (int) area);
        }
    }

    private NDArray maps(NDManager scope, WindowBatch batch) {
        try (NoGradients off = new NoGradients()) {
            NDArray maps = predictor.network().explainedMaps(predictor.parameters(), batch);
            maps.attach(scope);
            return maps;
        }
    }

    /** Frame t of T has the map of the step that it is in, t * S / T. */
    private void accumulate(List<int[]> windows, float[] cams, int steps, int area) {
        for (int w = 0; w < windows.size(); w++) {
            int[] window = windows.get(w);
            for (int t = 0; t < window.length; t++) {
                int step = w * steps + t * steps / window.length;
                sums.add(window[t], cams, step * area, area);
            }
        }
    }

    /**
     * One map a frame, once all windows were scored. A frame that no step of the model looked at
     * has the map of the last one before it that was looked at.
     */
    @Override
    public List<AttentionMap> maps() {
        return sums.maps(mapWidth, mapHeight);
    }
}
