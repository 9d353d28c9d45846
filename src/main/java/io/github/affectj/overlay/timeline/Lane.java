package io.github.affectj.overlay.timeline;

import io.github.affectj.annotation.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Segments of a tier none of which overlap, so that what shows in a stretch of time is found at
 * once. A tier that allows overlaps has several.
 */
final class Lane {
    private final double[] starts;
    private final double[] ends;
    private final int[] segments;

    /** Takes segments of a tier by their places. */
    private Lane(List<Segment> tier, List<Integer> places) {
        starts = places.stream().mapToDouble(i -> tier.get(i).start()).toArray();
        ends = places.stream().mapToDouble(i -> tier.get(i).end()).toArray();
        segments = places.stream().mapToInt(i -> i).toArray();
    }

    /** A lane that is being filled, free again from a moment on. */
    private record Filling(int number, double free) {}

    /**
     * Puts each segment into the first lane that is free when it starts.
     *
     * @param sorted by start, then by end
     * @return at least one lane
     */
    static List<Lane> of(List<Segment> sorted) {
        List<List<Integer>> lanes = new ArrayList<>(List.of(new ArrayList<>()));
        PriorityQueue<Filling> taken =
                new PriorityQueue<>((a, b) -> Double.compare(a.free(), b.free()));
        TreeSet<Integer> free = new TreeSet<>(List.of(0));
        for (int i = 0; i < sorted.size(); i++) {
            Segment segment = sorted.get(i);
            while (!taken.isEmpty() && taken.peek().free() <= segment.start()) {
                free.add(taken.poll().number());
            }
            if (free.isEmpty()) {
                free.add(lanes.size());
                lanes.add(new ArrayList<>());
            }
            int number = free.pollFirst();
            lanes.get(number).add(i);
            taken.add(new Filling(number, segment.end()));
        }
        return lanes.stream().map(places -> new Lane(sorted, places)).toList();
    }

    /** How many segments there are. */
    int size() {
        return segments.length;
    }

    /** When a segment of the lane starts, in seconds. */
    double start(int index) {
        return starts[index];
    }

    /** When a segment of the lane ends, in seconds. */
    double end(int index) {
        return ends[index];
    }

    /** The place of a segment of the lane in its tier. */
    int segment(int index) {
        return segments[index];
    }

    /** The first that ends at a moment or later; {@link #size()} for none. */
    int firstEndingFrom(double moment) {
        int at = Arrays.binarySearch(ends, moment);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && ends[at - 1] == moment) { // a point at the end of another
            at--;
        }
        return at;
    }
}
