package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.GivenFeatures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.DatasetCheck;
import io.github.affectj.training.data.FeatureCheck;
import io.github.affectj.training.data.FeatureSizes;
import io.github.affectj.training.data.FeatureStore;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.StreamDropout;
import io.github.affectj.training.report.FeatureScorer;
import io.github.affectj.training.report.SplitScorer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Feature files, whose numbers go to the head as they are. */
final class FeatureData implements RunData {
    /** Steps of a window at most where the user does not say how many. */
    static final int MOST_STEPS_UNASKED = 512;

    private final TrainingSettings settings;
    private final boolean byStep;
    private final FeatureStore store = new FeatureStore();
    private FeatureSizes sizes;

    /**
     * @param byStep whether steps have labels
     */
    FeatureData(TrainingSettings settings, boolean byStep) {
        this.settings = settings;
        this.byStep = byStep;
    }

    @Override
    public DatasetCheck.Result check(List<Sample> samples, Progress progress) {
        if (!GivenFeatures.isTakenBy(settings.network())) {
            throw new BadInputException(
                    "architecture=%s takes clips, but the data set %s holds feature files; choose architecture=av-fusion."
                            .formatted(settings.architecture(), settings.dataset()));
        }
        if (settings.freeze()) {
            throw new BadInputException(
                    "freeze=true keeps a backbone as it is; a model of feature files has none.");
        }
        FeatureCheck.Found found = FeatureCheck.run(samples, store, settings.skipbad(), progress);
        sizes = found.sizes();
        SettingsCheck.requireFilled(settings, found.result().longest());
        hyper(); // what the architecture says of these streams
        return found.result();
    }

    /** All steps of the longest training clip, up to a number that memory can bear. */
    @Override
    public int frames() {
        return settings.frames() > 0
                ? settings.frames()
                : Math.min(sizes.longest(), MOST_STEPS_UNASKED);
    }

    @Override
    public HyperValues hyper() {
        return GivenFeatures.recorded(
                settings.network(), settings.hyper(), sizes.visual(), sizes.audio(), byStep);
    }

    @Override
    public int chunk(EmotionPredictor predictor) {
        return settings.chunk() > 0
                ? Math.min(settings.chunk(), settings.batch())
                : settings.batch();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("frames", Integer.toString(frames()));
        facts.put("features_from", "files");
        facts.put("streams", sizes.streams().text());
        facts.put(GivenFeatures.VISUAL, Integer.toString(sizes.visual()));
        facts.put(GivenFeatures.AUDIO, Integer.toString(sizes.audio()));
        facts.put("longest_training_clip", Integer.toString(sizes.longest()));
        facts.put("labels_of", byStep ? "steps" : "clips");
        return facts;
    }

    @Override
    public void measure(EmotionPredictor predictor, List<Sample> train, Progress progress) {
        StreamStatistics visual = StreamStatistics.visual(predictor);
        StreamStatistics audio = StreamStatistics.audio(predictor);
        for (int i = 0; i < train.size(); i++) {
            progress.checkCancelled();
            progress.update((double) i / train.size(), "Measuring the features");
            visual.add(store.of(train.get(i)).visual());
            audio.add(store.of(train.get(i)).audio());
        }
        visual.fill();
        audio.fill();
    }

    @Override
    public EpochSource source(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            Path folder,
            Progress progress) {
        return new FeatureWindows(
                predictor,
                train,
                val,
                store,
                new StreamDropout(settings.hyper().number("drop", 0), settings.seed()),
                chunk(predictor),
                settings.dataset());
    }

    @Override
    public Familiarity familiarity(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            Consumer<String> notes,
            Progress progress) {
        return Familiarity.NONE; // no clip is ever analysed by such a model
    }

    @Override
    public SplitScorer scorer() {
        return new FeatureScorer(store);
    }
}
