package io.github.affectj.regions.track;

import io.github.affectj.regions.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins what is found on the frames of a shot into tracks. Each frame's boxes are given to the
 * tracks so that all together fit best ({@link Assignment}), by how far a box is from where its
 * track would be at an even speed, by its size and by its look; a track that found none waits a
 * while, so that whatever passes behind another thing keeps its track.
 */
public final class BoxTracker {
    /** Seconds for which a track waits for the next sighting. */
    static final double LONGEST_WAIT = 3;

    /** The farthest that a box may be from where it is expected, in its own sizes. */
    private static final double FARTHEST = 1;

    /** What is added to that with each second since it was seen. */
    private static final double FARTHER_A_SECOND = 0.7;

    /** The most that a size may change, as a ratio. */
    private static final double MOST_GROWTH = 2;

    /** The most that two looks of one thing differ. */
    private static final double MOST_DIFFERENCE = 0.5;

    /** The same where it was not seen for {@link #SHORT_GAP} or more: then its place tells less. */
    private static final double MOST_DIFFERENCE_LATER = 0.42;

    /** In seconds. */
    private static final double SHORT_GAP = 0.5;

    private static final double WEIGHT_OF_LOOK = 5;

    /** What a new track costs: pairs that cost as much or more are none. */
    private static final double NEW_TRACK = 3;

    private final double sure;
    private final List<Track> open = new ArrayList<>();
    private final List<Track> ended = new ArrayList<>();
    private int frames;
    private double firstFrame;
    private double lastFrame;

    /**
     * For one shot.
     *
     * @param sure score that a track has at least once; what scores less only carries one on (Zhang
     *     et al. 2022, ByteTrack): a face half hidden, or half out of the frame, scores less
     */
    public BoxTracker(double sure) {
        this.sure = sure;
    }

    /**
     * Takes the next frame.
     *
     * @param seconds its time, above that of the one before
     * @param found all that was found on it
     */
    public void add(double seconds, List<Sighting> found) {
        firstFrame = frames++ == 0 ? seconds : firstFrame;
        lastFrame = seconds;
        List<Track> waiting = new ArrayList<>();
        for (Track track : open) {
            boolean over = seconds - track.lastSeen() > LONGEST_WAIT;
            (over ? ended : waiting).add(track);
        }
        open.clear();
        open.addAll(waiting);
        double[][] costs = new double[waiting.size()][found.size()];
        for (int i = 0; i < waiting.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                costs[i][j] = cost(waiting.get(i), seconds, found.get(j));
            }
        }
        int[] chosen = Assignment.of(costs);
        boolean[] taken = new boolean[found.size()];
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] != Assignment.NONE && costs[i][chosen[i]] < NEW_TRACK) {
                waiting.get(i).add(seconds, found.get(chosen[i]));
                taken[chosen[i]] = true;
            }
        }
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                open.add(new Track(seconds, found.get(j)));
            }
        }
    }

    private static double cost(Track track, double seconds, Sighting sighting) {
        Box expected = track.expected(seconds);
        Box box = sighting.box();
        double size = (side(expected) + side(box)) / 2;
        double away =
                Math.hypot(expected.centreX() - box.centreX(), expected.centreY() - box.centreY())
                        / size;
        double growth = Math.abs(Math.log(side(box) / side(expected)));
        double gap = seconds - track.lastSeen();
        double farthest = FARTHEST + FARTHER_A_SECOND * gap;
        double difference = track.difference(sighting);
        double most = gap < SHORT_GAP ? MOST_DIFFERENCE : MOST_DIFFERENCE_LATER;
        boolean possible =
                away <= farthest && growth <= Math.log(MOST_GROWTH) && difference <= most;
        return possible ? away / farthest + growth + WEIGHT_OF_LOOK * difference : NEW_TRACK;
    }

    private static double side(Box box) {
        return Math.sqrt(box.area());
    }

    /**
     * The edge of the frames that were looked at.
     *
     * @param width of them in pixels
     * @param height of them in pixels
     */
    public FrameEdge edge(int width, int height) {
        return new FrameEdge(width, height, firstFrame, lastFrame);
    }

    /**
     * Ends the shot.
     *
     * @return all tracks by their first frame, from left to right; without those that were never
     *     seen twice in a short time, where there were three or more frames to see them on: what a
     *     detector takes for a face by mistake is mostly gone on the next one, and another mistake
     *     seconds later makes it no face
     */
    public List<Track> end() {
        ended.addAll(open);
        open.clear();
        double apart = frames > 1 ? (lastFrame - firstFrame) / (frames - 1) : 0;
        double soon = Math.max(SHORT_GAP, 2 * apart);
        return ended.stream()
                .filter(track -> frames <= 2 || track.shortestGap() <= soon)
                .filter(track -> track.bestScore() >= sure)
                .sorted(
                        Comparator.comparingDouble(Track::firstSeen)
                                .thenComparingDouble(
                                        track -> track.sightings().get(0).box().centreX()))
                .toList();
    }
}
