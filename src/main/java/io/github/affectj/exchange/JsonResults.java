package io.github.affectj.exchange;

import com.google.gson.stream.JsonWriter;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Results as JSON files, with all digits, so that what is read equals what was written.
 *
 * <p>The object has {@code format} ({@code affectj-result}), {@code version} (1), {@code clip}
 * ({@code name}, {@code source}, {@code width}, {@code height} in pixels), {@code labels}, {@code
 * clip_label}, {@code clip_confidence}, {@code clip_scores} (by label), {@code model} ({@code id},
 * {@code architecture}, {@code sha256}, {@code licence}), {@code settings} and {@code environment}
 * (versions and device), {@code frames} (an object a frame with the columns of the table); of
 * models that have one the {@link JsonAttention temporal attention}; and, if heat maps were made,
 * {@code heatmap}: {@code source}, {@code emotion} and {@code maps}, an object a frame with {@code
 * width}, {@code height} and {@code values}, row by row.
 */
public final class JsonResults {
    /** What marks a file as ours. */
    static final String FORMAT = "affectj-result";

    /** Counts changes that older readers would misunderstand. */
    static final int VERSION = 1;

    static final String INDENT = "  ";

    private JsonResults() {}

    /**
     * Writes a result, whole or not at all.
     *
     * @throws io.github.affectj.base.BadInputException if the file can't be written
     */
    public static void write(EmotionTimeline result, Path path) {
        SafeFiles.write(
                path,
                file -> {
                    try (JsonWriter out =
                            new JsonWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                        write(result, out);
                    }
                });
    }

    /**
     * Reads a result.
     *
     * @param path a file that {@link #write} made
     * @throws io.github.affectj.base.BadInputException if there is no such file or it is damaged,
     *     in one sentence that names the file and the wrong key
     */
    public static EmotionTimeline read(Path path) {
        return new JsonResultReader(path).read();
    }

    private static void write(EmotionTimeline result, JsonWriter out) throws IOException {
        out.setIndent(INDENT);
        out.beginObject();
        out.name("format").value(FORMAT);
        out.name("version").value(VERSION);
        out.name("clip").beginObject();
        out.name("name").value(result.clipName());
        out.name("source").value(result.clipSource());
        out.name("width").value(result.width());
        out.name("height").value(result.height());
        out.endObject();
        out.name("labels").beginArray();
        for (String label : result.labels().names()) {
            out.value(label);
        }
        out.endArray();
        out.name("clip_label").value(result.clipLabel());
        out.name("clip_confidence");
        number(out, result.clipConfidence());
        out.name("clip_scores").beginObject();
        for (int k = 0; k < result.labels().size(); k++) {
            out.name(result.labels().get(k));
            number(out, result.clipScores().get(k));
        }
        out.endObject();
        model(out, result.model());
        texts(out, "settings", result.settings());
        texts(out, "environment", result.environment());
        out.name("frames").beginArray();
        for (int i = 0; i < result.frames().size(); i++) {
            frame(out, result, i);
        }
        out.endArray();
        if (result.attention().isPresent()) {
            out.name(JsonAttention.KEY);
            JsonAttention.write(out, result.attention().get());
        }
        if (result.maps().isPresent()) {
            heatMaps(out, result.maps().get());
        }
        out.endObject();
    }

    private static void model(JsonWriter out, ModelInfo model) throws IOException {
        out.name("model").beginObject();
        out.name("id").value(model.id());
        out.name("architecture").value(model.architecture());
        out.name("sha256").value(model.sha256());
        out.name("licence").value(model.licence());
        out.endObject();
    }

    private static void texts(JsonWriter out, String name, Map<String, String> texts)
            throws IOException {
        out.name(name).beginObject();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            out.name(entry.getKey()).value(entry.getValue());
        }
        out.endObject();
    }

    private static void frame(JsonWriter out, EmotionTimeline result, int index)
            throws IOException {
        FrameEmotion frame = result.frames().get(index);
        out.beginObject();
        // A frame a line: easy to read and to compare.
        out.setIndent("");
        out.name("frame").value(frame.frame());
        out.name("time_s");
        number(out, frame.timeSeconds());
        out.name("duration_s");
        number(out, frame.durationSeconds());
        out.name("label").value(result.label(index));
        out.name("confidence");
        number(out, frame.confidence());
        for (int k = 0; k < result.labels().size(); k++) {
            out.name("p_" + result.labels().get(k));
            number(out, frame.probability(k));
        }
        if (!Double.isNaN(frame.attention())) {
            out.name("attention");
            number(out, frame.attention());
        }
        out.endObject();
        out.setIndent(INDENT);
    }

    private static void heatMaps(JsonWriter out, EmotionTimeline.HeatMaps maps) throws IOException {
        out.name("heatmap").beginObject();
        out.name("source").value(maps.source());
        out.name("emotion").value(maps.emotion());
        out.name("maps").beginArray();
        List<AttentionMap> list = maps.maps();
        for (AttentionMap map : list) {
            out.beginObject();
            out.setIndent("");
            out.name("width").value(map.width());
            out.name("height").value(map.height());
            out.name("values").beginArray();
            for (float v : map.values()) {
                if (Float.isFinite(v)) {
                    out.value(Float.valueOf(v));
                } else {
                    out.nullValue();
                }
            }
            out.endArray();
            out.endObject();
            out.setIndent(INDENT);
        }
        out.endArray();
        out.endObject();
    }

    /** JSON has no NaN: null stands for it. */
    private static void number(JsonWriter out, double value) throws IOException {
        if (Double.isFinite(value)) {
            out.value(value);
        } else {
            out.nullValue();
        }
    }
}
