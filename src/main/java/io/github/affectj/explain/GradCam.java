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
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.HeadScores;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionLabels;
import java.util.List;

/**
 * Grad-CAM (Selvaraju et al. 2017, equations 1 and 2) on the backbone's last maps: for each frame
 * {@code relu(sum_k alpha_k A_k)}, alpha_k the mean over the area of the gradient of the emotion's
 * logit by map A_k. A frame in several windows gets the mean of its maps. Units: logit per unit of
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
            NDArray leaf = batch.maps().duplicate();
            leaf.attach(scope);
            leaf.setRequiresGradient(true);
            synchronized (GradientLock.class) {
                try (GradientCollector collector =
                        Engine.getEngine("PyTorch").newGradientCollector()) {
                    NDArray out =
                            predictor
                                    .network()
                                    .head(predictor.parameters(), batch.withMaps(leaf), false)
                                    .logits();
                    NDList chosen = new NDList();
                    for (int w = 0; w < logits.length; w++) {
                        int k = emotion < 0 ? EmotionLabels.argMax(logits[w]) : emotion;
                        chosen.add(out.get(w).get(k));
                    }
                    collector.backward(NDArrays.stack(chosen).sum());
                }
            }
            Shape s = leaf.getShape(); // B, T, C, h, w
            long area = s.get(3) * s.get(4);
            long frames = s.get(0) * s.get(1);
            NDArray gradient = leaf.getGradient();
            gradient.attach(scope);
            NDArray alpha = gradient.reshape(frames, s.get(2), area).mean(new int[] {2}, true);
            NDArray cam =
                    leaf.stopGradient()
                            .reshape(frames, s.get(2), area)
                            .mul(alpha)
                            .sum(new int[] {1})
                            .maximum(0); // B*T, area
            mapHeight = (int) s.get(3);
            mapWidth = (int) s.get(4);
            accumulate(windows, cam.toFloatArray(), (int) area);
        }
    }

    private void accumulate(List<int[]> windows, float[] cams, int area) {
        int at = 0;
        for (int[] window : windows) {
            for (int frame : window) {
                sums.add(frame, cams, at, area);
                at += area;
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
