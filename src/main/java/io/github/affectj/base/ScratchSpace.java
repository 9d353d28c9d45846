package io.github.affectj.base;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on disk for files that a program needs while it runs. */
public final class ScratchSpace {
    private ScratchSpace() {}

    /** Bytes that are free in the file system of a folder; very many where nobody can tell. */
    public static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // then a write tells when the disk is full
        }
    }

    /**
     * Deletes what a process that was killed could not delete.
     *
     * @param prefix with which the names of such files begin
     * @throws IOException if one can't be deleted
     */
    public static void deleteLeftOvers(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path left : old) {
                Files.deleteIfExists(left);
            }
        }
    }
}
