package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Tells what of tiers a format can't hold, so that nobody takes a file for all there is. */
final class Unheld {
    private final AnnotationSet tiers;
    private final List<String> lost = new ArrayList<>();

    Unheld(AnnotationSet tiers) {
        this.tiers = tiers;
    }

    /** Numbers of segments. */
    Unheld values() {
        return segments("values", segment -> segment.value().isPresent());
    }

    /** Who said a segment, where that is not the tier's coder. */
    Unheld sources() {
        return segments("who said a segment", segment -> !segment.source().isEmpty());
    }

    /** Coders of tiers. */
    Unheld coders() {
        return add("coders", tiers.tiers().stream().anyMatch(tier -> !tier.coder().isEmpty()));
    }

    /** Tiers without segments. */
    Unheld emptyTiers() {
        return add("empty tiers", tiers.tiers().stream().anyMatch(t -> t.segments().isEmpty()));
    }

    /** Segments of a kind. */
    Unheld segments(String what, Predicate<Segment> which) {
        return add(
                what,
                tiers.tiers().stream().map(Tier::segments).flatMap(List::stream).anyMatch(which));
    }

    /** Something, if it is there. */
    Unheld add(String what, boolean there) {
        if (there) {
            lost.add(what);
        }
        return this;
    }

    /** A sentence for the user, or nothing. */
    List<String> notes(Path path) {
        return lost.isEmpty()
                ? List.of()
                : List.of(
                        "Not in %s, since such a file can't hold it: %s."
                                .formatted(path, String.join(", ", lost)));
    }
}
