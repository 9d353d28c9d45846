package io.github.affectj.model;

import ai.djl.Device;
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

    /** The smallest network that there is, for single pictures of 48 px, with three labels. */
    public static ModelSpec picture() {
        return new ModelSpec(
                "small",
                "onet",
                Map.of(),
                List.of("happiness", "sadness", "anger"),
                48,
                1,
                1,
                ModelSpec.IMAGENET_MEAN,
                ModelSpec.IMAGENET_STD,
                1.5,
                "",
                "CC0-1.0",
                Map.of(),
                Map.of());
    }

    /** A network of film for 64 px: windows of 6 steps of 0.2 s, every 3. */
    public static ModelSpec film() {
        return film("");
    }

    /** The same with options of one's own, as {@code method:lstm}. */
    public static ModelSpec film(String options) {
        return film("av-fusion", filmHyper(options));
    }

    /** The hyper-parameters of {@link #film(String)}. */
    public static Map<String, Object> filmHyper(String options) {
        return filmHyper(options, Map.of());
    }

    /** The same for data of some kind, as feature files. */
    public static Map<String, Object> filmHyper(String options, Map<String, Object> records) {
        ModelArchitecture fusion = Architectures.get("av-fusion");
        return HyperValues.ofOptions(fusion, "hidden:8, heads:2, units:8, " + options)
                .withRecords(fusion, records)
                .stored(fusion)
                .map();
    }

    /** As {@link #film()}, with hyper-parameters of one's own. */
    public static ModelSpec film(String architecture, Map<String, Object> hyper) {
        return new ModelSpec(
                "film",
                architecture,
                hyper,
                List.of("negative", "neutral", "positive"),
                64,
                6,
                3,
                ModelSpec.IMAGENET_MEAN,
                ModelSpec.IMAGENET_STD,
                1.5,
                "",
                "CC0-1.0",
                Map.of(),
                Map.of());
    }

    /** The small model with weights made from a seed. */
    public static EmotionPredictor predictor() {
        return predictor(spec());
    }

    /** Any model with weights made from a seed. */
    public static EmotionPredictor predictor(ModelSpec spec) {
        DjlRuntime.engine().setRandomSeed(3);
        return EmotionPredictor.fresh(spec, Device.cpu());
    }

    /** Stores the small model in a new folder {@code small} of a folder. */
    public static Path store(Path parent) throws IOException {
        return store(parent, spec());
    }

    /** Stores a model in a new folder of its name. */
    public static Path store(Path parent, ModelSpec spec) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(spec.id()));
        try (EmotionPredictor predictor = predictor(spec)) {
            WeightsFile.write(
                    folder.resolve(StoredModel.WEIGHTS), predictor.network().stateDict(), true);
        }
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
