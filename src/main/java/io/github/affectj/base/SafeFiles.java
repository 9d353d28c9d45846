package io.github.affectj.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Files that are either written whole or not at all: written beside their place, then moved there.
 */
public final class SafeFiles {

    /** What writes the content of a file to the path it is given. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes the whole content to {@code temporary}, whose ending is that of the final file.
         */
        void write(Path temporary) throws IOException;
    }

    private SafeFiles() {}

    /**
     * Writes a file whole or not at all.
     *
     * @param target the file to make or replace; its folder must exist
     * @param writer writes the content
     * @throws BadInputException if the folder is missing or can't be written to, or the disk is
     *     full; a file that stood at {@code target} is untouched then
     */
    public static void write(Path target, Writer writer) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException(
                    "The folder of "
                            + target
                            + " does not exist; make it first or choose another.");
        }
        if (Files.isDirectory(target)) {
            throw new BadInputException(target + " is a folder; a file name is needed.");
        }
        Path temporary = null;
        try {
            // Not createTempFile, which would make files that only their owner can read.
            String unique = ".affectj-" + UUID.randomUUID() + "-";
            temporary = Files.createFile(folder.resolve(unique + target.getFileName()));
            writer.write(temporary);
            move(temporary, target);
        } catch (IOException e) {
            throw new BadInputException(
                    "Could not write " + target + " (" + reason(e) + "); nothing was changed.", e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** Writes text as UTF-8, whole or not at all; see {@link #write(Path, Writer)}. */
    public static void writeText(Path target, String text) {
        write(target, p -> Files.writeString(p, text, StandardCharsets.UTF_8));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                // The content is in place or was reported as failed; a left-over helper file is
                // neither.
                temporary.toFile().deleteOnExit();
            }
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
