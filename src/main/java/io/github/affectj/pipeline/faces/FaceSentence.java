package io.github.affectj.pipeline.faces;

import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;

/** What there is to tell of the faces that were found. */
public final class FaceSentence {
    private FaceSentence() {}

    /**
     * How many faces there are, as a sentence.
     *
     * @param who what the sentence speaks of: the name of the clip, say
     * @param byTier whether the shots are those of a tier
     */
    public static String of(FoundFaces found, String who, boolean byTier) {
        String where =
                "%s: %s looked at in %s"
                        .formatted(
                                ForeignText.of(who),
                                Counts.of(found.looked(), "frame"),
                                Counts.of(found.shots(), "shot"));
        if (found.faces().isEmpty()) {
            return found.leftOut() == 0
                    ? "%s, no faces found; faces of less than %d pixels are not looked for (minimum)."
                            .formatted(where, found.minimum())
                    : "%s, no photographed faces found; %s. Regions of drawn figures are drawn by hand, see Edit Regions...."
                            .formatted(where, leftOut(found));
        }
        String more = found.leftOut() == 0 ? "" : "; " + leftOut(found);
        return "%s (%s), %s found, each through one shot: %s to %s%s."
                .formatted(
                        where,
                        byTier ? "tier shots" : "told by content",
                        Counts.of(found.faces().size(), "face"),
                        found.faces().get(0).name(),
                        found.faces().get(found.faces().size() - 1).name(),
                        more);
    }

    private static String leftOut(FoundFaces found) {
        boolean one = found.leftOut() == 1;
        return "%s that %s drawn, or like no face, left out (drawn=true keeps %s)"
                .formatted(
                        Counts.of(found.leftOut(), "track"),
                        one ? "looks" : "look",
                        one ? "it" : "them");
    }
}
