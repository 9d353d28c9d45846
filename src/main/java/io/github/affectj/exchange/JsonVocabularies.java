package io.github.affectj.exchange;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.annotation.Vocabularies;
import io.github.affectj.result.ResultPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Vocabularies of tiers in files of {@link JsonResults}: under {@code vocabularies} an object with
 * a list of labels for each tier, in the order of the keys 1 to 9.
 */
final class JsonVocabularies implements JsonPart {
    @Override
    public String key() {
        return Vocabularies.KEY;
    }

    @Override
    public ResultPart read(JsonFields json, JsonElement element) {
        Map<String, List<String>> byTier = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry :
                json.object(element, Vocabularies.KEY).entrySet()) {
            String at = Vocabularies.KEY + "." + entry.getKey();
            List<String> labels = new ArrayList<>();
            for (JsonElement label : json.array(entry.getValue(), at)) {
                labels.add(json.text(label, at));
            }
            byTier.put(entry.getKey(), labels);
        }
        return new Vocabularies(byTier);
    }

    @Override
    public void write(JsonWriter out, ResultPart part) throws IOException {
        out.beginObject();
        for (Map.Entry<String, List<String>> entry : ((Vocabularies) part).byTier().entrySet()) {
            out.name(entry.getKey()).beginArray();
            for (String label : entry.getValue()) {
                out.value(label);
            }
            out.endArray();
        }
        out.endObject();
    }
}
