package io.github.affectj.benchmark;

import ai.djl.ndarray.NDArray;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.ij1.Macros;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.RangedClip;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.pipeline.AnalysisSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A film from its file to the labels of its frames, by two commands in a running ImageJ, against
 * the sum of what can't be left out: FFmpeg's decoding of all frames, and the bare network on the
 * frames that are looked at and their windows. FFmpeg decodes with as many threads as it takes by
 * itself; both sides decode the sound.
 */
final class FilmWork {
    /** Takes each such frame: five a second, as the model does. */
    static final int STEP = 5;

    private static final double ALLOWED = 1.15;

    /** Frames and windows that pass together in the bare network, as in the analysis. */
    private static final int BATCH = 8;

    private FilmWork() {}

    /**
     * Measures.
     *
     * @param seconds how long the film is
     */
    static List<Row> measure(Workload work, Films films, int seconds, int rounds) throws Exception {
        String what = "opening and labelling %d s of 720p, step %d".formatted(seconds, STEP);
        if (!Films.canMake()) {
            return List.of(Row.skipped(what, Films.NO_FFMPEG));
        }
        Path film = films.part(seconds, Films.KEYFRAME_EVERY);
        Macros.install(OpenVideoCommand.class);
        Macros.install(RecognizeEmotionsCommand.class);
        String label = work.labelFilm(film, STEP);
        ModelSpec spec = work.filmModel().spec();
        try (BareNetwork bare =
                        new BareNetwork(
                                work.filmModel(),
                                DjlRuntime.device(AnalysisSettings.DEFAULT_DEVICE));
                Clip clip = RangedClip.of(ClipOpener.open(film), 1, 0, STEP)) {
            TimeSteps steps = TimeSteps.of(clip.times(), spec.stepSeconds());
            List<NDArray> frames = bare.frames(clip, steps.distinctFrames(), BATCH);
            List<WindowBatch> windows =
                    bare.filmWindows(bare.maps(frames), steps, sound(clip, steps), BATCH);
            double[] medians =
                    Turns.medians(
                            rounds,
                            Turns.timed(
                                    () -> {
                                        Macros.runOrFail(label);
                                        Macros.closeImages();
                                    }),
                            Turns.timed(() -> decode(film)),
                            Turns.timed(
                                    () -> {
                                        bare.backbone(frames);
                                        bare.filmHead(windows);
                                    }));
            String of =
                    "ffmpeg %s + bare network %s ="
                            .formatted(Row.ms(medians[1]), Row.ms(medians[2]));
            return List.of(Row.times(what, medians[0], of, medians[1] + medians[2], ALLOWED));
        }
    }

    /** All frames and the sound, with all threads that FFmpeg takes. */
    static void decode(Path film) throws IOException, InterruptedException {
        Films.run(List.of("ffmpeg", "-v", "error", "-i", film.toString(), "-f", "null", "-"));
    }

    /** The features of each step; the last ones stay where the sound is shorter. */
    private static List<float[]> sound(Clip clip, TimeSteps steps) throws IOException {
        List<float[]> rows = new ArrayList<>();
        try (AudioSteps sound =
                AudioSteps.open(
                        clip.sound().orElseThrow(), steps.firstSeconds(), steps.stepSeconds())) {
            for (int i = 0; i < steps.size(); i++) {
                float[] row = new float[AudioSteps.size()];
                rows.add(sound.next(row, 0) || i == 0 ? row : rows.get(i - 1));
            }
        }
        return rows;
    }
}
