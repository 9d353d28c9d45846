package io.github.affectj.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * Files that are either written whole or not at all: written beside their place, forced to the
 * disk, then moved there. What killed processes left there more than a day ago is taken away.
 */
public final class SafeFiles {
    /** Links that lead to links; as many as Linux follows. */
    private static final int MOST_LINKS = 40;

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
     * @param target the file to make or replace; its folder must exist; where it is a link, the
     *     file is written that the link names, and the link stays
     * @param writer writes the content
     * @throws BadInputException if the folder is missing or can't be written to, the disk is full,
     *     or the target is a folder, a pipe or a device; a file that stood at {@code target} is
     *     untouched then
     */
    public static void write(Path target, Writer writer) {
        Path place = place(target);
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException(
                    "The folder of "
                            + target
                            + " does not exist; make it first or choose another.");
        }
        requireFile(target, place);
        TemporaryNames.sweep(folder, Instant.now());
        Path temporary = null;
        try {
            // Not createTempFile, which would make files that only their owner can read.
            temporary = Files.createFile(TemporaryNames.beside(place));
            writer.write(temporary);
            force(temporary, StandardOpenOption.WRITE);
            move(temporary, place);
        } catch (IOException e) {
            throw unwritten(target, e);
        } finally {
            deleteQuietly(temporary);
        }
        forceFolder(folder);
    }

    /** Writes text as UTF-8, whole or not at all; see {@link #write(Path, Writer)}. */
    public static void writeText(Path target, String text) {
        write(target, p -> Files.writeString(p, text, StandardCharsets.UTF_8));
    }

    /** The file that a path names, behind its links; it need not be there. */
    private static Path place(Path target) {
        Path place = target.toAbsolutePath();
        try {
            for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(place); i++) {
                place = place.resolveSibling(Files.readSymbolicLink(place)).normalize();
            }
        } catch (IOException e) {
            throw unwritten(target, e);
        }
        if (Files.isSymbolicLink(place)) {
            throw new BadInputException(target + " is a link that leads nowhere; choose a file.");
        }
        return place;
    }

    /** Refuses what must not be replaced by a file, before any work is done. */
    private static void requireFile(Path target, Path place) {
        try {
            BasicFileAttributes is =
                    Files.readAttributes(
                            place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (is.isDirectory()) {
                throw new BadInputException(target + " is a folder; a file name is needed.");
            }
            if (!is.isRegularFile()) {
                throw new BadInputException(
                        target + " is a pipe or a device; the name of a file is needed.");
            }
        } catch (NoSuchFileException e) {
            return; // it is to be made
        } catch (IOException e) { // as of a name that is too long
            throw unwritten(target, e);
        }
    }

    private static BadInputException unwritten(Path target, IOException e) {
        return new BadInputException(
                "Could not write " + target + " (" + reason(e) + "); nothing was changed.", e);
    }

    /** Has the system write to the disk what it holds back, so that a power cut leaves no hole. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static void forceFolder(Path folder) {
        try {
            force(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            // Not every system can, Windows for one; the content itself is safe.
            return;
        }
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
        if (e instanceof AccessDeniedException) {
            return "no right to write there";
        }
        String message =
                e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
