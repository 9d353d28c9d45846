package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import java.nio.file.Path;
import java.util.List;

/** Refuses sets of which a part is of another kind than the rest. */
final class SetKinds {
    private SetKinds() {}

    /**
     * Requires media or feature files throughout, and labels of clips or of steps throughout.
     *
     * @throws BadInputException that names the first clip of the other kind
     */
    static void requireOne(Path folder, List<Sample> samples) {
        Sample first = samples.get(0);
        for (Sample s : samples) {
            if ((s.features() == null) != (first.features() == null)) {
                throw new BadInputException(
                        "%s of %s: %s, unlike %s; a set holds clips or feature files, not both."
                                .formatted(s.where(), folder, kind(s), first.where()));
            }
            if (s.isByStep() != first.isByStep()) {
                throw new BadInputException(
                        "%s of %s has %s, unlike %s; a set has labels of clips or of steps, not both."
                                .formatted(
                                        s.where(),
                                        folder,
                                        s.isByStep() ? "a label a step" : "one label",
                                        first.where()));
            }
        }
    }

    private static String kind(Sample s) {
        return s.features() == null
                ? s.path().getFileName() + " is a clip"
                : s.path().getFileName() + " holds features";
    }
}
