package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.affectj.result.EmotionTimeline;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.List;

/**
 * Writes each frame's emotion and its probability over the stack: {@code happiness 0.87}, white on
 * a dark half-transparent plate in the upper left corner, so that it can be read on any picture; in
 * the lower left one where {@link Places} says so. The label of a frame that looks like nothing the
 * model was trained on is grey, with a question mark behind it. What was found in regions stands at
 * these instead, see {@link RegionLabels}.
 *
 * <p>The elements are ordinary text regions of ImageJ, one a frame (of long films near the one that
 * shows, {@link NearFrames}), named {@code affectj label <frame>}: they are saved in TIFF files,
 * flattened, and can be moved or deleted by hand. One element that draws by the current slice would
 * do none of that and gain little: with 2,000 labels and 2,000 heat maps ImageJ repaints a 240 px
 * frame in 1 ms.
 */
public final class LabelOverlay {
    /** What the names of the labels begin with. */
    public static final String NAME = OverlayParts.PREFIX + " label";

    /** 72 % black: white letters keep a contrast of 8 to 1 even over white. */
    private static final Color PLATE = new Color(0, 0, 0, 184);

    private LabelOverlay() {}

    /**
     * Adds the labels to an image, in the place of earlier ones; all other elements stay.
     *
     * @param image the stack that was analysed
     * @param result what was found in it
     */
    public static void add(ImagePlus image, EmotionTimeline result) {
        add(image, List.of(result));
    }

    /**
     * As {@link #add(ImagePlus, EmotionTimeline)}, of several results.
     *
     * @param results shown together, as those of the regions of one clip
     */
    public static void add(ImagePlus image, List<EmotionTimeline> results) {
        synchronized (OverlayParts.CHANGING) {
            LabelWriter writer = new LabelWriter(image, results);
            NearFrames near = NearFrames.of(image, writer.size());
            List<Roi> drawn = writer.all(near);
            OverlayParts.replace(image, List.of(NAME), List.of(), drawn, null);
            near.keep(image, NAME, drawn);
        }
    }

    /** Takes the labels off an image again; all other elements stay. */
    public static void remove(ImagePlus image) {
        synchronized (OverlayParts.CHANGING) {
            NearFrames.forget(image, NAME);
            OverlayParts.replace(image, List.of(NAME), List.of(), List.of(), null);
        }
    }

    /** Draws those near the frame that shows, where not all are drawn and it lies far out. */
    static void near(ImagePlus image) {
        if (!NearFrames.isLeft(image, NAME)) {
            return;
        }
        synchronized (OverlayParts.CHANGING) {
            if (NearFrames.isLeft(image, NAME)) {
                StackResults.peek(image)
                        .map(results -> results.get().together())
                        .filter(together -> !together.isEmpty())
                        .ifPresent(together -> add(image, together));
            }
        }
    }

    static LabelStyle style(ImagePlus image, EmotionTimeline result) {
        int band = OverlayParts.bandHeight(OverlayParts.named(image, OverlayParts.BAND));
        return LabelStyle.fit(image.getWidth(), image.getHeight(), result)
                .at(Places.of(image), image.getHeight(), band);
    }

    /**
     * Where the labels stand or would stand: the plate of the widest, in pixels; empty for a
     * region's, which move with it.
     */
    public static Rectangle place(ImagePlus image, EmotionTimeline result) {
        if (result.region().isPresent()) {
            return new Rectangle();
        }
        LabelStyle style = style(image, result);
        int height = plate(" ", 0, 0, style.font()).getBounds().height;
        int width = (int) Math.ceil(style.width(result.labels().names()));
        return new Rectangle(style.x(), style.y(), width, height);
    }

    /** White text on a plate; shared with the scale bar. */
    static TextRoi plate(String text, double x, double y, java.awt.Font font) {
        TextRoi roi = new TextRoi(x, y, text, font);
        roi.setAntialiased(true);
        roi.setStrokeColor(Color.WHITE);
        roi.setFillColor(PLATE);
        return roi;
    }
}
