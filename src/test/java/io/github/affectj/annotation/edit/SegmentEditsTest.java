package io.github.affectj.annotation.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.annotation.Vocabularies;
import io.github.affectj.base.BadInputException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits one by one, in a film of ten frames a second. */
class SegmentEditsTest {
    private static final FrameTimes FRAMES =
            new FrameTimes(IntStream.range(0, 100).mapToDouble(i -> i / 10.0).toArray(), 10);

    private static final Segment GLAD = new Segment(1, 2, "glad");
    private static final Segment SAD = new Segment(2, 3, "sad");
    private static final Segment LATE = new Segment(5, 6, "late");

    private final SegmentEdits ana = new SegmentEdits(FRAMES, "Ana");
    private final Tier tier = new Tier("mood", TierKind.SEQUENCE, "Ana", List.of(GLAD, SAD, LATE));

    private static String told(Runnable edit) {
        return assertThrows(BadInputException.class, edit::run).getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "3.5, 4.2, 3.5, 4.2",
        "4.2, 3.5, 3.5, 4.2",
        // Its neighbours end it.
        "3.5, 9, 3.5, 5",
        "3.5, 0, 3, 3.5",
        // A click is a frame.
        "3.5, 3.5, 3.5, 3.6",
        "10, 10, 9.9, 10",
        "9, 99, 9, 10"
    })
    void aSegmentIsDrawnWhereThereIsRoom(double from, double to, double start, double end) {
        Change change = ana.draw(tier, from, to, "new");
        assertEquals(Optional.of(new Segment(start, end, "new")), change.selected());
        assertEquals(4, change.tier().segments().size());
    }

    @Test
    void noSegmentIsDrawnIntoAnother() {
        assertEquals(
                "there is a segment from 1.000 s to 2.000 s already; begin where the tier is empty.",
                told(() -> ana.draw(tier, 1.5, 4, "")));
        Tier full = tier.withSegments(List.of(new Segment(0, 1.95, "a"), new Segment(2, 10, "b")));
        assertEquals(
                "there is no room for a frame between 1.950 s and 2.000 s.",
                told(() -> ana.draw(full, 1.95, 1.97, "")));
        Tier points = new Tier("p", TierKind.POINTS, "Ana", List.of(new Segment(1, 1, "")));
        assertEquals(
                "there is a point at 1.000 s already.", told(() -> ana.draw(points, 1, 2, "")));
        assertEquals(new Segment(2, 2, "x"), ana.draw(points, 2, 3, "x").selected().orElseThrow());
        Tier free = new Tier("o", TierKind.OVERLAPPING, "Ana", List.of(GLAD));
        assertEquals(new Segment(1.5, 4, ""), ana.draw(free, 1.5, 4, "").selected().orElseThrow());
    }

    @Test
    void aSharedEdgeMovesForBoth() {
        Change change = ana.moveEdge(tier, GLAD, SegmentEdits.Edge.END, 2.5);
        assertEquals(List.of(GLAD.at(1, 2.5), SAD.at(2.5, 3), LATE), change.tier().segments());
        assertEquals(change.tier(), ana.moveEdge(tier, SAD, SegmentEdits.Edge.START, 2.5).tier());
        // Each keeps a frame.
        assertEquals(
                List.of(GLAD.at(1, 2.9), SAD.at(2.9, 3), LATE),
                ana.moveEdge(tier, GLAD, SegmentEdits.Edge.END, 99).tier().segments());
        assertEquals(
                List.of(GLAD.at(1, 1.1), SAD.at(1.1, 3), LATE),
                ana.moveEdge(tier, GLAD, SegmentEdits.Edge.END, 0).tier().segments());
        // Not where both may overlap.
        Tier free = new Tier("o", TierKind.OVERLAPPING, "Ana", List.of(GLAD, SAD));
        assertEquals(
                List.of(GLAD.at(1, 2.5), SAD),
                ana.moveEdge(free, GLAD, SegmentEdits.Edge.END, 2.5).tier().segments());
    }

    @Test
    void anEdgeOfItsOwnStopsAtTheNeighbour() {
        assertEquals(
                SAD.at(2, 5),
                ana.moveEdge(tier, SAD, SegmentEdits.Edge.END, 7).selected().orElseThrow());
        assertEquals(
                LATE.at(3, 6),
                ana.moveEdge(tier, LATE, SegmentEdits.Edge.START, 1).selected().orElseThrow());
        assertEquals(
                GLAD.at(0, 2),
                ana.moveEdge(tier, GLAD, SegmentEdits.Edge.START, -4).selected().orElseThrow());
        assertEquals(
                LATE.at(5.9, 6),
                ana.moveEdge(tier, LATE, SegmentEdits.Edge.START, 8).selected().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"7, 7, 8", "99, 9, 10", "0, 3, 4", "5, 5, 6"})
    void aSegmentMovesBetweenItsNeighbours(double to, double start, double end) {
        assertEquals(LATE.at(start, end), ana.move(tier, LATE, to).selected().orElseThrow());
    }

    @Test
    void aSegmentBetweenTwoThatTouchItStays() {
        Segment middle = new Segment(2, 5, "sad");
        Tier wedged = tier.withSegments(List.of(GLAD, middle, LATE));
        assertSame(wedged, ana.move(wedged, middle, 4).tier());
    }

    @Test
    void splitAndMergeAreEachOthersContrary() {
        Change split = ana.split(tier, SAD, 2.44);
        assertEquals(List.of(GLAD, SAD.at(2, 2.4), SAD.at(2.4, 3), LATE), split.tier().segments());
        assertEquals(Optional.of(SAD.at(2.4, 3)), split.selected());
        assertEquals(
                tier.segments(), ana.mergeWithNext(split.tier(), SAD.at(2, 2.4)).tier().segments());
        assertEquals(
                "the segment 2.000 s to 3.000 s can't be split at 2.000 s; each part needs a frame at"
                        + " least.",
                told(() -> ana.split(tier, SAD, 2.01)));
        assertEquals(
                "there is no segment behind 5.000 s to 6.000 s to merge with.",
                told(() -> ana.mergeWithNext(tier, LATE)));
        // Over a gap; the first one's label stays, unless it has none.
        assertEquals(
                List.of(GLAD, new Segment(2, 6, "sad")),
                ana.mergeWithNext(tier, SAD).tier().segments());
        Tier bare = tier.withSegments(List.of(SAD.labelled("", ""), LATE));
        assertEquals(
                "late",
                ana.mergeWithNext(bare, bare.segments().get(0)).selected().orElseThrow().label());
    }

    /** A tier of somebody else, or of a model: who corrected it stands at the segment. */
    @Test
    void whatOnePersonTouchesIsHers() {
        SegmentEdits ben = new SegmentEdits(FRAMES, "Ben");
        assertEquals(
                GLAD.labelled("proud", "Ben"),
                ben.relabel(tier, GLAD, "proud").selected().orElseThrow());
        assertSame(tier, ben.relabel(tier, GLAD, "glad").tier());
        Change moved = ben.moveEdge(tier, GLAD, SegmentEdits.Edge.END, 2.5);
        assertEquals(
                List.of("Ben", "Ben", ""),
                moved.tier().segments().stream().map(Segment::source).toList());
        assertEquals(
                List.of("", "", ""),
                ana
                        .moveEdge(
                                moved.tier(),
                                moved.selected().orElseThrow(),
                                SegmentEdits.Edge.END,
                                2)
                        .tier()
                        .segments()
                        .stream()
                        .map(Segment::source)
                        .toList());
        assertEquals(
                OptionalDouble.of(0.5),
                ana.value(tier, SAD, OptionalDouble.of(0.5)).selected().orElseThrow().value());
    }

    @Test
    void targetsHoldWithinTheirReachAndFramesElse() {
        Snapping snapping =
                Snapping.of(
                        FRAMES,
                        new AnnotationSet(
                                List.of(
                                        tier,
                                        new Tier(
                                                "shots",
                                                TierKind.SEQUENCE,
                                                "net",
                                                List.of(new Segment(0, 4.32, "1"))))),
                        Optional.of(new Snapping.Moved("mood", LATE)),
                        7.03);
        assertEquals(new Snapping.Held(4.32, true), snapping.at(4.4, 0.1));
        assertEquals(new Snapping.Held(4.4, false), snapping.at(4.38, 0.05));
        assertEquals(new Snapping.Held(4.4, false), snapping.at(4.38, 0));
        assertEquals(new Snapping.Held(3, true), snapping.at(3.04, 0.05));
        assertEquals(new Snapping.Held(7.03, true), snapping.at(6.98, 0.06));
        // Not its own edge.
        assertEquals(new Snapping.Held(5.1, false), snapping.at(5.06, 0.08));
    }

    @Test
    void tiersAreAddedRenamedAndDeletedWithTheirLabels() {
        TierEdits start = new TierEdits(AnnotationSet.EMPTY.with(tier), Vocabularies.EMPTY);
        TierEdits two = start.add(" gaze ", TierKind.POINTS, " Ben ", List.of("left", "right"));
        assertEquals(List.of("mood", "gaze"), two.tiers().names());
        assertEquals("Ben", two.tiers().need("gaze").coder());
        TierEdits renamed = two.rename("gaze", "eyes").rename("mood", "feeling");
        assertEquals(List.of("feeling", "eyes"), renamed.tiers().names());
        assertEquals(tier.segments(), renamed.tiers().need("feeling").segments());
        assertEquals(List.of("left", "right"), renamed.vocabularies().of("eyes"));
        assertEquals(List.of(), renamed.vocabularies().of("gaze"));
        TierEdits fewer = renamed.delete("eyes");
        assertEquals(Vocabularies.EMPTY, fewer.vocabularies());
        assertEquals(List.of("feeling"), fewer.tiers().names());
        assertSame(two, two.rename("gaze", "gaze "));
        String taken = "there is a tier 'mood' already; give another name.";
        assertEquals(taken, told(() -> two.rename("gaze", "mood")));
        assertEquals(taken, told(() -> two.add("mood", TierKind.SEQUENCE, "", List.of())));
        assertEquals("a tier needs a name.", told(() -> two.rename("gaze", " ")));
    }

    @Test
    void keysGiveWhatWasChosenThenWhatOccursThenTheModelsLabels() {
        Tier empty = tier.withSegments(List.of());
        List<String> model = List.of("negative", "neutral");
        assertEquals(model, LabelKeys.of(empty, List.of(), List.of(), model).labels());
        assertEquals(
                List.of("glad", "sad", "late"),
                LabelKeys.of(tier, List.of(), List.of(), model).labels());
        assertEquals(
                List.of("sad", "angry", "glad", "late"),
                LabelKeys.of(tier, List.of(), List.of("sad", "angry"), model).labels());
        Tier shots = tier.withSegments(List.of(GLAD.labelled("1", ""), SAD.labelled("2", "")));
        assertEquals(model, LabelKeys.of(shots, List.of(), List.of(), model).labels());
        LabelKeys chosen = LabelKeys.of(empty, List.of("b", " a", "b", ""), List.of("c"), model);
        assertEquals(List.of("b", "a"), chosen.labels());
        assertEquals(Optional.of("a"), chosen.label(2));
        assertEquals(Optional.empty(), chosen.label(3));
        assertEquals(Optional.empty(), chosen.label(0));
        assertEquals(List.of("b", "a", "z"), chosen.and(List.of("a", "z")).labels());
    }

    /** Times between frames: where it stops at its neighbour, rounding does not push it over. */
    @Test
    void aSegmentThatIsMovedAgainstItsNeighbourTouchesIt() {
        double[] starts = IntStream.range(0, 100).mapToDouble(i -> i * 0.02).toArray();
        SegmentEdits edits = new SegmentEdits(new FrameTimes(starts, 2), "Ana");
        for (int i = 1; i <= 300; i++) {
            Segment moved = new Segment(0.003, 0.003 + i * 0.0017, "x");
            Segment next = new Segment(0.7 + i * 0.0003, 1.1 + i * 0.0007, "x");
            Tier tier = new Tier("mood", TierKind.SEQUENCE, "Ana", List.of(moved, next));
            Tier after = edits.move(tier, moved, 5).tier();
            assertEquals(next.start(), after.segments().get(0).end(), 1e-12);
            assertTrue(after.segments().get(0).end() <= next.start(), "length " + i);
        }
    }
}
