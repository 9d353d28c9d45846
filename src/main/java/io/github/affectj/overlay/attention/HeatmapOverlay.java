package io.github.affectj.overlay.attention;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.FrameSlices;
import io.github.affectj.overlay.LabelOverlay;
import io.github.affectj.overlay.OverlayParts;
import io.github.affectj.overlay.Places;
import io.github.affectj.result.EmotionTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows the heat map of each frame over the stack, with a scale bar. All frames share one scale
 * from 0 to the largest value of the clip, so that colours can be compared from frame to frame; low
 * values are the more transparent, so that the picture stays visible ({@link HeatColours} has the
 * rule).
 *
 * <p>The elements are named {@code affectj heat map <frame>} and {@code affectj scale ...}; the
 * maps lie under the user's elements, the scale bar over them, AffectJ's labels on top of all.
 */
public final class HeatmapOverlay {
    private static final String NAME = OverlayParts.PREFIX + " heat map";

    private static final List<String> NAMES = List.of(NAME, ScaleBar.NAME);

    /**
     * Pixels of all maps of a clip up to which TIFF files hold them. ImageJ unpacks every map when
     * it opens the file, at 4 bytes a pixel: 256 MB at most.
     */
    private static final long SAVED_PIXELS = 64_000_000;

    private HeatmapOverlay() {}

    /**
     * Adds the heat maps to an image, in the place of earlier ones; all other elements stay.
     *
     * @param image the stack that was analysed
     * @param result what was found in it, with heat maps
     * @param lut name of a lookup table of ImageJ, see {@link HeatmapLut#names()}
     * @param opacityPercent opacity of the high values, from 0 to 100
     * @throws BadInputException if there is no such table, the opacity is out of range or the
     *     result has no heat maps
     */
    public static void add(
            ImagePlus image, EmotionTimeline result, String lut, int opacityPercent) {
        EmotionTimeline.HeatMaps maps = maps(result);
        if (opacityPercent < 0 || opacityPercent > 100) {
            throw new BadInputException(
                    "opacity must be from 0 to 100, not " + opacityPercent + ".");
        }
        HeatColours colours =
                new HeatColours(HeatmapLut.byName(lut), opacityPercent / 100.0, maps.max());
        int width = image.getWidth();
        int height = image.getHeight();
        FrameSlices slices = FrameSlices.of(image, result);
        boolean saved = (long) width * height * maps.maps().size() <= SAVED_PIXELS;
        List<Roi> below = new ArrayList<>();
        for (int i = 0; i < maps.maps().size(); i++) {
            if (slices.has(i)) {
                Roi roi = new HeatmapRoi(width, height, maps.maps().get(i), colours, saved);
                OverlayParts.name(roi, NAME + " " + result.frames().get(i).frame());
                slices.put(roi, i);
                below.add(roi);
            }
        }
        int band = AttentionBand.height(image);
        boolean atTop = Places.of(image).allAtTop();
        List<Roi> bar = ScaleBar.elements(width, height, band, atTop, colours, caption(maps));
        ScaleBar.giveWay(bar, LabelOverlay.place(image, result), atTop);
        OverlayParts.replace(image, NAMES, below, bar, LabelOverlay.NAME);
    }

    /** Takes heat maps and scale bar off an image again; all other elements stay. */
    public static void remove(ImagePlus image) {
        OverlayParts.replace(image, NAMES, List.of(), List.of(), null);
    }

    /**
     * The heat maps of a result.
     *
     * @throws BadInputException if it has none
     */
    static EmotionTimeline.HeatMaps maps(EmotionTimeline result) {
        return result.maps()
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        "The result of "
                                                + result.clipName()
                                                + " has no heat maps; run Recognize Emotions... with"
                                                + " heatmap=gradcam or heatmap=attention."));
    }

    /** What the maps show: {@code Grad-CAM, happiness} or {@code attention weight}. */
    static String caption(EmotionTimeline.HeatMaps maps) {
        String source = maps.source().toLowerCase(Locale.ROOT);
        if (!source.equals("gradcam")) {
            // Called what it is: how the network weighed its inputs, not why it decided.
            return source.equals("attention") ? "attention weight" : maps.source();
        }
        return "Grad-CAM, " + (maps.emotion().equals("top") ? "top emotion" : maps.emotion());
    }
}
