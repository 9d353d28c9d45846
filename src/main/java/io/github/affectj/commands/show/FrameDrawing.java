package io.github.affectj.commands.show;

import ij.ImagePlus;
import io.github.affectj.overlay.LabelOverlay;
import io.github.affectj.overlay.attention.AttentionBand;
import io.github.affectj.overlay.attention.HeatmapOverlay;
import io.github.affectj.result.EmotionTimeline;
import java.util.List;

/** What a recognition draws over the frames. */
public final class FrameDrawing {
    private FrameDrawing() {}

    /**
     * Shows what was asked for and takes away what an earlier result had left.
     *
     * @param results what was found: one result, or one for each region
     * @param heatmap source of the heat map, {@code none} without one
     * @param lut colours of the heat map
     * @param opacity of the heat map in per cent
     */
    public static void show(
            ImagePlus image,
            List<EmotionTimeline> results,
            boolean labels,
            String heatmap,
            String lut,
            int opacity) {
        if (labels) {
            LabelOverlay.add(image, results);
        } else {
            LabelOverlay.remove(image);
        }
        EmotionTimeline result = results.get(0);
        AttentionBand.show(image, result, heatmap.equals("attention"), 0);
        if (result.maps().isPresent()) {
            HeatmapOverlay.add(image, result, lut, opacity);
        } else {
            HeatmapOverlay.remove(image);
        }
    }
}
