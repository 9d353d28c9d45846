package io.github.affectj.training.data;

import ai.djl.ndarray.NDManager;
import io.github.affectj.base.Progress;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.PooledMaps;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * What a backbone says of some frames of a clip, averaged over their places. While it looks at some
 * frames the next are read.
 */
public final class PooledFrames {
    private static final int BATCH = 8;

    /** Batches whose pixels are in memory: one is read and two are looked at. */
    private static final int AHEAD = 2;

    private final EmotionPredictor predictor;
    private final FramePreprocessor preprocessor;
    private final Deque<CompletableFuture<Void>> begun = new ArrayDeque<>();
    private final float[][] rows;

    private PooledFrames(EmotionPredictor predictor, int count) {
        this.predictor = predictor;
        preprocessor = predictor.preprocessor();
        rows = new float[count][];
    }

    /**
     * Reads frames.
     *
     * @param predictor whose backbone is asked
     * @param frames places in the clip, from 0, rising
     * @param message what the user is told meanwhile
     * @return a row for each frame, as wide as the backbone's maps have channels
     * @throws IOException if a frame can't be read
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static float[][] of(
            EmotionPredictor predictor, Clip clip, int[] frames, String message, Progress progress)
            throws IOException {
        PooledFrames work = new PooledFrames(predictor, frames.length);
        try {
            work.read(clip, frames, message, progress);
        } finally {
            // Nobody may close the predictor under them.
            work.begun.forEach(future -> future.handle((done, failure) -> done).join());
        }
        return work.rows;
    }

    private void read(Clip clip, int[] frames, String message, Progress progress)
            throws IOException {
        int length = preprocessor.length();
        int[] room = new int[clip.width() * clip.height()];
        for (int first = 0; first < frames.length; first += BATCH) {
            int count = Math.min(BATCH, frames.length - first);
            float[] pixels = new float[count * length];
            for (int i = 0; i < count; i++) {
                progress.checkCancelled();
                int[] rgb = clip.rgb(frames[first + i], room);
                preprocessor.write(rgb, clip.width(), clip.height(), pixels, i * length);
            }
            int from = first;
            begun.add(CompletableFuture.runAsync(() -> look(pixels, count, from)));
            if (begun.size() > AHEAD) {
                begun.remove().join();
            }
            progress.update((double) (first + count) / frames.length, message);
        }
        for (CompletableFuture<Void> future : begun) {
            future.join();
        }
    }

    private void look(float[] pixels, int count, int first) {
        try (NDManager scope = predictor.manager().newSubManager()) {
            float[][] some = PooledMaps.of(predictor.features(scope, pixels, count));
            System.arraycopy(some, 0, rows, first, count);
        }
    }
}
