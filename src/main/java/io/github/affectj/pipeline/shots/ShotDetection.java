package io.github.affectj.pipeline.shots;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.shots.ShotPredictor;
import io.github.affectj.model.shots.SmallFrame;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the shots of a clip without any GUI.
 *
 * <pre>{@code
 * try (Clip clip = ClipOpener.open(Path.of("film.mp4"))) {
 *     ShotList shots = ShotDetection.run(clip, ShotSettings.defaults(), Progress.NONE);
 *     System.out.println(shots.lengths().mean());
 * }
 * }</pre>
 *
 * <p>Frames are read once, in order, and pass the network in windows of 100, of which the middle 50
 * count, as in the published version: the first frame stands 25 times before the film and the last
 * one behind it.
 */
public final class ShotDetection {
    private static final int STEP = ShotPredictor.WINDOW / 2;
    private static final int EDGE = ShotPredictor.WINDOW / 4;

    private static final double LARGEST_DIFFERENCE = 255;

    /** Frames of a flash, at most. */
    static final int LONGEST_FLASH = 3;

    private final Clip clip;
    private final ShotPredictor predictor;
    private final FrameScores scores;
    private final List<SmallFrame> window = new ArrayList<>();
    private int looked;
    private int scored;

    private ShotDetection(Clip clip, ShotPredictor predictor) {
        this.clip = clip;
        this.predictor = predictor;
        scores = new FrameScores(clip.frameCount());
    }

    /**
     * The shots of a clip.
     *
     * @param clip stays open
     * @throws CancelledException if the progress says so
     * @throws BadInputException if a frame can't be read, the network is not installed, or the
     *     device is not there
     */
    public static ShotList run(Clip clip, ShotSettings settings, Progress progress) {
        if (!clip.hasPicture()) {
            throw new BadInputException(
                    clip.name() + " has no pictures, so it has no shots; open a film.");
        }
        Detector detector = Detectors.find(Detector.SHOTS, "Detect Shots...");
        FrameScores scores = scores(clip, detector, settings.device(), progress);
        return ShotList.of(
                detector.id(),
                clip.times(),
                TransitionFinder.find(scores, (float) settings.threshold()),
                scores);
    }

    /** What is known of each frame before a threshold is applied. */
    static FrameScores scores(Clip clip, Detector detector, String device, Progress progress) {
        try (ShotPredictor predictor = ShotPredictor.open(detector, DjlRuntime.device(device))) {
            ShotDetection detection = new ShotDetection(clip, predictor);
            detection.score(progress);
            return detection.scores;
        }
    }

    private void score(Progress progress) {
        int count = clip.frameCount();
        try (FrameFeed feed = new FrameFeed(clip, STEP)) {
            List<SmallFrame> frames = feed.next(progress);
            window.addAll(Collections.nCopies(EDGE, frames.get(0)));
            while (!frames.isEmpty()) {
                frames.forEach(this::take);
                progress.update(
                        (double) scored / count,
                        "Detecting shots, frame " + looked + " of " + count);
                scoreFull(progress);
                frames = feed.next(progress);
            }
        }
        SmallFrame end = window.get(window.size() - 1);
        while (scored < count) {
            window.addAll(Collections.nCopies(ShotPredictor.WINDOW - window.size(), end));
            scoreFull(progress);
        }
    }

    private void take(SmallFrame frame) {
        int had = window.size();
        double earlier = LARGEST_DIFFERENCE;
        for (int back = 2; back <= Math.min(LONGEST_FLASH + 1, looked); back++) {
            earlier = Math.min(earlier, frame.difference(window.get(had - back)));
        }
        scores.setLook(
                looked,
                frame.brightness(),
                frame.contrast(),
                looked < 1 ? 0 : frame.difference(window.get(had - 1)),
                earlier);
        window.add(frame);
        looked++;
    }

    /** Scores as many windows as are full. */
    private void scoreFull(Progress progress) {
        while (window.size() >= ShotPredictor.WINDOW) {
            ShotPredictor.Scores some =
                    predictor.score(window.subList(0, ShotPredictor.WINDOW), progress);
            for (int i = EDGE; i < EDGE + STEP && scored < clip.frameCount(); i++) {
                scores.setScores(scored++, some.last()[i], some.within()[i]);
            }
            window.subList(0, STEP).clear();
        }
    }
}
