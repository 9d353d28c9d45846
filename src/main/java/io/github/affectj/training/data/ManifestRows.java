package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The table {@code manifest.csv}, row by row, with the lines that they stand in. */
final class ManifestRows {
    /** What is done with a row. */
    @FunctionalInterface
    interface Use<E extends Exception> {
        void of(CSVRecord row, long line) throws E;
    }

    private final Path file;
    private final ManifestText text;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private String header = "";
    private int width;
    private int count;

    /**
     * @param folder holds the table
     * @throws BadInputException if it can't be read
     */
    ManifestRows(Path folder) {
        file = folder.resolve(ClipDataset.MANIFEST);
        text = ManifestText.read(file);
    }

    /** What the user should know of how the table was read. */
    Optional<String> note() {
        return text.note();
    }

    /** How messages name a line. */
    String where(long line) {
        return text.where(line);
    }

    /** Names of the columns, in small letters, in their order; known once rows are read. */
    List<String> columns() {
        return columns.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A column's name as the table spells it, with its capital letters. */
    String spelt(String column) {
        return spellings.getOrDefault(column, column);
    }

    /** How messages name the line of the columns' names; known once rows are read. */
    String header() {
        return header;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The value of a column; empty where there is no such column. */
    String value(CSVRecord row, String column) {
        Integer place = columns.get(column);
        return place == null ? "" : row.get(place);
    }

    /**
     * Reads all rows that hold something.
     *
     * @throws BadInputException if the table is damaged, lacks a column or names no clips
     */
    <E extends Exception> void each(Use<E> use) throws E {
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(text.separator())
                        .setTrim(true)
                        .setIgnoreSurroundingSpaces(true)
                        .setIgnoreEmptyLines(true)
                        .get();
        try (Reader in = text.reader();
                CSVParser rows = CSVParser.parse(in, format)) {
            Iterator<CSVRecord> each = rows.iterator();
            while (true) {
                long before = rows.getCurrentLineNumber();
                CSVRecord row;
                try {
                    if (!each.hasNext()) {
                        break;
                    }
                    row = each.next();
                } catch (UncheckedIOException e) {
                    throw unreadable(before + 1, e);
                }
                if (isEmpty(row)) {
                    continue;
                }
                long line = text.linesBefore() + rows.getCurrentLineNumber();
                if (columns.isEmpty()) {
                    header(row, text.where(line));
                } else {
                    requireWidth(row, line);
                    count++;
                    use.of(row, line);
                }
            }
        } catch (IOException e) {
            throw new BadInputException(file + " can't be read as a CSV table.", e);
        }
        if (count == 0) {
            throw new BadInputException(
                    file
                            + (columns.isEmpty()
                                    ? " is an empty table; needed are the columns path and label,"
                                            + " and a row a clip."
                                    : " names no clips: it has a header only."));
        }
    }

    private BadInputException unreadable(long line, UncheckedIOException e) {
        return new BadInputException(
                text.where(text.linesBefore() + line)
                        + ": from here the table can't be read, as a quotation mark is not closed"
                        + " or is followed by other letters; quote a value as \"...\" with each"
                        + " quotation mark in it written twice.",
                e);
    }

    private static boolean isEmpty(CSVRecord row) {
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void header(CSVRecord row, String where) {
        header = where;
        for (int i = 0; i < row.size(); i++) {
            String spelt = row.get(i).strip();
            String name = spelt.toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                width = i + 1;
                spellings.put(name, spelt);
                if (columns.put(name, i) != null) {
                    throw new BadInputException(
                            "%s: the column '%s' is there twice."
                                    .formatted(where, ManifestReader.shown(name)));
                }
            }
        }
        for (String column : FeatureColumns.needed(columns.keySet())) {
            if (!columns.containsKey(column)) {
                throw new BadInputException(
                        where
                                + " lacks the column '"
                                + column
                                + "'; needed are path and label (or p_<label> columns), allowed are split, group, start, end and more;"
                                + " separated by comma, semicolon or tab.");
            }
        }
    }

    private void requireWidth(CSVRecord row, long line) {
        int filled = row.size();
        while (filled > width && row.get(filled - 1).isEmpty()) {
            filled--; // spreadsheets write separators for columns that are not there
        }
        if (filled != width) {
            throw new BadInputException(
                    "%s has %d values, but there are %d columns."
                            .formatted(text.where(line), filled, width));
        }
    }
}
