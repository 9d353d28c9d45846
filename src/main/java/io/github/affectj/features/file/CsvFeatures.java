package io.github.affectj.features.file;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Features and labels as tables: a line a step, its numbers apart by comma, semicolon or tab. A
 * first line with a cell that is no number holds the names of the columns.
 */
final class CsvFeatures {
    private static final int HEAD = 1 << 16;

    private CsvFeatures() {}

    static FeatureMatrix read(Path file) {
        float[] values = new float[1024];
        int columns = 0;
        int steps = 0;
        try (BufferedReader in =
                        ForeignFiles.reader(file, FeatureTable.MOST_BYTES, FeatureTable.WANTED);
                CSVParser rows = CSVParser.parse(in, format(in))) {
            boolean first = true;
            for (CSVRecord row : rows) {
                if (first && !isNumbers(row)) {
                    first = false;
                    continue;
                }
                first = false;
                if (columns == 0) {
                    columns = row.size();
                } else if (row.size() != columns) {
                    throw new BadInputException(
                            "%s line %d has %d numbers, the lines before it %d."
                                    .formatted(
                                            file,
                                            rows.getCurrentLineNumber(),
                                            row.size(),
                                            columns));
                }
                long needed = ((long) steps + 1) * columns;
                if (needed > NumpyReader.MOST_VALUES) {
                    throw new BadInputException(
                            "%s has more than the %,d numbers that are allowed."
                                    .formatted(file, NumpyReader.MOST_VALUES));
                }
                if (needed > values.length) {
                    values = Arrays.copyOf(values, NumpyReader.room(values.length, needed));
                }
                for (int i = 0; i < columns; i++) {
                    values[steps * columns + i] =
                            number(file, rows.getCurrentLineNumber(), steps, i, row.get(i));
                }
                steps++;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException(file + " can't be read as a table of numbers in UTF-8.", e);
        }
        if (steps == 0) {
            throw new BadInputException(file + " has no line of numbers.");
        }
        return new FeatureMatrix(steps, columns, Arrays.copyOf(values, steps * columns));
    }

    static List<String> labels(Path file) {
        List<String> labels = new ArrayList<>();
        try (BufferedReader in =
                ForeignFiles.reader(file, FeatureTable.MOST_BYTES, FeatureTable.WANTED)) {
            CSVFormat lines =
                    CSVFormat.DEFAULT
                            .builder()
                            .setIgnoreEmptyLines(false)
                            .setIgnoreSurroundingSpaces(true)
                            .get();
            try (CSVParser rows = CSVParser.parse(in, lines)) {
                for (CSVRecord row : rows) {
                    if (row.size() > 1) {
                        throw new BadInputException(
                                "%s line %d has %d values; needed is one label a line."
                                        .formatted(file, rows.getCurrentLineNumber(), row.size()));
                    }
                    labels.add(FeatureTable.label(row.get(0)));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException(file + " can't be read as labels in UTF-8.", e);
        }
        return labels;
    }

    private static CSVFormat format(BufferedReader in) throws IOException {
        in.mark(HEAD);
        char[] head = new char[HEAD / 2];
        int length = Math.max(0, in.read(head));
        in.reset();
        String line = new String(head, 0, length).lines().findFirst().orElse("");
        char separator = line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    private static boolean isNumbers(CSVRecord row) {
        for (String cell : row) {
            if (!isNumber(cell)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String cell) {
        try {
            Float.parseFloat(spelt(cell));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Numbers as NumPy and Java write those that are none. */
    private static String spelt(String cell) {
        return switch (cell.strip()) {
            case "nan", "NAN" -> "NaN";
            case "inf", "Inf", "+inf" -> "Infinity";
            case "-inf", "-Inf" -> "-Infinity";
            default -> cell.strip();
        };
    }

    private static float number(Path file, long line, int step, int column, String cell) {
        float value;
        try {
            value = Float.parseFloat(spelt(cell));
        } catch (NumberFormatException e) {
            throw new BadInputException(
                    "%s line %d: '%s' is no number."
                            .formatted(
                                    file,
                                    line,
                                    cell.length() > 40 ? cell.substring(0, 40) + "..." : cell),
                    e);
        }
        if (!Float.isFinite(value)) {
            throw FeatureTable.notFinite(file.toString(), step, column, value);
        }
        return value;
    }
}
