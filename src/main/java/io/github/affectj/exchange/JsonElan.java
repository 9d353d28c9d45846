package io.github.affectj.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.exchange.tiers.ElanDocument;
import io.github.affectj.result.ResultPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of ELAN in files of {@link JsonResults}: under {@code elan} an object with {@code xml},
 * the whole file, and {@code tiers}, for each tier the ids of the file's tiers that hold it.
 */
final class JsonElan implements JsonPart {
    @Override
    public String key() {
        return ElanDocument.KEY;
    }

    @Override
    public ResultPart read(JsonFields json, JsonElement element) {
        String at = ElanDocument.KEY;
        JsonObject object = json.object(element, at);
        JsonElement xml = object.get("xml");
        if (xml == null) {
            throw json.bad(at + ".xml", "is missing");
        }
        Map<String, List<String>> tiers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry :
                json.object(object, "tiers", at + ".tiers").entrySet()) {
            String place = at + ".tiers." + entry.getKey();
            List<String> ids = new ArrayList<>();
            for (JsonElement id : json.array(entry.getValue(), place)) {
                ids.add(json.text(id, place));
            }
            tiers.put(entry.getKey(), ids);
        }
        return new ElanDocument(json.primitive(xml, at + ".xml", "a text").getAsString(), tiers);
    }

    @Override
    public void write(JsonWriter out, ResultPart part) throws IOException {
        ElanDocument document = (ElanDocument) part;
        out.beginObject();
        out.name("tiers").beginObject();
        for (Map.Entry<String, List<String>> entry : document.tiers().entrySet()) {
            out.name(entry.getKey()).beginArray();
            for (String id : entry.getValue()) {
                out.value(id);
            }
            out.endArray();
        }
        out.endObject();
        out.name("xml").value(document.xml());
        out.endObject();
    }
}
