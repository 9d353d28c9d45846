package io.github.affectj.overlay.timeline;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/**
 * Where a timeline is being drawn, for those who draw its rows.
 *
 * @param g may be changed by whoever draws
 * @param device what {@code g} draws on
 */
record Scene(
        Graphics2D g,
        Device device,
        TimelineContent content,
        TimelineView view,
        TimelineLayout layout) {
    private static final String CUT = "...";
    private static final int LEAST_DOTTED = 3;
    private static final int LEAST_LETTERS = 2;

    Style style() {
        return layout.style();
    }

    /** The first column of the chart. */
    int left() {
        return view.left();
    }

    /** The first column behind the chart. */
    int right() {
        return view.left() + view.width();
    }

    /** How far apart columns are drawn: as near as the device's pixels, but no nearer than half. */
    double step() {
        return g.getTransform().getScaleX() > 1.5 ? 0.5 : 1;
    }

    /** A place on the border of two pixels of the device, so that edges are sharp. */
    double snapped(double place) {
        return Math.round(place / step()) * step();
    }

    /** Fills a box with what is set. */
    void box(double x, double y, double wide, double tall) {
        boolean whole = device.isPixels() && step() == 1;
        if (whole) { // a good deal faster
            g.fillRect((int) x, (int) y, (int) Math.ceil(wide), (int) Math.ceil(tall));
        } else {
            g.fill(new Rectangle2D.Double(x, y, wide, tall));
        }
    }

    /** Fills a shape with soft edges. */
    void smooth(Shape shape) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.fill(shape);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    }

    /** Draws a text whose middle is at a height, as far as it fits. */
    void text(String text, Font font, double x, double middle, double room) {
        String fitted = fitted(text, font, room);
        if (!fitted.isEmpty()) {
            // The middle of small letters with some of their stems, which looks like the middle.
            double baseline = middle + font.getSize2D() * 0.36;
            device.write(g, fitted, font, (float) x, (float) baseline);
        }
    }

    /**
     * The start of a text that fits, with three points behind it where that leaves some letters;
     * empty where not even two letters fit, and for a number that does not fit.
     */
    static String fitted(String text, Font font, double room) {
        if (room < font.getSize2D() / 4 || Style.width(text, font) <= room) {
            return room < font.getSize2D() / 4 ? "" : text;
        }
        if (text.chars().allMatch(Character::isDigit)) {
            return ""; // the start of a number is another number
        }
        String dotted = longest(text, CUT, font, room);
        if (dotted.length() >= LEAST_DOTTED + CUT.length()) {
            return dotted;
        }
        String letters = longest(text, "", font, room);
        return letters.length() >= LEAST_LETTERS ? letters : "";
    }

    private static String longest(String text, String end, Font font, double room) {
        int low = 0;
        int high = text.codePointCount(0, text.length());
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            String start = text.substring(0, text.offsetByCodePoints(0, middle));
            if (Style.width(start + end, font) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : text.substring(0, text.offsetByCodePoints(0, low)).strip() + end;
    }
}
