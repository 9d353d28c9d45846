package io.github.affectj.training.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out together, and which labels can't be learnt. */
class SegmentListTest {
    private static final int FOLDS = 10;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noShotIsOnBothSides(boolean tellShots) {
        for (int seed = 0; seed < 200; seed++) {
            LabelledFilm film = LabelledFilms.random(new Random(seed), tellShots);
            SegmentList list = SegmentList.of(List.of(film));
            int[] folds = list.folds(FOLDS);
            assertEquals(
                    List.of("glad", "Sad"),
                    list.labels().stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
            assertEquals(film.labels().segments().size(), folds.length);
            assertEquals(Math.min(FOLDS, list.groups()), IntStream.of(folds).distinct().count());
            if (tellShots) {
                Map<Segment, Integer> foldOfShot = new HashMap<>();
                for (int i = 0; i < folds.length; i++) {
                    Segment one = list.segments().get(i).segment();
                    Segment shot =
                            film.shots().get().at((one.start() + one.end()) / 2).orElseThrow();
                    Integer before = foldOfShot.putIfAbsent(shot, folds[i]);
                    assertTrue(before == null || before == folds[i], "seed " + seed);
                }
            } else {
                for (int i = 1; i < folds.length; i++) {
                    LabelledSegment a = list.segments().get(i - 1);
                    LabelledSegment b = list.segments().get(i);
                    boolean near = b.segment().start() - a.segment().end() < 0.2;
                    if (near && a.label() == b.label()) {
                        assertEquals(a.group(), b.group(), "neighbours are merged");
                        assertEquals(folds[i - 1], folds[i]);
                    }
                }
            }
        }
    }

    /** Two blocks a fold, so that what is left out has few neighbours among what is learnt from. */
    @Test
    void foldsAreStretchesOfTime() {
        LabelledFilm film = film(200, i -> i % 3 == 0 ? "a" : "b", 2);
        int[] folds = SegmentList.of(List.of(film)).folds(FOLDS);
        int changes = 0;
        for (int i = 1; i < folds.length; i++) {
            changes += folds[i] == folds[i - 1] ? 0 : 1;
        }
        assertEquals(2 * FOLDS - 1, changes);
    }

    /** Segments that overlap over a cut by less than half belong to their own shots. */
    @Test
    void edgesNeedNotBeExact() {
        List<Segment> shots = new ArrayList<>();
        List<Segment> labels = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            shots.add(new Segment(2.0 * i, 2.0 * i + 2, ""));
            labels.add(new Segment(2 * i + 0.2, 2 * i + 2.2, i % 2 == 0 ? "a" : "b"));
        }
        SegmentList list =
                SegmentList.of(
                        List.of(
                                new LabelledFilm(
                                        LabelledFilms.clip(25),
                                        Tier.of("mood", "", labels),
                                        Optional.of(Tier.of("shots", "", shots)))));
        assertEquals(12, list.groups());
        assertTrue(list.areShots());
    }

    @Test
    void filmsHaveGroupsOfTheirOwn() {
        LabelledFilm one = film(12, i -> i % 2 == 0 ? "a" : "b", 1);
        SegmentList list = SegmentList.of(List.of(one, one));
        assertEquals(24, list.groups());
        assertEquals(24, list.segments().size());
        assertFalse(list.areShots());
    }

    private interface Labels {
        String of(int i);
    }

    /** Segments of a second with gaps of some seconds. */
    private static LabelledFilm film(int count, Labels labels, double gap) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double at = i * (1 + gap);
            segments.add(new Segment(at, at + 1, labels.of(i)));
        }
        return new LabelledFilm(
                LabelledFilms.clip(count * (1 + gap)),
                Tier.of("mood", "", segments),
                Optional.empty());
    }

    private static void refused(LabelledFilm film, String sentence) {
        BadInputException e =
                assertThrows(BadInputException.class, () -> SegmentList.of(List.of(film)));
        assertEquals(sentence, e.getMessage());
    }

    @Test
    void whatCanNotBeLearntIsTold() {
        refused(
                film(12, i -> "", 1),
                "tier=mood has no labelled segments; label some, at least 10.");
        refused(
                film(12, i -> i % 2 == 0 ? "glad" : " GLAD", 1),
                "tier=mood has the label 'glad' only; at least two labels are needed.");
        refused(
                film(6, i -> i % 2 == 0 ? "a" : "b", 1),
                "tier=mood has 6 labelled segments in 6 stretches of time; at least 10 in 5 are needed, since whole stretches of time are left out to estimate how good the model is.");
        refused(
                film(12, i -> i < 6 ? "a" : "b", 0),
                "tier=mood has 12 labelled segments in 2 stretches of time; at least 10 in 5 are needed, since whole stretches of time are left out to estimate how good the model is.");
        refused(
                film(12, i -> i == 3 ? "fear" : i % 2 == 0 ? "a" : "b", 1),
                "tier=mood: the label 'fear' stands in one stretch of time only (6.0 to 7.0 s); learning needs it in another one, too.");
        refused(
                film(12, i -> i == 3 ? "<html>x" : "b", 1),
                "tier=mood can't be learnt from: The label '<html>x' begins as HTML does; up to 100 characters of one line are allowed.");
        List<Segment> beyond = List.of(new Segment(1, 2, "a"), new Segment(50, 52, "b"));
        refused(
                new LabelledFilm(
                        LabelledFilms.clip(50), Tier.of("mood", "", beyond), Optional.empty()),
                "tier=mood: the segment 'b' (50.000 s to 52.000 s) lies beyond the end of made.mp4, which is at 50.000 s.");
        List<Segment> points = List.of(new Segment(1, 1, "a"), new Segment(2, 2, "b"));
        refused(
                new LabelledFilm(
                        LabelledFilms.clip(50), Tier.of("claps", "", points), Optional.empty()),
                "tier=claps has points only; labels are learnt from segments with a start and an end.");
    }
}
