package io.github.affectj.overlay;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.Locale;

/**
 * How the labels of a clip are written: one font and one form for all frames, so that nothing jumps
 * from frame to frame. Chosen so that the longest label of the model fits the frame's width; where
 * even the smallest readable font is too wide, the text is shortened instead.
 *
 * @param font font in image pixels
 * @param form what is written
 * @param letters how many letters of a label are written at most
 * @param x left end of the text's plate in pixels
 * @param y upper end of the text's plate in pixels
 */
record LabelStyle(Font font, Form form, int letters, int x, int y) {

    /** What is written, from the longest to the shortest. */
    enum Form {
        /** {@code happiness 0.87}. */
        NAME_AND_SCORE,
        /** {@code happiness .87}. */
        SHORT_SCORE,
        /** {@code happiness}. */
        NAME
    }

    /** Below this a letter is a blot. */
    private static final int SMALLEST_FONT = 9;

    private static final int LARGEST_FONT = 72;

    /** Height of the font as a share of the frame's shorter side. */
    private static final double SHARE = 1 / 17.0;

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, false);

    /** The style for frames of a size and a model's labels. */
    static LabelStyle fit(int width, int height, List<String> labels) {
        int side = Math.min(width, height);
        int wanted =
                (int) Math.round(Math.max(SMALLEST_FONT + 1, Math.min(LARGEST_FONT, side * SHARE)));
        int longest = labels.stream().mapToInt(String::length).max().orElse(1);
        for (Form form : Form.values()) {
            for (int size = wanted; size >= SMALLEST_FONT; size--) {
                LabelStyle style = new LabelStyle(font(size), form, longest, 0, 0);
                int margin = margin(size, side);
                if (style.width(labels) <= width - 2 * margin) {
                    return new LabelStyle(style.font, form, longest, margin, margin);
                }
            }
        }
        // Names alone don't fit: a font that leaves most of the frame free, and as many letters as
        // go.
        int size = Math.max(1, Math.min(SMALLEST_FONT, side / 3));
        for (int letters = longest; letters > 1; letters--) {
            LabelStyle style = new LabelStyle(font(size), Form.NAME, letters, 0, 0);
            if (style.width(labels) <= width) {
                return style;
            }
        }
        return new LabelStyle(font(size), Form.NAME, 1, 0, 0);
    }

    private static Font font(int size) {
        // Thin strokes vanish in small letters on a plate only when bold fills their counters:
        // plain
        // below 12 px.
        return new Font(Font.SANS_SERIF, size < 12 ? Font.PLAIN : Font.BOLD, size);
    }

    private static int margin(int size, int side) {
        return side < 100 ? 0 : Math.round(size / 2f);
    }

    /**
     * The same at its place in a clip.
     *
     * @param height of the frame in pixels
     * @param band rows that an attention band covers
     */
    LabelStyle at(Places places, int height, int band) {
        int at = y;
        if (places.allAtTop()) {
            at = y + band;
        } else if (places.allAtBottom()) {
            int plate = LabelOverlay.plate(" ", 0, 0, font).getBounds().height;
            at = Math.max(0, height - band - y - plate);
        }
        return new LabelStyle(font, form, letters, x, at);
    }

    /** The text for a label with its probability, with a space at either end as the plate's rim. */
    String text(String label, double probability) {
        String name =
                label.length() <= letters
                        ? label
                        : letters < 4
                                ? label.substring(0, letters)
                                : label.substring(0, letters - 1) + ".";
        String score = String.format(Locale.ROOT, "%.2f", probability);
        String text =
                switch (form) {
                    case NAME_AND_SCORE -> name + " " + score;
                    case SHORT_SCORE ->
                            name + " " + (score.startsWith("0") ? score.substring(1) : score);
                    case NAME -> name;
                };
        return letters < 4 ? text : " " + text + " ";
    }

    /** Width in pixels of the widest plate that these labels need. */
    double width(List<String> labels) {
        double widest = 0;
        for (String label : labels) {
            // 0.88 is the widest score; the plate of a TextRoi is 2 px wider than its text.
            double w = font.getStringBounds(text(label, 0.88), MEASURE).getWidth() + 2;
            widest = Math.max(widest, w);
        }
        return widest;
    }
}
