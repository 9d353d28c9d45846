package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backbones out of files as torchvision's {@code state_dict}s are, with what else these hold. */
class StartingWeightsTest {
    @TempDir Path temp;

    private static EmotionPredictor fresh(String architecture) {
        return TestModels.predictor(
                new ModelSpec(
                        "started",
                        architecture,
                        HyperValues.ofOptions(Architectures.get(architecture), "").map(),
                        List.of("happiness", "sadness"),
                        32,
                        2,
                        2,
                        ModelSpec.IMAGENET_MEAN,
                        ModelSpec.IMAGENET_STD,
                        1,
                        "",
                        "",
                        Map.of(),
                        Map.of()));
    }

    /**
     * The backbone's tensors under torchvision's names, a counter, and a layer that is not ours.
     */
    private Path stateDict(EmotionPredictor predictor) throws IOException {
        Path file = temp.resolve("torchvision.safetensors");
        try (NDManager scope = predictor.manager().newSubManager()) {
            NDList arrays = new NDList();
            predictor
                    .network()
                    .stateDict()
                    .forEach(
                            (name, parameter) -> {
                                if (name.startsWith("backbone.")) {
                                    NDArray array = parameter.getArray();
                                    array.setName(name.substring("backbone.".length()));
                                    arrays.add(array);
                                }
                            });
            arrays.add(named(scope.create(3L), "bn1.num_batches_tracked"));
            arrays.add(named(scope.ones(new Shape(1000, 4)), "classifier.6.weight"));
            WeightsFile.writeArrays(file, arrays);
        }
        return file;
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    @ParameterizedTest
    @CsvSource({"resnet18-convgru", "vggnet-convgru", "resnet3d", "efficientnet-lite0-convgru"})
    void aStateDictFillsTheBackbone(String architecture) throws IOException {
        try (EmotionPredictor from = fresh(architecture);
                EmotionPredictor to = fresh(architecture)) {
            Map<String, Parameter> state = to.network().stateDict();
            state.values().forEach(p -> p.getArray().muli(0));
            StartingWeights.find(stateDict(from).toString()).fill(to);
            from.network()
                    .stateDict()
                    .forEach(
                            (name, parameter) -> {
                                if (name.startsWith("backbone.")) {
                                    assertArrayEquals(
                                            parameter.getArray().toFloatArray(),
                                            state.get(name).getArray().toFloatArray(),
                                            name);
                                }
                            });
        }
    }

    @Test
    void aFileOfAnotherBackboneIsRefusedByTheNameOfTheRightOne() throws IOException {
        try (EmotionPredictor resnet = fresh("cnn-lstm");
                EmotionPredictor vgg = fresh("vggnet-convgru")) {
            String file = stateDict(resnet).toString();
            BadInputException told =
                    assertThrows(
                            BadInputException.class, () -> StartingWeights.find(file).fill(vgg));
            assertEquals(
                    "init="
                            + file
                            + " has only 0 of the 32 tensors of the backbone; it must be a model of"
                            + " AffectJ or a VGG19 as torchvision names it.",
                    told.getMessage());
        }
    }

    @Test
    void aFrozenStartAtAnotherSizeIsTold() {
        StartingWeights start = new StartingWeights("mine", temp, 112);
        TrainingSettings frozen = Runs.smallest(temp).with(TrainingKey.FREEZE, true);
        String told = start.note(frozen.with(TrainingKey.SIZE, 224)).orElseThrow();
        assertTrue(told.contains("112") && told.contains("224") && told.endsWith("."), told);
        assertTrue(start.note(frozen.with(TrainingKey.SIZE, 112)).isEmpty());
        TrainingSettings whole = frozen.with(TrainingKey.FREEZE, false);
        assertTrue(start.note(whole.with(TrainingKey.SIZE, 224)).isEmpty());
        assertTrue(new StartingWeights("file", temp, 0).note(frozen).isEmpty());
    }
}
