package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Segment;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Comparisons as tables and sentences for people. */
public final class AgreementTables {
    /** Percentile intervals from fewer lots are clearly too narrow. */
    private static final int FEW = 20;

    private AgreementTables() {}

    /**
     * A row a comparison: {@code first}, {@code second}, {@code mode}, {@code unit_s}, {@code
     * compared}, {@code only_first}, {@code only_second} and {@code drawn}, as of {@link
     * Comparison}, and for each {@link Measure} its value and the bounds of its 95 % interval, as
     * {@code kappa}, {@code kappa_low}, {@code kappa_high}; empty where it is not defined.
     *
     * @param unit seconds; NaN for comparisons by segments
     */
    public static Table agreement(List<Comparison> comparisons, double unit) {
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "first",
                                "second",
                                "mode",
                                "unit_s",
                                "compared",
                                "only_first",
                                "only_second",
                                "drawn"));
        for (Measure measure : Measure.values()) {
            header.add(measure.key());
            header.add(measure.key() + "_low");
            header.add(measure.key() + "_high");
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            List<Object> row = new ArrayList<>();
            row.add(comparison.first());
            row.add(comparison.second());
            row.add(Double.isNaN(unit) ? "segments" : "time");
            row.add(unit);
            row.add(comparison.compared());
            row.add(comparison.onlyFirst());
            row.add(comparison.onlySecond());
            row.add(comparison.lots());
            for (Measure measure : Measure.values()) {
                Comparison.Estimate estimate = comparison.of(measure);
                row.add(estimate.value());
                row.add(estimate.bounds().low());
                row.add(estimate.bounds().high());
            }
            rows.add(row);
        }
        return new Table("agreement", "Agreement", "", header, rows);
    }

    /**
     * A row for each thing that either said: {@code outcome}, start, end and label of both, {@code
     * overlap}; empty where one said nothing.
     */
    public static Table matches(Comparison comparison) {
        List<List<Object>> rows = new ArrayList<>();
        for (Match match : comparison.matches()) {
            List<Object> row = new ArrayList<>(List.of(match.outcome().words()));
            add(row, match.first());
            add(row, match.second());
            row.add(match.overlap());
            rows.add(row);
        }
        return new Table(
                "matches",
                "Matched Segments",
                "",
                List.of(
                        "outcome",
                        "first_start_s",
                        "first_end_s",
                        "first_label",
                        "second_start_s",
                        "second_end_s",
                        "second_label",
                        "overlap"),
                rows);
    }

    private static void add(List<Object> row, Optional<Segment> segment) {
        row.add(segment.map(Segment::start).orElse(Double.NaN));
        row.add(segment.map(Segment::end).orElse(Double.NaN));
        row.add(segment.map(Segment::label).orElse(""));
    }

    /** A row for each label of the first, a column for each of the second: how often both met. */
    public static Table confusion(Comparison comparison) {
        List<String> header = new ArrayList<>(List.of("first"));
        header.addAll(comparison.labels());
        List<List<Object>> rows = new ArrayList<>();
        for (int a = 0; a < comparison.labels().size(); a++) {
            List<Object> row = new ArrayList<>(List.of(comparison.labels().get(a)));
            for (int count : comparison.confusion()[a]) {
                row.add(count);
            }
            rows.add(row);
        }
        return new Table("confusion", "Confusion Matrix", "", header, rows);
    }

    /**
     * A comparison in a sentence or two.
     *
     * @param unit seconds; NaN for comparisons by segments
     */
    public static String sentence(Comparison comparison, double unit) {
        String thing = Double.isNaN(unit) ? "pair of segments" : "unit of " + unit + " s";
        String things = Double.isNaN(unit) ? "pairs of segments" : "units of " + unit + " s";
        String first = "'" + ForeignText.of(comparison.first()) + "'";
        String second = "'" + ForeignText.of(comparison.second()) + "'";
        long compared = comparison.compared();
        StringBuilder text = new StringBuilder();
        text.append("%s and %s have ".formatted(first, second));
        text.append("%d %s in common".formatted(compared, compared == 1 ? thing : things));
        text.append(", only %s %d, only %s ".formatted(first, comparison.onlyFirst(), second));
        text.append(comparison.onlySecond()).append('.');
        List<String> parts = new ArrayList<>();
        add(parts, "the same label in", comparison.of(Measure.AGREEMENT));
        add(parts, "kappa", comparison.of(Measure.KAPPA));
        add(parts, "alpha", comparison.of(Measure.ALPHA));
        add(parts, "kappa with gaps as a label", comparison.of(Measure.KAPPA_GAPS));
        add(parts, "alpha of the values", comparison.of(Measure.ALPHA_INTERVAL));
        add(parts, "their correlation", comparison.of(Measure.PEARSON));
        add(parts, "their concordance", comparison.of(Measure.CCC));
        if (!parts.isEmpty()) {
            text.append(" Of these: ").append(String.join(", ", parts)).append('.');
            text.append(" In brackets 95 % intervals, drawn from ");
            text.append(Counts.of(comparison.lots(), "segment"));
            text.append(comparison.lots() < FEW ? "; with so few they are rough." : ".");
        }
        return text.toString();
    }

    private static void add(List<String> parts, String what, Comparison.Estimate estimate) {
        if (!Double.isNaN(estimate.value())) {
            boolean sure = !Double.isNaN(estimate.bounds().low());
            parts.add(
                    String.format(Locale.ROOT, "%s %.3f", what, estimate.value())
                            + (sure
                                    ? String.format(
                                            Locale.ROOT,
                                            " (%.3f to %.3f)",
                                            estimate.bounds().low(),
                                            estimate.bounds().high())
                                    : ""));
        }
    }
}
