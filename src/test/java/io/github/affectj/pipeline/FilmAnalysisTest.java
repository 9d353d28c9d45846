package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.TestModels;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.TemporalAttention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of film on whole films, silent ones and sound alone; the weights are random. */
class FilmAnalysisTest {
    private static final Path SAMPLES = Path.of("sample-data");
    private static final Path FILM = SAMPLES.resolve("letter.mp4");
    private static final Path SILENT = SAMPLES.resolve("party-to-tears.gif");
    private static final Path SOUND =
            SAMPLES.resolve("av3/train/voice-only/neutral/neutral-093.m4a");

    @TempDir static Path temp;
    private static AnalysisSettings both;
    private static AnalysisSettings pictureAlone;
    private static AnalysisSettings soundAlone;

    @BeforeAll
    static void store() throws IOException {
        both = settings("joint");
        pictureAlone = settings("video");
        soundAlone = settings("audio");
    }

    private static AnalysisSettings settings(String modality) throws IOException {
        return stored(temp.resolve(modality), "modality:" + modality);
    }

    private static AnalysisSettings stored(Path parent, String options) throws IOException {
        Path folder = TestModels.store(parent, TestModels.film(options));
        return AnalysisSettings.defaults().withModel(folder.toString());
    }

    private static EmotionTimeline run(Path file, AnalysisSettings settings) {
        try (Clip clip = ClipOpener.open(file, ClipOpener.readers(), 1, 0, 5)) {
            return EmotionAnalysis.run(clip, settings, Progress.NONE);
        }
    }

    @Test
    void aFilmHasScoresMapsAndAttentionForEachFrame() {
        EmotionTimeline result = run(FILM, both.withHeatmap("attention", "top"));
        assertEquals(85, result.frames().size());
        assertEquals("video and audio", result.environment().get("streams"));
        double shares = 0;
        for (FrameEmotion frame : result.frames()) {
            shares += frame.attention();
        }
        assertEquals(1, shares, 1e-6);
        TemporalAttention attention = result.attention().orElseThrow();
        assertEquals(2, attention.heads());
        assertTrue(attention.audioShare() > 0.01 && attention.audioShare() < 0.99);
        List<AttentionMap> maps = result.maps().orElseThrow().maps();
        assertEquals(85, maps.size());
        for (AttentionMap map : maps) {
            double sum = 0;
            for (float v : map.values()) {
                sum += v;
            }
            assertEquals(1, sum, 1e-4, "a weight over the places of a frame");
        }
    }

    @Test
    void gradCamStaysAvailable() {
        EmotionTimeline result = run(FILM, both.withHeatmap("gradcam", "positive"));
        assertEquals(85, result.maps().orElseThrow().maps().size());
        assertTrue(result.maps().orElseThrow().max() > 0);
    }

    @Test
    void everyFrameOfAFasterStackGetsTheNumbersOfItsMoment() throws IOException {
        EmotionTimeline slow = run(FILM, both);
        EmotionTimeline fast;
        try (Clip clip = ClipOpener.open(FILM)) {
            fast = EmotionAnalysis.run(clip, both, Progress.NONE);
        }
        assertEquals(425, fast.frames().size());
        // Five frames share a step of 0.2 s. The one that is looked at is another than the first.
        assertArrayEquals(
                fast.frames().get(40).probabilities(), fast.frames().get(44).probabilities(), 1e-9);
        assertNotEquals(fast.frames().get(44).probability(0), fast.frames().get(45).probability(0));
        assertEquals(
                slow.frames().get(8).probability(0), fast.frames().get(40).probability(0), 0.05);
    }

    @Test
    void aFilmWithoutSoundRunsAndSaysSo() {
        EmotionTimeline result = run(SILENT, both);
        assertEquals("video alone: the clip has no audio", result.environment().get("streams"));
        assertEquals(0, result.attention().orElseThrow().audioShare());
    }

    @Test
    void soundAloneRunsAndSaysSo() {
        EmotionTimeline result = run(SOUND, both);
        assertEquals("audio alone: the clip has no video", result.environment().get("streams"));
        assertEquals(1, result.attention().orElseThrow().audioShare(), 1e-6);
    }

    @Test
    void whatAModelDoesNotTakeHasNoSay() {
        assertEquals(
                "audio alone: the model does not take video",
                run(FILM, soundAlone).environment().get("streams"));
        assertEquals(
                "video alone: the model does not take audio",
                run(FILM, pictureAlone).environment().get("streams"));
    }

    @Test
    void aClipWithoutWhatTheModelTakesIsOneSentence() {
        String silent =
                assertThrows(BadInputException.class, () -> run(SILENT, soundAlone)).getMessage();
        assertEquals("party-to-tears.gif has no audio that the model film could take.", silent);
        String blind =
                assertThrows(BadInputException.class, () -> run(SOUND, pictureAlone)).getMessage();
        assertEquals("neutral-093.m4a has no video that the model film could take.", blind);
    }

    @Test
    void aModelOfFeatureFilesTakesNoClips() throws IOException {
        Path folder =
                TestModels.store(
                        temp.resolve("features"),
                        TestModels.film(
                                "av-fusion",
                                TestModels.filmHyper(
                                        "",
                                        Map.of(
                                                "from_files", true,
                                                "visual_features", 5,
                                                "audio_features", 4))));
        AnalysisSettings settings = AnalysisSettings.defaults().withModel(folder.toString());
        assertEquals(
                "The model film takes features from files and can't analyse clips; Evaluate Emotion"
                        + " Model... scores it on a set of feature files.",
                assertThrows(BadInputException.class, () -> run(FILM, settings)).getMessage());
    }

    /** Whatever the method is, attention tells the same; without it there is none. */
    @ParameterizedTest
    @ValueSource(strings = {"lstm", "bpnn"})
    void otherMethodsTellAttentionIfTheyAttend(String method) throws IOException {
        Path parent = temp.resolve(method);
        AnalysisSettings attends =
                stored(parent.resolve("with"), "method:" + method).withHeatmap("attention", "top");
        EmotionTimeline told = run(FILM, attends);
        assertEquals(85, told.attention().orElseThrow().frames());
        assertEquals(85, told.maps().orElseThrow().maps().size());
        AnalysisSettings plain =
                stored(parent.resolve("without"), "attention:false, method:" + method);
        assertTrue(run(FILM, plain).attention().isEmpty());
        assertEquals(
                "heatmap=attention: the model film has no spatial attention; allowed are none and"
                        + " gradcam.",
                assertThrows(
                                BadInputException.class,
                                () -> run(FILM, plain.withHeatmap("attention", "top")))
                        .getMessage());
        assertEquals(
                85,
                run(FILM, plain.withHeatmap("gradcam", "top")).maps().orElseThrow().maps().size());
    }

    @Test
    void aModelThatDoesNotLookHasNoHeatMaps() {
        for (String map : List.of("attention", "gradcam")) {
            String message =
                    assertThrows(
                                    BadInputException.class,
                                    () -> run(FILM, soundAlone.withHeatmap(map, "top")))
                            .getMessage();
            assertEquals(
                    "heatmap=%s: the model film takes no video; allowed is none.".formatted(map),
                    message);
        }
    }

    @Test
    void aLaterWishForMapsIsToldByItsOwnKey() {
        EmotionTimeline result = run(FILM, soundAlone);
        try (Clip clip = ClipOpener.open(FILM, ClipOpener.readers(), 1, 0, 5)) {
            String message =
                    assertThrows(
                                    BadInputException.class,
                                    () ->
                                            EmotionAnalysis.explain(
                                                    clip,
                                                    result,
                                                    "attention",
                                                    "top",
                                                    Progress.NONE))
                            .getMessage();
            assertEquals(
                    "source=attention: the model film takes no video; it has no heat maps to show.",
                    message);
        }
    }
}
