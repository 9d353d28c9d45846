package io.github.affectj.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.affectj.base.BadInputException;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import io.github.affectj.result.ResultKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Reads one timeline out of an object of {@link JsonResults} and checks that it can be one; every
 * fault is told with file and key.
 */
final class JsonTimelineReader {
    /** The keys that belong to a timeline. */
    static final Set<String> KEYS =
            Set.of(
                    "clip",
                    "labels",
                    "clip_label",
                    "clip_confidence",
                    "clip_scores",
                    "clip_familiarity",
                    "unfamiliar_frames",
                    "model",
                    "region",
                    "settings",
                    "environment",
                    "frames",
                    JsonHeatMaps.KEY,
                    JsonAttention.KEY);

    private static final String ATTENTION = "attention";
    private static final String FAMILIARITY = "familiarity";
    private static final String REGION = "region";

    /** Those of a frame but for its probabilities. */
    private static final Set<String> KEYS_OF_A_FRAME =
            Set.of(
                    "frame",
                    "time_s",
                    "duration_s",
                    "label",
                    "confidence",
                    ATTENTION,
                    FAMILIARITY,
                    JsonPlaces.KEY);

    private static final int MOST_PIXELS = 1 << 16;
    private static final int MOST_UNKNOWN = 10;

    /** Probabilities sum to 1 but for rounding. */
    private static final double TOLERANCE = 1e-3;

    private final JsonFields json;
    private final JsonObject root;
    private final String of;
    private final List<String> unknown;
    private final EmotionTimeline timeline;

    /**
     * Reads it.
     *
     * @param of what stands before each key in what is told, as {@code other_results[0].}
     * @param unknown keys that are not known are added to it
     */
    JsonTimelineReader(JsonFields json, JsonObject root, String of, List<String> unknown) {
        this.json = json;
        this.root = root;
        this.of = of;
        this.unknown = unknown;
        if (!of.isEmpty()) {
            known(root, of.substring(0, of.length() - 1), KEYS);
        }
        this.timeline = read();
    }

    EmotionTimeline timeline() {
        return timeline;
    }

    ResultKey key() {
        return new ResultKey(
                timeline.model().id(), root.has(REGION) ? region() : ResultKey.WHOLE_FRAME);
    }

    private String region() {
        String name = json.text(root, REGION, of + REGION);
        if (name.isBlank()) {
            throw json.bad(of + REGION, "is empty");
        }
        return name;
    }

    private void known(JsonObject object, String at, Set<String> keys) {
        for (String key : object.keySet()) {
            if (!keys.contains(key) && unknown.size() < MOST_UNKNOWN) {
                unknown.add(at + "." + key);
            }
        }
    }

    private JsonObject object(String key, Set<String> keys) {
        JsonObject object = json.object(root, key, of + key);
        known(object, of + key, keys);
        return object;
    }

    private EmotionTimeline read() {
        EmotionLabels labels = labels();
        JsonObject clip = object("clip", Set.of("name", "source", "width", "height"));
        List<Double> clipScores = clipScores(labels);
        JsonObject model = object("model", Set.of("id", "architecture", "sha256", "licence"));
        List<FrameEmotion> frames = frames(labels);
        return new EmotionTimeline(
                json.text(clip, "name", of + "clip.name"),
                json.text(clip, "source", of + "clip.source"),
                json.integer(clip, "width", of + "clip.width", 1, MOST_PIXELS),
                json.integer(clip, "height", of + "clip.height", 1, MOST_PIXELS),
                labels,
                frames,
                clipScores,
                new ModelInfo(
                        json.text(model, "id", of + "model.id"),
                        json.text(model, "architecture", of + "model.architecture"),
                        json.text(model, "sha256", of + "model.sha256"),
                        json.text(model, "licence", of + "model.licence")),
                json.texts(root, "settings", of + "settings"),
                json.texts(root, "environment", of + "environment"),
                root.has(JsonHeatMaps.KEY)
                        ? Optional.of(
                                JsonHeatMaps.read(
                                        json,
                                        object(JsonHeatMaps.KEY, JsonHeatMaps.KEYS),
                                        of + JsonHeatMaps.KEY,
                                        frames.size()))
                        : Optional.empty(),
                // Files from before there were models with temporal attention have none.
                root.has(JsonAttention.KEY)
                        ? Optional.of(
                                JsonAttention.read(
                                        json,
                                        object(JsonAttention.KEY, JsonAttention.KEYS),
                                        of + JsonAttention.KEY,
                                        frames.size()))
                        : Optional.empty(),
                root.has(REGION)
                        ? JsonPlaces.read(
                                json,
                                json.array(root, "frames", of + "frames"),
                                region(),
                                of + "frames")
                        : Optional.empty());
    }

    private EmotionLabels labels() {
        List<String> names = new ArrayList<>();
        for (JsonElement name : json.array(root, "labels", of + "labels")) {
            names.add(json.text(name, of + "labels[" + names.size() + "]"));
        }
        return new EmotionLabels(names);
    }

    private List<Double> clipScores(EmotionLabels labels) {
        JsonObject scores = json.object(root, "clip_scores", of + "clip_scores");
        double[] values = new double[labels.size()];
        for (int k = 0; k < values.length; k++) {
            String name = labels.get(k);
            values[k] = json.number(scores, name, of + "clip_scores." + name, 0, 1);
        }
        requireSum(values, of + "clip_scores");
        requireLabel(root, "clip_label", "clip_confidence", of, labels, values);
        return DoubleStream.of(values).boxed().toList();
    }

    private void requireSum(double[] values, String at) {
        double sum = DoubleStream.of(values).sum();
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw json.bad(at, "has probabilities that sum to " + sum + ", not 1");
        }
    }

    /**
     * Label and confidence follow from the probabilities and are not kept: others would be lost, as
     * a label that was corrected by hand.
     */
    private void requireLabel(
            JsonObject object,
            String labelKey,
            String confidenceKey,
            String at,
            EmotionLabels labels,
            double[] probabilities) {
        int top = EmotionLabels.argMax(probabilities);
        if (object.has(labelKey)) {
            String label = json.text(object, labelKey, at + labelKey);
            if (!label.equals(labels.get(top))) {
                throw new BadInputException(
                        "The file %s was not imported, since a label that was changed by hand would be lost: the key %s is %s, but its probabilities say %s."
                                .formatted(json.path(), at + labelKey, label, labels.get(top)));
            }
        }
        if (object.has(confidenceKey)
                && Math.abs(
                                json.number(object, confidenceKey, at + confidenceKey)
                                        - probabilities[top])
                        > TOLERANCE) {
            throw json.bad(at + confidenceKey, "is not the probability of its label");
        }
    }

    private List<FrameEmotion> frames(EmotionLabels labels) {
        List<FrameEmotion> frames = new ArrayList<>();
        for (JsonElement element : json.array(root, "frames", of + "frames")) {
            String at = of + "frames[" + frames.size() + "]";
            FrameEmotion frame = frame(json.object(element, at), at + ".", labels);
            if (!frames.isEmpty()) {
                FrameEmotion before = frames.get(frames.size() - 1);
                if (frame.frame() <= before.frame()) {
                    throw json.bad(at + ".frame", "is not above that of the frame before it");
                }
                if (frame.timeSeconds() < before.timeSeconds()) {
                    throw json.bad(at + ".time_s", "is before that of the frame before it");
                }
                requireSame(at + "." + ATTENTION, frame.attention(), before.attention());
                requireSame(at + "." + FAMILIARITY, frame.familiarity(), before.familiarity());
            }
            frames.add(frame);
        }
        return frames;
    }

    private void requireSame(String at, double value, double before) {
        if (Double.isNaN(value) != Double.isNaN(before)) {
            throw json.bad(at, "must be there for all frames or for none");
        }
    }

    private FrameEmotion frame(JsonObject frame, String at, EmotionLabels labels) {
        double[] probabilities = new double[labels.size()];
        for (int k = 0; k < probabilities.length; k++) {
            String key = "p_" + labels.get(k);
            probabilities[k] = json.number(frame, key, at + key, 0, 1);
        }
        requireSum(probabilities, at.substring(0, at.length() - 1));
        requireLabel(frame, "label", "confidence", at, labels, probabilities);
        knownInFrame(frame, at, labels);
        double duration = json.number(frame, "duration_s", at + "duration_s");
        if (duration < 0) {
            throw json.bad(at + "duration_s", "is below 0");
        }
        return new FrameEmotion(
                json.integer(frame, "frame", at + "frame", 1, Integer.MAX_VALUE),
                json.number(frame, "time_s", at + "time_s"),
                duration,
                probabilities,
                shareOrNone(frame, ATTENTION, at),
                shareOrNone(frame, FAMILIARITY, at));
    }

    private double shareOrNone(JsonObject frame, String key, String at) {
        return frame.has(key) ? json.number(frame, key, at + key, 0, 1) : Double.NaN;
    }

    private void knownInFrame(JsonObject frame, String at, EmotionLabels labels) {
        for (String key : frame.keySet()) {
            boolean ours =
                    KEYS_OF_A_FRAME.contains(key)
                            || (key.startsWith("p_") && labels.indexOf(key.substring(2)) >= 0);
            if (!ours && unknown.size() < MOST_UNKNOWN) {
                unknown.add(at + key);
            }
        }
    }
}
