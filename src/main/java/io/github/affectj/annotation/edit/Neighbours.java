package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where segments stand in their tier. */
final class Neighbours {
    /** Segments whose edges are no farther apart, in seconds, touch: formats round. */
    static final double TOUCH = 1e-6;

    private Neighbours() {}

    /** Its place. */
    static int index(Tier tier, Segment segment) {
        int at = tier.segments().indexOf(segment);
        if (at < 0) {
            throw new IllegalArgumentException("The tier has no segment " + segment);
        }
        return at;
    }

    /** The segment so many places before (negative) or behind. */
    static Optional<Segment> of(Tier tier, Segment segment, int step) {
        int at = index(tier, segment) + step;
        return at >= 0 && at < tier.segments().size()
                ? Optional.of(tier.segments().get(at))
                : Optional.empty();
    }

    /** The tier with others in the place of some of its segments. */
    static Change replaced(Tier tier, List<Segment> old, List<Segment> made, Segment selected) {
        List<Segment> all = new ArrayList<>(tier.segments());
        int at = index(tier, old.get(0));
        old.forEach(all::remove);
        all.addAll(Math.min(at, all.size()), made);
        return new Change(tier.withSegments(all), Optional.of(selected));
    }
}
