package io.github.affectj.annotation.agreement;

import io.github.affectj.base.Bootstrap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two voices agree.
 *
 * @param first name of the first
 * @param second name of the second
 * @param compared how many units of time, or pairs of segments, have a label, or a value, of both
 * @param onlyFirst how many only the first has
 * @param onlySecond how many only the second has
 * @param lots how many segments the bootstrap drew from
 * @param labels as they were written first, those of the first voice before others of the second
 * @param confusion {@code confusion[a][b]}: how often the first said label a and the second b
 * @param estimates the measures; not defined ones are NaN
 * @param matches all that either said, in time order
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Comparison(
        String first,
        String second,
        long compared,
        long onlyFirst,
        long onlySecond,
        int lots,
        List<String> labels,
        int[][] confusion,
        Map<Measure, Estimate> estimates,
        List<Match> matches) {

    /**
     * A measure and how sure it is.
     *
     * @param value NaN where it is not defined
     * @param bounds of the 95 % interval
     */
    public record Estimate(double value, Bootstrap.Bounds bounds) {
        /** Not defined. */
        public static final Estimate NONE = new Estimate(Double.NaN, Bootstrap.Bounds.NONE);
    }

    /** Copies lists and map. */
    public Comparison {
        labels = List.copyOf(labels);
        estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
        matches = List.copyOf(matches);
    }

    /** A measure; one that is not defined if it was not calculated. */
    public Estimate of(Measure measure) {
        return estimates.getOrDefault(measure, Estimate.NONE);
    }

    /** How many matches came out so. */
    public long count(Match.Outcome outcome) {
        return matches.stream().filter(match -> match.outcome() == outcome).count();
    }
}
