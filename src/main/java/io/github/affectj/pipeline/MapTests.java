package io.github.affectj.pipeline;

import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.RangedClip;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.Faithfulness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tests the maps of a model clip by clip ({@link FaithfulnessCheck}), for who wants to know of very
 * many clips: a clip with many frames is tested by a few of them, evenly chosen.
 */
public final class MapTests implements AutoCloseable {
    /** Frames of a clip that are looked at: what is left of a test takes 65 analyses of each. */
    public static final int MOST_FRAMES = 8;

    private final AnalysisSettings settings;
    private EmotionAnalysis plain;

    /**
     * The model is opened with the first test.
     *
     * @param model id of an installed model, or path of a model folder
     * @param device {@code auto}, {@code cpu} or {@code gpu}
     */
    public MapTests(String model, String device) {
        settings =
                new AnalysisSettings(
                        model,
                        device,
                        AnalysisSettings.DEFAULT_STRIDE,
                        "none",
                        AnalysisSettings.TOP_EMOTION);
    }

    /**
     * Tests all maps that the model has, each for the clip's most probable label.
     *
     * @param whole the clip, which stays open
     * @return by source of the maps: {@code attention}, {@code gradcam}; and the attention over
     *     time under {@link Faithfulness#MOMENTS}; empty for a clip without a picture
     * @throws io.github.affectj.base.BadInputException if the clip can't be analysed
     */
    public Map<String, Faithfulness> test(Clip whole, Progress progress) {
        if (plain == null) {
            plain = EmotionAnalysis.open(settings);
        }
        Map<String, Faithfulness> found = new LinkedHashMap<>();
        Clip clip = few(whole);
        List<String> sources = clip.hasPicture() ? plain.sources() : List.of();
        for (int i = 0; i < sources.size(); i++) {
            String source = sources.get(i);
            Progress part = progress.part((double) i / sources.size(), (i + 1.0) / sources.size());
            EmotionTimeline result = plain.with(source).analyze(clip, part.part(0, 0.02));
            for (Faithfulness one :
                    FaithfulnessCheck.run(clip, result, plain, i == 0, part.part(0.02, 1))) {
                found.put(one.test().equals(Faithfulness.CELLS) ? source : one.test(), one);
            }
        }
        return found;
    }

    private static Clip few(Clip clip) {
        int step = (clip.frameCount() + MOST_FRAMES - 1) / MOST_FRAMES;
        return RangedClip.of(clip, 1, 0, Math.max(1, step));
    }

    @Override
    public void close() {
        if (plain != null) {
            plain.close();
        }
    }
}
