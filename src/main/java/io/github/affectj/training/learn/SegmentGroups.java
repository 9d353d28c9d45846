package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which segments of a film belong together, since what one shows the other shows too: those that
 * share a shot; where shots are not known, neighbours of the same label; and those that overlap.
 */
final class SegmentGroups {
    /** Neighbours have no more than this between them, in seconds. */
    private static final double NEAR = 0.25;

    private final int[] parents;

    private SegmentGroups(int count) {
        parents = new int[count];
        Arrays.setAll(parents, i -> i);
    }

    /**
     * The group of each segment.
     *
     * @param segments by start
     * @return numbers from 0, in the order in which groups begin
     */
    static int[] of(List<Segment> segments, Optional<Tier> shots) {
        SegmentGroups groups = new SegmentGroups(segments.size());
        for (int i = 0; i < segments.size(); i++) {
            for (int j = i + 1; j < segments.size(); j++) {
                Segment one = segments.get(i);
                Segment other = segments.get(j);
                if (other.start() > one.end() + NEAR) {
                    break;
                }
                boolean alike =
                        shots.isEmpty()
                                && one.label().strip().equalsIgnoreCase(other.label().strip());
                if (alike || share(one, other)) {
                    groups.join(i, j);
                }
            }
        }
        shots.ifPresent(tier -> groups.joinByShot(segments, tier));
        return groups.numbered();
    }

    /** How many different groups there are. */
    static int count(int[] groups) {
        return (int) Arrays.stream(groups).distinct().count();
    }

    /** Whether two have at least half of the shorter one in common: edges are never exact. */
    private static boolean share(Segment one, Segment other) {
        double shorter = Math.min(one.duration(), other.duration());
        return shorter > 0 && one.overlap(other) >= shorter / 2;
    }

    private void joinByShot(List<Segment> segments, Tier shots) {
        for (Segment shot : shots.segments()) {
            List<Integer> within = new ArrayList<>();
            for (int i = 0; i < segments.size() && segments.get(i).start() < shot.end(); i++) {
                if (share(shot, segments.get(i))) {
                    within.add(i);
                }
            }
            for (int i = 1; i < within.size(); i++) {
                join(within.get(0), within.get(i));
            }
        }
    }

    private int root(int i) {
        int at = i;
        while (parents[at] != at) {
            at = parents[at];
        }
        return at;
    }

    private void join(int i, int j) {
        int one = root(i);
        int other = root(j);
        parents[Math.max(one, other)] = Math.min(one, other);
    }

    private int[] numbered() {
        int[] numbers = new int[parents.length];
        int next = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = root(i) == i ? next++ : numbers[root(i)];
        }
        return numbers;
    }
}
