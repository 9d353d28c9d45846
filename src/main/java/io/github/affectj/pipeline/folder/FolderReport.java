package io.github.affectj.pipeline.folder;

import io.github.affectj.base.Counts;
import io.github.affectj.result.FamiliarityText;
import io.github.affectj.result.FrameEmotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * How a folder run ended.
 *
 * @param clips how many clips the tables hold
 * @param kept how many of them were analysed before
 * @param again how many were analysed again, since they or the settings are others than before
 * @param failed how many files or folders could not be analysed
 * @param errors how many rows {@code errors.csv} has: one for each that failed, and one for each
 *     further file of a clip that could not be written
 * @param passedOver how many files were no clips
 * @param noted of how many clips {@code clips.csv} has a note
 * @param unfamiliar how many clips look, in at least half of their frames, like nothing that their
 *     model was trained on
 * @param untold ids of the models that can't tell how familiar frames are to them, sorted
 * @param models how many clips each model analysed, by its id
 * @param faces that were looked for
 * @param output the folder with the tables
 */
public record FolderReport(
        int clips,
        int kept,
        int again,
        int failed,
        int errors,
        int passedOver,
        int noted,
        int unfamiliar,
        List<String> untold,
        SortedMap<String, Integer> models,
        FaceCounts faces,
        Path output) {

    /** The table of all frames. */
    public Path framesTable() {
        return output.resolve(FolderTables.FRAMES);
    }

    /** The table of all clips. */
    public Path clipsTable() {
        return output.resolve(FolderTables.CLIPS);
    }

    /** The table of what went wrong; there in any case. */
    public Path errorsTable() {
        return output.resolve(FolderTables.ERRORS);
    }

    /** What there is to tell of it, each in a sentence. */
    public List<String> sentences() {
        List<String> parts = new ArrayList<>();
        models.forEach((id, count) -> parts.add(Counts.of(count, "clip") + " by " + id));
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "%s in %s: %s."
                        .formatted(
                                Counts.of(clips, "clip"), clipsTable(), String.join(", ", parts)));
        if (kept > 0) {
            sentences.add(
                    Counts.of(kept, "clip") + " had been analysed before and skipped (resume).");
        }
        if (again > 0) {
            sentences.add(
                    Counts.of(again, "clip")
                            + " had been analysed with other settings, or changed since, and"
                            + Counts.word(again, " was", " were")
                            + " analysed again.");
        }
        sentences.addAll(faces.sentences(output));
        if (unfamiliar > 0) {
            sentences.add(
                    "At least half of the frames of %s look like nothing that the model was trained on: the column %s of %s is below %s."
                            .formatted(
                                    Counts.of(unfamiliar, "clip"),
                                    FolderTables.FAMILIARITY,
                                    FolderTables.CLIPS,
                                    FrameEmotion.UNFAMILIAR));
        }
        untold.forEach(model -> sentences.add(FamiliarityText.unknown(model)));
        if (passedOver > 0) {
            sentences.add(
                    Counts.of(passedOver, "file")
                            + Counts.word(passedOver, " was no clip", " were no clips")
                            + " and skipped.");
        }
        if (noted > 0) {
            sentences.add(
                    "Read the column notes of "
                            + FolderTables.CLIPS
                            + ": "
                            + Counts.of(noted, "clip")
                            + Counts.word(noted, " has one.", " have one."));
        }
        if (errors > 0) {
            sentences.add(Counts.of(errors, "problem") + " listed in " + FolderTables.ERRORS + ".");
        }
        return sentences;
    }
}
