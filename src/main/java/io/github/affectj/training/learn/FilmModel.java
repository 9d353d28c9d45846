package io.github.affectj.training.learn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.familiarity.FamiliarityFile;
import io.github.affectj.model.familiarity.StreamFamiliarity;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.NetworkCost;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes an ordinary model: the frozen backbone, the film's statistics and the head that was
 * learnt.
 */
final class FilmModel {
    private static final int MOST_KNOWN = 2000;
    private static final int MOST_HELD_OUT = 1000;

    /** Every third stretch is held out from what is known to be familiar. */
    private static final int HELD_OUT = 3;

    private final FrozenBackbone backbone;
    private final FeatureSpace space;
    private final HeadSearch.Found found;

    FilmModel(FrozenBackbone backbone, FeatureSpace space, HeadSearch.Found found) {
        this.backbone = backbone;
        this.space = space;
        this.found = found;
    }

    /**
     * Writes it.
     *
     * @param folder of the model, is made
     * @param id of the model
     * @param all stretches that were read, in the order of time
     * @param training how it was trained, for people
     * @param metrics what it scores, for people
     */
    void write(
            Path folder,
            String id,
            List<String> labels,
            List<Stretch> all,
            double temperature,
            String domain,
            Map<String, Object> training,
            Map<String, Object> metrics)
            throws IOException {
        Files.createDirectories(folder);
        Path weights = folder.resolve(StoredModel.WEIGHTS);
        ModelSpec spec;
        NetworkCost cost;
        try (EmotionPredictor predictor =
                backbone.open(id, labels, found.choice().taken(), Device.cpu())) {
            Map<String, Parameter> state = predictor.network().stateDict();
            if (found.choice().taken().visual()) {
                set(predictor, state, "head.visual.norm", space.visual());
            }
            if (found.choice().taken().audio()) {
                set(predictor, state, "head.audio.norm", space.audio());
            }
            double[][] rows = found.head().weights();
            Shape shape = new Shape(rows.length, rows[0].length);
            set(predictor, state.get("head.fc.weight"), floats(rows), shape);
            double[] bias = found.head().bias();
            set(predictor, state.get("head.fc.bias"), floats(bias), new Shape(bias.length));
            WeightsFile.write(weights, state, true);
            cost = NetworkCost.count(predictor);
            spec = predictor.spec();
        }
        ModelSpec finished =
                spec.finished(
                                id,
                                temperature,
                                WeightsFile.sha256(weights),
                                spec.licence(),
                                training,
                                metrics)
                        .withOwnKind(FamiliarityFile.write(familiarity(all), folder), domain);
        ModelStore.writeSpec(folder, finished);
        SafeFiles.writeText(folder.resolve(StoredModel.CARD), FilmCard.text(finished, cost));
    }

    private static void set(
            EmotionPredictor predictor,
            Map<String, Parameter> state,
            String name,
            FeatureSpace.Norm norm) {
        Shape shape = new Shape(norm.mean().length);
        set(predictor, state.get(name + ".running_mean"), norm.mean(), shape);
        set(predictor, state.get(name + ".running_std"), norm.deviation(), shape);
    }

    private static void set(
            EmotionPredictor predictor, Parameter parameter, float[] values, Shape shape) {
        try (NDManager scope = predictor.manager().newSubManager();
                NDArray array = scope.create(values, shape)) {
            array.copyTo(parameter.getArray());
        }
    }

    private static float[] floats(double[]... rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        float[] floats = new float[flat.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) flat[i];
        }
        return floats;
    }

    private Familiarity familiarity(List<Stretch> all) {
        return new Familiarity(
                found.choice().taken().visual()
                        ? stream(all, Stretch::visual, StreamFamiliarity::ofMaps)
                        : null,
                found.choice().taken().audio()
                        ? stream(all, Stretch::audio, StreamFamiliarity::ofMeasures)
                        : null);
    }

    /** Makes the statistics of known and held-out rows. */
    private interface Maker {
        StreamFamiliarity of(List<float[]> known, List<float[]> heldOut);
    }

    /** That of a stream; null where there is too little of it. */
    private static StreamFamiliarity stream(
            List<Stretch> all, Function<Stretch, List<float[]>> rows, Maker maker) {
        List<float[]> known = new ArrayList<>();
        List<float[]> heldOut = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (i % HELD_OUT == HELD_OUT - 1 ? heldOut : known).addAll(rows.apply(all.get(i)));
        }
        if (Math.min(known.size(), heldOut.size()) < StreamFamiliarity.LEAST) {
            return null;
        }
        return maker.of(thinned(known, MOST_KNOWN), thinned(heldOut, MOST_HELD_OUT));
    }

    private static List<float[]> thinned(List<float[]> rows, int most) {
        return Arrays.stream(TimeSteps.spaced(rows.size(), most)).mapToObj(rows::get).toList();
    }
}
