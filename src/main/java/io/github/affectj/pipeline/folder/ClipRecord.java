package io.github.affectj.pipeline.folder;

import java.util.List;
import java.util.Map;

/**
 * What is kept of a clip that is done, beside its frames: what tells whether it needs to be done
 * again, and its rows of {@code clips.csv}. All numbers as the tables write them.
 *
 * @param version of this form
 * @param affectj version of AffectJ
 * @param file path in the input folder
 * @param bytes size of the file
 * @param modified when it was last changed, in milliseconds since 1970
 * @param auto whether the model was chosen by the kind of clip
 * @param chosen the model as it was named, or chosen
 * @param fingerprint SHA-256 of its {@code model.json}, which has that of the weights in it
 * @param device as it was asked for
 * @param regions which regions of it, see {@link ClipRegions#fingerprint}
 * @param files path of the clip's own file in the folder of such files, by format; empty where the
 *     format shows frames and the clip has none
 * @param columns of the table of its frames
 * @param model id of the model
 * @param found in the clip as a whole, or in each region; none where no faces are in it
 * @param faces that were looked for in it
 * @param duration in seconds
 * @param streams what of the clip the model took
 * @param notes how it was read and what its regions are, if there is anything to tell
 */
record ClipRecord(
        int version,
        String affectj,
        String file,
        long bytes,
        long modified,
        boolean auto,
        String chosen,
        String fingerprint,
        String device,
        String regions,
        Map<String, String> files,
        List<String> columns,
        String model,
        List<ClipSummary> found,
        ClipFaces faces,
        String duration,
        String streams,
        String notes) {
    static final int VERSION = 4;

    /** Whether what was found, or what was found in any region, is unfamiliar to the model. */
    boolean unfamiliar() {
        return found.stream().anyMatch(ClipSummary::unfamiliar);
    }

    /** Whether the model tells how familiar clips are. */
    boolean tellsFamiliarity() {
        return found.stream().noneMatch(summary -> summary.familiarity().isEmpty());
    }
}
