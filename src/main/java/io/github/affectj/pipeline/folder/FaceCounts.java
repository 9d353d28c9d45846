package io.github.affectj.pipeline.folder;

import io.github.affectj.base.Counts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The faces of a run.
 *
 * @param clips in how many clips faces were looked for
 * @param without in how many of them there were none
 * @param found how many faces there were
 * @param leftOut how many more look drawn, or like no face
 * @param beside of how many further clips the regions are those of the file beside them
 */
public record FaceCounts(int clips, int without, int found, int leftOut, int beside) {

    static FaceCounts of(Collection<ClipRecord> records) {
        List<ClipFaces> all = records.stream().map(ClipRecord::faces).toList();
        List<ClipFaces> searched = all.stream().filter(ClipFaces::searched).toList();
        return new FaceCounts(
                searched.size(),
                (int) searched.stream().filter(faces -> faces.found() == 0).count(),
                searched.stream().mapToInt(ClipFaces::found).sum(),
                searched.stream().mapToInt(ClipFaces::leftOut).sum(),
                (int) all.stream().filter(ClipFaces::beside).count());
    }

    /** What there is to tell of them, each in a sentence. */
    List<String> sentences(Path output) {
        List<String> sentences = new ArrayList<>();
        if (clips > 0) {
            sentences.add(
                    "Faces were looked for in %s: %s%s.%s"
                            .formatted(
                                    Counts.of(clips, "clip"),
                                    Counts.of(found, "face"),
                                    without == 0 ? "" : ", none in " + Counts.of(without, "clip"),
                                    found == 0
                                            ? ""
                                            : " Their regions are in "
                                                    + output.resolve(FolderStore.REGIONS)
                                                    + "."));
        }
        if (leftOut > 0) {
            sentences.add(
                    Counts.of(leftOut, "track")
                            + Counts.word(leftOut, " that looks", " that look")
                            + " drawn, or like no face,"
                            + Counts.word(leftOut, " was", " were")
                            + " left out.");
        }
        if (beside > 0) {
            sentences.add(
                    "The regions of %s are those of the json file beside %s."
                            .formatted(
                                    Counts.of(beside, "clip"), Counts.word(beside, "it", "them")));
        }
        return sentences;
    }
}
