package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares two tiers moment by moment: time is cut into equal units, and a unit has the label and
 * value that the tier has at its middle. Units that only one tier labels are counted, but compared
 * only by the measures that take a gap for a label of its own; a segment without label and value is
 * a gap, too. Where segments of a tier overlap, the one that began last counts.
 */
public final class TimeComparison {
    private static final long MOST_UNITS = 10_000_000;
    private static final int UNITS_BETWEEN_CHECKS = 100_000;

    private final Tier first;
    private final Tier second;
    private final double unit;
    private final Voices voices;
    private final List<Match> matches = new ArrayList<>();
    private Run run;

    /** Units on end in which both say the same labels, or nothing. */
    private record Run(int from, Segment first, Segment second) {}

    private TimeComparison(Tier first, Tier second, double unit) {
        this.first = first;
        this.second = second;
        this.unit = unit;
        this.voices = new Voices(first, second);
    }

    /**
     * Compares from 0 on.
     *
     * @param first a tier of segments
     * @param second another
     * @param drawn the tier whose segments, and the gaps between them, the bootstrap draws; one of
     *     both
     * @param unit seconds, above 0
     * @param end to which moment at least, in seconds; the end of the clip
     * @throws BadInputException if a tier can't be compared or there would be too many units
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static Comparison of(
            Tier first, Tier second, Tier drawn, double unit, double end, Progress progress) {
        return new TimeComparison(first, second, unit).compare(drawn, end, progress);
    }

    private Comparison compare(Tier drawn, double clipEnd, Progress progress) {
        double end = Math.max(clipEnd, Math.max(first.end(), second.end()));
        double wanted = Math.max(1, Math.rint(end / unit));
        if (!(wanted <= MOST_UNITS)) {
            throw new BadInputException(
                    String.format(
                            Locale.ROOT,
                            "unit=%s cuts %.0f s into more than %d units; allowed are %s and more.",
                            unit,
                            end,
                            MOST_UNITS,
                            Math.ceil(end / MOST_UNITS * 1000) / 1000));
        }
        int units = (int) wanted;
        Lots lots = voices.lots(true);
        long[] counts = new long[3];
        Segment lot = null;
        for (int i = 0; i < units; i++) {
            if (i % UNITS_BETWEEN_CHECKS == 0) {
                progress.checkCancelled();
            }
            double middle = (i + 0.5) * unit;
            Segment here = drawn.at(middle).orElse(null);
            if (!Objects.equals(here, lot)) {
                lots.end();
                lot = here;
            }
            Segment one = said(first, middle, true);
            Segment other = said(second, middle, false);
            lots.add(
                    voices.labels().of(one),
                    voices.labels().of(other),
                    voices.firstValue(one),
                    voices.secondValue(other));
            if (one != null || other != null) {
                counts[other == null ? 1 : one == null ? 2 : 0]++;
            }
            follow(i, one, other);
        }
        lots.end();
        follow(units, null, null);
        return new Comparison(
                first.name(),
                second.name(),
                counts[0],
                counts[1],
                counts[2],
                lots.size(),
                voices.labels().names(),
                lots.confusion(),
                lots.estimates(progress),
                matches);
    }

    /** The segment of a moment; null for a gap. */
    private Segment said(Tier tier, double moment, boolean isFirst) {
        Segment segment = tier.at(moment).orElse(null);
        double value = isFirst ? voices.firstValue(segment) : voices.secondValue(segment);
        boolean silent = voices.labels().of(segment) == LabelList.NONE && Double.isNaN(value);
        return silent ? null : segment;
    }

    /** Goes on with the list of what was said when. */
    private void follow(int at, Segment one, Segment other) {
        if (run != null && same(run.first, one) && same(run.second, other)) {
            return;
        }
        if (run != null && (run.first != null || run.second != null)) {
            matches.add(
                    new Match(
                            voices.outcome(run.first, run.second),
                            stretch(run.first, run.from, at),
                            stretch(run.second, run.from, at),
                            run.first != null && run.second != null ? 1 : 0));
        }
        run = new Run(at, one, other);
    }

    private boolean same(Segment a, Segment b) {
        return (a == null) == (b == null) && voices.labels().of(a) == voices.labels().of(b);
    }

    private Optional<Segment> stretch(Segment segment, int from, int to) {
        return Optional.ofNullable(segment)
                .map(said -> new Segment(from * unit, to * unit, said.label()));
    }
}
