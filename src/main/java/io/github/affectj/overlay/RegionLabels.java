package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.affectj.base.ForeignText;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.SeenRegion;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what was found in regions at their boxes: {@code happiness 0.87} under the lower edge or,
 * where the frame has no room there, above it in the box; never beyond the frame. Where the region
 * itself is not drawn over the image, with its name and colour ({@link RegionOverlay}), its name
 * stands before the label, {@code Anna: happiness 0.87}. Named {@code affectj label <region>
 * <frame>}.
 */
final class RegionLabels {
    /** Beyond this a name is cut: a label shall not be wider than faces stand apart. */
    private static final int MOST_LETTERS = 16;

    /** Several labels share a frame: they are smaller than one alone. */
    private static final float SHARE = 0.75f;

    private static final float SMALLEST = 9;

    private static final Pattern NAME = Pattern.compile(LabelOverlay.NAME + " (.*) [0-9]+");

    private RegionLabels() {}

    /** Whose region an element is the label of; empty for another element. */
    static Optional<String> region(Roi element) {
        Matcher label = NAME.matcher(OverlayParts.name(element));
        return label.matches() ? Optional.of(label.group(1)) : Optional.empty();
    }

    /** Whether an image has a region of that name, which is drawn with it then. */
    static boolean isDrawn(ImagePlus image, String name) {
        return StackResults.peek(image)
                .flatMap(results -> results.get().part(RegionSet.KEY, RegionSet.class))
                .flatMap(regions -> regions.named(name))
                .isPresent();
    }

    /** The style of the labels of a region's result. */
    static LabelStyle style(ImagePlus image, EmotionTimeline result) {
        return style(LabelStyle.fit(image.getWidth(), image.getHeight(), result));
    }

    /** The style of a label for the whole frame, made fit for several. */
    static LabelStyle style(LabelStyle whole) {
        float size =
                Math.max(
                        Math.min(SMALLEST, whole.font().getSize()), whole.font().getSize() * SHARE);
        return new LabelStyle(
                whole.font().deriveFont((float) Math.round(size)),
                whole.form(),
                whole.letters(),
                whole.marks(),
                0,
                0);
    }

    /**
     * The plate of a region in a frame.
     *
     * @param index of the frame in the result
     * @param named whether the region's name stands before its label
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     */
    static TextRoi plate(
            LabelStyle style,
            EmotionTimeline result,
            int index,
            boolean named,
            double width,
            double height) {
        SeenRegion region = result.region().orElseThrow();
        FrameEmotion frame = result.frames().get(index);
        String label = style.text(result.label(index), frame.confidence(), frame.isUnfamiliar());
        String name = ForeignText.cut(ForeignText.of(region.name()), MOST_LETTERS);
        double scale = width / result.width();
        SeenRegion.Place box = region.places().get(index);
        TextRoi plate =
                LabelOverlay.plate(named ? " " + name + ":" + label : label, 0, 0, style.font());
        if (frame.isUnfamiliar()) {
            plate.setStrokeColor(LabelStyle.UNFAMILIAR);
        }
        Rectangle size = plate.getBounds();
        double foot = (box.y() + box.height()) * scale;
        double y = foot + size.height <= height ? foot : Math.min(height, foot) - size.height;
        plate.setLocation(
                Math.max(0, Math.min(width - size.width, box.x() * scale)), Math.max(0, y));
        return plate;
    }
}
