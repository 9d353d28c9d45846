package io.github.affectj.training.learn;

import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.NetworkCost;
import java.util.Locale;
import java.util.Map;

/** The text that goes with a model of a film (Mitchell et al. 2019). */
final class FilmCard {
    private FilmCard() {}

    static String text(ModelSpec spec, NetworkCost cost) {
        StringBuilder card = new StringBuilder();
        card.append("# ").append(spec.id()).append("\n\n");
        card.append(
                "The labels of one film, learnt by AffectJ's `Learn from Labels...` to label the rest"
                        + " of it. It is no model of other films.\n\n");
        card.append("- Domain: ").append(spec.domain()).append('\n');
        card.append("- Labels: ").append(String.join(", ", spec.labels())).append('\n');
        card.append(
                String.format(
                        Locale.ROOT,
                        "- Input: windows of %d steps of %.2f s, every %d; a step is the frame that shows at its middle, stretched to %d x %d px, and the audio that goes with it where the model takes audio; what is missing is masked%n",
                        spec.frames(),
                        spec.stepSeconds(),
                        spec.stride(),
                        spec.size(),
                        spec.size()));
        card.append("- Network: ").append(cost.text()).append('\n');
        card.append("- Licence: ")
                .append(spec.licence().isEmpty() ? "none given" : spec.licence())
                .append(
                        ", that of the backbone; the labels are those of the person who gave them\n");
        card.append("- Weights: 16-bit floats, SHA-256 `").append(spec.sha256()).append("`\n");
        card.append(
                String.format(
                        Locale.ROOT, "- Calibration temperature: %.4f%n", spec.temperature()));
        card.append(
                spec.familiarity().isEmpty()
                        ? "- Familiarity: too few frames were read to tell what is unlike the film\n"
                        : "- Familiarity: told of each frame, by held-out parts of the film; SHA-256 `"
                                + spec.familiarity()
                                + "`\n");
        card.append("\n## Training\n\n");
        list(card, spec.training());
        card.append("\n## Estimate\n\n");
        if (spec.metrics().get("estimate") instanceof Map<?, ?> scores) {
            list(card, scores);
        }
        card.append(
                "\nEach segment was labelled by a head that had seen nothing of its shot or stretch of"
                        + " time; `folds.csv` in the run folder tells what of each. The model itself"
                        + " learnt from all segments.\n");
        card.append(
                "\n## Limits\n\nThe model repeats what one coder said of one film, as far as picture"
                        + " and sound show it. What it says of other films means nothing, and"
                        + " familiarity does not always tell.\n");
        return card.toString();
    }

    private static void list(StringBuilder card, Map<?, ?> entries) {
        entries.forEach((k, v) -> card.append("- ").append(k).append(": ").append(v).append('\n'));
    }
}
