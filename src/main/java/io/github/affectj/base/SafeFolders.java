package io.github.affectj.base;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * Folders that are either written whole or not at all: filled beside their place, then moved there.
 */
public final class SafeFolders {

    /** What fills a folder. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all files into {@code temporary}, which is there and empty. */
        void write(Path temporary) throws IOException;
    }

    private SafeFolders() {}

    /**
     * Refuses a place that holds something, before any work is done.
     *
     * @param key of the input that names it
     * @throws BadInputException if it is a file, or a folder that is not empty
     */
    public static void requireFree(String key, Path target) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new BadInputException(
                    "%s=%s is not a folder; choose a new or an empty one.".formatted(key, target));
        }
        try (Stream<Path> inside = Files.list(target)) {
            if (inside.findAny().isPresent()) {
                throw new BadInputException(
                        "%s=%s holds something already; choose a new or an empty folder."
                                .formatted(key, target));
            }
        } catch (IOException e) {
            throw new BadInputException("%s=%s can't be read.".formatted(key, target), e);
        }
    }

    /**
     * Makes a folder with all that is in it, or nothing.
     *
     * @param key of the input that names it
     * @param target not there yet, or empty; the folders above it are made
     * @throws BadInputException if it holds something, or can't be written
     */
    public static void write(String key, Path target, Writer writer) {
        Path place = target.toAbsolutePath().normalize();
        requireFree(key, place);
        Path temporary = null;
        try {
            if (place.getParent() == null) {
                throw new IOException("it is the root of the disk");
            }
            Files.createDirectories(place.getParent());
            temporary = Files.createDirectory(TemporaryNames.beside(place));
            writer.write(temporary);
            Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BadInputException(
                    "%s=%s can't be written (%s); nothing was changed."
                            .formatted(key, target, e.getMessage()),
                    e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /**
     * Deletes a folder with all that is in it, as far as that is possible; links in it are deleted,
     * not followed.
     *
     * @param folder need not be there; may be null
     */
    public static void deleteQuietly(Path folder) {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path dir, IOException failure)
                                throws IOException {
                            Files.delete(dir);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // What went wrong has been told; the rest lies hidden beside.
            folder.toFile().deleteOnExit();
        }
    }
}
