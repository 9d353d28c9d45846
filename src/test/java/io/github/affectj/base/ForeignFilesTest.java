package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ForeignFilesTest {
    private static final long MOST = 8;

    @TempDir Path temp;

    private static String complaint(Path path) {
        return assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () ->
                        assertThrows(
                                        BadInputException.class,
                                        () -> ForeignFiles.bytes(path, MOST, "a list"))
                                .getMessage());
    }

    @Test
    void readsWhatIsSmallEnough() throws IOException {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8};
        Path file = Files.write(temp.resolve("a"), bytes);
        assertArrayEquals(bytes, ForeignFiles.bytes(file, MOST, "a list"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsRefusedAtOnce() throws IOException {
        Path pipe = OddFiles.pipe(temp.resolve("a"));
        assertEquals(pipe + " is a pipe or a device; a list is needed.", complaint(pipe));
        Path link = Files.createSymbolicLink(temp.resolve("b"), pipe);
        assertEquals(link + " is a pipe or a device; a list is needed.", complaint(link));
    }

    @Test
    void saysWhatElseIsNoFile() throws IOException {
        assertEquals(temp + " is a folder; a list is needed.", complaint(temp));
        Path gone = temp.resolve("gone");
        assertEquals("There is no file " + gone + ".", complaint(gone));
        Path link = Files.createSymbolicLink(temp.resolve("link"), gone);
        assertTrue(complaint(link).startsWith(link + " is a link to a file that"));
        Path empty = Files.createFile(temp.resolve("empty"));
        assertEquals(empty + " is empty (0 bytes).", complaint(empty));
    }

    @Test
    void whatIsTooLargeIsNotRead() throws IOException {
        Path nine = Files.write(temp.resolve("nine"), new byte[9]);
        assertEquals(nine + " has 9 bytes; a list may have 8 bytes.", complaint(nine));
        Path huge = OddFiles.sparse(temp.resolve("huge"), "", 1L << 40);
        assertEquals(huge + " has 1048576 MB; a list may have 8 bytes.", complaint(huge));
    }

    /** As a log that another program writes. */
    @Test
    void whatGrowsWhileItIsReadEndsAtTheLimit() throws IOException {
        Path file = Files.write(temp.resolve("a"), new byte[4]);
        try (InputStream in = ForeignFiles.open(file, MOST, "a list")) {
            assertEquals(4, in.readNBytes(4).length);
            Files.write(file, new byte[100], StandardOpenOption.APPEND);
            String message = assertThrows(BadInputException.class, in::readAllBytes).getMessage();
            assertTrue(message.endsWith("a list may have 8 bytes."), message);
        }
    }

    @Test
    void textMayBeginWithAMarkAndIsUtf8() throws IOException {
        Path file = Files.writeString(temp.resolve("a"), "\ufeff\u00fc");
        try (BufferedReader in = ForeignFiles.reader(file, MOST, "a list")) {
            assertEquals("\u00fc", in.readLine());
        }
        Files.write(file, "\u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(
                CharacterCodingException.class,
                () -> ForeignFiles.reader(file, MOST, "a list").readLine());
    }
}
