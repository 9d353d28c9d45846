package io.github.affectj.model.install;

import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.store.StoredModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model that can be used by its name now.
 *
 * @param model where it lies and what it says
 * @param place where it came from, for people
 * @param isNew false if it had been there before, so that nothing was done
 * @param computed whether the network was tried out
 * @param hasCard whether it tells people about itself
 */
public record InstalledModel(
        StoredModel model, String place, boolean isNew, boolean computed, boolean hasCard) {

    /** The name by which commands know it. */
    public String name() {
        return model.folder().getFileName().toString();
    }

    /** What a person should know of it, a line each. */
    public List<String> lines() {
        if (!isNew) {
            return List.of(
                    "The model %s is installed already, as '%s' in %s; nothing was done."
                            .formatted(place, name(), model.folder()));
        }
        ModelSpec spec = model.spec();
        List<String> lines = new ArrayList<>();
        lines.add(
                "The model '%s' of %s is installed in %s."
                        .formatted(name(), place, model.folder()));
        if (!name().equals(spec.id())) {
            lines.add(
                    "It calls itself '%s', which can't be a name here; tables tell it so, macros know it as '%s'."
                            .formatted(spec.id(), name()));
        }
        lines.add("Network: " + network(spec));
        if (!spec.isStart()) {
            lines.add(
                    "Labels: %s"
                            .formatted(
                                    String.join(
                                            ", ",
                                            spec.labels().stream().map(ForeignText::of).toList())));
            lines.add("Calibration: " + calibration(spec));
        }
        lines.add("Licence: " + licence(spec));
        lines.add("Training data: " + data(spec));
        if (!hasCard) {
            lines.add("It came without a " + StoredModel.CARD + ", which would tell more of it.");
        }
        String value = name().indexOf(' ') < 0 ? name() : "[" + name() + "]";
        lines.add(
                spec.isStart()
                        ? "It names no emotions; trainings can start from it by init=%s."
                                .formatted(value)
                        : "Use it by run(\"Recognize Emotions...\", \"model=%s\"); the dialogs offer it from now on."
                                .formatted(value));
        return lines;
    }

    private String network(ModelSpec spec) {
        double step = spec.stepSeconds();
        return "%s, frames of %d px, windows of %s%s"
                .formatted(
                        spec.architecture(),
                        spec.size(),
                        step > 0
                                ? Counts.of(spec.frames(), "step") + " of " + step + " s"
                                : Counts.of(spec.frames(), "frame"),
                        computed ? "" : "; one window takes so long that it was not tried out");
    }

    private static String calibration(ModelSpec spec) {
        return spec.temperature() == 1
                ? "none; its probabilities may be too high or too low"
                : String.format(
                        Locale.ROOT,
                        "logits are divided by %.3f, as measured on held-out clips",
                        spec.temperature());
    }

    private static String licence(ModelSpec spec) {
        String licence = spec.licence() == null ? "" : ForeignText.of(spec.licence()).strip();
        return licence.isEmpty() ? "not told; ask who made it before you pass it on" : licence;
    }

    private static String data(ModelSpec spec) {
        if (!spec.domain().isBlank()) {
            return spec.domain();
        }
        Map<String, Object> training = spec.training();
        Object set = training.get("dataset");
        return set == null ? "not told" : "the data set " + ForeignText.of(set.toString());
    }
}
