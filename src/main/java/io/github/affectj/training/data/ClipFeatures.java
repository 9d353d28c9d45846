package io.github.affectj.training.data;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * What a clip of a set of feature files has in the place of frames and sound.
 *
 * @param files where the features lie
 * @param stepLabels place of each step's label, {@link Sample#NO_LABEL} where it has none; null
 *     where the clip has one label for all
 */
public record ClipFeatures(FeatureFiles files, int[] stepLabels) {

    /** Whether steps have labels. */
    public boolean isByStep() {
        return stepLabels != null;
    }

    /** The same with its labels at other places. */
    ClipFeatures with(IntUnaryOperator place) {
        return isByStep()
                ? new ClipFeatures(
                        files,
                        Arrays.stream(stepLabels)
                                .map(l -> l == Sample.NO_LABEL ? l : place.applyAsInt(l))
                                .toArray())
                : this;
    }
}
