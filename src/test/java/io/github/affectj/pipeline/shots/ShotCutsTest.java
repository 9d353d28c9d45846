package io.github.affectj.pipeline.shots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.SegmentLengths;
import io.github.affectj.annotation.Tier;
import io.github.affectj.media.ClipTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** From shots to a tier and back to frames. */
final class ShotCutsTest {
    private static final double RATE = 24000 / 1001.0;

    private static ClipTimes film(int frames, int firstNumber) {
        int[] numbers = new int[frames];
        double[] starts = new double[frames];
        double[] durations = new double[frames];
        for (int i = 0; i < frames; i++) {
            numbers[i] = firstNumber + i;
            starts[i] = i / RATE;
            durations[i] = 1 / RATE;
        }
        return new ClipTimes(numbers, starts, durations);
    }

    @Property(tries = 200)
    void aTierCutsWhereTheShotsDoAlsoWhenItsTimesWereRounded(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 1999) Integer> places) {
        ClipTimes times = film(2000, 101);
        List<Transition> transitions = new ArrayList<>();
        for (int next : new TreeSet<>(places)) {
            transitions.add(new Transition(Transition.Kind.CUT, next - 1, next - 1, next, 0.9));
        }
        ShotList shots = ShotList.of("m", times, transitions, new FrameScores(2000));
        List<Integer> numbers = transitions.stream().map(t -> 101 + t.next()).toList();
        assertEquals(numbers, ShotCuts.of(shots.tier(), times));
        List<Segment> rounded =
                shots.tier().segments().stream()
                        .map(s -> s.at(thousandths(s.start()), thousandths(s.end())))
                        .toList();
        assertEquals(numbers, ShotCuts.of(Tier.of("shots", "", rounded), times));
        assertEquals(0, shots.shots().get(0).first());
        assertEquals(1999, shots.shots().get(shots.shots().size() - 1).last());
        assertEquals(
                2000 / RATE,
                shots.shots().stream().mapToDouble(s -> s.end() - s.start()).sum(),
                1e-9);
    }

    private static double thousandths(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    @Test
    void aFilmWithoutCutsIsOneShot() {
        ClipTimes times = film(50, 1);
        ShotList shots = ShotList.of("m", times, List.of(), new FrameScores(50));
        assertEquals(1, shots.shots().size());
        assertEquals("", shots.shots().get(0).transition());
        assertEquals(List.of(), ShotCuts.of(shots.tier(), times));
        assertEquals(1, shots.lengths().count());
        assertEquals(Double.NaN, shots.lengths().cv());
    }

    @Test
    void transitionsAreATier() {
        ClipTimes times = film(50, 1);
        ShotList shots =
                ShotList.of(
                        "m",
                        times,
                        List.of(
                                new Transition(Transition.Kind.CUT, 9, 9, 10, 0.75),
                                new Transition(Transition.Kind.DISSOLVE, 20, 29, 25, 0.5)),
                        new FrameScores(50));
        List<Segment> segments = shots.transitionTier(times).segments();
        assertEquals("cut", segments.get(0).label());
        assertEquals(10 / RATE, segments.get(0).start());
        assertEquals(0, segments.get(0).duration());
        assertEquals(0.75, segments.get(0).value().orElseThrow());
        assertEquals("dissolve", segments.get(1).label());
        assertEquals(20 / RATE, segments.get(1).start());
        assertEquals(30 / RATE, segments.get(1).end(), 1e-9);
        assertEquals(
                List.of("1", "2", "3"),
                shots.tier().segments().stream().map(Segment::label).toList());
    }

    /** By Python's statistics: mean, median, min, max, stdev / mean of 2, 1, 4, 9. */
    @Test
    void lengthsAreThoseOfPythonsStatistics() {
        Tier tier =
                Tier.of(
                        "shots",
                        "",
                        List.of(
                                new Segment(0, 2, "1"),
                                new Segment(2, 3, "2"),
                                new Segment(3, 7, "3"),
                                new Segment(7, 16, "4"),
                                new Segment(16, 16, "a point")));
        SegmentLengths lengths = SegmentLengths.of(tier);
        assertEquals(4, lengths.count());
        assertEquals(4.0, lengths.mean(), 1e-12);
        assertEquals(3.0, lengths.median(), 1e-12);
        assertEquals(1.0, lengths.min());
        assertEquals(9.0, lengths.max());
        assertEquals(0.889756521002609, lengths.cv(), 1e-12);
    }
}
