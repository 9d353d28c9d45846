package io.github.affectj.overlay.timeline;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;

/**
 * Sizes, fonts and colours of a timeline.
 *
 * @param scale 1 where ordinary text has 12 pixels
 */
record Style(double scale) {
    static final Color BACK = Color.WHITE;
    static final Color NAMES = new Color(0xF1F1F1);
    static final Color LINE = new Color(0xC8C8C8);
    static final Color TEXT = new Color(0x202020);
    static final Color QUIET = new Color(0x5A5A5A);

    /** Rows of a model: another ground than people's tiers, and a bar at their side. */
    static final Color MODEL_BACK = new Color(0xF3F7FB);

    static final Color MODEL_NAMES = new Color(0xDFE9F3);
    static final Color MODEL_BAR = new Color(0x3D6E9E);

    static final Color ACTIVE = new Color(0xFFF1C9);
    static final Color SELECTED = new Color(0x0A55C4);
    static final Color RANGE = new Color(10, 85, 196, 45);
    static final Color CUT = new Color(0, 0, 0, 70);
    static final Color PLAYHEAD = new Color(0xD4001A);
    static final Color SNAPPED = new Color(0x00806A);
    static final Color WAVE = new Color(0xA9BDD3);
    static final Color WAVE_MEAN = new Color(0x5B7FA6);

    static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    /** Pixels of a length at scale 1. */
    int px(double length) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    Font text() {
        return font(Font.PLAIN, 12);
    }

    Font bold() {
        return font(Font.BOLD, 12);
    }

    Font small() {
        return font(Font.PLAIN, 10.5);
    }

    private Font font(int style, double size) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) (size * scale));
    }

    /** How wide a text is, wherever it is drawn. */
    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, MEASURE).getWidth();
    }
}
