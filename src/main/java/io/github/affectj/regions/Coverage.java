package io.github.affectj.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pixels of a frame that belong to a shape: those whose centre lies inside it. Kept as runs in
 * rows, so that a large shape costs as much memory as it is high.
 */
public final class Coverage {
    private final List<Run> runs;
    private final int area;

    /**
     * Pixels beside each other.
     *
     * @param y their row, from 0
     * @param from column of the first, from 0
     * @param to column behind the last
     */
    public record Run(int y, int from, int to) {
        /** How many pixels. */
        public int length() {
            return to - from;
        }
    }

    private Coverage(List<Run> runs) {
        this.runs = List.copyOf(runs);
        area = runs.stream().mapToInt(Run::length).sum();
    }

    /**
     * The pixels that a shape covers of a frame; what reaches beyond the frame counts nothing.
     *
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     */
    public static Coverage of(RegionShape shape, int width, int height) {
        List<Run> runs = new ArrayList<>();
        Optional<Box> within = shape.box().clipped(width, height);
        int top = within.isPresent() ? (int) Math.floor(within.get().y()) : 0;
        int bottom = within.isPresent() ? (int) Math.ceil(within.get().bottom()) : 0;
        for (int y = top; y < bottom; y++) {
            double[] inside = shape.outline().runs(shape.shareY(y));
            for (int i = 0; i < inside.length; i += 2) {
                int from = firstAtOrAfter(shape, inside[i], width);
                int to = firstAtOrAfter(shape, inside[i + 1], width);
                if (from < to) {
                    runs.add(new Run(y, from, to));
                }
            }
        }
        return new Coverage(runs);
    }

    /** The first column whose centre is not left of a share of the box, 0 to {@code width}. */
    private static int firstAtOrAfter(RegionShape shape, double share, int width) {
        double estimate = Math.floor(shape.box().x() + share * shape.box().width() - 0.5);
        int column = (int) Math.max(0, Math.min(width, estimate - 1));
        while (column < width && shape.shareX(column) < share - Outline.HAIR) {
            column++;
        }
        return column;
    }

    /** The runs, from top to bottom, then from left to right. */
    public List<Run> runs() {
        return runs;
    }

    /** How many pixels. */
    public int area() {
        return area;
    }
}
