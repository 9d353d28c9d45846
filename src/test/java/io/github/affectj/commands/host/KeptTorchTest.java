package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTorchTest {
    private static final String PROPERTY = "affectj.pytorch";

    @TempDir Path temp;

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void whatIsKeptIsReadAgainAndHandedOn() {
        Path file = temp.resolve("settings/pytorch.txt");
        assertEquals("", new KeptTorch(file).folder());
        new KeptTorch(file).keep("/home/me/umgebung ä");
        assertEquals("/home/me/umgebung ä", new KeptTorch(file).folder());
        assertEquals("/home/me/umgebung ä", System.getProperty(PROPERTY));
        new KeptTorch(file).keep("");
        assertEquals("", new KeptTorch(file).folder());
        assertEquals("", System.getProperty(PROPERTY));
    }

    @Test
    void aFileThatIsNotOursIsNone() throws Exception {
        Path file = temp.resolve("pytorch.txt");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals("", new KeptTorch(file).folder());
        Files.write(file, new byte[1 << 20]);
        assertEquals("", new KeptTorch(file).folder());
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws Exception {
        Path file = Files.createFile(temp.resolve("file")).resolve("settings/pytorch.txt");
        BadInputException e =
                assertThrows(BadInputException.class, () -> new KeptTorch(file).keep("x"));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }
}
