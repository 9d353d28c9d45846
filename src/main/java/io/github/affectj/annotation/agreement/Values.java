package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import java.util.regex.Pattern;

/**
 * The numbers that a tier says: the values of its segments, or, since ELAN, Praat and subtitles
 * have no values, its labels where all of them are numbers.
 */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,15}([.,][0-9]{1,15})?");

    private final boolean inLabels;

    Values(Tier tier) {
        inLabels =
                tier.segments().stream().allMatch(segment -> segment.value().isEmpty())
                        && tier.segments().stream()
                                .map(segment -> segment.label().strip())
                                .filter(label -> !label.isEmpty())
                                .allMatch(label -> NUMBER.matcher(label).matches());
    }

    /** What a segment says; NaN if that is no number, or the segment null. */
    double of(Segment segment) {
        if (segment == null) {
            return Double.NaN;
        }
        String label = segment.label().strip();
        if (inLabels && !label.isEmpty()) {
            return Double.parseDouble(label.replace(',', '.'));
        }
        return segment.value().orElse(Double.NaN);
    }
}
