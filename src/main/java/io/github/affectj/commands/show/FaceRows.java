package io.github.affectj.commands.show;

import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.overlay.table.FacesTable;
import io.github.affectj.pipeline.faces.FoundFaces;
import io.github.affectj.regions.Region;
import java.util.List;
import java.util.stream.IntStream;

/** What Find Faces... tells of the faces that it found. */
public final class FaceRows {
    private FaceRows() {}

    /** A row for each face. */
    public static List<FacesTable.Row> of(FoundFaces found, ClipTimes times) {
        return IntStream.range(0, found.faces().size())
                .mapToObj(i -> row(found.faces().get(i), found.photographed().get(i), times))
                .toList();
    }

    private static FacesTable.Row row(Region face, double photographed, ClipTimes times) {
        int[] frames =
                IntStream.range(0, times.size())
                        .filter(i -> face.at(times.start(i)).isPresent())
                        .toArray();
        return new FacesTable.Row(
                face.name(),
                times.start(frames[0]),
                times.start(frames[frames.length - 1]),
                frames.length,
                FoundFaces.meanScore(face),
                photographed,
                FoundFaces.meanSize(face));
    }

    /**
     * How many faces there are, as a sentence for the log.
     *
     * @param byTier whether the shots are those of a tier
     */
    public static String sentence(FoundFaces found, String image, boolean byTier) {
        String where =
                "%s: %s looked at in %s"
                        .formatted(
                                ForeignText.of(image),
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
