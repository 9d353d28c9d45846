package io.github.affectj.overlay.plot;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.Palette;
import java.awt.BasicStroke;
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
 * Draws bars from 0 to 1, one below the other so that long names have room: in groups, with their
 * intervals and values, and with marked levels over all of them.
 */
public final class BarsImage {
    private static final int SCALE = 460;
    private static final int BAR = 18;
    private static final int STEP = 24;
    private static final int BETWEEN = 14;
    private static final int RIM = 16;
    private static final int MOST_LETTERS = 70;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    /**
     * A bar.
     *
     * @param group bars of one group stand together
     * @param label its own; bars of one label have one colour
     * @param value 0 to 1
     * @param low end of its interval; NaN for none
     * @param high other end
     */
    public record Bar(String group, String label, double value, double low, double high) {}

    private BarsImage() {}

    /**
     * The picture; made without a display.
     *
     * @param bars at least one; those of a group one after the other
     * @return a new RGB image of that title, not shown yet
     */
    public static ImagePlus create(
            String title, String valueLabel, List<Bar> bars, List<CurvesImage.Level> levels) {
        List<String> labels = new ArrayList<>(bars.stream().map(Bar::label).distinct().toList());
        Graphics2D measure = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = measure.getFontMetrics(FONT);
        measure.dispose();
        int widest = 0;
        int groups = 0;
        String before = null;
        for (Bar bar : bars) {
            widest = Math.max(widest, metrics.stringWidth(name(bar)));
            groups += bar.group().equals(before) ? 0 : 1;
            before = bar.group();
        }
        int left = RIM + widest + 8;
        int top = RIM + 22 + 18 * levels.size();
        int height = top + bars.size() * STEP + groups * BETWEEN + 44;
        BufferedImage image =
                new BufferedImage(left + SCALE + 60 + RIM, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), height);
        g.setFont(FONT);
        axis(g, metrics, left, top, height - 44, valueLabel);
        int y = top;
        before = null;
        for (Bar bar : bars) {
            y += bar.group().equals(before) ? 0 : BETWEEN;
            before = bar.group();
            bar(g, metrics, bar, labels.indexOf(bar.label()), left, y);
            y += STEP;
        }
        for (int i = 0; i < levels.size(); i++) {
            level(g, metrics, levels.get(i), left, RIM + 18 * i + 12, height - 44);
        }
        g.dispose();
        return new ImagePlus(title, new ColorProcessor(image));
    }

    private static String name(Bar bar) {
        String name =
                bar.group().isEmpty() || bar.label().startsWith(bar.group())
                        ? bar.label()
                        : bar.group() + ": " + bar.label();
        return ForeignText.cut(name, MOST_LETTERS);
    }

    private static void axis(
            Graphics2D g, FontMetrics metrics, int left, int top, int bottom, String label) {
        for (int tick = 0; tick <= 10; tick += 2) {
            int x = left + SCALE * tick / 10;
            g.setColor(new Color(0xDDDDDD));
            g.drawLine(x, top, x, bottom);
            g.setColor(Color.BLACK);
            String text = String.format(Locale.ROOT, "%.1f", tick / 10.0);
            g.drawString(text, x - metrics.stringWidth(text) / 2, bottom + 16);
        }
        g.drawLine(left, bottom, left + SCALE, bottom);
        g.drawString(label, left + (SCALE - metrics.stringWidth(label)) / 2, bottom + 34);
    }

    private static void bar(
            Graphics2D g, FontMetrics metrics, Bar bar, int colour, int left, int y) {
        g.setColor(Color.BLACK);
        String name = name(bar);
        g.drawString(name, left - 8 - metrics.stringWidth(name), y + BAR - 4);
        g.setColor(Palette.colour(colour));
        g.fillRect(left, y, at(bar.value()), BAR);
        g.setColor(Color.BLACK);
        int end = at(bar.value());
        if (!Double.isNaN(bar.low())) {
            int from = left + at(bar.low());
            int to = left + at(bar.high());
            int middle = y + BAR / 2;
            g.drawLine(from, middle, to, middle);
            g.drawLine(from, middle - 4, from, middle + 4);
            g.drawLine(to, middle - 4, to, middle + 4);
            end = Math.max(end, to - left);
        }
        g.drawString(String.format(Locale.ROOT, "%.3f", bar.value()), left + end + 6, y + BAR - 4);
    }

    private static void level(
            Graphics2D g,
            FontMetrics metrics,
            CurvesImage.Level level,
            int left,
            int y,
            int bottom) {
        int x = left + at(level.value());
        g.setColor(Color.DARK_GRAY);
        g.setStroke(
                new BasicStroke(
                        1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 3}, 0));
        g.drawLine(x, y + 4, x, bottom);
        g.setStroke(new BasicStroke(1));
        int width = metrics.stringWidth(level.label());
        g.drawString(level.label(), Math.min(x + 4, left + SCALE + 50 - width), y + 2);
    }

    /** Pixels from 0; intervals may reach beyond 0 and 1, the picture does not. */
    private static int at(double value) {
        return (int) Math.round(SCALE * Math.max(0, Math.min(1, value)));
    }
}
