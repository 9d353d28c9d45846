package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.result.ResultPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All regions of one clip, each with a name of its own. Immutable: what changes it makes another
 * one, so that to undo is to take the former one again.
 *
 * @param regions in the order in which they are shown
 * @param frames size of the frames that they were made for; empty as long as nobody knows it, and
 *     where there are no regions
 */
public record RegionSet(List<Region> regions, Optional<FrameSize> frames) implements ResultPart {
    /** Its key among the parts of a clip's results. */
    public static final String KEY = "regions";

    /** No regions. */
    public static final RegionSet EMPTY = new RegionSet(List.of());

    /**
     * Copies the list.
     *
     * @throws BadInputException if two regions have the same name
     */
    public RegionSet {
        regions = List.copyOf(regions);
        frames = regions.isEmpty() ? Optional.empty() : frames;
        Set<String> names = new LinkedHashSet<>();
        for (Region region : regions) {
            if (!names.add(region.name())) {
                throw new BadInputException(
                        "there are two regions with the name '%s'.".formatted(region.name()));
            }
        }
    }

    /** Regions for frames of a size that nobody knows yet. */
    public RegionSet(List<Region> regions) {
        this(regions, Optional.empty());
    }

    /** The same for frames of a size; none that is known already is changed. */
    public RegionSet sized(FrameSize size) {
        return frames.isPresent() ? this : new RegionSet(regions, Optional.of(size));
    }

    /** Only some of them, in the order of the set. */
    public RegionSet only(Predicate<Region> wanted) {
        return new RegionSet(regions.stream().filter(wanted).toList(), frames);
    }

    @Override
    public String key() {
        return KEY;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return regions.isEmpty();
    }

    /** The names of the regions, in their order. */
    public List<String> names() {
        return regions.stream().map(Region::name).toList();
    }

    /** The region of a name, however its accents are written. */
    public Optional<Region> named(String name) {
        String composed = ForeignText.composed(name);
        return regions.stream().filter(region -> region.name().equals(composed)).findFirst();
    }

    /**
     * The region of a name.
     *
     * @throws BadInputException if there is none, in a sentence that names those there are
     */
    public Region need(String name) {
        return named(name)
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        regions.isEmpty()
                                                ? "the region '%s' is not there; the clip has no regions."
                                                        .formatted(name)
                                                : "the region '%s' is not there; allowed are %s."
                                                        .formatted(
                                                                name, String.join(", ", names()))));
    }

    /** The same with a region, in the place of the one of its name, or behind the others. */
    public RegionSet with(Region region) {
        List<Region> more = new ArrayList<>(regions);
        int at = names().indexOf(region.name());
        if (at < 0) {
            more.add(region);
        } else {
            more.set(at, region);
        }
        return new RegionSet(more, frames);
    }

    /** The same without the region of a name. */
    public RegionSet without(String name) {
        String composed = ForeignText.composed(name);
        return only(region -> !region.name().equals(composed));
    }

    /**
     * The same with a region under another name, at its place.
     *
     * @throws BadInputException if there is no region of that name, or one of the new name
     */
    public RegionSet renamed(String from, String to) {
        Region before = need(from);
        Region region = before.named(to);
        if (!before.name().equals(region.name()) && named(to).isPresent()) {
            throw new BadInputException(
                    "there is already a region with the name '%s'; the two can be merged instead."
                            .formatted(to));
        }
        return replaced(before, region);
    }

    /**
     * The same with two regions as one, under the name, the colour and at the place of the first,
     * which is where either was.
     *
     * @throws BadInputException if one of them isn't there, or they are at different places at one
     *     time
     */
    public RegionSet merged(String first, String second) {
        Region kept = need(first);
        Region other = need(second);
        if (kept.name().equals(other.name())) {
            throw new BadInputException(
                    "the region '%s' can't be merged with itself.".formatted(first));
        }
        return replaced(kept, Merge.of(kept, other)).without(second);
    }

    private RegionSet replaced(Region gone, Region by) {
        return new RegionSet(
                regions.stream().map(region -> region.equals(gone) ? by : region).toList(), frames);
    }

    /**
     * A name that no region has yet: the wanted one, or with a number behind it.
     *
     * @param wanted a name that a region may have
     */
    public String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; named(name).isPresent(); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    /**
     * Where the regions are that are there at a time, by name, in their order.
     *
     * @param seconds from the clip's start
     */
    public Map<String, RegionShape> at(double seconds) {
        Map<String, RegionShape> there = new LinkedHashMap<>();
        for (Region region : regions) {
            region.at(seconds).ifPresent(shape -> there.put(region.name(), shape));
        }
        return Collections.unmodifiableMap(there);
    }

    /** The regions that are there in a part of the clip, cut to it. */
    @Override
    public Optional<ResultPart> between(double from, double to) {
        return Optional.of(
                new RegionSet(
                        regions.stream()
                                .flatMap(region -> region.between(from, to).stream())
                                .toList(),
                        frames));
    }
}
