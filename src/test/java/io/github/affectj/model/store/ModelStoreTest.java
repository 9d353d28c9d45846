package io.github.affectj.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.OddFiles;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.scoring.EmotionPredictor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    @TempDir Path temp;
    private Path folder;

    @BeforeEach
    void store() throws IOException {
        folder = TestModels.store(temp);
    }

    private String complaint() {
        return assertThrows(
                        BadInputException.class,
                        () ->
                                EmotionPredictor.open(
                                                ModelStore.find(folder.toString()), Device.cpu())
                                        .close())
                .getMessage();
    }

    @Test
    void opensWhatATrainingRunStores() {
        StoredModel model = ModelStore.find(folder.toString());
        assertEquals(TestModels.spec().labels(), model.spec().labels());
        try (EmotionPredictor predictor = EmotionPredictor.open(model, Device.cpu())) {
            assertEquals("cpu()", predictor.deviceName());
        }
    }

    @Test
    void namesWhatIsInstalledWhereThereIsNoSuchModel() {
        BadInputException e =
                assertThrows(BadInputException.class, () -> ModelStore.find("no-such-model"));
        assertTrue(e.getMessage().contains("no-such-model"), e.getMessage());
        assertTrue(e.getMessage().contains("model.json"), e.getMessage());
    }

    @Test
    void refusesWeightsOfAnotherHash() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(StoredModel.WEIGHTS));
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve(StoredModel.WEIGHTS), bytes);
        assertTrue(complaint().contains("SHA-256"));
        assertTrue(verifiedComplaint().contains("SHA-256"));
    }

    /** Also where the weights can't even be loaded: the hash says more. */
    @Test
    void looksAtTheHashWhileTheWeightsAreRead() throws IOException {
        StoredModel model = ModelStore.describe(folder.toString());
        EmotionPredictor.openVerified(model, Device.cpu()).close();
        byte[] bytes = Files.readAllBytes(model.weights());
        Files.write(model.weights(), java.util.Arrays.copyOf(bytes, 1000));
        assertTrue(verifiedComplaint().contains("SHA-256"), verifiedComplaint());
        rehash();
        assertTrue(verifiedComplaint().contains("not a whole"), verifiedComplaint());
        Files.delete(model.weights());
        assertTrue(verifiedComplaint().contains("no readable"), verifiedComplaint());
    }

    private String verifiedComplaint() {
        return assertThrows(
                        BadInputException.class,
                        () ->
                                EmotionPredictor.openVerified(
                                                ModelStore.describe(folder.toString()),
                                                Device.cpu())
                                        .close())
                .getMessage();
    }

    @Test
    void namesAMissingTensor() throws IOException {
        rewrite("head.fc2.bias", null);
        assertTrue(complaint().contains("lacks the tensor head.fc2.bias"), complaint());
    }

    @Test
    void namesATensorOfAnotherShape() throws IOException {
        rewrite("head.fc2.bias", new float[] {1, 2});
        assertTrue(complaint().contains("head.fc2.bias has the shape (2)"), complaint());
    }

    @Test
    void refusesWeightsCutShort() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(StoredModel.WEIGHTS));
        Files.write(folder.resolve(StoredModel.WEIGHTS), java.util.Arrays.copyOf(bytes, 1000));
        rehash();
        assertTrue(complaint().contains("not a whole safetensors file"), complaint());
    }

    @Test
    void refusesADamagedSpec() throws IOException {
        Files.writeString(folder.resolve(StoredModel.SPEC), "{\"id\": \"small\", \"labels\"");
        assertTrue(complaint().contains("damaged"), complaint());
    }

    @Test
    void refusesASpecThatLacksEntries() throws IOException {
        Path spec = folder.resolve(StoredModel.SPEC);
        String whole = Files.readString(spec);
        for (String text :
                new String[] {
                    "",
                    "{}",
                    "[]",
                    "{\"id\": \"small\", \"architecture\": \"resnet18-convgru\"}",
                    whole.replace("\"labels\"", "\"lables\""),
                    whole.replace("\"happiness\"", "null"),
                    whole.replace("\"happiness\"", "\"anger\""),
                    whole.replace("\"hidden\": 8", "\"hidden\": null"),
                    whole.replace("\"temperature\": 1.5", "\"temperature\": 0"),
                    whole.replaceFirst("0\\.485,\\s*", ""),
                    whole.replace("0.229", "0"),
                    whole.replace("0.229", "Infinity"),
                    whole.replace("0.485", "NaN"),
                    whole.replace("0.485", "-Infinity"),
                    whole.replace("\"temperature\": 1.5", "\"temperature\": Infinity"),
                    whole.replace("\"temperature\": 1.5", "\"temperature\": NaN"),
                    whole.replace("\"happiness\"", "\"" + "x".repeat(1_000_000) + "\""),
                    whole.replace("\"happiness\"", "\"hap\\u202epiness\""),
                    whole.replace("\"id\": \"small", "\"id\": \"" + "x".repeat(10_000)),
                    "[".repeat(50_000),
                    whole + " ".repeat(1 << 20)
                }) {
            assertFalse(text.equals(whole));
            Files.writeString(spec, text);
            String said = complaint();
            assertTrue(said.contains(spec.toString()) || said.contains("'hidden'"), said);
            assertTrue(said.length() < 800, said);
        }
    }

    @Test
    void refusesWeightsThatAreNoNumbers() throws IOException {
        rewrite("head.fc2.bias", new float[] {1, Float.NaN, 2});
        assertTrue(
                complaint().contains("head.fc2.bias holds values that are no numbers"),
                complaint());
    }

    @Test
    void namesAnUnknownArchitecture() throws IOException {
        Path spec = folder.resolve(StoredModel.SPEC);
        Files.writeString(spec, Files.readString(spec).replace("resnet18-convgru", "resnet99"));
        assertTrue(complaint().contains("'resnet99'"), complaint());
        assertTrue(complaint().contains("resnet18-convgru"), complaint());
    }

    @Test
    void takesTorchvisionNamesForTheBackbone() throws IOException {
        Path file = temp.resolve("torchvision.safetensors");
        try (EmotionPredictor predictor = TestModels.predictor();
                NDManager scope = predictor.manager().newSubManager()) {
            Map<String, ai.djl.nn.Parameter> state = predictor.network().stateDict();
            NDList list = new NDList();
            state.forEach(
                    (name, p) -> {
                        if (name.startsWith("backbone.")) {
                            NDArray copy = p.getArray().duplicate();
                            copy.attach(scope);
                            copy.setName(name.substring("backbone.".length()));
                            list.add(copy);
                        }
                    });
            WeightsFile.writeArrays(file, list);
            assertEquals(
                    list.size(),
                    WeightsFile.loadMatching(file, state, UnaryOperator.identity()).size());
        }
    }

    @Test
    void aStartIsForTrainingsOnly() {
        String start = "resnet18-imagenet";
        assertFalse(ModelStore.ids().contains(start));
        assertTrue(ModelStore.starts().contains(start));
        assertTrue(ModelStore.findStart(start).spec().isStart());
        assertFalse(ModelStore.findStart(ModelStore.ids().get(0)).spec().isStart());
        for (String named : List.of(start, Path.of("models", start).toString())) {
            String said =
                    assertThrows(BadInputException.class, () -> ModelStore.find(named))
                            .getMessage();
            assertEquals(
                    "The model '"
                            + named
                            + "' is a start for trainings (their key init) and names no emotions; allowed"
                            + " are the installed "
                            + String.join(", ", ModelStore.ids())
                            + " and the path of a folder with a model.json.",
                    said);
        }
        String unknown =
                assertThrows(BadInputException.class, () -> ModelStore.findStart("resnet"))
                        .getMessage();
        assertTrue(unknown.contains(start) && unknown.contains(ModelStore.ids().get(0)), unknown);
    }

    @Test
    void whatFindsShotsIsNoModel() {
        String finder = "transnetv2";
        assertFalse(ModelStore.ids().contains(finder));
        assertFalse(ModelStore.starts().contains(finder));
        for (String named : List.of(finder, Path.of("models", finder).toString())) {
            for (Executable use :
                    List.<Executable>of(
                            () -> ModelStore.find(named), () -> ModelStore.findStart(named))) {
                String said = assertThrows(BadInputException.class, use).getMessage();
                assertTrue(
                        said.startsWith(
                                "The model '"
                                        + named
                                        + "' finds shots and names no emotions; allowed are the"
                                        + " installed "),
                        said);
            }
        }
        Detector detector = Detectors.find(Detector.SHOTS, "Detect Shots...");
        assertEquals(finder, detector.id());
        assertEquals("MIT", detector.licence());
        assertEquals("mtcnn", Detectors.find(Detector.FACES, "Find Faces...").id());
        assertFalse(ModelStore.ids().contains("mtcnn"));
        assertEquals(
                "Find Hands... needs a model with \"task\": \"hands\" in its model.json in a folder"
                        + " models, as AffectJ's zip brings it; install AffectJ again.",
                assertThrows(
                                BadInputException.class,
                                () -> Detectors.find("hands", "Find Hands..."))
                        .getMessage());
    }

    @Test
    void damagedWeightsOfAFinderAreTold() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("finder"));
        Files.writeString(
                folder.resolve("model.json"),
                "{\"id\": \"finder\", \"task\": \"shots\", \"sha256\": \"00\"}");
        Files.write(folder.resolve("weights.safetensors"), new byte[20]);
        Detector detector = Detectors.in(folder).orElseThrow();
        String said =
                assertThrows(BadInputException.class, detector::requireOwnWeights).getMessage();
        assertTrue(said.contains("are not those of its model.json"), said);
    }

    /** The first models of film had other names for the tensors of their heads. */
    @Test
    void tensorsOfOlderModelsAreFoundByTheirNamesThen() throws IOException {
        Map<String, String> former =
                Map.of(
                        "head.visual.spatial.", "head.where.",
                        "head.visual.project.", "head.picture.",
                        "head.visual.gru.", "head.picture_gru.",
                        "head.visual.attention.", "head.picture_attention.",
                        "head.audio.norm.", "head.sound_norm.",
                        "head.audio.project.", "head.sound.",
                        "head.audio.gru.", "head.sound_gru.",
                        "head.audio.attention.", "head.sound_attention.");
        Path older = folder.resolve("older.safetensors");
        try (EmotionPredictor predictor = TestModels.predictor(TestModels.film())) {
            NDList arrays = new NDList();
            List<String> used = new ArrayList<>();
            predictor
                    .network()
                    .stateDict()
                    .forEach(
                            (name, parameter) -> {
                                NDArray array = parameter.getArray();
                                array.setName(name);
                                former.forEach(
                                        (today, then) -> {
                                            if (name.startsWith(today)) {
                                                array.setName(name.replace(today, then));
                                                used.add(today);
                                            }
                                        });
                                arrays.add(array);
                            });
            assertEquals(former.keySet(), Set.copyOf(used));
            WeightsFile.writeArrays(older, arrays);
        }
        ModelArchitecture architecture = Architectures.get("av-fusion");
        try (EmotionPredictor predictor = TestModels.predictor(TestModels.film())) {
            Map<String, ai.djl.nn.Parameter> state = predictor.network().stateDict();
            assertEquals(
                    state.size(),
                    WeightsFile.loadMatching(older, state, architecture::tensor).size());
            assertTrue(
                    WeightsFile.loadMatching(older, state, UnaryOperator.identity()).size()
                            < state.size());
        }
    }

    /** Replaces or removes one tensor and makes the hash right again. */
    private void rewrite(String name, float[] value) throws IOException {
        Path weights = folder.resolve(StoredModel.WEIGHTS);
        try (EmotionPredictor predictor = TestModels.predictor();
                NDManager scope = predictor.manager().newSubManager()) {
            Map<String, NDArray> arrays = WeightsFile.read(weights, scope);
            arrays.remove(name);
            NDList list = new NDList(arrays.values());
            if (value != null) {
                NDArray other = scope.create(value);
                other.setName(name);
                list.add(other);
            }
            WeightsFile.writeArrays(weights, list);
        }
        rehash();
    }

    private void rehash() throws IOException {
        ModelSpec spec = ModelStore.readSpec(folder);
        ModelStore.writeSpec(
                folder,
                spec.finished(
                        spec.id(),
                        1,
                        WeightsFile.sha256(folder.resolve(StoredModel.WEIGHTS)),
                        "",
                        Map.of(),
                        Map.of()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipesAndHugeFilesAreToldAtOnce() throws IOException {
        Path weights = folder.resolve(StoredModel.WEIGHTS);
        Path spec = folder.resolve(StoredModel.SPEC);
        byte[] whole = Files.readAllBytes(spec);
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> {
                    Files.delete(weights);
                    OddFiles.pipe(weights);
                    assertTrue(complaint().contains("it is no ordinary file"), complaint());
                    Files.delete(weights);
                    OddFiles.sparse(weights, "", 1L << 40);
                    assertTrue(complaint().contains("up to 2048 MB are allowed"), complaint());
                    String unused =
                            assertThrows(
                                            BadInputException.class,
                                            () -> WeightsFile.require(weights))
                                    .getMessage();
                    assertTrue(unused.contains("up to 2048 MB are allowed"), unused);
                    OddFiles.sparse(spec, new String(whole, StandardCharsets.UTF_8), 1L << 40);
                    assertTrue(complaint().contains("may have 1 MB"), complaint());
                    Files.delete(spec);
                    OddFiles.pipe(spec);
                    assertTrue(complaint().contains("is a pipe or a device"), complaint());
                });
    }
}
