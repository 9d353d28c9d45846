package io.github.affectj.laboratory.report;

import io.github.affectj.base.Table;
import java.util.ArrayList;
import java.util.List;

/** A figure as plain values, which a {@link FigureDrawing} draws. */
public sealed interface Figure {

    /** Name of its file without ending. */
    String file();

    /** For readers. */
    String title();

    /** What a reader has to know, in a sentence or two. */
    String caption();

    /** Its values as a table. */
    Table table();

    /**
     * A height that is marked, as that of a guess.
     *
     * @param label what it is
     */
    record Level(String label, double value) {}

    /**
     * A curve.
     *
     * @param x rising
     * @param y of each; NaN for none
     */
    record Curve(String label, List<Double> x, List<Double> y) {}

    /** Curves over a number. */
    record Lines(
            String file,
            String title,
            String caption,
            String xLabel,
            String yLabel,
            List<Curve> curves,
            List<Level> levels)
            implements Figure {
        @Override
        public Table table() {
            List<List<Object>> rows = new ArrayList<>();
            for (Curve curve : curves) {
                for (int i = 0; i < curve.x().size(); i++) {
                    rows.add(List.of(curve.label(), curve.x().get(i), curve.y().get(i)));
                }
            }
            return new Table(file, title, caption, List.of("curve", xLabel, yLabel), rows);
        }
    }

    /**
     * A bar.
     *
     * @param group bars of one group stand together
     * @param label its own; bars of one label have one colour
     * @param low end of its interval; NaN for none
     * @param high other end
     */
    record Bar(String group, String label, double value, double low, double high) {}

    /** Bars in groups. */
    record Bars(
            String file,
            String title,
            String caption,
            String valueLabel,
            List<Bar> bars,
            List<Level> levels)
            implements Figure {
        @Override
        public Table table() {
            return new Table(
                    file,
                    title,
                    caption,
                    List.of("group", "bar", valueLabel, "low", "high"),
                    bars.stream()
                            .map(
                                    b ->
                                            List.<Object>of(
                                                    b.group(), b.label(), b.value(), b.low(),
                                                    b.high()))
                            .toList());
        }
    }

    /**
     * How many values of a part lie in a range.
     *
     * @param part such as a split
     * @param from the least that the range holds
     * @param to the first that is too much
     * @param range both in words
     * @param share of all values of the part
     */
    record Bin(String part, double from, double to, String range, int count, double share) {}

    /** How often values are how large, for each part of them. */
    record Histogram(String file, String title, String caption, String shareLabel, List<Bin> bins)
            implements Figure {
        @Override
        public Table table() {
            return new Table(
                    file,
                    title,
                    caption,
                    List.of("split", "from", "below", "clips", "share"),
                    bins.stream()
                            .map(
                                    b ->
                                            List.<Object>of(
                                                    b.part(), b.from(), b.to(), b.count(),
                                                    b.share()))
                            .toList());
        }
    }

    /**
     * A confusion matrix.
     *
     * @param counts by true label (row) and predicted label (column)
     */
    record Matrix(
            String file, String title, String caption, List<String> labels, List<int[]> counts)
            implements Figure {
        @Override
        public Table table() {
            List<String> header = new ArrayList<>(labels);
            header.add(0, "true\\predicted");
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                List<Object> row = new ArrayList<>();
                row.add(labels.get(i));
                for (int count : counts.get(i)) {
                    row.add(count);
                }
                rows.add(row);
            }
            return new Table(file, title, caption, header, rows);
        }
    }
}
