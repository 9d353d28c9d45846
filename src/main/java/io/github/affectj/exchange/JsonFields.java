package io.github.affectj.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.affectj.base.BadInputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes values of a kind out of one JSON file; what is missing or of another kind is told with file
 * and key.
 *
 * @param path the file, for what is told
 */
record JsonFields(Path path) {

    double number(JsonObject object, String key, String at) {
        return number(get(object, key, at), at);
    }

    /** A number, or NaN for null. */
    double number(JsonElement element, String at) {
        if (element.isJsonNull()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(primitive(element, at, "a number").getAsString());
        } catch (NumberFormatException e) {
            throw bad(at, "is not a number", e);
        }
    }

    int integer(JsonObject object, String key, String at) {
        try {
            return Integer.parseInt(
                    primitive(get(object, key, at), at, "a whole number").getAsString());
        } catch (NumberFormatException e) {
            throw bad(at, "is not a whole number", e);
        }
    }

    String text(JsonObject object, String key, String at) {
        return text(get(object, key, at), at);
    }

    String text(JsonElement element, String at) {
        return primitive(element, at, "a text").getAsString();
    }

    Map<String, String> texts(JsonObject root, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object(root, key).entrySet()) {
            texts.put(entry.getKey(), text(entry.getValue(), key + "." + entry.getKey()));
        }
        return texts;
    }

    JsonPrimitive primitive(JsonElement element, String at, String wanted) {
        if (!element.isJsonPrimitive()) {
            throw bad(at, "is not " + wanted);
        }
        return element.getAsJsonPrimitive();
    }

    JsonObject object(JsonObject root, String key) {
        return object(get(root, key, key), key);
    }

    JsonObject object(JsonElement element, String at) {
        if (!element.isJsonObject()) {
            throw bad(at, "is not an object");
        }
        return element.getAsJsonObject();
    }

    JsonArray array(JsonObject object, String key, String at) {
        JsonElement element = get(object, key, at);
        if (!element.isJsonArray()) {
            throw bad(at, "is not a list");
        }
        return element.getAsJsonArray();
    }

    private JsonElement get(JsonObject object, String key, String at) {
        JsonElement element = object.get(key);
        if (element == null) {
            throw bad(at, "is missing");
        }
        return element;
    }

    BadInputException bad(String at, String fault) {
        return bad(at, fault, null);
    }

    BadInputException bad(String at, String fault, Throwable cause) {
        return new BadInputException(
                path + " is damaged: the key " + at + " " + fault + ".", cause);
    }
}
