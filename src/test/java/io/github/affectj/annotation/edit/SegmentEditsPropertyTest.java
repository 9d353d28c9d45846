package io.github.affectj.annotation.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.result.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to a tier by hand, in whatever order. */
class SegmentEditsPropertyTest {
    private static final String ANA = "Ana";

    /** What a hand can do. */
    private enum Kind {
        DRAW,
        SPLIT,
        MERGE,
        MOVE_START,
        MOVE_END,
        MOVE,
        DELETE,
        RELABEL,
        VALUE
    }

    /**
     * Something that is done.
     *
     * @param which segment, or place of the film, in thousandths
     * @param to place of the film in thousandths, a little before and behind it too
     * @param near how far targets hold, in thousandths of the film
     */
    private record Deed(Kind kind, int which, int to, int near) {}

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(-50, 1050),
                        Arbitraries.integers().between(0, 60))
                .as(Deed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** Frames of 20 to 200 ms, as in a film of variable rate. */
    @Provide
    Arbitrary<FrameTimes> frames() {
        return Arbitraries.integers()
                .between(1, 10)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(
                        lengths -> {
                            double[] starts = new double[lengths.size()];
                            double at = 0;
                            for (int i = 0; i < starts.length; i++) {
                                starts[i] = at;
                                at += lengths.get(i) * 0.02;
                            }
                            return new FrameTimes(starts, at);
                        });
    }

    private static Change done(Tier tier, FrameTimes frames, SegmentEdits edits, Deed deed) {
        double length = frames.last() - frames.first();
        double to = frames.first() + length * deed.to / 1000;
        Optional<Segment> one =
                tier.segments().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                tier.segments().get(deed.which * tier.segments().size() / 1000));
        Snapping snapping =
                Snapping.of(
                        frames,
                        new AnnotationSet(List.of(tier)),
                        one.map(segment -> new Snapping.Moved(tier.name(), segment)),
                        frames.nearest(length / 2));
        double held = snapping.at(to, length * deed.near / 1000).seconds();
        if (deed.kind == Kind.DRAW) {
            double from = frames.nearest(frames.first() + length * deed.which / 1000);
            return edits.draw(tier, from, held, "drawn");
        }
        if (one.isEmpty()) {
            return new Change(tier, Optional.empty());
        }
        Segment segment = one.get();
        return switch (deed.kind) {
            case DRAW -> throw new IllegalStateException();
            case SPLIT -> edits.split(tier, segment, to);
            case MERGE -> edits.mergeWithNext(tier, segment);
            case MOVE_START -> edits.moveEdge(tier, segment, SegmentEdits.Edge.START, held);
            case MOVE_END -> edits.moveEdge(tier, segment, SegmentEdits.Edge.END, held);
            case MOVE -> edits.move(tier, segment, held);
            case DELETE -> edits.delete(tier, segment);
            case RELABEL -> edits.relabel(tier, segment, "label " + deed.to);
            case VALUE -> edits.value(tier, segment, OptionalDouble.of(deed.to));
        };
    }

    private static boolean isOnFrames(FrameTimes frames, double seconds) {
        return Math.abs(frames.nearest(seconds) - seconds) < 1e-9;
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theTierStaysOneThatCanBe(
            @ForAll("frames") FrameTimes frames,
            @ForAll TierKind kind,
            @ForAll("deeds") List<Deed> deeds) {
        SegmentEdits edits = new SegmentEdits(frames, ANA);
        Tier tier = new Tier("mood", kind, "Ben", List.of());
        for (Deed deed : deeds) {
            Change change;
            try {
                change = done(tier, frames, edits, deed);
            } catch (BadInputException refused) {
                // A sentence of an edit, and not of a tier that can't be.
                assertTrue(
                        refused.getMessage().startsWith("there is ")
                                || refused.getMessage().startsWith("the segment ")
                                || refused.getMessage().equals("points can't be merged."),
                        refused.getMessage());
                assertTrue(
                        Set.of(Kind.DRAW, Kind.SPLIT, Kind.MERGE).contains(deed.kind),
                        refused.getMessage());
                continue;
            }
            check(frames, tier, change, deed);
            tier = change.tier();
        }
    }

    private static void check(FrameTimes frames, Tier before, Change change, Deed deed) {
        Tier after = change.tier();
        assertEquals(before.kind(), after.kind());
        assertEquals(before.coder(), after.coder());
        change.selected().ifPresent(s -> assertTrue(after.segments().contains(s), s.toString()));
        for (Segment segment : after.segments()) {
            assertTrue(isOnFrames(frames, segment.start()), segment.place());
            assertTrue(isOnFrames(frames, segment.end()), segment.place());
            assertTrue(
                    segment.start() >= frames.first() && segment.end() <= frames.last(),
                    segment.place());
            assertTrue(
                    after.kind() == TierKind.POINTS
                            ? segment.isPoint()
                            : segment.end() >= frames.earliestEnd(segment.start()) - 1e-9,
                    segment.place());
            assertEquals(ANA, segment.source());
        }
        boolean any = !before.segments().isEmpty();
        int more = after.segments().size() - before.segments().size();
        int expected =
                switch (deed.kind) {
                    case DRAW -> 1;
                    case SPLIT -> any ? 1 : 0;
                    case MERGE, DELETE -> any ? -1 : 0;
                    default -> 0;
                };
        assertEquals(expected, more, deed.toString());
        // What an edit is not about stays; a shared edge is about two.
        Set<Segment> gone = new HashSet<>(before.segments());
        gone.removeAll(after.segments());
        assertTrue(gone.size() <= 2, deed + " changed " + gone);
    }

    /** As of a file of another program, whose times are not those of frames. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void timesBetweenFramesMakeNoSegmentShorterThanAFrameOrThanItWas(
            @ForAll("frames") FrameTimes frames,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 90) Integer> lengths,
            @ForAll("deeds") List<Deed> deeds) {
        List<Segment> segments = new ArrayList<>();
        double at = 0.003;
        for (int length : lengths) {
            if (at + length * 0.007 <= frames.last()) {
                segments.add(new Segment(at, at + length * 0.007, "x"));
            }
            at += length * 0.007 + (length % 3) * 0.005;
        }
        Tier tier = new Tier("mood", TierKind.SEQUENCE, ANA, segments);
        double least =
                Math.min(0.02, segments.stream().mapToDouble(Segment::duration).min().orElse(1));
        SegmentEdits edits = new SegmentEdits(frames, ANA);
        for (Deed deed : deeds) {
            try {
                tier = done(tier, frames, edits, deed).tier();
            } catch (BadInputException refused) {
                assertTrue(!refused.getMessage().startsWith("in the tier"), refused.getMessage());
            }
            for (Segment segment : tier.segments()) {
                assertTrue(segment.duration() >= least - 1e-6, deed + " " + segment.place());
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void undoOfAllIsTheStartAndRedoTheEnd(
            @ForAll("frames") FrameTimes frames, @ForAll("deeds") List<Deed> deeds) {
        SegmentEdits edits = new SegmentEdits(frames, ANA);
        EditHistory history = new EditHistory();
        Tier empty = new Tier("mood", TierKind.SEQUENCE, ANA, List.of());
        ResultSet start = ResultSet.EMPTY.with(new AnnotationSet(List.of(empty)));
        ResultSet now = start;
        List<ResultSet> states = new ArrayList<>(List.of(start));
        for (Deed deed : deeds) {
            AnnotationSet tiers = tiers(now);
            try {
                Tier tier = done(tiers.need("mood"), frames, edits, deed).tier();
                ResultSet next = now.with(tiers.with(tier));
                history.add(deed.kind.toString(), now, next);
                if (!next.equals(now)) {
                    states.add(next);
                }
                now = next;
            } catch (BadInputException refused) {
                assertEquals(tiers, tiers(now));
            }
        }
        for (int i = states.size() - 2; i >= 0; i--) {
            now = history.undo(now);
            assertEquals(states.get(i), now);
        }
        assertEquals(Optional.empty(), history.undoable());
        assertEquals(start, history.undo(now));
        for (ResultSet state : states.subList(1, states.size())) {
            now = history.redo(now);
            assertEquals(state, now);
        }
        assertEquals(Optional.empty(), history.redoable());
        assertEquals(now, history.redo(now));
    }

    private static AnnotationSet tiers(ResultSet set) {
        return set.part(AnnotationSet.KEY, AnnotationSet.class).orElseThrow();
    }
}
