package io.github.affectj.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
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
import java.util.List;
import java.util.Optional;

/** Reads one file of {@link JsonResults}; every fault is told with file and key. */
final class JsonResultReader {
    /** No map of a network is larger; a damaged size must not fill the memory. */
    private static final int MOST_CELLS = 1 << 20;

    private final Path path;
    private final JsonFields json;

    JsonResultReader(Path path) {
        this.path = path;
        this.json = new JsonFields(path);
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
        int version = json.integer(root, "version", "version");
        if (version != JsonResults.VERSION) {
            throw json.bad("version", "is " + version + ", but this AffectJ reads version 1 only");
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
        for (JsonElement name : json.array(root, "labels", "labels")) {
            names.add(json.text(name, "labels"));
        }
        EmotionLabels labels = new EmotionLabels(names);
        JsonObject clip = json.object(root, "clip");
        JsonObject scores = json.object(root, "clip_scores");
        List<Double> clipScores = new ArrayList<>();
        for (String name : names) {
            clipScores.add(json.number(scores, name, "clip_scores." + name));
        }
        JsonObject model = json.object(root, "model");
        List<FrameEmotion> frames = frames(root, labels);
        return new EmotionTimeline(
                json.text(clip, "name", "clip.name"),
                json.text(clip, "source", "clip.source"),
                json.integer(clip, "width", "clip.width"),
                json.integer(clip, "height", "clip.height"),
                labels,
                frames,
                clipScores,
                new ModelInfo(
                        json.text(model, "id", "model.id"),
                        json.text(model, "architecture", "model.architecture"),
                        json.text(model, "sha256", "model.sha256"),
                        json.text(model, "licence", "model.licence")),
                json.texts(root, "settings"),
                json.texts(root, "environment"),
                root.has("heatmap")
                        ? Optional.of(heatMaps(json.object(root, "heatmap"), frames.size()))
                        : Optional.empty(),
                // Files from before there were models with temporal attention have none.
                root.has(JsonAttention.KEY)
                        ? Optional.of(
                                JsonAttention.read(
                                        json, json.object(root, JsonAttention.KEY), frames.size()))
                        : Optional.empty());
    }

    private List<FrameEmotion> frames(JsonObject root, EmotionLabels labels) {
        List<FrameEmotion> frames = new ArrayList<>();
        for (JsonElement element : json.array(root, "frames", "frames")) {
            String at = "frames[" + frames.size() + "]";
            JsonObject frame = json.object(element, at);
            double[] probabilities = new double[labels.size()];
            for (int k = 0; k < probabilities.length; k++) {
                String key = "p_" + labels.get(k);
                probabilities[k] = json.number(frame, key, at + "." + key);
            }
            frames.add(
                    new FrameEmotion(
                            json.integer(frame, "frame", at + ".frame"),
                            json.number(frame, "time_s", at + ".time_s"),
                            json.number(frame, "duration_s", at + ".duration_s"),
                            probabilities,
                            frame.has("attention")
                                    ? json.number(frame, "attention", at + ".attention")
                                    : Double.NaN));
        }
        return frames;
    }

    private EmotionTimeline.HeatMaps heatMaps(JsonObject heatmap, int frames) {
        List<AttentionMap> maps = new ArrayList<>();
        for (JsonElement element : json.array(heatmap, "maps", "heatmap.maps")) {
            String at = "heatmap.maps[" + maps.size() + "]";
            JsonObject map = json.object(element, at);
            int width = json.integer(map, "width", at + ".width");
            int height = json.integer(map, "height", at + ".height");
            JsonArray list = json.array(map, "values", at + ".values");
            if (width < 1
                    || height < 1
                    || (long) width * height > MOST_CELLS
                    || list.size() != width * height) {
                throw json.bad(
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
            throw json.bad(
                    "heatmap.maps", "has " + maps.size() + " maps for " + frames + " frames");
        }
        return new EmotionTimeline.HeatMaps(
                json.text(heatmap, "source", "heatmap.source"),
                json.text(heatmap, "emotion", "heatmap.emotion"),
                maps);
    }

    private float cell(JsonElement element, String at) {
        if (element.isJsonNull()) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(json.primitive(element, at, "a number").getAsString());
        } catch (NumberFormatException e) {
            throw json.bad(at, "is not a number", e);
        }
    }
}
