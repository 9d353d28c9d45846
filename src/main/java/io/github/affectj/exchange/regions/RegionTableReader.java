package io.github.affectj.exchange.regions;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.TextEncoding;
import io.github.affectj.exchange.tiers.SafeCells;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a {@link RegionTable}, or one of another program with fewer columns: needed are {@code
 * region}, {@code x}, {@code y}, {@code width} and {@code height} (for a polygon {@code points}
 * instead). {@code frame}, the number of a frame in its source, may stand in the place of {@code
 * time_s}; a row with neither is there for the whole clip. Commas, semicolons or tabs part the
 * cells; the order of rows and columns does not matter, and other columns are left out.
 */
public final class RegionTableReader {
    private static final long MOST_BYTES = 256L << 20;
    private static final String DIGITS = "[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?";

    private final Path path;
    private final ClipTimes times;
    private final Map<String, TreeMap<Double, RegionKey>> keys = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, Integer> colours = new LinkedHashMap<>();

    private RegionTableReader(Path path, ClipTimes times) {
        this.path = path;
        this.times = times;
    }

    /**
     * Reads a table.
     *
     * @param times of the clip, for tables that tell frames
     * @throws BadInputException if a column is missing or a cell can't be, with the line
     */
    public static RegionSet read(Path path, ClipTimes times) {
        return new RegionTableReader(path, times).read();
    }

    private RegionSet read() {
        String text = text();
        String first = text.lines().findFirst().orElse("");
        char delimiter = first.contains("\t") ? '\t' : first.contains(";") ? ';' : ',';
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter)
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreHeaderCase(true)
                        .setTrim(true)
                        .get();
        try (CSVParser rows = CSVParser.parse(text, format)) {
            for (String needed : List.of("region", "x", "y", "width", "height")) {
                if (!rows.getHeaderMap().containsKey(needed)) {
                    throw new BadInputException(
                            "%s line 1: the columns region, x, y, width and height are needed, and time_s or frame for regions that move; '%s' is missing."
                                    .formatted(path, needed));
                }
            }
            checkTwice(rows);
            for (CSVRecord row : rows) {
                add(row, rows.getCurrentLineNumber());
            }
        } catch (UncheckedIOException e) {
            throw new BadInputException(
                    "%s: the quotation marks of a cell do not go together; is the file cut off (%s)?"
                            .formatted(path, ForeignText.of(String.valueOf(e.getMessage()))),
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException(
                    "%s is no table with names of columns in its first line (%s)."
                            .formatted(path, ForeignText.of(String.valueOf(e.getMessage()))),
                    e);
        }
        if (keys.isEmpty()) {
            throw new BadInputException(path + " holds no regions.");
        }
        List<Region> regions = new ArrayList<>();
        keys.forEach((name, byTime) -> regions.add(region(name, byTime)));
        return new RegionSet(regions);
    }

    private void checkTwice(CSVParser rows) {
        List<String> names =
                rows.getHeaderNames().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (String column : RegionTable.COLUMNS) {
            if (Collections.frequency(names, column) > 1) {
                throw new BadInputException(
                        "%s line 1: the column %s is there %d times; allowed is one."
                                .formatted(path, column, Collections.frequency(names, column)));
            }
        }
    }

    private Region region(String name, Map<Double, RegionKey> byTime) {
        try {
            return new Region(
                    name,
                    List.copyOf(byTime.values()),
                    sources.get(name),
                    Optional.ofNullable(colours.get(name)));
        } catch (BadInputException e) {
            throw new BadInputException(path + ": " + e.getMessage(), e);
        }
    }

    private String text() {
        try {
            String text =
                    TextEncoding.decode(ForeignFiles.bytes(path, MOST_BYTES, "a table of regions"))
                            .text();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            throw new BadInputException(path + " is no text; save it in UTF-8.", e);
        }
        throw new BadInputException(path + " is no text; a table of regions is needed.");
    }

    private void add(CSVRecord row, long line) {
        String place = path + " line " + line;
        String name =
                Region.cleanName(SafeCells.read(cell(row, "region")))
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                place
                                                        + " has no name in the column region; a region needs one."));
        double seconds = seconds(row, place);
        RegionKey key;
        try {
            key = new RegionKey(seconds, shape(row, place), score(row, place), last(row, place));
        } catch (BadInputException e) {
            throw e.getMessage().startsWith(place)
                    ? e
                    : new BadInputException(place + ": " + e.getMessage(), e);
        }
        if (keys.computeIfAbsent(name, n -> new TreeMap<>()).put(seconds, key) != null) {
            throw new BadInputException(
                    "%s: the region '%s' has a row for this time already; allowed is one."
                            .formatted(place, name));
        }
        String source = SafeCells.read(cell(row, "source"));
        sources.putIfAbsent(
                name, source.isEmpty() ? "imported from " + path.getFileName() : source);
        String colour = cell(row, "color");
        if (!colour.isEmpty()) {
            if (!colour.matches("#[0-9a-fA-F]{6}")) {
                throw new BadInputException(
                        "%s: the color '%s' is not written as #e69f00."
                                .formatted(place, ForeignText.of(colour)));
            }
            colours.putIfAbsent(name, Integer.parseInt(colour.substring(1), 16));
        }
    }

    private double seconds(CSVRecord row, String place) {
        if (!cell(row, "time_s").isEmpty()) {
            return number(row, "time_s", place);
        }
        if (cell(row, "frame").isEmpty()) {
            return RegionKey.ALWAYS;
        }
        double frame = number(row, "frame", place);
        for (int i = 0; i < times.size(); i++) {
            if (times.sourceFrame(i) == frame) {
                return times.start(i);
            }
        }
        throw new BadInputException(
                "%s: the stack has no frame %s; its frames are %d to %d."
                        .formatted(
                                place,
                                cell(row, "frame"),
                                times.sourceFrame(0),
                                times.sourceFrame(times.size() - 1)));
    }

    private RegionShape shape(CSVRecord row, String place) {
        String shape = cell(row, "shape").toLowerCase(Locale.ROOT);
        if (shape.equals(RegionTable.POLYGON)) {
            return polygon(cell(row, "points"), place);
        }
        Outline outline =
                switch (shape) {
                    case "", RegionTable.RECTANGLE -> Outline.RECTANGLE;
                    case RegionTable.OVAL -> Outline.OVAL;
                    default ->
                            throw new BadInputException(
                                    "%s: the shape is '%s'; allowed are rectangle, oval and polygon."
                                            .formatted(place, ForeignText.of(shape)));
                };
        return new RegionShape(
                new Box(
                        number(row, "x", place),
                        number(row, "y", place),
                        number(row, "width", place),
                        number(row, "height", place)),
                outline);
    }

    private static RegionShape polygon(String text, String place) {
        String[] points = text.isBlank() ? new String[0] : text.split(";", 0);
        double[] x = new double[points.length];
        double[] y = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            String[] pair = points[i].strip().split("\\s+");
            if (pair.length != 2 || !pair[0].matches(DIGITS) || !pair[1].matches(DIGITS)) {
                throw new BadInputException(
                        "%s: '%s' is no point; points are written as x y; x y; x y."
                                .formatted(place, ForeignText.of(points[i])));
            }
            x[i] = Double.parseDouble(pair[0]);
            y[i] = Double.parseDouble(pair[1]);
        }
        return RegionShape.polygon(x, y);
    }

    private OptionalDouble score(CSVRecord row, String place) {
        return cell(row, "score").isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(row, "score", place));
    }

    private boolean last(CSVRecord row, String place) {
        String text = cell(row, "last").toLowerCase(Locale.ROOT);
        if (!List.of("", "true", "false").contains(text)) {
            throw new BadInputException(
                    "%s: last is '%s'; allowed are true, false and nothing."
                            .formatted(place, ForeignText.of(text)));
        }
        return text.equals("true");
    }

    private static double number(CSVRecord row, String column, String place) {
        String text = cell(row, column).replace(',', '.');
        if (!text.matches(DIGITS)) {
            throw new BadInputException(
                    "%s: %s is '%s', which is no number."
                            .formatted(place, column, ForeignText.of(text)));
        }
        return Double.parseDouble(text);
    }

    private static String cell(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column) ? row.get(column) : "";
    }
}
