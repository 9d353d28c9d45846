package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFilesTest {
    @TempDir Path temp;

    @Test
    void writesThroughALinkAndKeepsIt() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("elsewhere"));
        Path file = Files.writeString(folder.resolve("file.csv"), "old");
        Path link =
                Files.createSymbolicLink(temp.resolve("link.csv"), Path.of("elsewhere/file.csv"));
        Path second = Files.createSymbolicLink(temp.resolve("second.csv"), link);
        SafeFiles.writeText(second, "new");
        assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(second));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("elsewhere", "link.csv", "second.csv"), names(temp));
    }

    @Test
    void makesTheFileThatALinkNames() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link.csv"), Path.of("gone.csv"));
        SafeFiles.writeText(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(temp.resolve("gone.csv")));
        Path ring = temp.resolve("ring.csv");
        Files.createSymbolicLink(ring, Path.of("ring.csv"));
        assertTrue(complaint(ring).contains("link that leads nowhere"), complaint(ring));
        Files.createSymbolicLink(temp.resolve("far.csv"), Path.of("no-folder/x.csv"));
        assertTrue(complaint(temp.resolve("far.csv")).contains("does not exist"));
    }

    @Test
    void doesNotReplaceAPipe() throws Exception {
        Path pipe = temp.resolve("pipe.csv");
        assumeTrue(isMade(pipe), "There is no mkfifo here");
        assertTrue(
                complaint(pipe)
                        .endsWith("pipe.csv is a pipe or a device; the name of a file is needed."));
        Path link = Files.createSymbolicLink(temp.resolve("link.csv"), pipe);
        assertTrue(complaint(link).contains("is a pipe or a device"), complaint(link));
        assertTrue(
                Files.readAttributes(pipe, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther());
    }

    private static boolean isMade(Path pipe) throws InterruptedException {
        try {
            Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
            return mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void refusesAFolder() {
        assertTrue(complaint(temp).contains("is a folder"), complaint(temp));
    }

    /** The temporary name must not be longer than the name itself may be. */
    @Test
    void writesNamesAsLongAsTheSystemAllows() throws IOException {
        for (int length : new int[] {210, 255}) {
            Path file = temp.resolve("n".repeat(length - 4) + ".csv");
            SafeFiles.writeText(file, "long");
            assertEquals("long", Files.readString(file));
        }
        Path longer = temp.resolve("n".repeat(300) + ".csv");
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () ->
                                SafeFiles.write(
                                        longer,
                                        p -> {
                                            throw new AssertionError("No work for nothing");
                                        }));
        assertTrue(e.getMessage().contains("(File name too long)"), e.getMessage());
    }

    @Test
    void keepsTheEndingForTheWriter() {
        for (String name : new String[] {"film.mp4", "a.b.mp4"}) {
            SafeFiles.write(
                    temp.resolve(name),
                    p -> assertTrue(p.toString().endsWith(".mp4"), p.toString()));
        }
        SafeFiles.write(
                temp.resolve("no-ending"), p -> assertFalse(p.toString().endsWith("ending")));
    }

    @Test
    void takesAwayWhatKilledProcessesLeftLongAgo() throws IOException {
        Path old = left(".affectj-" + UUID.randomUUID() + ".mp4", 25);
        Path earlier = left(".affectj-" + UUID.randomUUID() + "-film.mp4", 25);
        Path young = left(".affectj-" + UUID.randomUUID() + ".mp4", 23);
        Path foreign = left(".affectj-notes.txt", 99);
        Path folder = Files.createDirectory(temp.resolve(".affectj-" + UUID.randomUUID()));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.EPOCH));
        SafeFiles.writeText(temp.resolve("new.csv"), "new");
        assertFalse(Files.exists(old) || Files.exists(earlier));
        assertTrue(Files.exists(young) && Files.exists(foreign) && Files.exists(folder));
    }

    private Path left(String name, int hours) throws IOException {
        Path file = Files.writeString(temp.resolve(name), "half");
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
        return file;
    }

    @Test
    void leavesNothingBehindAndTheOldFileWhereWritingFails() throws IOException {
        Path file = Files.writeString(temp.resolve("a.csv"), "old");
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () ->
                                SafeFiles.write(
                                        file,
                                        p -> {
                                            Files.writeString(p, "half");
                                            throw new IOException("No space left on device");
                                        }));
        assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.csv"), names(temp));
    }

    private String complaint(Path target) {
        return assertThrows(BadInputException.class, () -> SafeFiles.writeText(target, "x"))
                .getMessage();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
