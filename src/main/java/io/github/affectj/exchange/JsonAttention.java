package io.github.affectj.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.base.Counts;
import io.github.affectj.result.TemporalAttention;
import java.io.IOException;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * The temporal attention in the files of {@link JsonResults}: the key {@code temporal_attention}
 * with {@code audio_share} (how much of the whole attention went to the audio, 0 to 1, mean over
 * heads) and {@code heads}, an object a head with {@code audio_share}, {@code video} and {@code
 * audio}, a weight a frame each; those of both streams sum to 1.
 */
final class JsonAttention {
    static final String KEY = "temporal_attention";

    private static final String VIDEO = "video";
    private static final String AUDIO = "audio";

    /** What the first files called them. */
    private static final String OLD_VIDEO = "picture";

    private static final String OLD_AUDIO = "sound";

    /** The keys of its object; the last is what the first files called the share. */
    static final Set<String> KEYS = Set.of("audio_share", "heads", "sound_share");

    private JsonAttention() {}

    /** Writes the object, without its key. */
    static void write(JsonWriter out, TemporalAttention attention) throws IOException {
        out.beginObject();
        out.name("audio_share").value(attention.audioShare());
        out.name("heads").beginArray();
        for (int h = 0; h < attention.heads(); h++) {
            int head = h;
            out.beginObject();
            // A head a line.
            out.setIndent("");
            out.name("audio_share").value(attention.head(h).audioShare());
            weights(out, VIDEO, attention.frames(), f -> attention.visual(head, f));
            weights(out, AUDIO, attention.frames(), f -> attention.audio(head, f));
            out.endObject();
            out.setIndent(JsonResults.INDENT);
        }
        out.endArray();
        out.endObject();
    }

    private static void weights(JsonWriter out, String name, int frames, IntToDoubleFunction weight)
            throws IOException {
        out.name(name).beginArray();
        for (int f = 0; f < frames; f++) {
            out.value(weight.applyAsDouble(f));
        }
        out.endArray();
    }

    /** Reads the object; the shares are not read, since they follow from the weights. */
    static TemporalAttention read(JsonFields json, JsonObject attention, String of, int frames) {
        JsonArray heads = json.array(attention, "heads", of + ".heads");
        double[][] visual = new double[heads.size()][];
        double[][] audio = new double[heads.size()][];
        for (int h = 0; h < heads.size(); h++) {
            String at = of + ".heads[" + h + "]";
            JsonObject head = json.object(heads.get(h), at);
            boolean old = head.has(OLD_VIDEO);
            visual[h] = weights(json, head, old ? OLD_VIDEO : VIDEO, at, frames);
            audio[h] = weights(json, head, old ? OLD_AUDIO : AUDIO, at, frames);
        }
        return new TemporalAttention(visual, audio);
    }

    private static double[] weights(
            JsonFields json, JsonObject head, String key, String of, int frames) {
        String at = of + "." + key;
        JsonArray list = json.array(head, key, at);
        if (list.size() != frames) {
            throw json.bad(
                    at,
                    "has "
                            + Counts.of(list.size(), "weight")
                            + " for "
                            + Counts.of(frames, "frame"));
        }
        double[] weights = new double[frames];
        int f = 0;
        for (JsonElement element : list) {
            weights[f] = json.number(element, at + "[" + f + "]");
            f++;
        }
        return weights;
    }
}
