package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.Progress;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.BatchLoader;
import io.github.affectj.training.data.CachedClips;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.DatasetCheck;
import io.github.affectj.training.data.NormedClips;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.StreamDropout;
import io.github.affectj.training.report.SplitScorer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Clips of media, whose frames and sound are decoded. */
final class MediaData implements RunData {
    /** Most frames, or steps of time, of a window. */
    private static final int MOST_FRAMES = 64;

    private final TrainingSettings settings;
    private final ClipSource clips;
    private final KeptMaps maps;

    /**
     * @param maps of frozen backbones, kept from run to run; null keeps none
     */
    MediaData(TrainingSettings settings, ClipSource clips, KeptMaps maps) {
        this.settings = settings;
        this.clips = clips;
        this.maps = maps;
    }

    @Override
    public DatasetCheck.Result check(List<Sample> samples, Progress progress) {
        if (settings.frames() > MOST_FRAMES) {
            throw new BadInputException(
                    "frames=%d is out of range; allowed are 0 to %d."
                            .formatted(settings.frames(), MOST_FRAMES));
        }
        HyperValues hyper = settings.hyper();
        DatasetCheck.Result found =
                DatasetCheck.run(
                        clips,
                        samples,
                        settings.network().streams(hyper),
                        hyper.number(Windowing.INTERVAL, 0),
                        settings.skipbad(),
                        progress);
        // The architecture's own length may be longer: single pictures are filled up to it.
        if (settings.frames() != settings.network().windowing().length()) {
            SettingsCheck.requireFilled(settings, found.longest());
        }
        return found;
    }

    @Override
    public int frames() {
        return settings.windowFrames();
    }

    @Override
    public HyperValues hyper() {
        return settings.hyper();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public void measure(EmotionPredictor predictor, List<Sample> train, Progress progress) {
        AudioStatistics.fill(clips, predictor, train, progress);
    }

    @Override
    public EpochSource source(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            Path folder,
            Progress progress) {
        boolean parts = train.stream().anyMatch(s -> !s.span().isWhole());
        boolean visual = predictor.streams().taken().visual();
        if (settings.freeze() || clips instanceof CachedClips || visual && !parts) {
            return source(clips, () -> {}, predictor, train, val, folder, progress);
        }
        // The numbers of the audio are few: nobody need measure them anew in every epoch. Nor need
        // anybody look for the parts of a film in the order in which an epoch draws them.
        CachedClips kept = new CachedClips(folder, CachedClips.MOST_BYTES);
        return Cleanup.onFailure(
                kept::close,
                () -> {
                    if (visual) {
                        decodeInOrder(kept, predictor, train, progress);
                    }
                    return source(kept, kept::close, predictor, train, val, folder, progress);
                });
    }

    /** Decodes the parts of each film one after the other, as far as there is room for them. */
    private static void decodeInOrder(
            CachedClips kept, EmotionPredictor predictor, List<Sample> train, Progress progress) {
        List<Sample> ordered =
                train.stream()
                        .sorted(
                                Comparator.comparing(Sample::path)
                                        .thenComparing(s -> s.span().start()))
                        .toList();
        for (int i = 0; i < ordered.size(); i++) {
            progress.update((double) i / ordered.size(), "Decoding the films");
            kept.open(
                            ordered.get(i),
                            predictor.streams().taken(),
                            predictor.spec().stepSeconds(),
                            progress)
                    .close();
        }
    }

    /**
     * @param close called when the source is closed
     */
    private EpochSource source(
            ClipSource from,
            Runnable close,
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            Path folder,
            Progress progress) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        BatchLoader loader =
                new BatchLoader(
                        normed(from, predictor, train, val, progress),
                        settings.dataset(),
                        predictor.spec(),
                        predictor.windowing(),
                        predictor.streams(),
                        settings.augment(),
                        settings.seed(),
                        settings.freeze() ? 0 : settings.ramp() * settings.epochs(),
                        threads);
        StreamDropout dropout =
                new StreamDropout(settings.hyper().number("drop", 0), settings.seed());
        int chunk = chunk(predictor);
        if (!settings.freeze()) {
            return new FreshWindows(predictor, train, val, loader, dropout, chunk, close);
        }
        try (loader) {
            return new StoredMaps(
                    predictor, train, val, loader, dropout, settings, maps, folder, chunk,
                    progress);
        }
    }

    private static ClipSource normed(
            ClipSource clips,
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            Progress progress) {
        List<Sample> both = Stream.concat(train.stream(), val.stream()).toList();
        return NormedClips.of(clips, predictor, both, progress);
    }

    @Override
    public int chunk(EmotionPredictor predictor) {
        return ChunkSize.of(settings, predictor.network());
    }

    @Override
    public Familiarity familiarity(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            Consumer<String> notes,
            Progress progress) {
        ClipSource normed = normed(clips, predictor, train, val, progress);
        return new FamiliarityMaker(normed, predictor, settings.seed(), notes)
                .make(train, val, progress);
    }

    @Override
    public SplitScorer scorer() {
        return SplitScorer.of(clips);
    }
}
