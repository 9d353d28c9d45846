package io.github.affectj.pipeline.folder;

import io.github.affectj.base.BadInputException;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in the output folder with the faces that were found in a clip, as Export Regions...
 * writes it. One that somebody has changed is never overwritten.
 *
 * @param path of the file; need not be there
 * @param clip name of the clip, for messages
 */
record FaceFile(Path path, String clip) {

    /** Its SHA-256; empty where it is not there. */
    String sha256() {
        return FolderStore.sha256(path);
    }

    /**
     * Makes sure, before faces are looked for, that nobody has changed it since it was written.
     *
     * @param written its SHA-256 then; empty where it was not, or nobody knows
     * @throws BadInputException if somebody has
     */
    void requireUnchanged(String written) {
        if (!written.isEmpty() && Files.exists(path) && !written.equals(sha256())) {
            throw changed();
        }
    }

    /**
     * Makes sure that it may be replaced by what was found.
     *
     * @param written as {@link #requireUnchanged}
     * @throws BadInputException if it holds something else, which nobody knows to be ours
     */
    void requireOwn(RegionSet found, String written) {
        if (Files.exists(path) && !written.equals(sha256()) && !holds(found)) {
            throw changed();
        }
    }

    private boolean holds(RegionSet found) {
        try {
            return JsonResults.readAll(path)
                    .set()
                    .part(RegionSet.KEY, RegionSet.class)
                    .equals(Optional.of(found));
        } catch (BadInputException e) {
            return false;
        }
    }

    private BadInputException changed() {
        return new BadInputException(
                "%s was changed since a run wrote it, or is of another run, and is not overwritten; move it beside %s, so that its regions are taken, or delete it."
                        .formatted(path, clip));
    }

    /**
     * Writes the faces, or takes the file away where there are none.
     *
     * @return its SHA-256; empty where there is none
     * @throws BadInputException if that can't be done
     */
    String write(RegionSet faces) {
        if (faces.isEmpty()) {
            FolderStore.delete(path);
            return "";
        }
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException e) {
            throw new BadInputException(
                    "%s can't be written (%s).".formatted(path, e.getMessage()), e);
        }
        JsonResults.write(ResultSet.EMPTY.with(faces), path);
        return sha256();
    }
}
