package io.github.affectj.overlay;

import ij.gui.TextRoi;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.Locale;

/**
 * How the labels of a clip are written: one font and one form for all frames, so that nothing jumps
 * from frame to frame. Chosen so that the longest label of the model fits the frame's width; where
 * even the smallest readable font is too wide, the text is shortened instead. Frames that look like
 * nothing the model was trained on have a grey text with a question mark behind it.
 *
 * @param font font in image pixels
 * @param form what is written
 * @param letters how many letters of a label are written at most
 * @param marks whether some frames have the question mark, so that all leave room for it
 * @param x left end of the text's plate in pixels
 * @param y upper end of the text's plate in pixels
 */
record LabelStyle(Font font, Form form, int letters, boolean marks, int x, int y) {

    /** What is written, from the longest to the shortest. */
    enum Form {
        /** {@code happiness 0.87}. */
        NAME_AND_SCORE,
        /** {@code happiness .87}. */
        SHORT_SCORE,
        /** {@code happiness}. */
        NAME
    }

    static final String MARK = "?";

    /** On the plate a contrast of 4.5 to 1 even over white, and clearly none of the white ones. */
    static final Color UNFAMILIAR = new Color(0xB4B4B4);

    /** Below this a letter is a blot. */
    private static final int SMALLEST_FONT = 9;

    private static final int LARGEST_FONT = 72;

    /** Height of the font as a share of the frame's shorter side. */
    private static final double SHARE = 1 / 17.0;

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, false);

    /** The style for frames of a size that show a result. */
    static LabelStyle fit(int width, int height, EmotionTimeline result) {
        return fit(width, height, result.labels().names(), result.unfamiliarFrames() > 0);
    }

    /** The style for frames of a size and a model's labels. */
    static LabelStyle fit(int width, int height, List<String> labels, boolean marks) {
        int side = Math.min(width, height);
        int wanted =
                (int) Math.round(Math.max(SMALLEST_FONT + 1, Math.min(LARGEST_FONT, side * SHARE)));
        int longest = labels.stream().mapToInt(String::length).max().orElse(1);
        for (Form form : Form.values()) {
            for (int size = wanted; size >= SMALLEST_FONT; size--) {
                LabelStyle style = new LabelStyle(font(size), form, longest, marks, 0, 0);
                int margin = margin(size, side);
                if (style.width(labels) <= width - 2 * margin) {
                    return new LabelStyle(style.font, form, longest, marks, margin, margin);
                }
            }
        }
        // Names alone don't fit: a font that leaves most of the frame free, and as many letters as
        // go.
        int size = Math.max(1, Math.min(SMALLEST_FONT, side / 3));
        for (int letters = longest; letters > 1; letters--) {
            LabelStyle style = new LabelStyle(font(size), Form.NAME, letters, marks, 0, 0);
            if (style.width(labels) <= width) {
                return style;
            }
        }
        return new LabelStyle(font(size), Form.NAME, 1, marks, 0, 0);
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
        return new LabelStyle(font, form, letters, marks, x, at);
    }

    /** The plate with the label of a frame. */
    TextRoi plate(EmotionTimeline result, int index) {
        FrameEmotion frame = result.frames().get(index);
        boolean marked = frame.isUnfamiliar();
        TextRoi plate =
                LabelOverlay.plate(
                        text(result.label(index), frame.confidence(), marked), x, y, font);
        if (marked) {
            plate.setStrokeColor(UNFAMILIAR);
        }
        return plate;
    }

    /**
     * The text for a label with its probability, with a space at either end as the plate's rim.
     *
     * @param marked whether the question mark stands behind it
     */
    String text(String label, double probability, boolean marked) {
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
        if (letters < 4) {
            return marked ? text + MARK : text;
        }
        return " " + text + (marked ? " " + MARK : "") + " ";
    }

    /** Width in pixels of the widest plate that these labels need. */
    double width(List<String> labels) {
        double widest = 0;
        for (String label : labels) {
            // 0.88 is the widest score; the plate of a TextRoi is 2 px wider than its text.
            double w = font.getStringBounds(text(label, 0.88, marks), MEASURE).getWidth() + 2;
            widest = Math.max(widest, w);
        }
        return widest;
    }
}
