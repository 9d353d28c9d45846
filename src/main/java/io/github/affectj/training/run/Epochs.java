package io.github.affectj.training.run;

import ai.djl.engine.Engine;
import io.github.affectj.base.Progress;
import io.github.affectj.model.scoring.NotFiniteException;
import io.github.affectj.training.data.Part;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.report.Calibration;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import io.github.affectj.training.report.RunFolder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The epochs of a run: each passes the training split once, scores the validation split, writes a
 * checkpoint and tells of it. Order and learning rate hang on the seed, the epoch and the step
 * only, so that a resumed run goes as an unbroken one.
 */
final class Epochs {
    /** Share of the steps over which the learning rate rises where it falls later. */
    private static final double WARM_UP = 0.05;

    private final TrainingSettings settings;
    private final RunFolder folder;
    private final Checkpoint checkpoint;
    private final TrainingListener listener;
    private final Progress progress;

    Epochs(
            TrainingSettings settings,
            RunFolder folder,
            Checkpoint checkpoint,
            TrainingListener listener,
            Progress progress) {
        this.settings = settings;
        this.folder = folder;
        this.checkpoint = checkpoint;
        this.listener = listener;
        this.progress = progress;
    }

    /**
     * Goes on from a state until all epochs are done or validation has not improved for long.
     *
     * @param clips of the training split
     * @param truth what the validation clips should say
     * @return the state after the last epoch, which is on disk
     */
    Checkpoint.State run(
            int clips, Truth truth, Learner learner, EpochSource source, Checkpoint.State from) {
        Checkpoint.State state = from;
        long stepsAnEpoch = Part.of(clips, settings.batch()).size();
        TimeLeft clock = new TimeLeft(progress, settings.epochs(), state.epoch());
        for (int epoch = state.epoch() + 1; epoch <= settings.epochs(); epoch++) {
            if (isOutOfPatience(state)) {
                break;
            }
            long started = System.nanoTime();
            // Dropout and the like draw from the engine: the same in a resumed run.
            Engine.getEngine("PyTorch").setRandomSeed((int) (settings.seed() * 1000 + epoch));
            learner.resetSums();
            Progress inEpoch = clock.epoch(epoch, stepsAnEpoch);
            source.pass(
                    epoch,
                    shuffledBatches(clips, epoch),
                    learner,
                    () -> {
                        learner.step(rate(learner.adam().steps(), stepsAnEpoch));
                        long done = (learner.adam().steps() - 1) % stepsAnEpoch + 1;
                        inEpoch.update((double) done / stepsAnEpoch, "");
                    },
                    progress);
            List<double[]> logits = validate(source, clock.silent());
            ClassificationReport report =
                    ClassificationReport.of(learner.labels(), logits, truth, 1);
            double calibrated =
                    Calibration.logLoss(logits, truth, Calibration.temperature(logits, truth));
            Learner.requireFinite(report.logLoss() + calibrated);
            List<EpochMetrics> metrics = new ArrayList<>(state.metrics());
            metrics.add(
                    new EpochMetrics(
                            epoch,
                            learner.loss(),
                            learner.accuracy(),
                            report.logLoss(),
                            report.accuracy(),
                            report.macroF1(),
                            rate(learner.adam().steps() - 1, stepsAnEpoch),
                            (System.nanoTime() - started) / 1e9,
                            report.macroPrecision(),
                            report.macroRecall()));
            boolean better = calibrated < state.bestLoss();
            state =
                    new Checkpoint.State(
                            epoch,
                            better ? epoch : state.bestEpoch(),
                            better ? calibrated : state.bestLoss(),
                            learner.adam().steps(),
                            metrics,
                            state.config());
            checkpoint.write(learner, state);
            tell(state);
        }
        return state;
    }

    private boolean isOutOfPatience(Checkpoint.State state) {
        return settings.patience() > 0 && state.epoch() - state.bestEpoch() >= settings.patience();
    }

    private List<int[]> shuffledBatches(int size, int epoch) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(settings.seed() * 7919 + epoch));
        List<int[]> batches = new ArrayList<>();
        for (Part part : Part.of(size, settings.batch())) {
            batches.add(
                    places.subList(part.from(), part.to()).stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
        return batches;
    }

    /** The learning rate of a step, counted from 0. */
    private double rate(long step, long stepsAnEpoch) {
        if (settings.schedule().equals("constant")) {
            return settings.lr();
        }
        double all = (double) stepsAnEpoch * settings.epochs();
        double warm = Math.max(1, WARM_UP * all);
        return step < warm
                ? settings.lr() * (step + 1) / warm
                : settings.lr() * 0.5 * (1 + Math.cos(Math.PI * (step - warm) / (all - warm)));
    }

    /** Logits of the validation split, of a training that has not diverged. */
    static List<double[]> validate(EpochSource source, Progress progress) {
        try {
            return source.validate(progress);
        } catch (NotFiniteException e) {
            throw Learner.diverged(e);
        }
    }

    /** Writes the metrics down and tells of the last epoch. */
    void tell(Checkpoint.State state) {
        folder.writeMetrics(state.metrics());
        listener.epochFinished(folder.path(), state.metrics());
    }
}
