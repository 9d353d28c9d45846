package io.github.affectj.overlay.plot;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Draws a confusion matrix: a row for each true label, a column for each predicted one, in each
 * cell the count and its share of the row. Dark cells are large shares.
 */
public final class ConfusionMatrixImage {
    /** Beyond this many labels the texts would not be readable. */
    private static final int MOST_LABELLED = 12;

    private static final int CELL = 76;
    private static final int PLAIN_CELL = 14;

    /** Side of a matrix without texts, at most, unless a pixel a cell takes more. */
    private static final int PLAIN_SIDE = 2000;

    private static final int RIM = 14;
    private static final Color DARKEST = new Color(0x08306B);

    private ConfusionMatrixImage() {}

    /**
     * The picture; made without a display. Up to 12 labels are written on it, more are left out.
     *
     * @param labels names of the classes
     * @param matrix {@code matrix[t][p]}: how many clips of class t were taken for class p
     * @return a new RGB image titled {@code Confusion matrix}, not shown yet
     */
    public static ImagePlus create(List<String> labels, int[][] matrix) {
        return create(labels, matrix, "true", "predicted");
    }

    /**
     * The picture of a matrix of another kind.
     *
     * @param rowName what stands beside the rows
     * @param columnName what stands over the columns
     */
    public static ImagePlus create(
            List<String> labels, int[][] matrix, String rowName, String columnName) {
        int n = labels.size();
        if (matrix.length != n) {
            throw new IllegalArgumentException(matrix.length + " rows for " + n + " labels");
        }
        boolean labelled = n <= MOST_LABELLED;
        int cell = labelled ? CELL : Math.max(1, Math.min(PLAIN_CELL, PLAIN_SIDE / n));
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
        Font bold = font.deriveFont(Font.BOLD, 15f);
        int widest = 0;
        if (labelled) {
            Graphics2D measure =
                    new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            FontMetrics metrics = measure.getFontMetrics(font);
            widest = labels.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 10;
            measure.dispose();
        }
        boolean turned = widest > cell;
        int left = RIM + 24 + widest;
        int top = RIM + 24 + (labelled ? (turned ? widest : 24) : 0);
        int size = n * cell;
        int width = Math.max(left + size + RIM, 240);
        BufferedImage image =
                new BufferedImage(width, top + size + RIM, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int t = 0; t < n; t++) {
            drawRow(g, matrix[t], left, top + t * cell, cell, labelled ? font : null);
        }
        g.setColor(Color.GRAY);
        g.drawRect(left - 1, top - 1, size + 1, size + 1);
        g.setColor(Color.BLACK);
        if (labelled) {
            g.setFont(font);
            FontMetrics metrics = g.getFontMetrics();
            int baseline = (metrics.getAscent() - metrics.getDescent()) / 2;
            for (int i = 0; i < n; i++) {
                int middle = i * cell + cell / 2;
                String label = labels.get(i);
                int w = metrics.stringWidth(label);
                g.drawString(label, left - 8 - w, top + middle + baseline);
                if (turned) {
                    turned(g, label, left + middle + baseline, top - 8);
                } else {
                    g.drawString(label, left + middle - w / 2, top - 8);
                }
            }
        }
        g.setFont(bold);
        FontMetrics metrics = g.getFontMetrics();
        int middle = left + (size - metrics.stringWidth(columnName)) / 2;
        g.drawString(columnName, Math.max(RIM, middle), RIM + 12);
        int low = top + (size + metrics.stringWidth(rowName)) / 2;
        turned(g, rowName, RIM + 12, Math.min(image.getHeight() - RIM, low));
        g.dispose();
        return new ImagePlus("Confusion matrix", new ColorProcessor(image));
    }

    private static void drawRow(Graphics2D g, int[] row, int left, int top, int cell, Font font) {
        long total = 0;
        for (int count : row) {
            total += count;
        }
        for (int p = 0; p < row.length; p++) {
            double share = total == 0 ? 0 : (double) row[p] / total;
            int x = left + p * cell;
            g.setColor(shade(share));
            int filled = cell > 3 ? cell - 1 : cell; // a line between cells, where there is room
            g.fillRect(x, top, filled, filled);
            if (font != null) {
                // Empty cells step back, so that the confusions stand out.
                g.setColor(row[p] == 0 ? Color.GRAY : share > 0.45 ? Color.WHITE : Color.BLACK);
                g.setFont(font.deriveFont(Font.BOLD, 17f));
                centred(g, Integer.toString(row[p]), x + cell / 2, top + cell / 2 - 2);
                g.setFont(font.deriveFont(13f));
                String percent =
                        total == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
                centred(g, percent, x + cell / 2, top + cell / 2 + 17);
            }
        }
    }

    private static Color shade(double share) {
        // The square root shows small confusions, which are what one looks for.
        double s = Math.sqrt(share);
        return new Color(
                (int) Math.round(247 + (DARKEST.getRed() - 247) * s),
                (int) Math.round(251 + (DARKEST.getGreen() - 251) * s),
                (int) Math.round(255 + (DARKEST.getBlue() - 255) * s));
    }

    private static void centred(Graphics2D g, String text, int x, int y) {
        g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
    }

    /** Text that runs upwards from a point. */
    private static void turned(Graphics2D g, String text, int x, int y) {
        AffineTransform before = g.getTransform();
        g.rotate(-Math.PI / 2, x, y);
        g.drawString(text, x, y);
        g.setTransform(before);
    }
}
