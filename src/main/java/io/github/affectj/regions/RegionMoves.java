package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Regions that are somewhere else at a time, as a person draws them frame by frame. */
public final class RegionMoves {
    private RegionMoves() {}

    /**
     * The region with another place at a time, in the place of the one that it has there. Behind
     * the end of a stretch it makes that longer: the region moves there from the stretch's last
     * place.
     *
     * @param seconds from the clip's start
     * @throws BadInputException if it is at one place for the whole clip
     */
    public static Region moved(Region region, double seconds, RegionShape shape) {
        List<RegionKey> before = before(region, seconds);
        boolean ends = endsAt(region, seconds);
        int last = before.size() - 1;
        if (last >= 0 && before.get(last).lastOfSpan() && region.at(seconds).isEmpty()) {
            before.set(last, before.get(last).lastOfSpan(false));
            ends = true;
        }
        return with(region, before, seconds, shape, ends);
    }

    /**
     * The region with another place at a time, at which it comes back: it is absent between the
     * place before that and this one.
     *
     * @param seconds from the clip's start
     * @throws BadInputException if it is at one place for the whole clip
     */
    public static Region begun(Region region, double seconds, RegionShape shape) {
        List<RegionKey> before = before(region, seconds);
        boolean ends = endsAt(region, seconds) || region.at(seconds).isEmpty();
        int last = before.size() - 1;
        if (last >= 0) {
            before.set(last, before.get(last).lastOfSpan(true));
        }
        return with(region, before, seconds, shape, ends);
    }

    /**
     * The region, but absent after a time until its next key.
     *
     * @param seconds from the clip's start
     * @throws BadInputException if it is not there at that time, or for the whole clip
     */
    public static Region ended(Region region, double seconds) {
        List<RegionKey> before = before(region, seconds);
        RegionShape shape =
                region.at(seconds)
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                "the region '%s' is not there at %s, so that it can't end then."
                                                        .formatted(
                                                                region.name(),
                                                                Region.time(seconds))));
        return with(region, before, seconds, shape, true);
    }

    private static List<RegionKey> before(Region region, double seconds) {
        if (region.isStill()) {
            throw new BadInputException(
                    "the region '%s' is at one place for the whole clip; delete it first to let it move."
                            .formatted(region.name()));
        }
        return new ArrayList<>(
                region.keys().stream()
                        .filter(key -> key.seconds() < seconds - Region.HAIR)
                        .toList());
    }

    private static boolean endsAt(Region region, double seconds) {
        return region.keys().stream()
                .anyMatch(
                        key ->
                                key.lastOfSpan()
                                        && Math.abs(key.seconds() - seconds) <= Region.HAIR);
    }

    private static Region with(
            Region region,
            List<RegionKey> before,
            double seconds,
            RegionShape shape,
            boolean ends) {
        List<RegionKey> keys = new ArrayList<>(before);
        keys.add(new RegionKey(seconds, shape, OptionalDouble.empty(), ends));
        region.keys().stream()
                .filter(key -> key.seconds() > seconds + Region.HAIR)
                .forEach(keys::add);
        return new Region(region.name(), keys, region.source(), region.rgb());
    }
}
