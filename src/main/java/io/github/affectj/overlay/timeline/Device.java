package io.github.affectj.overlay.timeline;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.regex.Pattern;

/** What a timeline is drawn on. */
enum Device {
    /** A screen or a picture. */
    PIXELS,
    /** An SVG. */
    SVG,
    /** A page of a PDF by JFreePDF, see {@link PdfLetters}. */
    PDF;

    /** What must not stand in XML, as half of a character of two. */
    private static final Pattern NO_XML =
            Pattern.compile("[^ -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** Whether shapes become pixels. */
    boolean isPixels() {
        return this == PIXELS;
    }

    /** Writes a text from a place on its baseline. */
    void write(Graphics2D g, String text, Font font, float x, float y) {
        g.setFont(font);
        switch (this) {
            case PIXELS -> g.drawString(text, x, y);
            case SVG -> g.drawString(NO_XML.matcher(text).replaceAll("\uFFFD"), x, y);
            case PDF -> PdfLetters.write(g, text, x, y);
        }
    }
}
