package io.github.affectj.benchmark;

import ai.djl.Device;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Models in the form of the shipped ones with random weights, which are as fast. */
final class UntrainedModels {
    private static final int SIDE = 224;

    private UntrainedModels() {}

    /** In the form of the model for pictures. */
    static Path pictures(Path folder) throws IOException {
        return store(
                folder,
                "resnet18-convgru",
                Map.of("hidden", 128, "layers", 2, "units", 128),
                List.of("happiness", "like", "surprise", "sadness", "anger", "disgust", "fear"),
                4,
                4);
    }

    /** In the form of the model for films. */
    static Path films(Path folder) throws IOException {
        ModelArchitecture fusion = Architectures.get("av-fusion");
        return store(
                folder,
                fusion.key(),
                HyperValues.ofOptions(fusion, "hidden:64").stored(fusion).map(),
                List.of("negative", "neutral", "positive"),
                20,
                10);
    }

    private static Path store(
            Path folder,
            String architecture,
            Map<String, Object> hyper,
            List<String> labels,
            int frames,
            int stride)
            throws IOException {
        Path at = Files.createDirectory(folder.resolve("random-" + architecture));
        ModelSpec spec =
                new ModelSpec(
                        "random",
                        architecture,
                        hyper,
                        labels,
                        SIDE,
                        frames,
                        stride,
                        ModelSpec.IMAGENET_MEAN,
                        ModelSpec.IMAGENET_STD,
                        1,
                        "",
                        "CC0-1.0",
                        Map.of(),
                        Map.of());
        DjlRuntime.engine().setRandomSeed(1);
        try (EmotionPredictor predictor = EmotionPredictor.fresh(spec, Device.cpu())) {
            WeightsFile.write(
                    at.resolve(StoredModel.WEIGHTS), predictor.network().stateDict(), true);
        }
        String sha256 = WeightsFile.sha256(at.resolve(StoredModel.WEIGHTS));
        ModelStore.writeSpec(
                at, spec.finished("random", 1, sha256, spec.licence(), Map.of(), Map.of()));
        return at;
    }
}
