package io.github.affectj.explain;

import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.FigureBox;
import java.util.List;

/**
 * How far heat maps point at a figure whose box is known. The pointing game (Zhang et al. 2018,
 * "Top-down Neural Attention by Excitation Backprop", section 4.2, without its tolerance): whether
 * the centre of the map's strongest cell lies in the box. And the share of the map in the box,
 * where a cell that lies in it partly counts by its area (the "energy-based pointing game" of Wang
 * et al. 2020, "Score-CAM").
 */
public final class PointingGame {
    private PointingGame() {}

    /**
     * What was found of one clip; all are shares, 0 to 1.
     *
     * @param frames how many maps there were
     * @param peak of the frames, those whose map has its peak in the box; where cells tie for the
     *     peak, the share of them that lie in it; a map that is 0 everywhere points at nothing
     * @param mass of all maps together, what lies in the box; the box's share of the area where
     *     they are all 0
     * @param area of the picture, the box
     * @param chance of the map's cells, those whose centre lies in the box: what a peak at random
     *     comes to
     * @param middle 1 where the middle of the picture lies in the box, else 0: what a peak that is
     *     always there comes to
     */
    public record Found(
            int frames, double peak, double mass, double area, double chance, double middle) {}

    /**
     * Plays it with the maps of a clip.
     *
     * @param maps one a frame, at least one, each covering the whole picture
     * @param box of the figure, within the picture
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public static Found play(List<AttentionMap> maps, FigureBox box, int width, int height) {
        double hits = 0;
        double inside = 0;
        double all = 0;
        for (AttentionMap map : maps) {
            hits += peak(map, box, width, height);
            double[] shares = cells(box, width, height, map.width(), map.height());
            float[] values = map.values();
            for (int i = 0; i < values.length; i++) {
                inside += shares[i] * values[i];
                all += values[i];
            }
        }
        double area = box.width() * box.height() / ((double) width * height);
        AttentionMap first = maps.get(0);
        return new Found(
                maps.size(),
                hits / maps.size(),
                all > 0 ? inside / all : area,
                area,
                centres(first.width(), first.height(), box, width, height),
                box.contains(width / 2.0, height / 2.0) ? 1 : 0);
    }

    /**
     * For each cell of a map the share of it that lies in a box.
     *
     * @param columns cells in a row of the map
     * @param rows cells in a column of the map
     * @return row by row, 0 to 1
     */
    public static double[] cells(
            FigureBox box, double width, double height, int columns, int rows) {
        double w = width / columns;
        double h = height / rows;
        double[] shares = new double[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double common = box.overlap(x * w, y * h, (x + 1) * w, (y + 1) * h);
                shares[y * columns + x] = Math.min(1, common / (w * h));
            }
        }
        return shares;
    }

    private static double peak(AttentionMap map, FigureBox box, int width, int height) {
        float max = map.max();
        if (max <= 0) {
            return 0;
        }
        int ties = 0;
        int hits = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                if (map.value(x, y) == max) {
                    ties++;
                    hits += isIn(x, y, map.width(), map.height(), box, width, height) ? 1 : 0;
                }
            }
        }
        return (double) hits / ties;
    }

    private static double centres(int columns, int rows, FigureBox box, int width, int height) {
        int hits = 0;
        for (int i = 0; i < columns * rows; i++) {
            hits += isIn(i % columns, i / columns, columns, rows, box, width, height) ? 1 : 0;
        }
        return (double) hits / (columns * rows);
    }

    private static boolean isIn(
            int x, int y, int columns, int rows, FigureBox box, int width, int height) {
        return box.contains((x + 0.5) * width / columns, (y + 0.5) * height / rows);
    }
}
