package io.github.affectj.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFolderTest {
    @TempDir Path temp;

    /** As pip and conda lay it out on Linux, Debian's own Python, and pip on Windows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib/python3.11/site-packages",
                "lib64/python3.9/site-packages",
                "lib/python3/dist-packages",
                "Lib/site-packages"
            })
    void anyOfItsFoldersMayBeNamed(String packages) throws Exception {
        Path torch =
                TorchFiles.make(temp.resolve(packages).resolve("torch"), "2.7.1+cu126", "'12.6'");
        TorchFolder expected =
                new TorchFolder(torch.resolve("lib"), "2.7.1+cu126", Optional.of("12.6"));
        assertEquals(expected, TorchFolder.find(temp.toString()));
        assertEquals(expected, TorchFolder.find(torch.getParent().toString()));
        assertEquals(expected, TorchFolder.find(torch.toString()));
        assertEquals(expected, TorchFolder.find(" " + torch.resolve("lib") + "/ "));
        assertEquals("2.7.1", expected.release());
    }

    @ParameterizedTest
    @CsvSource({"2.7.1+cpu, None", "2.7.1, None"})
    void withoutCuda(String version, String cuda) throws Exception {
        TorchFiles.make(temp, version, cuda);
        TorchFolder found = TorchFolder.find(temp.toString());
        assertEquals(version, found.version());
        assertEquals(Optional.empty(), found.cuda());
    }

    @Test
    void whatHoldsNoneIsToldWithWhatIsAllowed() throws Exception {
        Files.createDirectories(temp.resolve("lib/python3.11/site-packages/numpy"));
        refuses(temp.toString(), "There is no PyTorch in " + temp + "; a Python environment");
        refuses(temp.resolve("none").toString(), temp.resolve("none") + " is no folder");
        refuses("a\0b", "can't be read");
    }

    /** A version that nobody tells is none that fits. */
    @Test
    void aVersionFileOfAnotherKind() throws Exception {
        TorchFiles.make(temp, "2.7.1", "None");
        Files.write(temp.resolve("version.py"), new byte[] {(byte) 0xff, 0, 1});
        assertEquals("unknown", TorchFolder.find(temp.toString()).version());
    }

    @Test
    void aVersionFileThatIsTooLargeIsToldAsThat() throws Exception {
        TorchFiles.make(temp, "2.7.1", "None");
        Files.write(temp.resolve("version.py"), new byte[(1 << 16) + 1]);
        refuses(
                temp.toString(),
                temp.resolve("version.py")
                        + " has 65537 bytes; PyTorch's version.py may have 65536 bytes.");
    }

    private static void refuses(String named, String sentence) {
        BadInputException e = assertThrows(BadInputException.class, () -> TorchFolder.find(named));
        assertTrue(e.getMessage().contains(sentence), e.getMessage());
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }
}
