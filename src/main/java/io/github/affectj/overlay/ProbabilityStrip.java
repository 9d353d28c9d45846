package io.github.affectj.overlay;

import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameUnion;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The probabilities of a whole clip, to be drawn under each of its frames: a row a label with its
 * name, its probability over time from 0 to 1 as a filled curve in the colour of {@code
 * TimelinePlot}, and its value now; a cursor through all rows shows where the frame is. Models with
 * a temporal attention have a row more, each frame's share relative to the largest. Of regions
 * there is a row for each, with the probability of its most probable label in the colour of that
 * label.
 *
 * <p>Where several frames fall on one column of pixels, the full colour goes up to their mean and a
 * pale one to their highest, so that no short peak is lost. Of more than {@link #MOST_ROWS} labels
 * the less probable ones are put together in one row.
 */
final class ProbabilityStrip {
    /** The most rows for labels. */
    static final int MOST_ROWS = 10;

    private static final Color BACK = new Color(0xF4F4F4);
    private static final Color BOX = Color.WHITE;
    private static final Color TEXT = new Color(0x202020);
    private static final Color RIM = new Color(0x808080);
    private static final double PALE = 0.45;

    /** Seconds up to which times are told as such. */
    private static final double MINUTE = 60;

    private final List<EmotionTimeline> results;
    private final FrameUnion frames;
    private final List<StripRow> rows;

    /** What it says of many regions. */
    private final String told;

    private final int width;
    private final int rowHeight;
    private final int gap;
    private final Font font;
    private final int chartLeft;
    private final int chartWidth;
    private final double start;
    private final double length;
    private final BufferedImage still;

    /**
     * @param results what is shown together; at least one frame
     * @param width in pixels, at least 160
     * @param rowHeight in pixels, at least 12
     */
    ProbabilityStrip(List<EmotionTimeline> results, int width, int rowHeight) {
        this.results = results;
        this.frames = FrameUnion.of(results);
        this.width = width;
        this.rowHeight = rowHeight;
        RegionRows shown = RegionRows.of(results);
        this.told = ofRegions() ? shown.told() : "";
        this.rows = ofRegions() ? regions(shown) : StripRow.ofLabels(results.get(0), MOST_ROWS);
        this.gap = Math.max(1, rowHeight / 8);
        this.font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.round(rowHeight * 0.78f));
        this.start = frames.seconds(0);
        this.length = Math.max(1e-9, end(frames.size() - 1) - start);
        this.still = new BufferedImage(width, height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = still.createGraphics();
        FontMetrics metrics = prepared(g);
        // The time of a frame stands there too; the longest is the last, or in the first minute.
        double last = end(frames.size() - 1);
        FontMetrics bold = g.getFontMetrics(font.deriveFont(Font.BOLD));
        int names = bold.stringWidth(clock(last));
        if (last >= MINUTE) {
            names = Math.max(names, bold.stringWidth(clock(MINUTE - 0.01)));
        }
        for (StripRow row : rows) {
            for (String name : row.names()) {
                names = Math.max(names, metrics.stringWidth(name));
            }
        }
        int side = 2 * gap + 2;
        this.chartLeft = side + Math.min(names, width * 3 / 10) + side;
        this.chartWidth = width - chartLeft - metrics.stringWidth("0.88") - 2 * side;
        drawStill(g, metrics);
        g.dispose();
    }

    private List<StripRow> regions(RegionRows shown) {
        return shown.rows().stream()
                .map(row -> StripRow.ofRegions(results, frames, row, BOX))
                .toList();
    }

    private boolean ofRegions() {
        return results.get(0).region().isPresent();
    }

    /** What the colours stand for, where the names of the rows do not say it. */
    FrameKey.Group key() {
        List<FrameKey.Entry> entries = new ArrayList<>();
        if (ofRegions()) {
            List<String> names = results.get(0).labels().names();
            List<String> brief = FrameKey.brief(names);
            for (int k = 0; k < names.size(); k++) {
                entries.add(new FrameKey.Entry(names.get(k), brief.get(k), Palette.colour(k)));
            }
        }
        return new FrameKey.Group("most probable:", "", entries);
    }

    private double end(int index) {
        return frames.end(index);
    }

    /** Height in pixels. */
    int height() {
        return (rows.size() + 1) * rowHeight + 2 * gap;
    }

    /** Size of its letters in pixels. */
    int letters() {
        return font.getSize();
    }

    private FontMetrics prepared(Graphics2D g) {
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(font);
        return g.getFontMetrics();
    }

    /** What is the same under all frames. */
    private void drawStill(Graphics2D g, FontMetrics metrics) {
        g.setColor(BACK);
        g.fillRect(0, 0, width, height());
        for (int r = 0; r < rows.size(); r++) {
            StripRow row = rows.get(r);
            int top = top(r);
            if (row.isStill()) {
                drawName(g, metrics, row.names().get(0), top);
            }
            g.setColor(BOX);
            g.fillRect(chartLeft, top, chartWidth, boxHeight());
            drawCurve(g, row, top);
        }
        g.setColor(TEXT);
        int foot = top(rows.size()) + baseline(metrics);
        g.drawString(clock(start), chartLeft, foot);
        String last = clock(start + length);
        g.drawString(last, chartLeft + chartWidth - metrics.stringWidth(last), foot);
        int room = chartWidth - metrics.stringWidth(clock(start) + "    " + last);
        if (metrics.stringWidth(told) <= room) {
            g.drawString(told, chartLeft + (chartWidth - metrics.stringWidth(told)) / 2, foot);
        }
    }

    private void drawName(Graphics2D g, FontMetrics metrics, String name, int top) {
        g.setColor(TEXT);
        String text = shortened(name, metrics, chartLeft - 2 * (2 * gap + 2));
        g.drawString(text, 2 * gap + 2, top + baseline(metrics));
    }

    private static String shortened(String name, FontMetrics metrics, int room) {
        String text = name;
        while (text.length() > 1 && metrics.stringWidth(text) > room) {
            text = text.substring(0, text.length() - (text.endsWith(".") ? 2 : 1)) + ".";
        }
        return text;
    }

    private int top(int row) {
        return gap + row * rowHeight;
    }

    private int boxHeight() {
        return rowHeight - gap;
    }

    private int baseline(FontMetrics metrics) {
        return (boxHeight() - metrics.getAscent() - metrics.getDescent()) / 2 + metrics.getAscent();
    }

    private void drawCurve(Graphics2D g, StripRow row, int top) {
        int index = 0;
        for (int x = 0; x < chartWidth; x++) {
            double from = start + x * length / chartWidth;
            double to = start + (x + 1) * length / chartWidth;
            while (index + 1 < row.values().length && end(index) <= from) {
                index++;
            }
            double most = 0;
            double sum = 0;
            double time = 0;
            for (int i = index; i < row.values().length && (i == index || end(i - 1) < to); i++) {
                double part = Math.min(to, end(i)) - (i == index ? from : end(i - 1));
                most = Math.max(most, row.values()[i]);
                sum += row.values()[i] * Math.max(1e-12, part);
                time += Math.max(1e-12, part);
            }
            Color colour = row.colour().apply(index);
            bar(g, Palette.mixed(colour, BOX, PALE), chartLeft + x, top, most);
            bar(g, colour, chartLeft + x, top, sum / time);
        }
    }

    private void bar(Graphics2D g, Color colour, int x, int top, double value) {
        int height = (int) Math.round(Math.min(1, value) * boxHeight());
        g.setColor(colour);
        g.fillRect(x, top + boxHeight() - height, 1, height);
    }

    /**
     * Draws the strip.
     *
     * @param top its upper end in {@code g}
     * @param index place among the frames of the results of the one that shows, from 0
     */
    void draw(Graphics2D g, int top, int index) {
        g.drawImage(still, 0, top, null);
        FontMetrics metrics = prepared(g);
        int right = width - 2 * gap - 2;
        double highest =
                rows.stream()
                        .filter(StripRow::probability)
                        .mapToDouble(row -> row.values()[index])
                        .max()
                        .orElse(1);
        g.setColor(TEXT);
        for (int r = 0; r < rows.size(); r++) {
            StripRow row = rows.get(r);
            if (!row.isStill()) {
                g.setFont(font);
                drawName(g, metrics, row.name().apply(index), top + top(r));
            }
            if (row.probability() && row.values()[index] > 0) {
                boolean leads = row.values()[index] == highest;
                g.setFont(leads ? font.deriveFont(Font.BOLD) : font);
                String text = String.format(Locale.ROOT, "%.2f", row.values()[index]);
                int x = right - g.getFontMetrics().stringWidth(text);
                g.drawString(text, x, top + top(r) + baseline(metrics));
            }
        }
        g.setFont(font.deriveFont(Font.BOLD));
        g.drawString(
                clock(frames.seconds(index)),
                2 * gap + 2,
                top + top(rows.size()) + baseline(metrics));
        drawCursor(g, top, frames.seconds(index));
    }

    private void drawCursor(Graphics2D g, int top, double time) {
        int x = chartLeft + cursorAt(time);
        int upper = top + top(0);
        int lower = top + top(rows.size()) - gap;
        int line = Math.max(1, rowHeight / 12);
        g.setColor(Color.WHITE);
        g.fillRect(x - 1, upper, line + 2, lower - upper);
        g.setColor(Color.BLACK);
        g.fillRect(x, upper, line, lower - upper);
    }

    /** Column of the chart that a time falls on. */
    private int cursorAt(double time) {
        return (int) Math.min(chartWidth - 1.0, (time - start) / length * chartWidth);
    }

    /** A time as {@code 3.20 s}, from a minute on {@code 1:03.2}. */
    static String clock(double seconds) {
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        long tenths = Math.round(seconds * 10);
        long minutes = tenths / 600;
        String rest = String.format(Locale.ROOT, "%02d.%d", tenths / 10 % 60, tenths % 10);
        return minutes < 60
                ? minutes + ":" + rest
                : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, rest);
    }
}
