package io.github.affectj.overlay;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The key of an exported clip: rows under the picture that say what its colours stand for, dark on
 * light ground whatever the picture is. Where the words don't fit, leads and names are shortened,
 * and the short names stand on their colours; where that would still be higher than {@value
 * #MOST_OF_PICTURE} of the picture, there is no key.
 */
final class FrameKey {
    /**
     * A colour and what it stands for.
     *
     * @param text in full
     * @param brief the shortest form that can be told from the others
     */
    record Entry(String text, String brief, Color colour) {}

    /**
     * Colours that belong together.
     *
     * @param lead what stands before them; may be empty
     * @param brief the same, shorter; may be empty
     */
    record Group(String lead, String brief, List<Entry> entries) {}

    /** Something that stands in a row; without a colour, words alone. */
    private record Placed(String text, Color colour, int x, int row) {}

    /** From the longest to the shortest. */
    private enum Form {
        FULL,
        SHORT_LEADS,
        /** Short names too, on their colours. */
        SHORT,
        /** The same in smaller letters. */
        SMALL
    }

    private static final Color BACK = new Color(0xF4F4F4);
    private static final Color TEXT = new Color(0x202020);
    private static final double MOST_OF_PICTURE = 0.55;
    private static final double MOST_IN_FULL = 0.35;
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, false);

    private final int width;
    private final Font font;
    private final int size;
    private final Form form;
    private final boolean onColour;
    private final List<Placed> placed = new ArrayList<>();
    private int rows;

    /**
     * The key for a picture, in the longest form that fits.
     *
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param size of the letters in pixels
     */
    static FrameKey fit(int width, int height, int size, List<Group> groups) {
        FrameKey best = null;
        for (Form form : Form.values()) {
            boolean small = form == Form.SMALL;
            FrameKey key = new FrameKey(width, small ? size - 1 : size, form);
            double most = form == Form.FULL ? MOST_IN_FULL : MOST_OF_PICTURE;
            if (key.place(groups) && key.height() <= most * height) {
                // Shorter leads are worth it where they save a row; shorter names only in need.
                if (best == null || (form == Form.SHORT_LEADS && key.rows < best.rows)) {
                    best = key;
                }
            }
        }
        return best == null ? new FrameKey(width, size, Form.FULL) : best;
    }

    private FrameKey(int width, int size, Form form) {
        this.width = width;
        this.size = size;
        this.form = form;
        this.onColour = form.compareTo(Form.SHORT_LEADS) > 0;
        font = new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    /** Size of letters that can be read on a picture, as that of the scale bar. */
    static int size(int width, int height) {
        return Math.max(9, Math.min(36, Math.round(Math.min(width, height) / 28f)));
    }

    /** Names as short as can be, at least three letters, that still differ. */
    static List<String> brief(List<String> names) {
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        for (int letters = 3; letters < longest; letters++) {
            int n = letters;
            List<String> brief =
                    names.stream()
                            .map(name -> name.substring(0, Math.min(n, name.length())))
                            .toList();
            if (brief.stream().distinct().count() == names.stream().distinct().count()) {
                return brief;
            }
        }
        return names;
    }

    private boolean place(List<Group> groups) {
        int rim = size / 3;
        int x = rim;
        for (Group group : groups) {
            if (group.entries.isEmpty()) {
                continue;
            }
            if (x > rim) {
                rows++;
            }
            x = rim;
            List<Entry> all = new ArrayList<>();
            all.add(new Entry(group.lead, group.brief, null));
            all.addAll(group.entries);
            for (Entry entry : all) {
                boolean brief = entry.colour == null ? form != Form.FULL : onColour;
                String text = brief ? entry.brief : entry.text;
                if (text.isEmpty()) {
                    continue;
                }
                int needed = needed(text, entry.colour);
                if (x > rim && x + needed > width) {
                    x = rim;
                    rows++;
                }
                if (x + needed > width) {
                    return false;
                }
                placed.add(new Placed(text, entry.colour, x, rows));
                x += needed + (onColour ? Math.max(2, size / 5) : size);
            }
        }
        rows += placed.isEmpty() ? 0 : 1;
        return true;
    }

    private int needed(String text, Color colour) {
        int words = (int) Math.ceil(font.getStringBounds(text, MEASURE).getWidth());
        return colour == null ? words : onColour ? words + 2 : sample() + size / 3 + words;
    }

    private int sample() {
        return Math.round(size * 0.8f);
    }

    private int row() {
        return Math.round(size * 1.22f);
    }

    /** Height in pixels; 0 if there is no key. */
    int height() {
        return rows == 0 ? 0 : rows * row() + size / 4;
    }

    /** Draws it, over its whole width. */
    void draw(Graphics2D g, int top) {
        g.setColor(BACK);
        g.fillRect(0, top, width, height());
        g.setFont(font);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (Placed p : placed) {
            int upper = top + size / 8 + p.row * row();
            int baseline = upper + Math.round(size * 1.02f);
            int x = p.x;
            g.setColor(TEXT);
            if (p.colour != null && onColour) {
                g.setColor(p.colour);
                g.fillRect(x, upper, needed(p.text, p.colour), row() - 1);
                g.setColor(bright(p.colour) ? Color.BLACK : Color.WHITE);
                x++;
            } else if (p.colour != null) {
                g.setColor(p.colour);
                g.fillRect(x, baseline - sample() + size / 10, sample(), sample());
                x += sample() + size / 3;
                g.setColor(TEXT);
            }
            g.drawString(p.text, x, baseline);
        }
    }

    /** Whether black letters on it are easier to read than white ones. */
    private static boolean bright(Color c) {
        return 0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue() > 120;
    }
}
