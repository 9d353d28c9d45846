package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that no program should wait for: pipes without a writer, and holes of many gigabytes. */
public final class OddFiles {
    private OddFiles() {}

    /** Makes a pipe, for which a reader waits until somebody writes. */
    public static Path pipe(Path path) throws IOException {
        try {
            Process made = new ProcessBuilder("mkfifo", path.toString()).start();
            assertEquals(0, made.waitFor());
            return path;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Makes a file of nothing but zeros behind its beginning, which takes no room on the disk. */
    public static Path sparse(Path path, String beginning, long bytes) throws IOException {
        Files.write(path, beginning.getBytes(StandardCharsets.ISO_8859_1));
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        return path;
    }
}
