package io.github.affectj.exchange;

import com.google.gson.stream.JsonWriter;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import io.github.affectj.result.ResultKey;
import java.io.IOException;
import java.util.Map;

/** Writes the keys of one timeline into an object of {@link JsonResults}. */
final class JsonTimelineWriter {
    private JsonTimelineWriter() {}

    static void write(JsonWriter out, ResultKey key, EmotionTimeline result) throws IOException {
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
        if (result.hasFamiliarity()) {
            out.name("clip_familiarity");
            number(out, result.clipFamiliarity());
            out.name("unfamiliar_frames").value(result.unfamiliarFrames());
        }
        model(out, result.model());
        if (!key.region().isEmpty()) {
            out.name("region").value(key.region());
        }
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
            out.name(JsonHeatMaps.KEY);
            JsonHeatMaps.write(out, result.maps().get());
        }
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
        if (result.hasFamiliarity()) {
            out.name("familiarity");
            number(out, frame.familiarity());
        }
        if (result.region().isPresent()) {
            JsonPlaces.write(out, result.region().get().places().get(index));
        }
        out.endObject();
        out.setIndent(JsonResults.INDENT);
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
