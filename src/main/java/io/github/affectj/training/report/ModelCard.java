package io.github.affectj.training.report;

import io.github.affectj.features.audio.AudioNorm;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.GivenFeatures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.NetworkCost;
import io.github.affectj.training.data.ClipDataset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text that goes with a trained model (Mitchell et al. 2019), from what was measured in its
 * run.
 */
public final class ModelCard {
    private static final int MOST_NAMED = 12;

    private ModelCard() {}

    public static String text(
            ModelSpec spec, NetworkCost cost, ClipDataset dataset, Map<String, Object> report) {
        StringBuilder card = new StringBuilder();
        card.append("# ").append(spec.id()).append("\n\n");
        card.append("Emotion recognition in GIFs and videos, architecture `")
                .append(spec.architecture())
                .append("`, trained by AffectJ's `Train Emotion Model...`.\n\n");
        if (!spec.domain().isEmpty()) {
            card.append("- Domain: ").append(spec.domain()).append('\n');
        }
        card.append("- Labels: ").append(String.join(", ", spec.labels())).append('\n');
        card.append("- Input: ").append(input(spec)).append('\n');
        card.append("- Network: ").append(cost.text()).append('\n');
        card.append("- Licence: ")
                .append(spec.licence().isEmpty() ? "none given" : spec.licence())
                .append('\n');
        card.append("- Weights: 16-bit floats, SHA-256 `").append(spec.sha256()).append("`\n");
        card.append(
                String.format(
                        Locale.ROOT, "- Calibration temperature: %.4f%n", spec.temperature()));
        card.append(
                spec.familiarity().isEmpty()
                        ? "- Familiarity: the model can't tell what is unlike its own kind\n"
                        : "- Familiarity: told of each frame, by held-out frames of val; SHA-256 `"
                                + spec.familiarity()
                                + "`\n");
        card.append("\n## Training\n\n");
        spec.training()
                .forEach((k, v) -> card.append("- ").append(k).append(": ").append(v).append('\n'));
        card.append("\n## Data\n\n| split | clips | groups |\n|---|---|---|\n");
        for (String split : dataset.splits()) {
            Map<String, Integer> groups = new TreeMap<>();
            dataset.split(split).forEach(s -> groups.merge(s.group(), 1, Integer::sum));
            groups.remove("");
            card.append("| ")
                    .append(split)
                    .append(" | ")
                    .append(dataset.split(split).size())
                    .append(" | ")
                    .append(groups.isEmpty() ? "not given" : some(groups.keySet()))
                    .append(" |\n");
        }
        if (!dataset.splitBy().isEmpty()) {
            card.append('\n').append(dataset.splitBy()).append('\n');
        }
        boolean grouped = dataset.samples().stream().noneMatch(s -> s.group().isEmpty());
        card.append(
                grouped
                        ? "\nGroups never cross splits.\n"
                        : "\nThe set does not give the group of every clip, so splits may share"
                                + " a source, and scores may be too good.\n");
        if (dataset.hasShares()) {
            card.append(
                    "\nTraining and calibration aimed at the shares of the raters; the label of a"
                            + " clip is the one that most of them gave.\n");
        }
        card.append(ScoreTables.text(report, dataset.isByStep()));
        card.append(
                "\nThe best epoch and the temperature were chosen on val: its scores are a little too good.\n");
        card.append(
                "\n## Limits\n\nThe model knows clips like those it was trained on; on others its"
                        + " confidence may be wrong. It names what a clip shows or aims at, not what a"
                        + " person feels. Heat maps show which parts changed the score, not why.\n");
        return card.toString();
    }

    private static String some(Set<String> groups) {
        String named = groups.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = groups.size() - MOST_NAMED;
        return more > 0 ? "%s and %d more".formatted(named, more) : named;
    }

    private static String input(ModelSpec spec) {
        if (GivenFeatures.isIn(spec)) {
            HyperValues values = spec.values();
            return "windows of %d steps, every %d, of features from files: %d numbers of video and %d of audio a step, of which the model takes what its modality says; what is missing is masked"
                    .formatted(
                            spec.frames(),
                            spec.stride(),
                            values.integer(GivenFeatures.VISUAL),
                            values.integer(GivenFeatures.AUDIO));
        }
        return clipInput(spec) + normalised(spec);
    }

    /** What audio features are normalised by, if they are. */
    private static String normalised(ModelSpec spec) {
        String recording =
                switch (Architectures.get(spec.architecture()).streams(spec.values()).audioNorm()) {
                    case NONE -> "";
                    case RECORDING -> "each clip";
                    case GROUP ->
                            "the clips of a group together in a data set, and each clip alone elsewhere,";
                };
        return recording.isEmpty()
                ? ""
                : "; audio features are normalised by the recording, for which %s is taken: its own mean and deviation over the steps with sound, drawn towards those of the training as by %.0f s of sound"
                        .formatted(recording, AudioNorm.PRIOR_SECONDS);
    }

    private static String clipInput(ModelSpec spec) {
        if (spec.stepSeconds() == 0) {
            return "windows of %d RGB frames, each stretched to %d x %d px"
                    .formatted(spec.frames(), spec.size(), spec.size());
        }
        return String.format(
                Locale.ROOT,
                "windows of %d steps of %.2f s, every %d; a step is the frame that shows at its"
                        + " middle, stretched to %d x %d px, and the audio that goes with it; what is"
                        + " missing is masked",
                spec.frames(),
                spec.stepSeconds(),
                spec.stride(),
                spec.size(),
                spec.size());
    }
}
