package io.github.affectj.regions.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Boxes that move, five looks a second as in films. */
final class BoxTrackerTest {
    private static final double STEP = 0.2;
    private static final double SIDE = 60;
    private static final float[] NO_LOOK = {};
    private static final FrameEdge NO_EDGE = new FrameEdge(5000, 5000, 0, 100);

    private static Sighting at(double x, double y, float... look) {
        return new Sighting(new Box(x, y, SIDE, SIDE), 0.9, 1, look);
    }

    private static List<Region> regions(BoxTracker tracker) {
        List<Region> regions = new ArrayList<>();
        for (Track track : tracker.end()) {
            regions.add(track.region("face " + (regions.size() + 1), "found by a test", NO_EDGE));
        }
        return regions;
    }

    /** The x of a region at a time. */
    private static double x(Region region, double seconds) {
        return region.at(seconds).orElseThrow().box().x();
    }

    @Test
    void twoThatCrossKeepTheirTracksByTheirSpeed() {
        BoxTracker tracker = new BoxTracker(0.9);
        for (int i = 0; i <= 20; i++) {
            double t = i * STEP;
            List<Sighting> found = new ArrayList<>();
            found.add(at(100 * t, 0));
            // Hidden behind the first one while both are at one place.
            if (Math.abs(100 * t - (400 - 100 * t)) > SIDE / 2) {
                found.add(at(400 - 100 * t, 5));
            }
            tracker.add(t, found);
        }
        List<Region> faces = regions(tracker);
        assertEquals(2, faces.size());
        for (int i = 0; i <= 40; i++) {
            double t = i * STEP / 2; // between the looks, too, and while hidden
            assertEquals(100 * t, x(faces.get(0), t), 1e-6);
            assertEquals(400 - 100 * t, x(faces.get(1), t), 1e-6);
        }
    }

    @Test
    void twoThatTurnBackWhereTheyMeetKeepTheirTracksByTheirLook() {
        float[] dark = {-0.5f, -0.4f, -0.6f};
        float[] light = {0.3f, 0.4f, 0.2f};
        BoxTracker tracker = new BoxTracker(0.9);
        for (int i = 0; i <= 20; i++) {
            double t = i * STEP;
            double away = 20 + 80 * Math.abs(t - 2);
            tracker.add(t, List.of(at(300 - away, 0, dark), at(300 + away, 0, light)));
        }
        List<Region> faces = regions(tracker);
        assertEquals(2, faces.size());
        for (int i = 0; i <= 20; i++) {
            double t = i * STEP;
            assertEquals(300 - 20 - 80 * Math.abs(t - 2), x(faces.get(0), t), 1e-6);
        }
    }

    @Test
    void fiveOnWaysOfTheirOwnAreFiveTracks() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double[][] ways = new double[5][4];
            for (double[] way : ways) {
                way[0] = random.nextInt(640);
                way[1] = random.nextInt(360);
                way[2] = random.nextInt(161) - 80;
                way[3] = random.nextInt(41) - 20;
            }
            BoxTracker tracker = new BoxTracker(0.9);
            for (int i = 0; i <= 25; i++) {
                double t = i * STEP;
                List<Sighting> found = new ArrayList<>();
                for (int f = 0; f < ways.length; f++) {
                    float look = -0.8f + 0.4f * f;
                    double jitter = random.nextGaussian() * 2;
                    found.add(
                            at(
                                    ways[f][0] + ways[f][2] * t + jitter,
                                    ways[f][1] + ways[f][3] * t,
                                    look,
                                    -look));
                }
                tracker.add(t, found);
            }
            List<Track> tracks = tracker.end();
            assertEquals(5, tracks.size(), "seed " + seed);
            for (Track track : tracks) {
                float first = track.sightings().get(0).look()[0];
                assertTrue(
                        track.sightings().stream().allMatch(s -> s.look()[0] == first),
                        "seed " + seed);
            }
        }
    }

    @Test
    void whoeverIsAwayForLongIsAbsentOrSomebodyNew() {
        BoxTracker tracker = new BoxTracker(0.9);
        for (int i = 0; i <= 45; i++) {
            double t = i * STEP;
            boolean first = t < 1.1;
            boolean second = t > 3.5 && t < 4.5;
            boolean third = t > 7.9;
            tracker.add(t, first || second || third ? List.of(at(10, 10, NO_LOOK)) : List.of());
        }
        List<Region> faces = regions(tracker);
        assertEquals(2, faces.size());
        assertEquals(2, faces.get(0).spans().size(), "2.6 s away: the same, and absent meanwhile");
        assertEquals(Optional.empty(), faces.get(0).at(2.2));
        assertEquals(8, faces.get(1).spans().get(0).from(), 1e-9);
    }

    @Test
    void whatIsSeenOnceIsAMistakeUnlessThereWasNoMoreToSee() {
        BoxTracker tracker = new BoxTracker(0.9);
        tracker.add(0, List.of(at(0, 0)));
        assertEquals(1, tracker.end().size());
        tracker = new BoxTracker(0.9);
        tracker.add(0, List.of(at(0, 0)));
        tracker.add(0.2, List.of(at(0, 0), at(300, 0)));
        tracker.add(0.4, List.of(at(0, 0)));
        assertEquals(1, tracker.end().size());

        tracker = new BoxTracker(0.9);
        for (int i = 0; i < 20; i++) {
            tracker.add(i * STEP, i == 2 || i == 14 ? List.of(at(0, 0)) : List.of());
        }
        assertEquals(0, tracker.end().size(), "two mistakes, seconds apart");
        tracker = new BoxTracker(0.9);
        for (int i = 0; i < 5; i++) {
            tracker.add(i, List.of(at(0, 0)));
        }
        assertEquals(1, tracker.end().size(), "looked at once a second");
    }

    @Test
    void whoeverIsSomewhereElseAtOnceIsSomebodyElse() {
        BoxTracker tracker = new BoxTracker(0.9);
        for (int i = 0; i < 10; i++) {
            tracker.add(i * STEP, List.of(at(i < 5 ? 0 : 300, 0)));
        }
        assertEquals(2, tracker.end().size());
    }

    /** A track that moves at an even speed, seen from a time to another one. */
    private static Region moving(double x0, double speed, int from, int to, FrameEdge edge) {
        BoxTracker tracker = new BoxTracker(0.9);
        for (int i = from; i <= to; i++) {
            tracker.add(i * STEP, List.of(at(x0 + speed * i * STEP, 20)));
        }
        return tracker.end().get(0).region("face", "found by a test", edge);
    }

    @Test
    void whatLeavesTheFrameGoesOnUntilHalfOfItIsOutside() {
        // At x = 100 t; half of it is outside of 300 px from x = 270 on.
        Region face = moving(0, 100, 1, 12, new FrameEdge(300, 100, 0, 20));
        assertEquals(240, x(face, 2.4), 1e-9);
        assertEquals(265, x(face, 2.65), 1e-9);
        assertTrue(face.at(2.72).isEmpty());
        // From the left edge it comes in when half of it is there, at x = -30.
        Region comes = moving(-60, 100, 4, 12, new FrameEdge(1000, 100, 0, 20));
        assertEquals(20, x(comes, 0.8), 1e-9);
        assertEquals(-25, x(comes, 0.35), 1e-9);
        assertTrue(comes.at(0.28).isEmpty());
    }

    @Test
    void aTrackEndsWhereItVanishesInTheFrameAndWithItsShot() {
        Region vanishes = moving(0, 100, 1, 12, new FrameEdge(800, 100, 0, 20));
        assertTrue(vanishes.at(2.39).isPresent());
        assertTrue(vanishes.at(2.41).isEmpty());
        Region cut = moving(0, 100, 1, 12, new FrameEdge(300, 100, 0, 2.5));
        assertEquals(250, x(cut, 2.5), 1e-9);
        assertTrue(cut.at(2.52).isEmpty());
        Region stands = moving(290, 0, 1, 12, new FrameEdge(300, 100, 0, 20));
        assertTrue(stands.at(2.41).isEmpty());
    }
}
