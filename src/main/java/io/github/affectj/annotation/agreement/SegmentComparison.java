package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares two tiers segment by segment. Two segments match if their common time is at least half
 * of the time that both cover together (temporal intersection over union of 0.5 or more); each has
 * one partner at most, and the best matches are made first. Matched pairs are compared; segments
 * without a partner are listed and counted.
 */
public final class SegmentComparison {
    /** The least temporal intersection over union of a match. */
    public static final double LEAST_OVERLAP = 0.5;

    /** What rounded times may lack of it. */
    private static final double ROUNDING = 1e-9;

    private record Candidate(int first, int second, double overlap) {}

    private SegmentComparison() {}

    /**
     * Compares.
     *
     * @throws io.github.affectj.base.BadInputException if a tier can't be compared
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static Comparison of(Tier first, Tier second, Progress progress) {
        Voices voices = new Voices(first, second);
        List<Match> matches = matches(first, second, voices, progress);
        Lots lots = voices.lots(false);
        int compared = 0;
        for (Match match : matches) {
            if (match.first().isPresent() && match.second().isPresent()) {
                Segment one = match.first().get();
                Segment other = match.second().get();
                compared++;
                lots.add(
                        voices.labels().of(one),
                        voices.labels().of(other),
                        voices.firstValue(one),
                        voices.secondValue(other));
                lots.end();
            }
        }
        return new Comparison(
                first.name(),
                second.name(),
                compared,
                first.segments().size() - compared,
                second.segments().size() - compared,
                lots.size(),
                voices.labels().names(),
                lots.confusion(),
                lots.estimates(progress),
                matches);
    }

    private static List<Match> matches(Tier first, Tier second, Voices voices, Progress progress) {
        List<Segment> ones = first.segments();
        List<Segment> others = second.segments();
        boolean[] oneTaken = new boolean[ones.size()];
        boolean[] otherTaken = new boolean[others.size()];
        List<Match> matches = new ArrayList<>();
        for (Candidate c : candidates(ones, others, progress)) {
            if (!oneTaken[c.first] && !otherTaken[c.second]) {
                oneTaken[c.first] = true;
                otherTaken[c.second] = true;
                matches.add(match(voices, ones.get(c.first), others.get(c.second), c.overlap));
            }
        }
        for (int i = 0; i < oneTaken.length; i++) {
            if (!oneTaken[i]) {
                matches.add(match(voices, ones.get(i), null, 0));
            }
        }
        for (int i = 0; i < otherTaken.length; i++) {
            if (!otherTaken[i]) {
                matches.add(match(voices, null, others.get(i), 0));
            }
        }
        matches.sort(Comparator.comparingDouble(SegmentComparison::start));
        return matches;
    }

    private static Match match(Voices voices, Segment one, Segment other, double overlap) {
        return new Match(
                voices.outcome(one, other),
                Optional.ofNullable(one),
                Optional.ofNullable(other),
                overlap);
    }

    private static double start(Match match) {
        return match.first().or(match::second).orElseThrow().start();
    }

    /** All pairs that overlap enough, the best first, of equals the earliest. */
    private static List<Candidate> candidates(
            List<Segment> ones, List<Segment> others, Progress progress) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < ones.size(); i++) {
            progress.checkCancelled();
            Segment one = ones.get(i);
            for (int j = 0; j < others.size() && others.get(j).start() < one.end(); j++) {
                double overlap = overlap(one, others.get(j));
                if (overlap >= LEAST_OVERLAP - ROUNDING) {
                    candidates.add(new Candidate(i, j, overlap));
                }
            }
        }
        candidates.sort(
                Comparator.comparingDouble(Candidate::overlap)
                        .reversed()
                        .thenComparingInt(Candidate::first)
                        .thenComparingInt(Candidate::second));
        return candidates;
    }

    /** Common time over the time of both together, 0 to 1. */
    static double overlap(Segment one, Segment other) {
        double common = one.overlap(other);
        return common == 0 ? 0 : common / (one.duration() + other.duration() - common);
    }
}
