package io.github.affectj.exchange.regions;

import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.exchange.tiers.SafeCells;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Regions as a table, a row a key: {@code region}, {@code time_s} (empty for a region that is at
 * one place for the whole clip), {@code x}, {@code y}, {@code width}, {@code height} in pixels,
 * {@code shape} ({@code rectangle}, {@code oval}, {@code polygon}), {@code points} of a polygon as
 * {@code x y; x y; ...} in pixels, {@code score}, {@code last} ({@code true} where the region is
 * absent after the row), {@code color} ({@code #rrggbb}) and {@code source}. Numbers have all
 * digits. {@link RegionTableReader} reads it back, and tables with fewer columns.
 */
public final class RegionTable {
    static final List<String> COLUMNS =
            List.of(
                    "region", "time_s", "x", "y", "width", "height", "shape", "points", "score",
                    "last", "color", "source");

    static final String RECTANGLE = "rectangle";
    static final String OVAL = "oval";
    static final String POLYGON = "polygon";

    private RegionTable() {}

    /** Writes a table in UTF-8, whole or not at all. */
    public static void write(RegionSet regions, Path path) {
        SafeFiles.write(
                path,
                file -> {
                    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                            CsvWriter csv = new CsvWriter(out, ',')) {
                        csv.exactRow(COLUMNS);
                        for (Region region : regions.regions()) {
                            write(csv, region);
                        }
                    }
                });
    }

    private static void write(CsvWriter csv, Region region) throws IOException {
        for (RegionKey key : region.keys()) {
            Box box = key.shape().box();
            Outline outline = key.shape().outline();
            List<Object> row = new ArrayList<>();
            row.add(SafeCells.write(region.name()));
            row.add(key.seconds() == RegionKey.ALWAYS ? "" : key.seconds());
            row.addAll(List.of(box.x(), box.y(), box.width(), box.height()));
            row.add(
                    outline instanceof Outline.Polygon
                            ? POLYGON
                            : outline instanceof Outline.Oval ? OVAL : RECTANGLE);
            row.add(outline instanceof Outline.Polygon polygon ? points(polygon, box) : "");
            row.add(key.score().isPresent() ? key.score().getAsDouble() : "");
            row.add(key.lastOfSpan() ? "true" : "");
            row.add(
                    region.rgb()
                            .map(rgb -> String.format(Locale.ROOT, "#%06x", rgb & 0xFFFFFF))
                            .orElse(""));
            row.add(SafeCells.write(region.source()));
            csv.exactRow(row);
        }
    }

    private static String points(Outline.Polygon polygon, Box box) {
        return polygon.points().stream()
                .map(
                        point ->
                                (box.x() + point.x() * box.width())
                                        + " "
                                        + (box.y() + point.y() * box.height()))
                .collect(Collectors.joining("; "));
    }
}
