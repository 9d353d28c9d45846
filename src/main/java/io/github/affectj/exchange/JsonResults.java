package io.github.affectj.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ForeignPart;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultPart;
import io.github.affectj.result.ResultSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that is known of a clip as one JSON file, with all digits, so that what is read equals
 * what was written.
 *
 * <p>The object has {@code format} ({@code affectj-result}), {@code version} (1) and the keys of
 * the current timeline: {@code clip} ({@code name}, {@code source}, {@code width}, {@code height}
 * in pixels), {@code labels}, {@code clip_label}, {@code clip_confidence}, {@code clip_scores} (by
 * label), {@code model} ({@code id}, {@code architecture}, {@code sha256}, {@code licence}), {@code
 * settings} and {@code environment} (versions and device), {@code frames} (an object a frame with
 * the columns of the table); {@code region}, where it does not speak of whole frames, and in each
 * frame where that was ({@link JsonPlaces}); of models that have one the {@link JsonAttention
 * temporal attention}; and, if heat maps were made, {@code heatmap}: {@code source}, {@code
 * emotion} and {@code maps}, an object a frame with {@code width}, {@code height} and {@code
 * values}, row by row.
 *
 * <p>Where there are timelines of several models or regions, the others stand in the list {@code
 * other_results}, as objects of the same keys. Further {@link JsonPart parts} have a key each, as
 * the {@link JsonTiers tiers} and the {@link JsonRegions regions}. What stands under any other key
 * is kept word for word and written again ({@link ForeignPart}); what is not known within an object
 * of ours is not kept, and told.
 */
public final class JsonResults {
    /** What marks a file as ours. */
    static final String FORMAT = "affectj-result";

    /** Counts changes that older readers would misunderstand. */
    static final int VERSION = 1;

    static final String INDENT = "  ";

    /** A film of two hours with a heat map for each frame has about 300 MB. */
    private static final long MOST_BYTES = 1L << 30;

    private static final String OTHERS = "other_results";

    /** The kinds of parts that are known. */
    static final List<JsonPart> PARTS =
            List.of(new JsonTiers(), new JsonVocabularies(), new JsonElan(), new JsonRegions());

    /**
     * What a file holds.
     *
     * @param set the results
     * @param unknown keys of what is not kept, as {@code frames[0].note}; at most ten
     */
    public record Contents(ResultSet set, List<String> unknown) {}

    private JsonResults() {}

    /** Writes one timeline; see {@link #write(ResultSet, Path)}. */
    public static void write(EmotionTimeline result, Path path) {
        write(ResultSet.of(result), path);
    }

    /**
     * Writes everything, whole or not at all.
     *
     * @throws io.github.affectj.base.BadInputException if the file can't be written
     */
    public static void write(ResultSet set, Path path) {
        write(set, path, PARTS);
    }

    static void write(ResultSet set, Path path, List<JsonPart> kinds) {
        SafeFiles.write(
                path,
                file -> {
                    try (JsonWriter out =
                            new JsonWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                        write(set, out, kinds);
                    }
                });
    }

    private static void write(ResultSet set, JsonWriter out, List<JsonPart> kinds)
            throws IOException {
        out.setIndent(INDENT);
        out.beginObject();
        out.name("format").value(FORMAT);
        out.name("version").value(VERSION);
        if (set.current().isPresent()) {
            ResultKey key = set.current().get();
            JsonTimelineWriter.write(out, key, set.timelines().get(key));
        }
        if (set.timelines().size() > 1) {
            out.name(OTHERS).beginArray();
            for (Map.Entry<ResultKey, EmotionTimeline> entry : set.timelines().entrySet()) {
                if (!set.current().get().equals(entry.getKey())) {
                    out.beginObject();
                    JsonTimelineWriter.write(out, entry.getKey(), entry.getValue());
                    out.endObject();
                }
            }
            out.endArray();
        }
        for (ResultPart part : set.parts().values()) {
            out.name(part.key());
            if (part instanceof ForeignPart foreign) {
                out.jsonValue(foreign.json());
            } else {
                kind(kinds, part.key()).write(out, part);
            }
        }
        out.endObject();
    }

    private static JsonPart kind(List<JsonPart> kinds, String key) {
        return kinds.stream()
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing writes the part " + key));
    }

    /** The current timeline of a file; see {@link #readAll}. */
    public static EmotionTimeline read(Path path) {
        return readAll(path)
                .set()
                .timeline()
                .orElseThrow(() -> new BadInputException(path + " holds no timeline of a model."));
    }

    /**
     * Reads everything and checks it: kinds of values, ranges, lengths, order of times.
     *
     * @param path a file that {@link #write} made
     * @throws io.github.affectj.base.BadInputException if there is no such file or it is damaged,
     *     in one sentence that names the file and the wrong key
     */
    public static Contents readAll(Path path) {
        return readAll(path, PARTS);
    }

    static Contents readAll(Path path, List<JsonPart> kinds) {
        JsonObject root = parse(path);
        JsonFields json = new JsonFields(path);
        if (!root.has("format")
                || !root.get("format").isJsonPrimitive()
                || !root.get("format").getAsString().equals(FORMAT)) {
            throw new BadInputException(
                    path
                            + " is not a result of AffectJ; a json file of Export Emotion Results... or Export Regions..."
                            + " is needed.");
        }
        int version = json.integer(root, "version", "version");
        if (version != VERSION) {
            throw json.bad("version", "is " + version + ", but this AffectJ reads version 1 only");
        }
        List<String> unknown = new ArrayList<>();
        try {
            return new Contents(set(root, json, kinds, unknown), List.copyOf(unknown));
        } catch (IllegalArgumentException e) {
            // A value object's own check: the file holds no result that can be.
            throw new BadInputException(path + " is damaged: " + e.getMessage() + ".", e);
        }
    }

    private static ResultSet set(
            JsonObject root, JsonFields json, List<JsonPart> kinds, List<String> unknown) {
        ResultSet set = ResultSet.EMPTY;
        Set<String> read = new HashSet<>(Set.of("format", "version", OTHERS));
        read.addAll(JsonTimelineReader.KEYS);
        for (Map.Entry<String, JsonElement> entry : root.entrySet()) {
            String key = entry.getKey();
            if (!read.contains(key)) {
                ResultPart part =
                        kinds.stream()
                                .filter(kind -> kind.key().equals(key))
                                .findFirst()
                                .map(kind -> kind.read(json, entry.getValue()))
                                .orElseGet(() -> new ForeignPart(key, entry.getValue().toString()));
                set = set.with(part);
            }
        }
        boolean alone = JsonTimelineReader.KEYS.stream().noneMatch(root::has);
        if (alone && !root.has(OTHERS) && !set.parts().isEmpty()) {
            return set;
        }
        JsonTimelineReader first = new JsonTimelineReader(json, root, "", unknown);
        set = set.with(first.key(), first.timeline());
        if (root.has(OTHERS)) {
            int i = 0;
            for (JsonElement element : json.array(root, OTHERS, OTHERS)) {
                String at = OTHERS + "[" + i++ + "]";
                JsonTimelineReader other =
                        new JsonTimelineReader(json, json.object(element, at), at + ".", unknown);
                if (set.timeline(other.key()).isPresent()) {
                    throw json.bad(at, "is a second result of " + other.key());
                }
                set = set.with(other.key(), other.timeline());
            }
        }
        return set.withCurrent(first.key());
    }

    private static JsonObject parse(Path path) {
        try (BufferedReader in = ForeignFiles.reader(path, MOST_BYTES, "a json file")) {
            // The parser would take anything at all for a text without its quotation marks, and
            // fill the memory with it.
            if (firstSign(in) == '{' && JsonParser.parseReader(in) instanceof JsonObject object) {
                return object;
            }
            throw new BadInputException(path + " holds no JSON object, so no result of AffectJ.");
        } catch (JsonParseException | StackOverflowError | CharacterCodingException e) {
            throw new BadInputException(
                    path + " is not whole JSON; export the result again or take another file.", e);
        } catch (IOException e) {
            throw ForeignFiles.unreadable(path, e);
        }
    }

    /** The first sign that is no white space, which is read again by the next reader; or -1. */
    private static int firstSign(BufferedReader in) throws IOException {
        int sign;
        do {
            in.mark(1);
            sign = in.read();
        } while (sign >= 0 && Character.isWhitespace(sign));
        in.reset();
        return sign;
    }
}
