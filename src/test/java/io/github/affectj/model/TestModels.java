package io.github.affectj.model;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small untrained models for tests: right in form, at home nowhere. */
public final class TestModels {
    private TestModels() {}

    /** A ResNet18-ConvGRU for 64 px with three labels. */
    public static ModelSpec spec() {
        return new ModelSpec(
                "small",
                "resnet18-convgru",
                Map.of("hidden", 8, "layers", 2, "units", 8),
                List.of("happiness", "sadness", "anger"),
                64,
                4,
                4,
                ModelSpec.IMAGENET_MEAN,
                ModelSpec.IMAGENET_STD,
                1.5,
                "",
                "CC0-1.0",
                Map.of(),
                Map.of());
    }

    /** The same with weights made from a seed. */
    public static EmotionPredictor predictor() {
        DjlRuntime.engine().setRandomSeed(3);
        return EmotionPredictor.fresh(spec(), Device.cpu());
    }

    /** Stores the model in a new folder {@code small} of a folder. */
    public static Path store(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("small"));
        try (EmotionPredictor predictor = predictor()) {
            WeightsFile.write(
                    folder.resolve(StoredModel.WEIGHTS), predictor.network().stateDict(), true);
        }
        ModelSpec spec = spec();
        ModelStore.writeSpec(
                folder,
                spec.finished(
                        spec.id(),
                        spec.temperature(),
                        WeightsFile.sha256(folder.resolve(StoredModel.WEIGHTS)),
                        spec.licence(),
                        Map.of(),
                        Map.of()));
        return folder;
    }
}
