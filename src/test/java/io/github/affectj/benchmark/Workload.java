package io.github.affectj.benchmark;

import io.github.affectj.base.Progress;
import io.github.affectj.media.gif.GifWriter;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.ModelChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The model and the clips that are measured with. */
final class Workload {
    /** Side of the clips in pixels. */
    static final int SIDE = 240;

    private static final double FRAME_SECONDS = 0.05;

    /** The model for films that is measured with, if it is there. */
    private static final String FILM_MODEL = "av3-gru-attention";

    private final Path folder;
    private final Path models;
    private final StoredModel model;
    private final String modelName;
    private StoredModel filmModel;

    /**
     * @param root folder of the project
     * @param folder an empty folder for what is made
     * @param given path of the model for pictures to take; null for the shipped one, or one like it
     */
    Workload(Path root, Path folder, String given) throws IOException {
        this.folder = folder;
        models = root.resolve("models");
        Path shipped = models.resolve(ModelChoice.GIF_MODEL);
        boolean random = given == null && !Files.isDirectory(shipped);
        Path at =
                random
                        ? UntrainedModels.pictures(folder)
                        : given == null ? shipped : Path.of(given);
        model = ModelStore.find(at.toAbsolutePath().toString());
        modelName = random ? "random weights in the form of the shipped model" : at.toString();
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
        return option(model);
    }

    /** The shipped model for films, or one like it. */
    StoredModel filmModel() throws IOException {
        if (filmModel == null) {
            Path shipped = models.resolve(FILM_MODEL);
            Path at = Files.isDirectory(shipped) ? shipped : UntrainedModels.films(folder);
            filmModel = ModelStore.find(at.toAbsolutePath().toString());
        }
        return filmModel;
    }

    /** What the model for films is, for people. */
    String filmModelName() throws IOException {
        return filmModel().folder().startsWith(folder)
                ? "random weights in the form of " + FILM_MODEL
                : FILM_MODEL;
    }

    /** The macro that opens every few frames of a film and recognises emotions in it. */
    String labelFilm(Path film, int step) throws IOException {
        return "run('Open Video with Audio...', 'path=[%s] step=%d'); run('Recognize Emotions...', '%s');"
                .formatted(film, step, option(filmModel()));
    }

    private static String option(StoredModel model) {
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
