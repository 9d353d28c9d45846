package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.familiarity.FamiliarityFile;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.NetworkCost;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.report.Calibration;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.Counted;
import io.github.affectj.training.report.MapScorer;
import io.github.affectj.training.report.ModelCard;
import io.github.affectj.training.report.RunFolder;
import io.github.affectj.training.report.SplitScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes an installable model of a run's best epoch: stores the weights as 16-bit floats, reads them
 * back, calibrates them on validation and scores what was stored, not what was in memory.
 */
final class ModelPublisher {
    private final TrainingSettings settings;
    private final RunFolder folder;
    private final RunData data;
    private final SplitScorer scorer;
    private final Progress progress;

    ModelPublisher(TrainingSettings settings, RunFolder folder, RunData data, Progress progress) {
        this.data = data;
        this.scorer = data.scorer();
        this.settings = settings;
        this.folder = folder;
        this.progress = progress;
    }

    ClassificationReport publish(
            ModelSpec spec,
            Path best,
            ClipDataset dataset,
            Checkpoint.State state,
            String dataHash,
            TrainingListener listener) {
        Path target = folder.model();
        storeWeights(spec, best, target);
        Map<String, Object> training = new LinkedHashMap<>();
        training.put("data_sha256", dataHash);
        training.put("train_clips", dataset.split("train").size());
        training.put("val_clips", dataset.split("val").size());
        training.put("epochs_run", state.epoch());
        training.put("best_epoch", state.bestEpoch());
        training.put("best_val_loss_calibrated", state.bestLoss());
        training.putAll(state.config());
        // Paths of the machine that trained tell others nothing: only the last names go along.
        training.put("dataset", lastNames(state.config().get("dataset"), 1));
        training.put("init", lastNames(state.config().get("init"), 2));

        Map<String, Object> report = new LinkedHashMap<>();
        ClassificationReport shown = null;
        List<Sample> shownSamples = List.of();
        List<double[]> shownScores = List.of();
        double temperature;
        NetworkCost cost;
        Familiarity familiarity;
        try (EmotionPredictor predictor =
                EmotionPredictor.open(
                        new StoredModel(target, spec), DjlRuntime.device(settings.device()))) {
            List<Sample> val = dataset.split("val");
            familiarity =
                    data.familiarity(
                            predictor, dataset.split("train"), val, listener::warning, progress);
            predictor.setFamiliarity(familiarity);
            MapScorer maps = new MapScorer(predictor);
            List<double[]> logits = scorer.score(predictor, val, progress, "Calibrating", maps);
            temperature = Calibration.temperature(logits, Truth.of(val));
            report.put("temperature", temperature);
            cost = NetworkCost.count(predictor);
            report.put("parameters", cost.parameters());
            report.put("multiply_adds_window", cost.multiplyAdds());
            for (String split : dataset.splits()) {
                if (split.equals("train")) {
                    continue;
                }
                List<Sample> samples = dataset.split(split);
                boolean isVal = split.equals("val");
                MapScorer pointing = isVal ? maps : new MapScorer(predictor);
                List<double[]> scores =
                        isVal
                                ? logits
                                : scorer.score(
                                        predictor,
                                        samples,
                                        progress,
                                        "Evaluating " + split,
                                        pointing);
                ClassificationReport one =
                        ClassificationReport.of(spec.labels(), scores, samples, temperature)
                                .withMaps(pointing.scores());
                report.put(split, Counted.map(one, samples));
                if (shown == null || split.equals("test")) {
                    shown = one;
                    shownSamples = samples;
                    shownScores = scores;
                }
            }
        }
        if (shown == null) {
            throw new IllegalStateException("No split was scored");
        }
        ModelSpec finished =
                spec.finished(
                                folder.name(),
                                temperature,
                                hash(target),
                                settings.licence(),
                                training,
                                summary(report))
                        .withOwnKind(
                                FamiliarityFile.write(familiarity, target),
                                Domain.of(settings, dataset));
        ModelStore.writeSpec(target, finished);
        SafeFiles.writeText(
                target.resolve(StoredModel.CARD), ModelCard.text(finished, cost, dataset, report));
        folder.writePredictions(dataset.folder(), finished, shownSamples, shownScores);
        folder.writeReport(report, shown);
        listener.finished(folder.path(), state.metrics(), shown);
        progress.update(1, "Trained " + folder.name());
        return shown;
    }

    private void storeWeights(ModelSpec spec, Path best, Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw new BadInputException("The folder " + target + " can't be made.", e);
        }
        try (EmotionPredictor predictor = EmotionPredictor.fresh(spec, DjlRuntime.device("cpu"))) {
            WeightsFile.loadMatching(
                    best, predictor.network().stateDict(), UnaryOperator.identity());
            WeightsFile.write(
                    target.resolve(StoredModel.WEIGHTS), predictor.network().stateDict(), true);
        }
    }

    private static String hash(Path target) {
        try {
            return WeightsFile.sha256(target.resolve(StoredModel.WEIGHTS));
        } catch (IOException e) {
            throw new BadInputException("The weights in " + target + " can't be read back.", e);
        }
    }

    /** The few numbers that go into {@code model.json}. */
    private static Map<String, Object> summary(Map<String, Object> report) {
        Map<String, Object> summary = new LinkedHashMap<>();
        report.forEach(
                (split, value) -> {
                    if (value instanceof Map<?, ?> scores) {
                        Map<String, Object> few = new LinkedHashMap<>();
                        for (String key :
                                List.of(
                                        "clips",
                                        "steps",
                                        "accuracy",
                                        "accuracy_low",
                                        "accuracy_high",
                                        "interval",
                                        "groups",
                                        "chance",
                                        "commonest_label",
                                        "commonest_share",
                                        "macro_f1",
                                        "ece_before",
                                        "ece_after",
                                        "raters")) {
                            if (scores.containsKey(key)) {
                                few.put(key, scores.get(key));
                            }
                        }
                        summary.put(split, few);
                    }
                });
        return summary;
    }

    private static String lastNames(String path, int count) {
        Path whole = Path.of(path);
        int names = whole.getNameCount();
        return whole.subpath(Math.max(0, names - count), names).toString().replace('\\', '/');
    }
}
