package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.RangedClip;
import io.github.affectj.model.TestModels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.Faithfulness;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import io.github.affectj.result.TemporalAttention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small untrained model: what it says is of no matter here, but it says it each time. */
class FaithfulnessCheckTest {
    private static final Path GIF = Path.of("sample-data", "party-to-tears.gif");

    @TempDir static Path temp;
    private static Clip clip;
    private static EmotionTimeline result;

    @BeforeAll
    static void analyze() throws IOException {
        AnalysisSettings settings =
                AnalysisSettings.defaults().withModel(TestModels.store(temp).toString());
        clip = RangedClip.of(ClipOpener.open(GIF), 1, 5, 1);
        result =
                EmotionAnalysis.run(
                        clip, settings.withHeatmap("gradcam", "sadness"), Progress.NONE);
    }

    @AfterAll
    static void close() {
        clip.close();
    }

    @Test
    void cellsAreTestedForTheLabelThatTheMapsSpeakOf() {
        List<Faithfulness> found = FaithfulnessCheck.run(clip, result, Progress.NONE);
        assertEquals(1, found.size());
        Faithfulness cells = found.get(0);
        assertEquals(Faithfulness.CELLS, cells.test());
        assertEquals("sadness", cells.label());
        int area = result.maps().orElseThrow().maps().get(0).values().length;
        assertEquals(5 * area, cells.pieces());
        int sadness = result.labels().indexOf("sadness");
        assertEquals(result.clipScores().get(sadness), cells.whole(), 1e-6);
        assertTrue(cells.empty() > 0 && cells.empty() != cells.whole(), "" + cells.empty());
        for (double area01 : List.of(cells.deletion(), cells.insertion(), cells.random())) {
            assertTrue(area01 > 0 && area01 < 1, cells.toString());
        }
        assertEquals(found, FaithfulnessCheck.run(clip, result, Progress.NONE), "not by chance");
    }

    @Test
    void momentsAreTestedForTheClipsLabel() {
        double[] picture = {0.5, 0.2, 0.1, 0.1, 0.1};
        TemporalAttention attention =
                new TemporalAttention(new double[][] {picture}, new double[][] {new double[5]});
        List<Faithfulness> found =
                FaithfulnessCheck.run(
                        clip,
                        with(result.frames(), result.model(), Optional.of(attention)),
                        Progress.NONE);
        assertEquals(
                List.of(Faithfulness.CELLS, Faithfulness.MOMENTS),
                found.stream().map(Faithfulness::test).toList());
        Faithfulness moments = found.get(1);
        // A GIF has no sound to take away.
        assertEquals(5, moments.pieces());
        assertEquals(result.clipLabel(), moments.label());
        assertEquals(result.clipConfidence(), moments.whole(), 1e-6);
    }

    private static EmotionTimeline with(
            List<FrameEmotion> frames, ModelInfo model, Optional<TemporalAttention> attention) {
        return new EmotionTimeline(
                result.clipName(),
                result.clipSource(),
                result.width(),
                result.height(),
                result.labels(),
                frames,
                result.clipScores(),
                model,
                result.settings(),
                result.environment(),
                frames.size() == 5 ? result.maps() : Optional.empty(),
                attention,
                Optional.empty());
    }

    @Test
    void onlyTheResultsOwnModelAndFramesTellOfIt() {
        ModelInfo other = new ModelInfo("small", "resnet18-convgru", "0".repeat(64), "");
        assertTold(with(result.frames(), other, Optional.empty()), "weights are others");
        TemporalAttention two =
                new TemporalAttention(new double[][] {{0.5, 0.5}}, new double[][] {{0, 0}});
        assertTold(
                with(result.frames().subList(0, 2), result.model(), Optional.of(two)),
                "is 5, but its result");
        assertTold(
                with(result.frames().subList(0, 2), result.model(), Optional.empty()),
                "neither heat maps nor temporal attention");
    }

    private static void assertTold(EmotionTimeline some, String why) {
        String told =
                assertThrows(
                                BadInputException.class,
                                () -> FaithfulnessCheck.run(clip, some, Progress.NONE))
                        .getMessage();
        assertTrue(told.contains(why), told);
    }

    @Test
    void stopsWhereAsked() {
        int[] asked = {0};
        Progress stop =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {}

                    @Override
                    public boolean isCancelled() {
                        return ++asked[0] > 20;
                    }
                };
        assertThrows(CancelledException.class, () -> FaithfulnessCheck.run(clip, result, stop));
        assertEquals(21, asked[0]);
    }
}
