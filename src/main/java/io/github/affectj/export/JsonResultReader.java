package io.github.affectj.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.affectj.base.BadInputException;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one file of {@link JsonResults}; every fault is told with file and key. */
final class JsonResultReader {
    /** No map of a network is larger; a damaged size must not fill the memory. */
    private static final int MOST_CELLS = 1 << 20;

    private final Path path;

    JsonResultReader(Path path) {
        this.path = path;
    }

    EmotionTimeline read() {
        JsonObject root = parse();
        if (!root.has("format")
                || !root.get("format").isJsonPrimitive()
                || !root.get("format").getAsString().equals(JsonResults.FORMAT)) {
            throw new BadInputException(
                    path
                            + " is not a result of AffectJ; a json file of Export Emotion Results..."
                            + " is needed.");
        }
        int version = integer(root, "version", "version");
        if (version != JsonResults.VERSION) {
            throw bad("version", "is " + version + ", but this AffectJ reads version 1 only");
        }
        try {
            return timeline(root);
        } catch (IllegalArgumentException e) {
            // A value object's own check: the file holds no result that can be.
            throw new BadInputException(path + " is damaged: " + e.getMessage() + ".", e);
        }
    }

    private JsonObject parse() {
        if (!Files.exists(path)) {
            throw new BadInputException("There is no file " + path + ".");
        }
        if (Files.isDirectory(path)) {
            throw new BadInputException(path + " is a folder; a json file is needed.");
        }
        try (Reader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            JsonElement element = JsonParser.parseReader(in);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
            throw new BadInputException(path + " holds no JSON object, so no result of AffectJ.");
        } catch (JsonParseException | StackOverflowError e) {
            throw new BadInputException(
                    path + " is not whole JSON; export the result again or take another file.", e);
        } catch (IOException e) {
            throw new BadInputException(path + " can't be read (" + e.getMessage() + ").", e);
        }
    }

    private EmotionTimeline timeline(JsonObject root) {
        List<String> names = new ArrayList<>();
        for (JsonElement name : array(root, "labels", "labels")) {
            names.add(text(name, "labels"));
        }
        EmotionLabels labels = new EmotionLabels(names);
        JsonObject clip = object(root, "clip");
        JsonObject scores = object(root, "clip_scores");
        List<Double> clipScores = new ArrayList<>();
        for (String name : names) {
            clipScores.add(number(scores, name, "clip_scores." + name));
        }
        JsonObject model = object(root, "model");
        List<FrameEmotion> frames = frames(root, labels);
        return new EmotionTimeline(
                text(clip, "name", "clip.name"),
                text(clip, "source", "clip.source"),
                integer(clip, "width", "clip.width"),
                integer(clip, "height", "clip.height"),
                labels,
                frames,
                clipScores,
                new ModelInfo(
                        text(model, "id", "model.id"),
                        text(model, "architecture", "model.architecture"),
                        text(model, "sha256", "model.sha256"),
                        text(model, "licence", "model.licence")),
                texts(root, "settings"),
                texts(root, "environment"),
                root.has("heatmap")
                        ? Optional.of(heatMaps(object(root, "heatmap"), frames.size()))
                        : Optional.empty());
    }

    private List<FrameEmotion> frames(JsonObject root, EmotionLabels labels) {
        List<FrameEmotion> frames = new ArrayList<>();
        for (JsonElement element : array(root, "frames", "frames")) {
            String at = "frames[" + frames.size() + "]";
            JsonObject frame = object(element, at);
            double[] probabilities = new double[labels.size()];
            for (int k = 0; k < probabilities.length; k++) {
                String key = "p_" + labels.get(k);
                probabilities[k] = number(frame, key, at + "." + key);
            }
            frames.add(
                    new FrameEmotion(
                            integer(frame, "frame", at + ".frame"),
                            number(frame, "time_s", at + ".time_s"),
                            number(frame, "duration_s", at + ".duration_s"),
                            probabilities,
                            frame.has("attention")
                                    ? number(frame, "attention", at + ".attention")
                                    : Double.NaN));
        }
        return frames;
    }

    private EmotionTimeline.HeatMaps heatMaps(JsonObject heatmap, int frames) {
        List<AttentionMap> maps = new ArrayList<>();
        for (JsonElement element : array(heatmap, "maps", "heatmap.maps")) {
            String at = "heatmap.maps[" + maps.size() + "]";
            JsonObject map = object(element, at);
            int width = integer(map, "width", at + ".width");
            int height = integer(map, "height", at + ".height");
            JsonArray list = array(map, "values", at + ".values");
            if (width < 1
                    || height < 1
                    || (long) width * height > MOST_CELLS
                    || list.size() != width * height) {
                throw bad(
                        at + ".values",
                        "has " + list.size() + " values, not " + width + " x " + height);
            }
            float[] values = new float[list.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = cell(list.get(i), at + ".values[" + i + "]");
            }
            maps.add(new AttentionMap(width, height, values));
        }
        if (maps.size() != frames) {
            throw bad("heatmap.maps", "has " + maps.size() + " maps for " + frames + " frames");
        }
        return new EmotionTimeline.HeatMaps(
                text(heatmap, "source", "heatmap.source"),
                text(heatmap, "emotion", "heatmap.emotion"),
                maps);
    }

    private float cell(JsonElement element, String at) {
        if (element.isJsonNull()) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(primitive(element, at, "a number").getAsString());
        } catch (NumberFormatException e) {
            throw bad(at, "is not a number", e);
        }
    }

    private double number(JsonObject object, String key, String at) {
        JsonElement element = get(object, key, at);
        if (element.isJsonNull()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(primitive(element, at, "a number").getAsString());
        } catch (NumberFormatException e) {
            throw bad(at, "is not a number", e);
        }
    }

    private int integer(JsonObject object, String key, String at) {
        try {
            return Integer.parseInt(
                    primitive(get(object, key, at), at, "a whole number").getAsString());
        } catch (NumberFormatException e) {
            throw bad(at, "is not a whole number", e);
        }
    }

    private String text(JsonObject object, String key, String at) {
        return text(get(object, key, at), at);
    }

    private String text(JsonElement element, String at) {
        return primitive(element, at, "a text").getAsString();
    }

    private Map<String, String> texts(JsonObject root, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object(root, key).entrySet()) {
            texts.put(entry.getKey(), text(entry.getValue(), key + "." + entry.getKey()));
        }
        return texts;
    }

    private JsonPrimitive primitive(JsonElement element, String at, String wanted) {
        if (!element.isJsonPrimitive()) {
            throw bad(at, "is not " + wanted);
        }
        return element.getAsJsonPrimitive();
    }

    private JsonObject object(JsonObject root, String key) {
        return object(get(root, key, key), key);
    }

    private JsonObject object(JsonElement element, String at) {
        if (!element.isJsonObject()) {
            throw bad(at, "is not an object");
        }
        return element.getAsJsonObject();
    }

    private JsonArray array(JsonObject object, String key, String at) {
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

    private BadInputException bad(String at, String fault) {
        return bad(at, fault, null);
    }

    private BadInputException bad(String at, String fault, Throwable cause) {
        return new BadInputException(
                path + " is damaged: the key " + at + " " + fault + ".", cause);
    }
}
