package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;
import io.github.affectj.features.TimeSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stretches of a film that nobody has labelled: shots of which no labelled segment has a part, or,
 * where shots are not known, what lies between labelled segments in pieces as long as those mostly
 * are.
 */
final class Candidates {
    /** Of a film; of more some are looked at, evenly spaced. */
    private static final int MOST = 300;

    /** Shorter ones are blinks, in seconds. */
    private static final double SHORTEST = 0.4;

    /** What both have in common by mere rounding of edges, in seconds. */
    private static final double ROUNDING = 0.1;

    private Candidates() {}

    /**
     * Those of a film.
     *
     * @param labelled its labelled segments, at least one, by start
     */
    static List<Segment> of(LabelledFilm film, List<Segment> labelled) {
        Stream<Segment> pieces =
                film.shots().isPresent()
                        ? film.shots().get().segments().stream()
                        : between(film, labelled).stream();
        List<Segment> free =
                pieces.filter(piece -> piece.duration() >= SHORTEST)
                        .filter(piece -> piece.end() <= film.end() + ROUNDING)
                        .filter(
                                piece ->
                                        labelled.stream()
                                                .allMatch(s -> s.overlap(piece) <= ROUNDING))
                        .toList();
        return Arrays.stream(TimeSteps.spaced(free.size(), MOST)).mapToObj(free::get).toList();
    }

    private static List<Segment> between(LabelledFilm film, List<Segment> labelled) {
        double length =
                labelled.stream()
                        .map(Segment::duration)
                        .sorted(Comparator.naturalOrder())
                        .skip(labelled.size() / 2)
                        .findFirst()
                        .orElseThrow();
        List<Segment> pieces = new ArrayList<>();
        double from = film.clip().times().start(0);
        for (Segment segment : labelled) {
            cut(from, segment.start(), length, pieces);
            from = Math.max(from, segment.end());
        }
        cut(from, film.end(), length, pieces);
        return pieces;
    }

    /** Cuts a gap into equal pieces that are about so long. */
    private static void cut(double from, double to, double length, List<Segment> pieces) {
        int count = (int) Math.max(1, Math.round((to - from) / Math.max(SHORTEST, length)));
        for (int i = 0; i < count && to > from; i++) {
            pieces.add(
                    new Segment(
                            from + (to - from) * i / count,
                            from + (to - from) * (i + 1) / count,
                            ""));
        }
    }
}
