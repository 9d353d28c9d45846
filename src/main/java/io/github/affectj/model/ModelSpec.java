package io.github.affectj.model;

import io.github.affectj.base.ForeignText;
import io.github.affectj.result.EmotionLabels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code model.json} says: all that is needed to build a network again and feed it as in
 * training. Immutable.
 *
 * @param id name of the model's folder
 * @param architecture key of a {@link ModelArchitecture}
 * @param hyper hyper-parameters of the architecture by name, as it declares them
 * @param labels emotions in the order of the logits; none where it is only a start, see {@link
 *     #isStart}
 * @param size side in pixels of the square network input
 * @param frames frames in a window
 * @param stride frames from the start of one window to that of the next, at least 1
 * @param mean per channel R, G, B of values in 0..1, subtracted
 * @param std per channel, divided by
 * @param temperature calibration: logits are divided by it before the softmax (Guo et al. 2017)
 * @param sha256 SHA-256 of {@code weights.safetensors}, lower-case hexadecimal
 * @param familiarity SHA-256 of {@code familiarity.safetensors}, which tells what looks familiar to
 *     the model; empty where it has none, as older models
 * @param licence SPDX expression of the weights
 * @param domain what it was trained on, a sentence for people; empty for older models
 * @param training how it was trained: data, split, seed and so on, for people
 * @param metrics measured scores by name, for people
 */
public record ModelSpec(
        String id,
        String architecture,
        Map<String, Object> hyper,
        List<String> labels,
        int size,
        int frames,
        int stride,
        List<Double> mean,
        List<Double> std,
        double temperature,
        String sha256,
        String familiarity,
        String licence,
        String domain,
        Map<String, Object> training,
        Map<String, Object> metrics) {

    /** ImageNet's channel means, which torchvision's weights expect. */
    public static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);

    /** ImageNet's channel deviations, which torchvision's weights expect. */
    public static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

    /** Characters of a {@link #domain} at most. */
    public static final int LONGEST_DOMAIN = 400;

    /** Copies the collections. */
    public ModelSpec {
        hyper = new LinkedHashMap<>(hyper == null ? Map.of() : hyper);
        labels = List.copyOf(labels);
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        familiarity = familiarity == null ? "" : familiarity;
        domain = domain == null ? "" : domain;
        training = training == null ? Map.of() : new LinkedHashMap<>(training);
        metrics = metrics == null ? Map.of() : new LinkedHashMap<>(metrics);
    }

    /**
     * Whether it is only a start for trainings: its weights are those of a backbone, and without a
     * head and labels it recognizes nothing.
     */
    public boolean isStart() {
        return labels.isEmpty();
    }

    /** A model that tells neither what looks familiar to it nor its domain. */
    public ModelSpec(
            String id,
            String architecture,
            Map<String, Object> hyper,
            List<String> labels,
            int size,
            int frames,
            int stride,
            List<Double> mean,
            List<Double> std,
            double temperature,
            String sha256,
            String licence,
            Map<String, Object> training,
            Map<String, Object> metrics) {
        this(
                id,
                architecture,
                hyper,
                labels,
                size,
                frames,
                stride,
                mean,
                std,
                temperature,
                sha256,
                "",
                licence,
                "",
                training,
                metrics);
    }

    /** Whether a text may be a {@link #domain}: a line that is not too long; empty too. */
    public static boolean isDomain(String text) {
        return text.length() <= LONGEST_DOMAIN && text.equals(ForeignText.plain(text));
    }

    /** The labels with their order. */
    public EmotionLabels emotionLabels() {
        return new EmotionLabels(labels);
    }

    /** The hyper-parameters, for networks. */
    public HyperValues values() {
        return new HyperValues(hyper);
    }

    /** The same with hyper-parameters as its architecture declares them now. */
    public ModelSpec withHyper(HyperValues values) {
        return copy(
                id,
                values.map(),
                labels,
                temperature,
                sha256,
                familiarity,
                licence,
                domain,
                training,
                metrics);
    }

    /** The same with what it tells of its own kind. */
    public ModelSpec withOwnKind(String newFamiliarity, String newDomain) {
        return copy(
                id,
                hyper,
                labels,
                temperature,
                sha256,
                newFamiliarity,
                licence,
                newDomain,
                training,
                metrics);
    }

    /** The same with other labels. */
    public ModelSpec withLabels(List<String> others) {
        return copy(
                id,
                hyper,
                others,
                temperature,
                sha256,
                familiarity,
                licence,
                domain,
                training,
                metrics);
    }

    /**
     * Time from one step of a window to the next in seconds; 0 where a window is made of frames,
     * whatever their times.
     */
    public double stepSeconds() {
        return values().number(Windowing.INTERVAL, 0);
    }

    /** The same under another name with calibration, hash, provenance and scores filled in. */
    public ModelSpec finished(
            String newId,
            double newTemperature,
            String newSha256,
            String newLicence,
            Map<String, Object> newTraining,
            Map<String, Object> newMetrics) {
        return copy(
                newId,
                hyper,
                labels,
                newTemperature,
                newSha256,
                familiarity,
                newLicence,
                domain,
                newTraining,
                newMetrics);
    }

    /** The same architecture with the same input. */
    private ModelSpec copy(
            String newId,
            Map<String, Object> newHyper,
            List<String> newLabels,
            double newTemperature,
            String newSha256,
            String newFamiliarity,
            String newLicence,
            String newDomain,
            Map<String, Object> newTraining,
            Map<String, Object> newMetrics) {
        return new ModelSpec(
                newId,
                architecture,
                newHyper,
                newLabels,
                size,
                frames,
                stride,
                mean,
                std,
                newTemperature,
                newSha256,
                newFamiliarity,
                newLicence,
                newDomain,
                newTraining,
                newMetrics);
    }
}
