package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.training.data.ClipDataset;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The sentence that says what a model was trained on. */
final class Domain {
    private static final int MOST_LABELS = 12;

    private Domain() {}

    /** Throws a {@link BadInputException} if a sentence can't stand in {@code model.json}. */
    static void check(String domain) {
        if (!ModelSpec.isDomain(domain)) {
            throw new BadInputException(
                    "domain must be a line of at most %d characters."
                            .formatted(ModelSpec.LONGEST_DOMAIN));
        }
    }

    /** The sentence that was given, or one made of the data set. */
    static String of(TrainingSettings settings, ClipDataset dataset) {
        if (!settings.domain().isEmpty()) {
            return settings.domain();
        }
        int labels = dataset.labels().size();
        String named =
                dataset.labels().stream()
                        .limit(MOST_LABELS)
                        .map(ForeignText::of)
                        .collect(Collectors.joining(", "));
        String sentence =
                "Trained on %s of the data set %s, labelled %s%s."
                        .formatted(
                                Counts.of(dataset.split("train").size(), "clip"),
                                name(dataset.folder()),
                                named,
                                labels > MOST_LABELS ? " and so on" : "");
        return ForeignText.cut(sentence, ModelSpec.LONGEST_DOMAIN);
    }

    private static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return ForeignText.of((name == null ? folder : name).toString());
    }
}
