package io.github.affectj.explain;

import io.github.affectj.base.BadInputException;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.scoring.HeadScores;
import io.github.affectj.result.AttentionMap;
import java.util.List;

/**
 * The weights by which a network with spatial attention pooled each frame: what it attended to, not
 * why. They sum to 1 over a frame's map. A frame in several windows gets their mean; where every
 * window has the same weights for it, as in our networks, that is those weights.
 */
public final class SpatialWeights implements MapSource {
    private final MapSums sums;
    private final String model;
    private int side;

    /**
     * @param frameCount frames of the clip
     * @param model its id, for messages
     */
    public SpatialWeights(int frameCount, String model) {
        sums = new MapSums(frameCount);
        this.model = model;
    }

    @Override
    public void scored(List<int[]> windows, WindowBatch batch, HeadScores scores) {
        if (scores.spatialAttention() == null) {
            throw new BadInputException(
                    "The model "
                            + model
                            + " has no spatial attention; allowed sources of a heat map are none and"
                            + " gradcam.");
        }
        for (int w = 0; w < windows.size(); w++) {
            int[] window = windows.get(w);
            for (int t = 0; t < window.length; t++) {
                float[] weights = scores.spatialAttention()[w][t];
                side = (int) batch.shape().get(4);
                sums.add(window[t], weights, 0, weights.length);
            }
        }
    }

    @Override
    public List<AttentionMap> maps() {
        return sums.maps(side, side);
    }
}
