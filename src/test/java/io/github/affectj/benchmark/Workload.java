package io.github.affectj.benchmark;

import ai.djl.Device;
import io.github.affectj.base.Progress;
import io.github.affectj.media.GifWriter;
import io.github.affectj.model.DjlRuntime;
import io.github.affectj.model.EmotionPredictor;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.ModelStore;
import io.github.affectj.model.StoredModel;
import io.github.affectj.model.WeightsFile;
import io.github.affectj.pipeline.AnalysisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The model and the clips that are measured with. */
final class Workload {
    /** Side of the clips in pixels. */
    static final int SIDE = 240;

    private static final double FRAME_SECONDS = 0.05;

    private final Path folder;
    private final StoredModel model;
    private final String modelName;

    /**
     * @param root folder of the project
     * @param folder an empty folder for what is made
     * @param given path of the model to take; null for the shipped one, or one like it
     */
    Workload(Path root, Path folder, String given) throws IOException {
        this.folder = folder;
        Path shipped = root.resolve("models").resolve(AnalysisSettings.DEFAULT_MODEL);
        boolean random = given == null && !Files.isDirectory(shipped);
        Path at = random ? randomModel(folder) : given == null ? shipped : Path.of(given);
        model = ModelStore.find(at.toAbsolutePath().toString());
        modelName = random ? "random weights in the form of the shipped model" : at.toString();
    }

    /** A model as it is shipped, but untrained. */
    private static Path randomModel(Path parent) throws IOException {
        Path at = Files.createDirectory(parent.resolve("model"));
        ModelSpec spec =
                new ModelSpec(
                        "random",
                        "resnet18-convgru",
                        Map.of("hidden", 128, "layers", 2, "units", 128),
                        List.of(
                                "happiness",
                                "like",
                                "surprise",
                                "sadness",
                                "anger",
                                "disgust",
                                "fear"),
                        224,
                        4,
                        4,
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

    StoredModel model() {
        return model;
    }

    /** What the model is, for people. */
    String modelName() {
        return modelName;
    }

    /** The macro option that names the model. */
    String modelOption() {
        return "model=[" + model.folder() + "]";
    }

    /** Settings with this model and else the defaults. */
    AnalysisSettings settings(int stride) {
        return AnalysisSettings.defaults().withModel(model.folder().toString()).withStride(stride);
    }

    /** Path of a file yet to be made. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** A GIF of discs that drift over a pattern that scrolls: every pixel may change. */
    Path gif(int frames) {
        Path file = folder.resolve(frames + ".gif");
        if (!Files.exists(file)) {
            double[] seconds = new double[frames];
            Arrays.fill(seconds, FRAME_SECONDS);
            GifWriter.write(file, SIDE, SIDE, seconds, Workload::draw, Progress.NONE);
        }
        return file;
    }

    private static int[] draw(int index) {
        int[] rgb = new int[SIDE * SIDE];
        double angle = index * 0.07;
        double cx = SIDE * (0.5 + 0.25 * Math.cos(angle));
        double cy = SIDE * (0.5 + 0.25 * Math.sin(1.7 * angle));
        double radius = SIDE * (0.25 + 0.05 * Math.sin(3 * angle));
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double distance = Math.hypot(x - cx, y - cy);
                int shade = (int) (7 * Math.min(1, distance / radius));
                int wave = ((x + 2 * index) / 12 ^ y / 12) & 15;
                rgb[y * SIDE + x] =
                        shade < 7
                                ? 0xFFD000 - (shade * 0x0A0800) + shade
                                : 0x203040 + wave * 0x080604;
            }
        }
        return rgb;
    }
}
