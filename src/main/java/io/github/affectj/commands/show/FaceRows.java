package io.github.affectj.commands.show;

import io.github.affectj.media.ClipTimes;
import io.github.affectj.overlay.table.FacesTable;
import io.github.affectj.pipeline.faces.FoundFaces;
import io.github.affectj.regions.Region;
import java.util.List;
import java.util.stream.IntStream;

/** The table of the faces that Find Faces... found. */
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
}
