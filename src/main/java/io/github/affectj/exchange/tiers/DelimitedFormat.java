package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.SafeFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Segments as a table, a line a segment: {@code start}, {@code end}, {@code label}, {@code tier},
 * {@code value}, {@code coder} and, where somebody else than the coder said one, {@code source}.
 */
record DelimitedFormat(String format, char delimiter) implements TierFormat {
    @Override
    public List<String> endings() {
        return List.of(format);
    }

    @Override
    public ReadTiers read(Path path, Film film) {
        TierCollector tiers = new TierCollector(path, film);
        new SegmentTable(path, film, tiers).read();
        return new ReadTiers(List.copyOf(tiers.tiers().values()), tiers.notes(), Optional.empty());
    }

    @Override
    public List<String> write(WrittenTiers content, Path path) {
        boolean sources =
                content.tiers().tiers().stream()
                        .flatMap(tier -> tier.segments().stream())
                        .anyMatch(segment -> !segment.source().isEmpty());
        List<String> headings =
                new ArrayList<>(List.of("start", "end", "label", "tier", "value", "coder"));
        if (sources) {
            headings.add("source");
        }
        write(
                path,
                delimiter,
                csv -> {
                    csv.exactRow(headings);
                    for (Tier tier : content.tiers().tiers()) {
                        for (Segment segment : tier.segments()) {
                            csv.exactRow(row(tier, segment, sources));
                        }
                    }
                });
        return new Unheld(content.tiers()).emptyTiers().notes(path);
    }

    private static List<String> row(Tier tier, Segment segment, boolean sources) {
        List<String> row = new ArrayList<>();
        row.add(Moment.allDigits(segment.start()).toPlainString());
        row.add(Moment.allDigits(segment.end()).toPlainString());
        row.add(SafeCells.write(segment.label()));
        row.add(SafeCells.write(tier.name()));
        row.add(value(segment, ""));
        row.add(SafeCells.write(tier.coder()));
        if (sources) {
            row.add(SafeCells.write(segment.source()));
        }
        return row;
    }

    /** The value of a segment, with all digits. */
    static String value(Segment segment, String none) {
        return segment.value().isEmpty()
                ? none
                : Moment.allDigits(segment.value().getAsDouble()).toPlainString();
    }

    /** Writes rows. */
    @FunctionalInterface
    interface Body {
        void write(CsvWriter csv) throws IOException;
    }

    /** Writes a table in UTF-8, whole or not at all. */
    static void write(Path path, char delimiter, Body body) {
        SafeFiles.write(
                path,
                file -> {
                    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                        body.write(new CsvWriter(out, delimiter));
                    }
                });
    }
}
