package io.github.affectj.training.run;

import ai.djl.Device;
import io.github.affectj.base.AppVersion;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.EngineInfo;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.NetworkCost;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.DatasetCheck;
import io.github.affectj.training.data.DatasetSplitter;
import io.github.affectj.training.data.Labels;
import io.github.affectj.training.data.OpenFilms;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.RunFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a model on a data set, from the settings to an installable model; read {@link #run} from
 * top to bottom.
 */
public final class TrainingSession {
    private final TrainingSettings settings;
    private final ClipSource clips;
    private final KeptMaps maps;
    private final Progress progress;
    private final TrainingListener listener;
    private final RunFolder folder;

    private TrainingSession(
            TrainingSettings settings,
            ClipSource clips,
            KeptMaps maps,
            Progress progress,
            TrainingListener listener) {
        this.settings = settings;
        this.clips = clips;
        this.maps = maps;
        this.progress = progress;
        this.listener = listener;
        folder = new RunFolder(settings.output());
    }

    /**
     * Trains, and leaves the run folder of the contract in {@code settings.output()}.
     *
     * @param progress told the share of all epochs that is done and an estimate of the time left
     * @return the report on the test split, or on validation where the set has no test split
     * @throws BadInputException if a setting or the data set can't be used
     * @throws io.github.affectj.base.CancelledException if the progress says so; the finished
     *     epochs can be resumed
     */
    public static ClassificationReport run(
            TrainingSettings settings, Progress progress, TrainingListener listener) {
        try (OpenFilms films = new OpenFilms()) {
            return run(settings, films, null, progress, listener);
        }
    }

    /**
     * As above.
     *
     * @param clips where the clips come from
     * @param maps of frozen backbones, kept from run to run; null keeps none
     */
    public static ClassificationReport run(
            TrainingSettings settings,
            ClipSource clips,
            KeptMaps maps,
            Progress progress,
            TrainingListener listener) {
        SettingsCheck.run(settings);
        return new TrainingSession(settings, clips, maps, progress, listener).train();
    }

    private ClassificationReport train() {
        ClipDataset dataset = ClipDataset.open(settings.dataset(), settings.tier(), progress);
        Labels.requireTwo(dataset);
        boolean splitHere = !dataset.isSplit();
        dataset = DatasetSplitter.split(dataset, settings.seed(), progress);
        dataset.notes().forEach(listener::warning);
        dataset.split("train");
        dataset.split("val");
        folder.requireFree(settings.resume());
        Device device = DjlRuntime.device(settings.device());
        StartingWeights init =
                settings.init().isEmpty() ? null : StartingWeights.find(settings.init());
        if (init != null) {
            init.note(settings).ifPresent(listener::warning);
        }

        RunData data =
                dataset.isFeatures()
                        ? new FeatureData(settings, dataset.isByStep())
                        : new MediaData(settings, clips, maps);
        DatasetCheck.Result checked = data.check(dataset.samples(), progress.part(0, 0.01));
        checked.warnings().forEach(listener::warning);
        dataset = dataset.with(checked.usable());
        List<Sample> train = dataset.split("train");
        List<Sample> val = dataset.split("val");
        double[] weights = Labels.weights(dataset, train, settings.balance());
        Labels.missing(dataset, val).ifPresent(listener::warning);
        boolean made = folder.create();
        boolean ours = false;
        try (RunLock lock = RunLock.take(folder.path())) {
            ours = true;
            // Another run may have come and gone while the clips were read.
            folder.requireFree(settings.resume());
            if (splitHere) {
                DatasetSplitter.write(dataset, folder.split());
                listener.warning(
                        "The split is written to %s, which is a data set of its own."
                                .formatted(folder.split()));
            }
            return trained(dataset, data, checked.sha256(), weights, init, device);
        } finally {
            if (made && ours && !new Checkpoint(folder.path()).exists()) {
                folder.removeUnbegun();
            }
        }
    }

    /** The run itself, once all that it needs is known to be right. */
    private ClassificationReport trained(
            ClipDataset dataset,
            RunData data,
            String dataHash,
            double[] weights,
            StartingWeights init,
            Device device) {
        List<Sample> train = dataset.split("train");
        List<Sample> val = dataset.split("val");
        Map<String, String> config = SettingsMap.of(settings, dataHash, dataset.labels());
        config.putAll(data.facts());
        Checkpoint checkpoint = new Checkpoint(folder.path());
        Checkpoint.State state = startingPoint(checkpoint, config);
        DjlRuntime.engine().setRandomSeed((int) settings.seed());
        ModelSpec spec = spec(dataset.labels(), data);
        EmotionPredictor predictor = EmotionPredictor.fresh(spec, device);
        try (StepThread steps = new StepThread(predictor::close)) {
            if (init != null) {
                init.fill(predictor);
            }
            data.measure(predictor, train, progress.part(0.01, 0.02));
            folder.writeConfig(runConfig(config, dataset, data.chunk(predictor), predictor, init));
            try (Learner learner =
                    new Learner(predictor, steps, weights, settings, settings.freeze())) {
                Epochs epochs = new Epochs(settings, folder, checkpoint, listener, progress);
                if (state.epoch() > 0) {
                    checkpoint.restore(learner, predictor.manager(), state);
                    // The run may have been killed before it told of its last epoch.
                    epochs.tell(state);
                }
                try (EpochSource source =
                        data.source(
                                predictor, train, val, folder.path(), progress.part(0.01, 0.1))) {
                    state = epochs.run(train.size(), Truth.of(val), learner, source, state);
                }
            }
        }
        Path best = checkpoint.best(state.bestEpoch());
        return new ModelPublisher(settings, folder, data, progress.part(0.97, 1))
                .publish(spec, best, dataset, state, dataHash, listener);
    }

    private Checkpoint.State startingPoint(Checkpoint checkpoint, Map<String, String> config) {
        if (settings.resume() && checkpoint.exists()) {
            Checkpoint.State state = checkpoint.read();
            SettingsMap.requireSame(state.config(), config);
            return state;
        }
        if (settings.resume()) {
            listener.warning(
                    "resume=true: there is no finished epoch in "
                            + folder.path()
                            + " to go on from; the run starts from the beginning.");
        }
        return new Checkpoint.State(0, 0, Double.POSITIVE_INFINITY, 0, List.of(), config);
    }

    private ModelSpec spec(List<String> labels, RunData data) {
        ModelArchitecture network = settings.network();
        BackboneKind backbone = network.backbone(settings.hyper());
        int frames = data.frames();
        return new ModelSpec(
                folder.name(),
                settings.architecture(),
                data.hyper().stored(network).map(),
                labels,
                settings.size(),
                frames,
                network.windowing().stride(frames),
                backbone.mean(),
                backbone.std(),
                1,
                "",
                "",
                Map.of(),
                Map.of());
    }

    private Map<String, Object> runConfig(
            Map<String, String> config,
            ClipDataset dataset,
            int chunk,
            EmotionPredictor predictor,
            StartingWeights init) {
        Map<String, Object> all = new LinkedHashMap<>(config);
        if (init != null) {
            all.put("init_sha256", init.sha256());
        }
        all.put("chunk_used", chunk);
        NetworkCost cost = NetworkCost.count(predictor);
        all.put("parameters", cost.parameters());
        all.put("multiply_adds_window", cost.multiplyAdds());
        all.put("labels", dataset.labels());
        all.put("affectj", AppVersion.get());
        all.put("engine", EngineInfo.engine());
        all.put("djl", EngineInfo.djl());
        all.put("java", System.getProperty("java.version"));
        all.put("device_used", predictor.deviceName());
        all.put("threads", Runtime.getRuntime().availableProcessors());
        return all;
    }
}
