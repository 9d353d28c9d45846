package io.github.affectj.exchange.tiers;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table of segments as spreadsheets of all countries, and people, write it: any usual
 * encoding, commas, semicolons, tabs or bars between the cells, points or commas in numbers,
 * columns in any order. Needed are {@code start} (or BIDS's {@code onset}) and {@code end} (or
 * {@code duration}), and {@code label} (or {@code trial_type}); {@code tier}, {@code value}, {@code
 * coder} and {@code source} may be there. Without names of columns they are start, end, label,
 * tier, value, coder. In tables of BIDS {@code n/a} is an empty cell.
 */
final class SegmentTable {
    private static final List<Character> DELIMITERS = List.of('\t', ';', ',', '|');
    private static final List<String> COLUMNS =
            List.of("start", "end", "label", "tier", "value", "coder", "source");
    private static final Map<String, String> SAME = Map.of("onset", "start", "trial_type", "label");
    private static final String DURATION = "duration";

    private final Path path;
    private final Film film;
    private final TierCollector tiers;
    private final String fileTier;
    private final Map<String, Integer> places = new HashMap<>();
    private boolean bids;

    SegmentTable(Path path, Film film, TierCollector tiers) {
        this.path = path;
        this.film = film;
        this.tiers = tiers;
        fileTier = TierFiles.baseName(path);
    }

    /**
     * Reads all lines.
     *
     * @throws BadInputException if a column is missing, or a cell can't be, with the line
     */
    void read() {
        String text = Texts.read(path, "a table of segments", tiers);
        int line = 1;
        int from = 0;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            line += text.charAt(from++) == '\n' ? 1 : 0;
        }
        String told = text.substring(from).lines().findFirst().orElse("");
        char delimiter = delimiter(told);
        if (told.toLowerCase(Locale.ROOT).startsWith("sep=")) { // for Excel
            from = Math.min(text.length(), text.indexOf(told, from) + told.length() + 1);
            line++;
        }
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter)
                        .setIgnoreEmptyLines(false)
                        .get();
        try (CSVParser rows = CSVParser.parse(text.substring(from), format)) {
            boolean first = true;
            int at = line;
            for (CSVRecord row : rows) {
                if (!first || !isHeader(row)) {
                    if (first) {
                        withoutNames(row, at);
                    }
                    if (row.size() > 1 || !row.get(0).isBlank()) {
                        add(row, at);
                    }
                }
                first = false;
                at = line + (int) rows.getCurrentLineNumber();
            }
            if (first) {
                throw new BadInputException(path + " holds no segments.");
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException(
                    path + " is no table: a quotation mark is opened and not closed.", e);
        }
    }

    private static char delimiter(String line) {
        if (line.toLowerCase(Locale.ROOT).startsWith("sep=") && line.length() > 4) {
            return line.charAt(4);
        }
        // By what comes of it: a comma may be in each number, a semicolon in a label.
        for (char c : DELIMITERS) {
            String[] cells = line.replace("\"", "").split(Pattern.quote(String.valueOf(c)), -1);
            boolean named =
                    Arrays.stream(cells)
                            .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                            .anyMatch(cell -> cell.equals("start") || cell.equals("onset"));
            if (named || (cells.length > 2 && Moment.isTime(cells[0]) && Moment.isTime(cells[1]))) {
                return c;
            }
        }
        return ',';
    }

    private boolean isHeader(CSVRecord row) {
        List<String> foreign = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String name = row.get(i).strip().toLowerCase(Locale.ROOT);
            bids |= name.equals("onset");
            String column = SAME.getOrDefault(name, name);
            if (!COLUMNS.contains(column) && !column.equals(DURATION)) {
                foreign.add(row.get(i));
            } else if (places.putIfAbsent(column, i) != null) {
                throw new BadInputException(
                        "%s has two columns '%s'.".formatted(path, ForeignText.of(name)));
            }
        }
        if (!places.containsKey("start") && !places.containsKey("end")) {
            places.clear();
            return false;
        }
        boolean whole =
                places.containsKey("start")
                        && (places.containsKey("end") || places.containsKey(DURATION));
        if (!whole || (!bids && !places.containsKey("label"))) {
            throw new BadInputException(
                    "%s line 1: the columns start, end and label are needed, or onset and duration; there are %s."
                            .formatted(path, String.join(", ", row.toList())));
        }
        if (!foreign.isEmpty()) {
            tiers.note("Not read of %s: %s.".formatted(path, String.join(", ", foreign)));
        }
        return true;
    }

    private void withoutNames(CSVRecord row, int line) {
        String place = TierCollector.at(path, line);
        if (row.size() < 3) {
            throw new BadInputException(
                    "%s: the columns start, end and label are needed, with commas, semicolons or tabs between them."
                            .formatted(place));
        }
        Moment.parse(row.get(0), film, place + ", which should name the columns or hold a segment");
        for (int i = 0; i < COLUMNS.size(); i++) {
            places.put(COLUMNS.get(i), i);
        }
    }

    private void add(CSVRecord row, int line) {
        String place = TierCollector.at(path, line);
        Moment start = Moment.parse(needed(row, "start", place), film, place);
        Moment end = places.containsKey("end") ? end(row, place) : behind(row, start, place);
        String tier = cell(row, "tier");
        String name = tier.isBlank() ? fileTier : tier;
        String coder = cell(row, "coder");
        tiers.tier(name, coder, Optional.empty());
        String source = cell(row, "source");
        if (source.isEmpty() && !coder.equals(tiers.coder(name))) {
            source = coder;
        }
        tiers.add(
                name,
                new TierCollector.Row(
                        start, end, cell(row, "label"), value(row, place), source, line));
    }

    private Moment end(CSVRecord row, String place) {
        return Moment.parse(needed(row, "end", place), film, place);
    }

    /** The start and the duration, added as decimals, so that nothing is lost. */
    private Moment behind(CSVRecord row, Moment start, String place) {
        String text = cell(row, DURATION);
        if (text.isEmpty()) {
            return start;
        }
        Moment duration = Moment.parse(text, film, place);
        String from = needed(row, "start", place);
        if (from.matches("\\d+:\\d+:\\d+[:;]\\d+")) {
            return new Moment(start.seconds() + duration.seconds(), duration.rounding());
        }
        BigDecimal sum = Moment.decimal(from, place).add(Moment.decimal(text, place));
        return new Moment(
                sum.doubleValue(), Math.min(0.0005, start.rounding() + duration.rounding()));
    }

    private OptionalDouble value(CSVRecord row, String place) {
        String text = cell(row, "value").strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!text.matches("[-+]?\\d*[.,]?\\d+([eE][-+]?\\d{1,3})?")) {
            if (bids) { // BIDS has codes of triggers there, too
                return OptionalDouble.empty();
            }
            throw new BadInputException(
                    "%s: the value '%s' is no number.".formatted(place, ForeignText.of(text)));
        }
        return OptionalDouble.of(Double.parseDouble(text.replace(',', '.')));
    }

    private String needed(CSVRecord row, String column, String place) {
        String text = cell(row, column).strip();
        if (text.isEmpty()) {
            throw new BadInputException("%s has no %s.".formatted(place, column));
        }
        return text;
    }

    private String cell(CSVRecord row, String column) {
        Integer at = places.get(column);
        if (at == null || at >= row.size() || (bids && row.get(at).strip().equals("n/a"))) {
            return "";
        }
        return SafeCells.read(row.get(at));
    }
}
