package io.github.affectj.benchmark;

import io.github.affectj.base.Progress;
import io.github.affectj.commands.DetectShotsCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.ij1.Macros;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.shots.ShotPredictor;
import io.github.affectj.model.shots.SmallFrame;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import io.github.affectj.pipeline.AnalysisSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A film from its file to its shots, by two commands in a running ImageJ, against the sum of what
 * can't be left out: FFmpeg's decoding of all frames, and the bare network on as many windows of
 * frames that are small already.
 */
final class ShotWork {
    private static final double ALLOWED = 1.3;

    private ShotWork() {}

    /**
     * Measures.
     *
     * @param seconds how long the film is
     */
    static Row measure(Films films, int seconds, int rounds) throws Exception {
        String what = "opening %d s of 720p and finding its shots".formatted(seconds);
        if (!Films.canMake()) {
            return Row.skipped(what, Films.NO_FFMPEG);
        }
        Path film = films.part(seconds, Films.KEYFRAME_EVERY);
        Macros.install(OpenVideoCommand.class);
        Macros.install(DetectShotsCommand.class);
        String detect = detect(film);
        Detector detector = Detectors.find(Detector.SHOTS, "the benchmark");
        // Half of the frames of a window count.
        int windows = (int) Math.ceil(2.0 * seconds * Films.RATE / ShotPredictor.WINDOW);
        List<SmallFrame> frames = noise();
        try (ShotPredictor bare =
                ShotPredictor.open(detector, DjlRuntime.device(AnalysisSettings.DEFAULT_DEVICE))) {
            double[] medians =
                    Turns.medians(
                            rounds,
                            Turns.timed(
                                    () -> {
                                        Macros.runOrFail(detect);
                                        Macros.closeImages();
                                    }),
                            Turns.timed(() -> FilmWork.decode(film)),
                            Turns.timed(
                                    () -> {
                                        for (int i = 0; i < windows; i++) {
                                            bare.score(frames, Progress.NONE);
                                        }
                                    }));
            String of =
                    "ffmpeg %s + bare network %s ="
                            .formatted(Row.ms(medians[1]), Row.ms(medians[2]));
            return Row.times(what, medians[0], of, medians[1] + medians[2], ALLOWED);
        }
    }

    /** The macro that opens a film and finds its shots. */
    static String detect(Path film) {
        return "run('Open Video with Audio...', 'path=[%s]'); run('Detect Shots...');"
                .formatted(film);
    }

    private static List<SmallFrame> noise() {
        Random random = new Random(1);
        List<SmallFrame> frames = new ArrayList<>();
        for (int i = 0; i < ShotPredictor.WINDOW; i++) {
            byte[] rgb = new byte[SmallFrame.BYTES];
            random.nextBytes(rgb);
            frames.add(new SmallFrame(rgb));
        }
        return frames;
    }
}
