package io.github.affectj.model.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.OddFiles;
import io.github.affectj.base.Progress;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.store.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no whole model is told in one sentence, and nothing is written. */
class RefusedModelsTest {
    @TempDir static Path once;
    private static Path small;

    @TempDir Path temp;
    private Path home;
    private Path folder;

    @BeforeAll
    static void store() throws IOException {
        small = TestModels.store(once, TestModels.picture());
    }

    @BeforeEach
    void copy() throws IOException {
        home = temp.resolve("models");
        folder = ModelZips.copy(small, temp.resolve("given"));
    }

    @AfterEach
    void nothingWasWritten() {
        assertFalse(Files.exists(home));
    }

    private void refuses(Path path, String... parts) {
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () -> ModelInstaller.install(path, home, Progress.NONE));
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), part + " in " + e.getMessage());
        }
        assertFalse(e.getMessage().contains("affectj-model-"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }

    private Path zip(String... more) throws IOException {
        return ModelZips.zip(folder, "a/", temp.resolve("x.zip"), more);
    }

    @Test
    void weightsOfAnotherHash() throws IOException {
        ModelZips.turnByte(folder.resolve(StoredModel.WEIGHTS));
        refuses(folder, folder.toString(), "are not those of its model.json: SHA-256");
        refuses(zip(), temp.resolve("x.zip") + "/a are not those of its model.json: SHA-256");
    }

    @Test
    void anotherCountOfLabels() throws IOException {
        ModelZips.edit(folder, "\"sadness\",", "");
        refuses(folder, "the tensor ", "has the shape");
        refuses(zip(), temp.resolve("x.zip") + "/a/weights.safetensors", "has the shape");
    }

    @Test
    void anArchitectureOfTomorrow() throws IOException {
        ModelZips.edit(folder, "\"onet\"", "\"mamba-9\"");
        refuses(
                zip(),
                "x.zip/a/model.json names the architecture 'mamba-9', which is not there; it needs a newer AffectJ, or the plugin",
                "resnet18-convgru");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"id\": 7}", "\u0000\u0001"})
    void aDescriptionThatIsNone(String text) throws IOException {
        Files.writeString(folder.resolve(StoredModel.SPEC), text);
        refuses(folder, "model.json");
        refuses(zip(), "x.zip/a/model.json");
    }

    @Test
    void missingFiles() throws IOException {
        Files.delete(folder.resolve(StoredModel.WEIGHTS));
        refuses(folder, "has no readable weights.safetensors (there is no such file)");
        refuses(zip(), "x.zip/a has no readable weights.safetensors");
        Files.delete(folder.resolve(StoredModel.SPEC));
        refuses(folder, "holds no model; a model is a folder or zip with model.json and");
        refuses(zip("a/read me.txt"), "x.zip holds no model");
        refuses(temp.resolve("none"), "There is no file or folder " + temp.resolve("none"));
    }

    @Test
    void aMissingFileOfWhatIsFamiliar() throws IOException {
        ModelZips.edit(folder, "\"familiarity\": \"\"", "\"familiarity\": \"ab12\"");
        refuses(zip(), "x.zip/a/familiarity.safetensors", "can't be used");
    }

    @Test
    void zipsThatAreNotWhole() throws IOException {
        byte[] bytes = Files.readAllBytes(zip());
        Path cut = temp.resolve("cut.zip");
        for (int length : new int[] {10, bytes.length / 2, bytes.length - 1}) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            refuses(cut, "cut.zip is no whole zip file");
        }
        byte[] turned = bytes.clone();
        Arrays.fill(turned, bytes.length / 2, bytes.length / 2 + 1000, (byte) 0);
        refuses(Files.write(cut, turned), "cut.zip");
        refuses(Files.write(cut, new byte[0]), "cut.zip");
    }

    @Test
    void zipsWithAPassword() throws IOException {
        byte[] bytes = Files.readAllBytes(zip());
        // The flag of the first entry, in the directory at the end of the zip.
        for (int i = 0; i < bytes.length - 8; i++) {
            boolean central = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1;
            if (central && bytes[i + 3] == 2) {
                bytes[i + 8] |= 1;
            }
        }
        refuses(Files.write(temp.resolve("secret.zip"), bytes), "secret.zip has a password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "a/../../evil.txt",
                "/etc/evil.txt",
                "..\\evil.txt",
                "C:\\evil.txt"
            })
    void namesThatLeadOutOfTheFolder(String name) throws IOException {
        refuses(zip(name), "which would lie outside of the folder that it is unpacked to");
    }

    @Test
    void filesThatAreTooLarge() throws IOException {
        OddFiles.sparse(folder.resolve(StoredModel.CARD), "#", (4L << 20) + 1);
        refuses(zip(), "The file MODEL_CARD.md of", "x.zip/a has more than 4 MB");
        assertTrue(
                Files.size(temp.resolve("x.zip"))
                        < Files.size(folder.resolve("weights.safetensors")) * 2);
        OddFiles.sparse(temp.resolve("huge.zip"), "PK", 1L << 40);
        refuses(temp.resolve("huge.zip"), "huge.zip has", "a zip with a model may have 4096 MB");
    }

    /** A link in a zip is unpacked as the text that it is, and leads nowhere. */
    @Test
    void linksInAZip() throws IOException {
        Files.writeString(folder.resolve(StoredModel.WEIGHTS), "../../../etc/passwd");
        refuses(zip(), "are not those of its model.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.pt", "best.PTH", "pytorch_model.bin", "last.ckpt"})
    void pickles(String name) throws IOException {
        Path pickle = Files.writeString(temp.resolve(name), "PK");
        refuses(pickle, name + " is a pickle of PyTorch", "AffectJ never opens", "model.json and");
        Path alone = Files.createDirectories(temp.resolve("alone"));
        Files.writeString(alone.resolve(name), "PK");
        refuses(alone, "alone holds a pickle of PyTorch");
        refuses(
                ModelZips.zip(alone, "archive/", temp.resolve("x.zip")),
                "x.zip holds a pickle of PyTorch");
    }

    @Test
    void otherFiles() throws IOException {
        refuses(
                Files.writeString(temp.resolve("w.safetensors"), "x"),
                "w.safetensors holds weights alone");
        refuses(
                Files.writeString(temp.resolve("x.tar.gz"), "x"),
                "x.tar.gz is neither the folder of a model nor a zip file");
        refuses(Files.createDirectories(temp.resolve("empty")), "empty holds no model");
    }

    @Test
    void aTrainingThatHasNotEnded() throws IOException {
        Path run = Files.createDirectories(temp.resolve("run/checkpoint"));
        refuses(run.getParent(), "is the folder of a training that has not ended", "resume=true");
    }

    @Test
    void severalModels() throws IOException {
        ModelZips.copy(small, temp.resolve("both/b/model"));
        ModelZips.copy(small, temp.resolve("both/a"));
        refuses(temp.resolve("both"), "both holds several models (a, b); import them one by one");
        refuses(zip("b/model.json"), "x.zip holds several models (a, b)");
    }

    @Test
    void whatFindsSomethingNamesNoEmotions() {
        refuses(Path.of("models/transnetv2"), "transnetv2 finds shots and names no emotions");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has neither
    void pipesAndLinksThatLeadNowhere() throws IOException {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    refuses(OddFiles.pipe(temp.resolve("pipe.zip")), "pipe.zip is neither");
                    Files.delete(folder.resolve(StoredModel.SPEC));
                    OddFiles.pipe(folder.resolve(StoredModel.SPEC));
                    refuses(folder, "model.json is a pipe or a device");
                });
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("gone"));
        refuses(link, "link is a link that leads nowhere");
    }

    /** As programs keep models that they have fetched: the files are links into a store. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksInAFolderAreFollowed() throws IOException {
        Path cache = Files.createDirectories(temp.resolve("cache"));
        for (String file : new String[] {StoredModel.SPEC, StoredModel.WEIGHTS}) {
            Files.createSymbolicLink(cache.resolve(file), folder.resolve(file));
        }
        Path elsewhere = temp.resolve("elsewhere");
        Path weights = ModelInstaller.install(cache, elsewhere, Progress.NONE).model().weights();
        assertFalse(Files.isSymbolicLink(weights));
        assertEquals(-1, Files.mismatch(weights, folder.resolve(StoredModel.WEIGHTS)));
    }
}
