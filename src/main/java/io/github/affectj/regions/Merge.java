package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Two regions that turned out to be one, as the two tracks of a face that was lost in between. */
final class Merge {
    /** What two places may differ by that are the same but for rounding, in pixels. */
    private static final double SAME_PLACE = 1;

    private Merge() {}

    /**
     * One region that is where either was; between the end of one and the start of the other it is
     * absent.
     *
     * @return with the name, the source and the colour of the first
     * @throws BadInputException if they are at different places at one time
     */
    static Region of(Region first, Region second) {
        if (first.isStill() != second.isStill()) {
            throw new BadInputException(
                    "the regions '%s' and '%s' can't be merged: one of them is there for the whole clip already."
                            .formatted(first.name(), second.name()));
        }
        contradiction(first, second)
                .or(() -> contradiction(second, first))
                .ifPresent(
                        seconds -> {
                            throw new BadInputException(
                                    "the regions '%s' and '%s' can't be merged: at %s they are at different places."
                                            .formatted(
                                                    first.name(),
                                                    second.name(),
                                                    Region.time(seconds)));
                        });
        TreeMap<Double, RegionKey> keys = new TreeMap<>();
        second.keys().forEach(key -> keys.put(key.seconds(), key));
        first.keys().forEach(key -> keys.put(key.seconds(), key));
        List<Region.Span> spans = new ArrayList<>(first.spans());
        spans.addAll(second.spans());
        List<RegionKey> merged = new ArrayList<>();
        for (RegionKey key : keys.values()) {
            double at = key.seconds();
            merged.add(
                    key.lastOfSpan(
                            at != RegionKey.ALWAYS
                                    && spans.stream()
                                            .noneMatch(s -> s.from() <= at && at < s.to())));
        }
        return new Region(first.name(), merged, first.source(), first.rgb());
    }

    /** The first time of a key of one at which the other is at another place. */
    private static Optional<Double> contradiction(Region one, Region other) {
        return one.keys().stream()
                .filter(
                        key ->
                                other.at(key.seconds())
                                        .filter(s -> isElsewhere(s, key.shape()))
                                        .isPresent())
                .map(RegionKey::seconds)
                .findFirst();
    }

    private static boolean isElsewhere(RegionShape one, RegionShape other) {
        return one.box().distance(other.box()) > SAME_PLACE;
    }
}
