package io.github.affectj.exchange.tiers;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.SafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Events of <a href="https://bids-specification.readthedocs.io/">BIDS</a>: a table {@code
 * ..._events.tsv} with {@code onset} and {@code duration} in seconds, {@code trial_type}, {@code
 * tier}, {@code value} and {@code coder}, and beside it {@code ..._events.json}, which says what
 * the columns are. What such a file says already stays in it.
 */
final class BidsFormat implements TierFormat {
    private static final String NONE = "n/a";
    private static final int MOST_BYTES = 16 << 20;

    @Override
    public String format() {
        return "bids";
    }

    @Override
    public List<String> endings() {
        return List.of("events.tsv");
    }

    @Override
    public ReadTiers read(Path path, Film film) {
        TierCollector tiers = new TierCollector(path, film);
        Path sidecar = sidecar(path);
        if (Files.exists(sidecar)) {
            requireSeconds(sidecar, object(sidecar));
        }
        new SegmentTable(path, film, tiers).read();
        return new ReadTiers(List.copyOf(tiers.tiers().values()), tiers.notes(), Optional.empty());
    }

    private static Path sidecar(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return path.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    }

    private static JsonObject object(Path sidecar) {
        byte[] bytes = ForeignFiles.bytes(sidecar, MOST_BYTES, "a json file");
        try {
            JsonElement json = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
            if (json.isJsonObject()) {
                return json.getAsJsonObject();
            }
        } catch (JsonParseException | StackOverflowError e) {
            throw noObject(sidecar, e);
        }
        throw noObject(sidecar, null);
    }

    private static BadInputException noObject(Path sidecar, Throwable cause) {
        return new BadInputException(
                sidecar
                        + " should describe the columns of the table beside it, but is no JSON object; mend or remove it.",
                cause);
    }

    private static void requireSeconds(Path sidecar, JsonObject columns) {
        for (String column : List.of("onset", "duration")) {
            if (columns.get(column) instanceof JsonObject about
                    && about.get("Units") instanceof JsonPrimitive units
                    && !units.getAsString().matches("(?i)s|sec|seconds?")) {
                throw new BadInputException(
                        "%s: the Units of %s are %s; BIDS has seconds (s) there."
                                .formatted(sidecar, column, units.getAsString()));
            }
        }
    }

    @Override
    public List<String> write(WrittenTiers content, Path path) {
        Path sidecar = sidecar(path);
        JsonObject columns = Files.exists(sidecar) ? object(sidecar) : new JsonObject();
        describe(columns, content.tiers().tiers());
        boolean sources =
                content.tiers().tiers().stream()
                        .flatMap(tier -> tier.segments().stream())
                        .anyMatch(segment -> !segment.source().isEmpty());
        List<String> headings =
                new ArrayList<>(
                        List.of("onset", "duration", "trial_type", "tier", "value", "coder"));
        if (sources) {
            headings.add("source");
        }
        DelimitedFormat.write(
                path,
                '\t',
                csv -> {
                    csv.exactRow(headings);
                    for (Tier tier : content.tiers().tiers()) {
                        for (Segment segment : tier.segments()) {
                            csv.exactRow(row(tier, segment, sources));
                        }
                    }
                });
        SafeFiles.writeText(
                sidecar,
                new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(columns)
                        + "\n");
        return new Unheld(content.tiers()).emptyTiers().notes(path);
    }

    private static List<String> row(Tier tier, Segment segment, boolean sources) {
        List<String> row = new ArrayList<>();
        row.add(Moment.allDigits(segment.start()).toPlainString());
        row.add(
                Moment.allDigits(segment.end())
                        .subtract(Moment.allDigits(segment.start()))
                        .toPlainString());
        row.add(text(segment.label()));
        row.add(text(tier.name()));
        row.add(DelimitedFormat.value(segment, NONE));
        row.add(text(tier.coder()));
        if (sources) {
            row.add(text(segment.source()));
        }
        return row;
    }

    private static String text(String text) {
        return text.isEmpty() ? NONE : SafeCells.write(text);
    }

    private static void describe(JsonObject columns, List<Tier> tiers) {
        describe(columns, "onset", "When the segment begins, from the start of the film", "s");
        describe(columns, "duration", "How long the segment is; 0 for a moment", "s");
        describe(columns, "trial_type", "The label of the segment", null);
        describe(columns, "tier", "The tier that the segment belongs to", null);
        describe(columns, "value", "A number that goes with the segment, as a rating", null);
        describe(columns, "coder", "Who labelled the tier: a person or a model", null);
        if (columns.get("trial_type") instanceof JsonObject about && !about.has("Levels")) {
            Set<String> labels = new LinkedHashSet<>();
            tiers.forEach(tier -> labels.addAll(tier.labels()));
            JsonObject levels = new JsonObject();
            labels.stream().filter(l -> !l.isEmpty()).forEach(l -> levels.addProperty(l, l));
            about.add("Levels", levels);
        }
    }

    private static void describe(JsonObject columns, String name, String is, String units) {
        if (!columns.has(name)) {
            JsonObject about = new JsonObject();
            about.addProperty("Description", is);
            if (units != null) {
                about.addProperty("Units", units);
            }
            columns.add(name, about);
        }
    }
}
