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

    /** Longest text that is taken; nothing that is shown or compared is longer. */
    private static final int MOST_LETTERS = 10_000;

    double number(JsonObject object, String key, String at) {
        return number(get(object, key, at), at);
    }

    /** A finite number. */
    double number(JsonElement element, String at) {
        JsonPrimitive primitive = primitive(element, at, "a number");
        try {
            double value = Double.parseDouble(primitive.getAsString());
            if (primitive.isNumber() && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(at, "is not a number", e);
        }
        throw bad(at, primitive.isNumber() ? "is not a finite number" : "is not a number");
    }

    /** A number from {@code least} to {@code most}. */
    double number(JsonObject object, String key, String at, double least, double most) {
        double value = number(object, key, at);
        if (value < least || value > most) {
            throw bad(at, "is " + value + ", not from " + least + " to " + most);
        }
        return value;
    }

    /** A whole number from {@code least} to {@code most}. */
    int integer(JsonObject object, String key, String at, int least, int most) {
        int value = integer(object, key, at);
        if (value < least || value > most) {
            throw bad(at, "is " + value + ", not from " + least + " to " + most);
        }
        return value;
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
        String text = primitive(element, at, "a text").getAsString();
        if (text.length() > MOST_LETTERS) {
            throw bad(at, "is longer than " + MOST_LETTERS + " letters");
        }
        return text;
    }

    Map<String, String> texts(JsonObject root, String key, String at) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object(root, key, at).entrySet()) {
            texts.put(entry.getKey(), text(entry.getValue(), at + "." + entry.getKey()));
        }
        return texts;
    }

    JsonPrimitive primitive(JsonElement element, String at, String wanted) {
        if (!element.isJsonPrimitive()) {
            throw bad(at, "is not " + wanted);
        }
        return element.getAsJsonPrimitive();
    }

    JsonObject object(JsonObject root, String key, String at) {
        return object(get(root, key, at), at);
    }

    JsonObject object(JsonElement element, String at) {
        if (!element.isJsonObject()) {
            throw bad(at, "is not an object");
        }
        return element.getAsJsonObject();
    }

    JsonArray array(JsonObject object, String key, String at) {
        return array(get(object, key, at), at);
    }

    JsonArray array(JsonElement element, String at) {
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

    /** The fault that a value found itself, with its place in the file. */
    BadInputException wrong(String at, BadInputException e) {
        return e.getMessage().startsWith(path.toString())
                ? e // told with its place already
                : bad(at, "is wrong: " + e.getMessage().replaceFirst("\\.$", ""), e);
    }

    BadInputException bad(String at, String fault) {
        return bad(at, fault, null);
    }

    BadInputException bad(String at, String fault, Throwable cause) {
        return new BadInputException(
                path + " is damaged: the key " + at + " " + fault + ".", cause);
    }
}
