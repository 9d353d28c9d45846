package io.github.affectj.benchmark;

import ai.djl.ndarray.NDArray;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.ij1.Macros;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognition with all that belongs to it, against the bare network on frames that are prepared.
 */
final class WholeWork {
    private static final double ALLOWED = 1.2;

    /** Frames and windows that pass together in the bare network, as in the analysis. */
    private static final int BATCH = 8;

    private WholeWork() {}

    static List<Row> measure(Workload work, int frames, int rounds) throws Exception {
        Path gif = work.gif(frames);
        Macros.install(OpenGifStackCommand.class);
        Macros.install(RecognizeEmotionsCommand.class);
        Macros.runOrFail("run('Open GIF Stack...', 'path=[" + gif + "]');");
        List<Row> rows = new ArrayList<>();
        try (BareNetwork bare =
                        new BareNetwork(
                                work.model(), DjlRuntime.device(AnalysisSettings.DEFAULT_DEVICE));
                Clip clip = ClipOpener.open(gif)) {
            List<NDArray> prepared = bare.frames(clip, BATCH);
            for (int stride : new int[] {AnalysisSettings.DEFAULT_STRIDE, 1}) {
                rows.addAll(rows(work, bare, clip, prepared, stride, rounds));
            }
        } finally {
            Macros.closeImages();
        }
        return rows;
    }

    private static List<Row> rows(
            Workload work,
            BareNetwork bare,
            Clip clip,
            List<NDArray> prepared,
            int stride,
            int rounds)
            throws Exception {
        List<NDArray> windows = bare.windows(prepared, stride, BATCH);
        String options = work.modelOption() + " stride=" + stride;
        try (EmotionAnalysis analysis = EmotionAnalysis.open(work.settings(stride))) {
            analysis.analyze(clip, Progress.NONE);
            long passed = analysis.backboneFrames();
            double[] medians =
                    Turns.medians(
                            rounds,
                            Turns.timed(() -> analysis.analyze(clip, Progress.NONE)),
                            Turns.timed(
                                    () -> {
                                        bare.backbone(prepared);
                                        bare.head(windows);
                                    }),
                            Turns.timed(
                                    () ->
                                            Macros.runOrFail(
                                                    "run('Recognize Emotions...', '"
                                                            + options
                                                            + "');")));
            String of =
                    " of %d frames, stride %s"
                            .formatted(
                                    clip.frameCount(),
                                    stride == 0 ? work.model().spec().stride() : stride);
            return List.of(
                    Row.times("recognition" + of, medians[0], "bare network", medians[1], ALLOWED),
                    Row.times(
                            "Recognize Emotions..." + of,
                            medians[2],
                            "bare network",
                            medians[1],
                            ALLOWED),
                    new Row(
                            "frames through the backbone" + of,
                            Long.toString(passed),
                            "frames " + clip.frameCount(),
                            (double) passed / clip.frameCount(),
                            1));
        } finally {
            windows.forEach(NDArray::close);
        }
    }
}
