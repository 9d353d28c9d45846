package io.github.affectj.model.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of models that are whole, and of those that are there already. */
class ModelInstallerTest {
    private static final Set<String> FILES =
            Set.of(StoredModel.SPEC, StoredModel.WEIGHTS, StoredModel.CARD);

    @TempDir static Path once;
    private static Path small;

    @TempDir Path temp;
    private Path home;
    private Path folder;

    @BeforeAll
    static void store() throws IOException {
        small = TestModels.store(once, TestModels.picture());
        Files.writeString(small.resolve(StoredModel.CARD), "# small\n");
    }

    @BeforeEach
    void copy() throws IOException {
        home = temp.resolve("Fiji/models"); // not there yet
        folder = ModelZips.copy(small, temp.resolve("given/any name"));
    }

    private InstalledModel install(Path path) {
        return ModelInstaller.install(path, home, Progress.NONE);
    }

    private String refused(Path path) {
        return assertThrows(BadInputException.class, () -> install(path)).getMessage();
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void edit(String from, String to) throws IOException {
        ModelZips.edit(folder, from, to);
    }

    private void assertInstalled(InstalledModel installed) throws IOException {
        assertTrue(installed.isNew());
        assertEquals("small", installed.name());
        assertEquals(home.resolve("small"), installed.model().folder());
        assertEquals(Set.of("small"), names(home), "nothing is left beside");
        assertEquals(FILES, names(home.resolve("small")));
        for (String file : FILES) {
            assertArrayEquals(
                    Files.readAllBytes(small.resolve(file)),
                    Files.readAllBytes(home.resolve("small").resolve(file)));
        }
        EmotionPredictor.open(ModelStore.find(home.resolve("small").toString()), Device.cpu())
                .close();
    }

    /** Each is a way in which people have models; what else lies there stays there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "folder",
                "file",
                "parent",
                "run",
                "zip",
                "zip of a folder",
                "zip of a run",
                "zip of a run's folder",
                "zip of Windows"
            })
    void installsTheFilesOfAModelAlone(String way) throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("best.pt"), "a pickle");
        Files.writeString(folder.resolve(StoredModel.FAMILIARITY), "not the model's");
        Path zip = temp.resolve("x.ZIP");
        Path given =
                switch (way) {
                    case "folder" -> folder;
                    case "file" -> folder.resolve(StoredModel.WEIGHTS);
                    case "parent" -> folder.getParent();
                    case "run" -> {
                        Path run = Files.createDirectories(temp.resolve("run"));
                        Files.createDirectories(run.resolve("checkpoint"));
                        Files.move(folder, run.resolve("model"));
                        yield run;
                    }
                    case "zip" -> ModelZips.zip(folder, "", zip);
                    case "zip of a folder" -> ModelZips.zip(folder, "any name/", zip);
                    case "zip of a run" -> ModelZips.zip(folder, "model/", zip);
                    case "zip of a run's folder" ->
                            ModelZips.zip(folder, "./Läufe 1/model/", zip, "__MACOSX/model.json");
                    default -> ModelZips.zip(folder, "run\\model\\", zip);
                };
        assertInstalled(install(given));
    }

    @Test
    void tellsWhatCame() {
        List<String> lines = install(folder).lines();
        assertEquals(
                List.of(
                        "The model 'small' of %s is installed in %s."
                                .formatted(folder, home.resolve("small")),
                        "Network: onet, frames of 48 px, windows of 1 frame",
                        "Labels: happiness, sadness, anger",
                        "Calibration: logits are divided by 1.500, as measured on held-out clips",
                        "Licence: CC0-1.0",
                        "Training data: not told",
                        "Use it by run(\"Recognize Emotions...\", \"model=small\"); the dialogs offer it from now on."),
                lines);
    }

    @Test
    void tellsWhatIsMissing() throws IOException {
        edit("\"id\": \"small\"", "\"id\": \"my: small\"");
        edit("\"temperature\": 1.5", "\"temperature\": 1.0");
        edit("CC0-1.0", "");
        Files.delete(folder.resolve(StoredModel.CARD));
        InstalledModel installed = install(folder);
        assertEquals("my_ small", installed.name());
        String lines = String.join("\n", installed.lines());
        for (String part :
                List.of(
                        "It calls itself 'my: small'",
                        "Calibration: none",
                        "Licence: not told",
                        "without a MODEL_CARD.md",
                        "\"model=[my_ small]\"")) {
            assertTrue(lines.contains(part), part + " in " + lines);
        }
    }

    @Test
    void theSameModelIsThereOnce() throws IOException {
        install(folder);
        Files.writeString(home.resolve("small/mine.txt"), "stays");
        InstalledModel again = install(ModelZips.zip(folder, "", temp.resolve("x.zip")));
        assertFalse(again.isNew());
        assertTrue(
                again.lines()
                        .get(0)
                        .endsWith(
                                "x.zip is installed already, as 'small' in "
                                        + home.resolve("small")
                                        + "; nothing was done."),
                again.lines().toString());
        assertEquals(1, again.lines().size());
        assertTrue(Files.exists(home.resolve("small/mine.txt")));
        // Also where its folder was renamed by hand.
        Files.move(home.resolve("small"), home.resolve("other"));
        assertEquals("other", install(folder).name());
        assertEquals(Set.of("other"), names(home));
    }

    @Test
    void aShippedModelIsThereAlready() throws IOException {
        InstalledModel shipped = install(Path.of("models/resnet18-imagenet"));
        assertFalse(shipped.isNew());
        assertFalse(Files.exists(home));
    }

    @Test
    void theSameModelThatIsDamagedIsNotTakenForWhole() throws IOException {
        install(folder);
        ModelZips.turnByte(home.resolve("small").resolve(StoredModel.WEIGHTS));
        String said = refused(folder);
        assertTrue(said.contains("installed already in " + home.resolve("small")), said);
        assertTrue(said.contains("but damaged there; delete that folder"), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"temperature\": 1.5|\"temperature\": 1.25",
                "small\"|Small\"",
                "sadness|joy"
            })
    void anotherModelOfTheNameStays(String change) throws IOException {
        install(folder);
        edit(change.split("\\|")[0], change.split("\\|")[1]);
        String said = refused(folder);
        assertTrue(
                said.startsWith(
                        "Another model is installed as 'small' in %s and stays; to have both, change the entry \"id\""
                                .formatted(home.resolve("small"))),
                said);
        assertTrue(said.contains("to replace it, delete that folder first"), said);
        assertEquals(Set.of("small"), names(home));
        assertArrayEquals(
                Files.readAllBytes(small.resolve(StoredModel.SPEC)),
                Files.readAllBytes(home.resolve("small").resolve(StoredModel.SPEC)));
    }

    @Test
    void whatIsNoModelStays() throws IOException {
        Path file = Files.writeString(Files.createDirectories(home).resolve("small"), "mine");
        String said = refused(folder);
        assertTrue(said.contains("models/small, but that holds something that is no model"), said);
        assertEquals("mine", Files.readString(file));
    }

    /** Whoever asks for one of these must get ours. */
    @Test
    void nobodyIsToldToDeleteAShippedModel() throws IOException {
        edit("\"id\": \"small\"", "\"id\": \"gif7-resnet18-convgru\"");
        String said = refused(folder);
        assertTrue(said.contains("Another model is installed as 'gif7-resnet18-convgru'"), said);
        assertFalse(said.contains("delete"), said);
        assertFalse(Files.exists(home));
        assertEquals(names(Path.of("models")), new TreeSet<>(ModelInstaller.SHIPPED));
    }

    @Test
    void aStartForTrainingsIsInstalled() throws IOException {
        folder = ModelZips.copy(Path.of("models/resnet18-imagenet"), temp.resolve("start"));
        edit("\"id\": \"resnet18-imagenet\"", "\"id\": \"mine\"");
        List<String> lines = install(folder).lines();
        assertTrue(
                lines.contains("It names no emotions; trainings can start from it by init=mine."),
                lines.toString());
        assertEquals(List.of(), ModelStore.readSpec(home.resolve("mine")).labels());
    }

    /** 64 frames of 1024 pixels would take minutes, and memory that nobody has. */
    @Test
    void aHugeWindowIsNotTriedOut() throws IOException {
        folder = TestModels.store(temp);
        edit("\"size\": 64", "\"size\": 1024");
        edit("\"frames\": 4", "\"frames\": 64");
        InstalledModel installed = install(folder);
        assertFalse(installed.computed());
        assertTrue(installed.lines().get(1).contains("it was not tried out"));
    }

    @Test
    void aFilmModelIsTriedOut() throws IOException {
        InstalledModel installed = install(TestModels.store(temp, TestModels.film()));
        assertTrue(installed.computed());
        assertEquals(
                "Network: av-fusion, frames of 64 px, windows of 6 steps of 0.2 s",
                installed.lines().get(1));
    }

    @Test
    void thereMustBeARightToWrite() throws IOException {
        home = Files.writeString(temp.resolve("file"), "x").resolve("models");
        String said = refused(folder);
        assertTrue(said.startsWith("There is no right to write to the folder of models"), said);
        assertTrue(said.contains("AFFECTJ_MODELS"), said);
    }

    /** Whenever somebody cancels, nothing is there afterwards. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.4, 0.8})
    void cancelLeavesNothing(double at) throws IOException {
        Progress impatient =
                new Progress() {
                    private volatile double reached = -1;

                    @Override
                    public void update(double fraction, String message) {
                        reached = fraction;
                    }

                    @Override
                    public boolean isCancelled() {
                        return reached >= at;
                    }
                };
        Path zip = ModelZips.zip(folder, "", temp.resolve("x.zip"));
        Set<String> before = names(Path.of(System.getProperty("java.io.tmpdir")));
        assertThrows(CancelledException.class, () -> ModelInstaller.install(zip, home, impatient));
        assertEquals(Set.of(), Files.exists(home) ? names(home) : Set.of());
        Set<String> after = names(Path.of(System.getProperty("java.io.tmpdir")));
        after.removeAll(before);
        after.removeIf(name -> !name.startsWith("affectj-model-"));
        assertEquals(Set.of(), after);
    }

    @Test
    void theSpecIsThatOfTheFile() {
        ModelSpec spec = install(folder).model().spec();
        assertEquals(ModelStore.readSpec(small), spec);
    }
}
