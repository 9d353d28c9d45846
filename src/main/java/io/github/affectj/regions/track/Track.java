package io.github.affectj.regions.track;

import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** One thing through the frames on which it was found, in their order. */
public final class Track {
    /** Seconds over which it is taken to go on unseen, behind something or turned away. */
    static final double LONGEST_BRIDGE = 2.5;

    private static final int REMEMBERED = 10;

    /** How many sightings back the speed at an end is measured: one alone is a shaky measure. */
    private static final int INNER = 2;

    /** Share of the newest measured speed in the one that is kept. */
    private static final double NEW_SPEED = 0.5;

    private final List<Double> times = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();

    /** Pixels a second of the centre. */
    private double speedX;

    private double speedY;

    Track(double seconds, Sighting first) {
        add(seconds, first);
    }

    void add(double seconds, Sighting sighting) {
        if (!times.isEmpty()) {
            double span = seconds - lastSeen();
            Box before = last().box();
            double share = times.size() == 1 ? 1 : NEW_SPEED;
            speedX += share * ((sighting.box().centreX() - before.centreX()) / span - speedX);
            speedY += share * ((sighting.box().centreY() - before.centreY()) / span - speedY);
        }
        times.add(seconds);
        sightings.add(sighting);
    }

    /** On how many frames it was found. */
    public int size() {
        return times.size();
    }

    /** What was found, in the order of time. */
    public List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /** Seconds between two sightings of it, the least; infinity where there is one only. */
    double shortestGap() {
        return IntStream.range(1, times.size())
                .mapToDouble(i -> times.get(i) - times.get(i - 1))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    double firstSeen() {
        return times.get(0);
    }

    double lastSeen() {
        return times.get(times.size() - 1);
    }

    Sighting last() {
        return sightings.get(sightings.size() - 1);
    }

    double bestScore() {
        return sightings.stream().mapToDouble(Sighting::score).max().orElse(0);
    }

    /** Mean of how sure something else is that it is what was looked for, 0 to 1. */
    public double genuine() {
        return sightings.stream().mapToDouble(Sighting::genuine).average().orElse(0);
    }

    /**
     * How much a sighting's look differs from the one that it is most like of the last {@value
     * #REMEMBERED}: the very last may show what came before it.
     */
    double difference(Sighting sighting) {
        return sightings.stream()
                .skip(Math.max(0, sightings.size() - REMEMBERED))
                .mapToDouble(sighting::difference)
                .min()
                .orElse(0);
    }

    /** Where it would be if it went on as before. */
    Box expected(double seconds) {
        Box box = last().box();
        double span = seconds - lastSeen();
        return new Box(box.x() + speedX * span, box.y() + speedY * span, box.width(), box.height());
    }

    /**
     * The track as a region: a key where it was found, absent where it was not found for more than
     * {@value #LONGEST_BRIDGE} s; see {@link FrameEdge} for what comes in and goes out.
     *
     * @param source who found it
     */
    public Region region(String name, String source, FrameEdge edge) {
        List<RegionKey> keys = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < times.size(); i++) {
            boolean ends =
                    i + 1 == times.size() || times.get(i + 1) - times.get(i) > LONGEST_BRIDGE;
            if (i == first) {
                crossing(edge, i, Math.min(i + INNER, spanEnd(i))).ifPresent(keys::add);
            }
            Optional<RegionKey> out =
                    ends ? crossing(edge, i, Math.max(i - INNER, first)) : Optional.empty();
            keys.add(
                    new RegionKey(
                            times.get(i),
                            new RegionShape(sightings.get(i).box(), Outline.RECTANGLE),
                            OptionalDouble.of(sightings.get(i).score()),
                            ends && out.isEmpty()));
            out.ifPresent(keys::add);
            first = ends ? i + 1 : first;
        }
        return new Region(name, keys, source);
    }

    private int spanEnd(int from) {
        int i = from;
        while (i + 1 < times.size() && times.get(i + 1) - times.get(i) <= LONGEST_BRIDGE) {
            i++;
        }
        return i;
    }

    private Optional<RegionKey> crossing(FrameEdge edge, int end, int inner) {
        return end == inner
                ? Optional.empty()
                : edge.crossing(
                        sightings.get(end).box(),
                        times.get(end),
                        sightings.get(inner).box(),
                        times.get(inner));
    }
}
