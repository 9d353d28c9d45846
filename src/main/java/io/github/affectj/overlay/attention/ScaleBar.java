package io.github.affectj.overlay.attention;

import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.affectj.overlay.OverlayParts;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The colour scale of heat maps in the lower right corner (the upper one where {@link
 * io.github.affectj.overlay.Places} says so), made of ordinary elements of ImageJ on a dark
 * half-transparent plate: caption, colours, lowest and highest value. On frames under 160 px it has
 * no caption, under 120 px there is none, since it would hide the picture.
 */
final class ScaleBar {
    /** What the names of its elements begin with. */
    static final String NAME = OverlayParts.PREFIX + " scale";

    private static final int SMALLEST_FRAME = 120;
    private static final int SMALLEST_WITH_CAPTION = 160;
    private static final Color PLATE = new Color(0, 0, 0, 184);
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, false);

    private ScaleBar() {}

    /**
     * The bar's elements for frames of a size; none if they are too small.
     *
     * @param band rows at its edge that something else covers
     * @param atTop whether it stands in the upper right corner
     */
    static List<Roi> elements(
            int width, int height, int band, boolean atTop, HeatColours colours, String caption) {
        int side = Math.min(width, height);
        List<Roi> rois = new ArrayList<>();
        if (side < SMALLEST_FRAME || colours.max() <= 0) {
            return rois;
        }
        boolean captioned = side >= SMALLEST_WITH_CAPTION;
        int size = Math.max(9, Math.min(36, Math.round(side / 28f)));
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, size);
        String max = number(colours.max());
        double maxWidth = width(font, max);
        double minWidth = width(font, "0");
        double gap = size / 2.0;
        double line = size * 1.25;
        double bar =
                Math.max(
                        side * 0.18,
                        captioned ? width(font, caption) - maxWidth - minWidth - 2 * gap : 0);
        double inner = minWidth + gap + bar + gap + maxWidth;
        double plateWidth = inner + 2 * gap;
        double plateHeight = line * (captioned ? 2 : 1) + gap;
        double left = width - plateWidth - gap;
        double top = atTop ? band + gap : height - band - plateHeight - gap;

        Roi plate = new Roi(left, top, plateWidth, plateHeight);
        plate.setFillColor(PLATE);
        rois.add(named(plate, "plate"));
        double x = left + gap;
        double y = top + gap / 2;
        if (captioned) {
            rois.add(named(text(caption, x, y, font), "caption"));
            y += line;
        }
        rois.add(named(text("0", x, y, font), "min"));
        int barHeight = Math.max(3, (int) Math.round(size * 0.6));
        ImageRoi ramp =
                new ImageRoi(
                        (int) Math.round(x + minWidth + gap),
                        (int) Math.round(y + (line - barHeight) / 2),
                        ramp((int) Math.round(bar), barHeight, colours));
        rois.add(named(ramp, "colours"));
        rois.add(named(text(max, x + inner - maxWidth, y, font), "max"));
        return rois;
    }

    /**
     * Moves a bar off the labels' place, where both stand on one side of a narrow frame.
     *
     * @param bar its elements, the plate first
     * @param label where labels stand
     * @param atTop whether all stand at the top; the bar then moves down, else up
     */
    static void giveWay(List<Roi> bar, Rectangle label, boolean atTop) {
        if (!bar.isEmpty() && bar.get(0).getBounds().intersects(label)) {
            Rectangle plate = bar.get(0).getBounds();
            int gap = 2;
            int away =
                    atTop
                            ? label.y + label.height + gap - plate.y
                            : label.y - gap - plate.y - plate.height;
            bar.forEach(part -> part.translate(0, away));
        }
    }

    private static Roi named(Roi roi, String part) {
        OverlayParts.name(roi, NAME + " " + part);
        return roi;
    }

    private static TextRoi text(String text, double x, double y, Font font) {
        TextRoi roi = new TextRoi(x, y, text, font);
        roi.setAntialiased(true);
        roi.setStrokeColor(Color.WHITE);
        return roi;
    }

    private static double width(Font font, String text) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    /** Three significant digits, without an exponent where that is readable. */
    static String number(float value) {
        if (value >= 1000 || value < 0.001) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return value >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : value >= 10
                        ? String.format(Locale.ROOT, "%.1f", value)
                        : value >= 0.1
                                ? String.format(Locale.ROOT, "%.2f", value)
                                : String.format(Locale.ROOT, "%.3f", value);
    }

    private static BufferedImage ramp(int width, int height, HeatColours colours) {
        BufferedImage image =
                new BufferedImage(Math.max(2, width), height, BufferedImage.TYPE_INT_RGB);
        int last = image.getWidth() - 1;
        for (int x = 0; x <= last; x++) {
            int rgb = colours.lut().getRGB(Math.round(255f * x / last));
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }
}
