package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The columns of a manifest that tell which part of a film a clip is. */
final class SpanColumns {
    private static final String START = "start";
    private static final String END = "end";
    static final List<String> NAMES = List.of(START, END);

    private SpanColumns() {}

    /**
     * Whether a row tells of no part.
     *
     * @param row the value of a column, empty where there is none
     */
    static boolean isEmpty(UnaryOperator<String> row) {
        return row.apply(START).isEmpty() && row.apply(END).isEmpty();
    }

    /**
     * Reads a row.
     *
     * @param row the value of a column, empty where there is none
     * @param where names the row in messages
     * @return all of the file where the row tells nothing; from its start, or to its end, where one
     *     is empty
     * @throws BadInputException if a value is no time, or the end is not after the start
     */
    static Span read(UnaryOperator<String> row, String where) {
        if (isEmpty(row)) {
            return Span.WHOLE;
        }
        double start = seconds(row, START, 0, where);
        double end = seconds(row, END, Double.POSITIVE_INFINITY, where);
        if (end <= start) {
            throw new BadInputException(
                    "%s: the end %s s is not after the start %s s.".formatted(where, end, start));
        }
        return new Span(start, end);
    }

    /** A part of a film with an end as {@link #NAMES} tell it, with all digits. */
    static List<Double> cells(Span span) {
        return List.of(span.start(), span.end());
    }

    /**
     * What is to be said of films with parts in more than one split: what is near in time is alike,
     * whether it was trained with or not.
     */
    static Optional<String> note(Path folder, List<Entry> entries) {
        Map<Path, Set<String>> splits = new LinkedHashMap<>();
        for (Entry e : entries) {
            if (!e.span().isWhole() && !e.split().isEmpty()) {
                splits.computeIfAbsent(e.path(), p -> new TreeSet<>()).add(e.split());
            }
        }
        splits.values().removeIf(of -> of.size() == 1);
        if (splits.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Path, Set<String>> first = splits.entrySet().iterator().next();
        return Optional.of(
                "Parts of one film stand in several splits (%s; the first is %s: %s), so that scores are too good: what is near in time is alike. Give each film one split."
                        .formatted(
                                Counts.of(splits.size(), "film"),
                                ManifestReader.shown(ClipDataset.nameIn(folder, first.getKey())),
                                String.join(", ", first.getValue())));
    }

    private static double seconds(
            UnaryOperator<String> row, String column, double none, String where) {
        String text = row.apply(column);
        if (text.isEmpty()) {
            return none;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The sentence below tells it.
        }
        throw new BadInputException(
                "%s: %s=%s is no time; needed are seconds, 0 or more, with a decimal point, or nothing."
                        .formatted(where, column, ManifestReader.shown(text)));
    }
}
