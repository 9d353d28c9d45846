package io.github.affectj.training.report;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.DatasetCheck;
import io.github.affectj.training.data.Duplicates;
import io.github.affectj.training.data.FeatureCheck;
import io.github.affectj.training.data.FeatureSizes;
import io.github.affectj.training.data.FeatureStore;
import io.github.affectj.training.data.OpenFilms;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.StreamCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Scores a stored model on a split of a data set, a clip at a time, as recognition would. */
public final class Evaluation {
    private static final String DOING = "Evaluating";

    private Evaluation() {}

    /**
     * Evaluates, and writes {@code report.json}, {@code confusion.csv} and {@code predictions.csv}
     * to the output folder.
     *
     * @return the report, in the order of the model's labels
     * @throws BadInputException if the set, split or model can't be used, or the set has labels
     *     that the model does not know
     */
    public static ClassificationReport run(EvaluationSettings settings, Progress progress) {
        return run(settings, progress, note -> {}, null);
    }

    /**
     * As above.
     *
     * @param notes takes what the user should know of the data set, a sentence each
     * @param tester tests maps, where the settings ask for that; null for none
     */
    public static ClassificationReport run(
            EvaluationSettings settings,
            Progress progress,
            Consumer<String> notes,
            MapTester tester) {
        try (OpenFilms films = new OpenFilms()) {
            return run(settings, films, progress, notes, tester);
        }
    }

    private static ClassificationReport run(
            EvaluationSettings settings,
            OpenFilms films,
            Progress progress,
            Consumer<String> notes,
            MapTester tester) {
        RunFolder folder = new RunFolder(settings.output());
        folder.requireNoRun();
        StoredModel model = ModelStore.find(settings.model());
        ModelSpec spec = model.spec();
        ClipDataset dataset = ClipDataset.open(settings.dataset(), settings.tier(), progress);
        dataset.notes().forEach(notes);
        FeatureScorer.requireKind(spec, dataset);
        List<Sample> samples = renumbered(dataset, clips(dataset, settings.split()), model);
        FeatureStore store = new FeatureStore();
        FeatureSizes sizes = checked(dataset, samples, store, films, progress, notes);
        folder.create();
        boolean tests = settings.maps() && tester != null && settings.tested() > 0;
        Progress scoring = progress.part(0, tests ? 0.1 : 1);
        StreamCount streams;
        MapScores maps = null;
        FamiliarityScores familiarity;
        List<double[]> logits;
        String device;
        try (EmotionPredictor predictor =
                EmotionPredictor.open(model, DjlRuntime.device(settings.device()))) {
            streams = new StreamCount(predictor.streams());
            MapScorer scorer = new MapScorer(predictor);
            familiarity = new FamiliarityScores(settings.maps() ? scorer : ClipObserver.of(null));
            if (settings.maps()) {
                MapEvaluation.requirePictures(dataset, predictor);
            }
            if (dataset.isFeatures()) {
                FeatureScorer.requireFit(spec, predictor.streams(), dataset, sizes);
                logits = new FeatureScorer(store).score(predictor, samples, scoring, DOING);
            } else {
                logits =
                        ClipScorer.score(
                                films, predictor, samples, scoring, DOING, familiarity, streams);
            }
            device = predictor.deviceName();
            maps = settings.maps() ? scorer.scores() : null;
        }
        ClassificationReport report =
                ClassificationReport.of(spec.labels(), logits, samples, spec.temperature());
        if (maps != null) {
            maps =
                    MapEvaluation.run(
                            films,
                            maps,
                            samples,
                            tests ? tester : null,
                            settings.tested(),
                            progress.part(0.1, 1),
                            notes);
            report = report.withMaps(maps);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", spec.id());
        all.put("sha256", spec.sha256());
        all.put("dataset", settings.dataset().toString());
        all.put("split", settings.split());
        all.put("device", device);
        all.put("temperature", spec.temperature());
        if (!dataset.isFeatures()) {
            all.putAll(streams.asMap());
            all.putAll(familiarity.asMap());
            notes.accept(familiarity.sentence(spec.id()));
        }
        all.putAll(Counted.map(report, samples));
        folder.writeReport(all, report);
        folder.writePredictions(dataset.folder(), spec, samples, logits, familiarity.clips());
        if (maps != null) {
            MapEvaluation.write(maps, dataset.folder(), settings.output());
        }
        return report;
    }

    /**
     * The first clip of a split, for who chooses a model by the kind of clips.
     *
     * @param tier see {@link EvaluationSettings#tier}
     * @throws BadInputException if the set can't be used or has no such split
     */
    public static Path firstClip(Path dataset, String tier, String split) {
        ClipDataset set = ClipDataset.open(dataset, tier, Progress.NONE);
        if (set.isFeatures()) {
            throw new BadInputException(
                    "model=auto goes by the kind of the clips, but the data set %s holds feature files; give the model that was trained on such files."
                            .formatted(dataset));
        }
        List<Sample> first = clips(set, split).subList(0, 1);
        DatasetCheck.requireFiles(first);
        return first.get(0).path();
    }

    /** What the feature files of a set have in common, once all are read; null for clips. */
    private static FeatureSizes checked(
            ClipDataset dataset,
            List<Sample> samples,
            FeatureStore store,
            OpenFilms films,
            Progress progress,
            Consumer<String> notes) {
        if (!dataset.isFeatures()) {
            DatasetCheck.requireFiles(samples);
            findDuplicates(samples, films, progress).forEach(notes);
            return null;
        }
        FeatureCheck.Found found = FeatureCheck.requireAll(samples, store, progress);
        found.result().warnings().forEach(notes);
        return found.sizes();
    }

    private static List<Sample> clips(ClipDataset dataset, String split) {
        return split.equals(EvaluationSettings.ALL) ? dataset.samples() : dataset.split(split);
    }

    private static List<String> findDuplicates(
            List<Sample> samples, OpenFilms films, Progress progress) {
        Duplicates duplicates = new Duplicates();
        for (Sample s : samples) {
            progress.checkCancelled();
            try {
                duplicates.add(s, films.sha256(s.path(), progress));
            } catch (IOException e) {
                throw new BadInputException(s.where() + ": " + s.path() + " can't be read.", e);
            }
        }
        return duplicates.notes();
    }

    /** The samples with their labels' places in the model's order. */
    private static List<Sample> renumbered(
            ClipDataset dataset, List<Sample> samples, StoredModel model) {
        List<Sample> renumbered = new ArrayList<>();
        for (Sample s : samples) {
            renumbered.add(
                    s.withLabels(l -> place(dataset, s, l, model), model.spec().labels().size()));
        }
        return renumbered;
    }

    private static int place(ClipDataset dataset, Sample s, int label, StoredModel model) {
        List<String> known = model.spec().labels();
        int place = known.indexOf(dataset.labels().get(label));
        if (place < 0) {
            throw new BadInputException(
                    "%s of %s: the model %s does not know the label '%s'; it knows %s."
                            .formatted(
                                    s.where(),
                                    dataset.folder(),
                                    model.spec().id(),
                                    dataset.labels().get(label),
                                    String.join(", ", known)));
        }
        return place;
    }
}
