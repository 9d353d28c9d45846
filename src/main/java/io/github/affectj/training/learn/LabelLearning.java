package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.AppVersion;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFolders;
import io.github.affectj.features.Modalities;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a model of films from the labels that a person gave in them, tells how good it is where
 * nobody has labelled, and what to label next.
 */
public final class LabelLearning {
    /**
     * Frames of labelled segments that are looked at in all; few segments get more of them each.
     */
    private static final int FRAMES = 1500;

    private static final int FEWEST_FRAMES = 3;
    private static final int MOST_FRAMES = 12;

    /** Frames of an unlabelled stretch that are looked at. */
    private static final int UNLABELLED_FRAMES = 3;

    private static final int FOLDS = 10;

    private final List<LabelledFilm> films;
    private final LearnSettings settings;
    private final Progress progress;

    private LabelLearning(List<LabelledFilm> films, LearnSettings settings, Progress progress) {
        this.films = films;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Learns. The films are only read; the output folder is written whole or not at all.
     *
     * @param films at least one; clips stay open
     * @throws BadInputException if labels, folder or backbone can't be used
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static LearntFilm run(
            List<LabelledFilm> films, LearnSettings settings, Progress progress) {
        return new LabelLearning(films, settings, progress).run();
    }

    private LearntFilm run() {
        SafeFolders.requireFree("output", settings.output());
        SegmentList list = SegmentList.of(films);
        FrozenBackbone backbone = FrozenBackbone.find(settings.start());
        List<StretchOfFilm> labelled = new ArrayList<>();
        List<StretchOfFilm> unlabelled = new ArrayList<>();
        read(list, backbone, labelled, unlabelled);

        List<Stretch> stretches = labelled.stream().map(StretchOfFilm::stretch).toList();
        List<Stretch> all = inOrder(labelled, unlabelled);
        FeatureSpace space = FeatureSpace.of(all);
        Examples examples = Examples.of(list, stretches, space, FOLDS);
        HeadSearch.Found found = new HeadSearch(examples).run(progress.part(0.7, 0.9));
        Estimate estimate = Estimate.of(list.labels(), examples, found, progress.part(0.9, 0.92));
        List<LearningCurve.Point> curve =
                new LearningCurve(examples, found.ofFold(), list.labels())
                        .points(progress.part(0.92, 0.97));
        List<NextLabels.Next> next =
                NextLabels.of(
                        unlabelled,
                        found.head(),
                        space,
                        found.choice().taken(),
                        estimate.temperature());

        progress.update(0.97, "Writing the model");
        Path output = settings.output().toAbsolutePath().normalize();
        Map<String, Object> training = training(list, backbone.start().spec(), found);
        Map<String, Object> scores = estimate.asMap(list.things());
        SafeFolders.write(
                "output",
                output,
                temporary -> {
                    new FilmModel(backbone, space, found)
                            .write(
                                    temporary.resolve(LearnFolder.MODEL),
                                    output.getFileName().toString(),
                                    list.labels(),
                                    all,
                                    estimate.temperature(),
                                    domain(list),
                                    training,
                                    Map.of("estimate", scores));
                    LearnFolder folder = new LearnFolder(temporary, list, films);
                    folder.writeFolds(examples, found, estimate.temperature());
                    folder.writeCurve(curve);
                    folder.writeNext(next);
                    folder.writeReport(training, scores, estimate.scores());
                    progress.checkCancelled();
                });
        progress.update(1, "Learnt from " + Counts.of(list.segments().size(), "segment"));
        return new LearntFilm(
                output.resolve(LearnFolder.MODEL),
                output.resolve(LearnFolder.REPORT),
                estimate.scores().accuracy(),
                estimate.isAboveCommonest(),
                String.join(" ", LearntFilm.howGood(list, estimate)),
                IntStream.range(0, films.size()).mapToObj(f -> NextLabels.tier(next, f)).toList(),
                LearntFilm.sentences(list, films, estimate, curve, next, found.known()));
    }

    /** Reads all films, each in the order of time. */
    private void read(
            SegmentList list,
            FrozenBackbone backbone,
            List<StretchOfFilm> labelled,
            List<StretchOfFilm> unlabelled) {
        int ofEach =
                Math.max(FEWEST_FRAMES, Math.min(MOST_FRAMES, FRAMES / list.segments().size()));
        boolean sees = films.stream().anyMatch(film -> film.clip().hasPicture());
        boolean hears = films.stream().anyMatch(film -> film.clip().sound().isPresent());
        if (!sees && !hears) {
            throw new BadInputException(
                    "%s has neither video nor audio to learn from."
                            .formatted(ForeignText.of(films.get(0).clip().name())));
        }
        try (EmotionPredictor predictor =
                backbone.open(
                        "film",
                        list.labels(),
                        new Modalities(sees, hears),
                        DjlRuntime.device(settings.device()))) {
            predictor.network().prepareInference();
            StretchReader reader = new StretchReader(predictor);
            for (int f = 0; f < films.size(); f++) {
                int film = f;
                List<Segment> own =
                        list.segments().stream()
                                .filter(s -> s.film() == film)
                                .map(LabelledSegment::segment)
                                .toList();
                List<Segment> free = Candidates.of(films.get(f), own);
                List<Segment> both = new ArrayList<>(own);
                both.addAll(free);
                both.sort(Comparator.comparingDouble(Segment::start));
                // By identity: two segments of a tier may be equal.
                Set<Segment> isFree = Collections.newSetFromMap(new IdentityHashMap<>());
                isFree.addAll(free);
                int[] frames =
                        both.stream()
                                .mapToInt(s -> isFree.contains(s) ? UNLABELLED_FRAMES : ofEach)
                                .toArray();
                Progress part = progress.part(0.7 * f / films.size(), 0.7 * (f + 1) / films.size());
                List<Stretch> read = reader.read(films.get(f).clip(), both, frames, part);
                for (int i = 0; i < both.size(); i++) {
                    StretchOfFilm one = new StretchOfFilm(f, both.get(i), read.get(i));
                    (isFree.contains(both.get(i)) ? unlabelled : labelled).add(one);
                }
            }
        }
    }

    private static List<Stretch> inOrder(
            List<StretchOfFilm> labelled, List<StretchOfFilm> unlabelled) {
        List<StretchOfFilm> all = new ArrayList<>(labelled);
        all.addAll(unlabelled);
        all.sort(
                Comparator.comparingInt(StretchOfFilm::film)
                        .thenComparingDouble(s -> s.segment().start()));
        return all.stream().map(StretchOfFilm::stretch).toList();
    }

    private Map<String, Object> training(
            SegmentList list, ModelSpec start, HeadSearch.Found found) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("affectj", AppVersion.get());
        map.put("films", films.stream().map(film -> film.clip().name()).toList());
        map.put("tier", films.get(0).labels().name());
        map.put(
                "coders",
                films.stream()
                        .map(film -> film.labels().coder())
                        .filter(coder -> !coder.isEmpty())
                        .distinct()
                        .toList());
        Map<String, Object> counts = new LinkedHashMap<>();
        for (int k = 0; k < list.labels().size(); k++) {
            counts.put(list.labels().get(k), list.counts()[k]);
        }
        map.put("segments", counts);
        map.put("init", start.id());
        map.put("init_sha256", start.sha256());
        map.put("streams", found.choice().taken().text());
        map.put("decay", found.choice().decay());
        return map;
    }

    private String domain(SegmentList list) {
        Tier tier = films.get(0).labels();
        String sentence =
                "Learnt from %s of the film %s%s, which %s labelled %s."
                        .formatted(
                                Counts.of(list.segments().size(), "segment"),
                                ForeignText.of(films.get(0).clip().name()),
                                films.size() > 1 ? " and %d more".formatted(films.size() - 1) : "",
                                tier.coder().isEmpty() ? "one coder" : ForeignText.of(tier.coder()),
                                String.join(", ", list.labels()));
        return ForeignText.cut(ForeignText.plain(sentence), ModelSpec.LONGEST_DOMAIN);
    }
}
