package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import java.util.List;
import java.util.stream.DoubleStream;

/** Two tiers that are compared: what each says, as numbers. */
final class Voices {
    private final LabelList labels;
    private final Values firstValues;
    private final Values secondValues;
    private final double centre;

    /**
     * @throws BadInputException if a tier has no segments, is one of points, or both have too many
     *     labels
     */
    Voices(Tier first, Tier second) {
        for (Tier tier : List.of(first, second)) {
            if (tier.segments().isEmpty()) {
                throw new BadInputException(
                        "the tier '%s' has no segments, so that there is nothing to compare."
                                .formatted(tier.name()));
            }
            if (tier.kind() == TierKind.POINTS) {
                throw new BadInputException(
                        "the tier '%s' is one of points, which have no length; tiers of segments can be compared."
                                .formatted(tier.name()));
            }
        }
        labels = new LabelList(first, second);
        firstValues = new Values(first);
        secondValues = new Values(second);
        centre =
                DoubleStream.concat(
                                first.segments().stream().mapToDouble(firstValues::of),
                                second.segments().stream().mapToDouble(secondValues::of))
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(0);
    }

    LabelList labels() {
        return labels;
    }

    /** New lots for what these voices say. */
    Lots lots(boolean gaps) {
        return new Lots(labels.size(), gaps, centre);
    }

    double firstValue(Segment segment) {
        return firstValues.of(segment);
    }

    double secondValue(Segment segment) {
        return secondValues.of(segment);
    }

    /** How what both say of the same comes out; null for a voice that is silent. */
    Match.Outcome outcome(Segment first, Segment second) {
        if (first == null || second == null) {
            return first == null ? Match.Outcome.ONLY_SECOND : Match.Outcome.ONLY_FIRST;
        }
        int a = labels.of(first);
        int b = labels.of(second);
        if (a == LabelList.NONE || b == LabelList.NONE) {
            return Match.Outcome.UNLABELLED;
        }
        return a == b ? Match.Outcome.SAME : Match.Outcome.DIFFERENT;
    }
}
