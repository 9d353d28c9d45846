package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.TestAudio;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.sound.SoundOnlyClip;
import io.github.affectj.model.TestModels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ModelInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmotionAnalysisTest {
    @TempDir static Path temp;
    private static AnalysisSettings settings;

    @BeforeAll
    static void store() throws IOException {
        settings = AnalysisSettings.defaults().withModel(TestModels.store(temp).toString());
    }

    @Test
    void aHeatMapNeedsAPicture() throws IOException {
        SoundOnlyClip clip =
                new SoundOnlyClip(Path.of("talk.wav"), TestAudio.of(2, t -> Math.sin(900 * t)));
        Path model = TestModels.store(temp, TestModels.film());
        AnalysisSettings film = AnalysisSettings.defaults().withModel(model.toString());
        for (String source : List.of("attention", "gradcam")) {
            AnalysisSettings maps = film.withHeatmap(source, AnalysisSettings.TOP_EMOTION);
            BadInputException e =
                    assertThrows(
                            BadInputException.class,
                            () -> EmotionAnalysis.run(clip, maps, Progress.NONE));
            assertEquals(
                    "heatmap="
                            + source
                            + ": talk.wav has no video to show it over; allowed is none.",
                    e.getMessage());
        }
        EmotionTimeline heard = EmotionAnalysis.run(clip, film, Progress.NONE);
        assertEquals(
                "audio alone: the clip has no video",
                heard.environment().get(EmotionTimeline.STREAMS));
    }

    /** Frames of one colour each, the one at {@code broken} unreadable. */
    private record Colours(int frameCount, int broken) implements Clip {
        @Override
        public String name() {
            return "colours";
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public int width() {
            return 20;
        }

        @Override
        public int height() {
            return 10;
        }

        @Override
        public ClipTimes times() {
            int[] numbers = new int[frameCount];
            double[] starts = new double[frameCount];
            double[] durations = new double[frameCount];
            for (int i = 0; i < frameCount; i++) {
                numbers[i] = i + 1;
                starts[i] = i * 0.1;
                durations[i] = 0.1;
            }
            return new ClipTimes(numbers, starts, durations);
        }

        @Override
        public int[] rgb(int index) throws IOException {
            if (index == broken) {
                throw new IOException("the disk is gone");
            }
            int[] rgb = new int[200];
            Arrays.fill(rgb, index * 0x030507);
            return rgb;
        }

        @Override
        public void close() {}
    }

    private static EmotionTimeline run(AnalysisSettings some, int frames) {
        return EmotionAnalysis.run(new Colours(frames, -1), some, Progress.NONE);
    }

    @Test
    void givesEveryFrameAndTheClipProbabilities() {
        for (int frames : new int[] {1, 3, 9, 30}) {
            EmotionTimeline timeline = run(settings, frames);
            assertEquals(frames, timeline.frames().size());
            timeline.frames()
                    .forEach(f -> assertEquals(1, DoubleStream.of(f.probabilities()).sum(), 1e-9));
            assertEquals(1, timeline.clipScores().stream().mapToDouble(d -> d).sum(), 1e-9);
            assertEquals("small", timeline.model().id());
            assertEquals(64, timeline.model().sha256().length());
            assertTrue(timeline.environment().get("engine").startsWith("PyTorch"));
            assertTrue(timeline.maps().isEmpty());
            assertFalse(timeline.hasTemporalAttention());
        }
    }

    @Test
    void theSameClipGivesTheSameNumbers() {
        EmotionTimeline first = run(settings, 3);
        EmotionTimeline again = run(settings, 3);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(
                    first.frames().get(i).probabilities(), again.frames().get(i).probabilities());
        }
    }

    @Test
    void heatMapsSpeakOfTheEmotionThatIsAskedFor() {
        EmotionTimeline of = run(settings.withHeatmap("gradcam", "anger"), 6);
        assertEquals(6, of.maps().orElseThrow().maps().size());
        assertEquals("anger", of.maps().orElseThrow().emotion());
        EmotionTimeline other = run(settings.withHeatmap("gradcam", "sadness"), 6);
        assertFalse(
                Arrays.equals(
                        of.maps().orElseThrow().maps().get(0).values(),
                        other.maps().orElseThrow().maps().get(0).values()));
        for (int i = 0; i < 6; i++) { // to explain does not change what is explained
            assertArrayEquals(
                    of.frames().get(i).probabilities(), other.frames().get(i).probabilities());
        }
    }

    private static void complains(AnalysisSettings some, String... parts) {
        String message = assertThrows(BadInputException.class, () -> run(some, 5)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void namesTheKeyAndWhatIsAllowed() {
        complains(settings.withStride(5), "stride=5", "0", "4");
        complains(settings.withHeatmap("attention", "top"), "heatmap=attention", "gradcam");
        complains(settings.withHeatmap("warm", "top"), "heatmap=warm", "none");
        complains(settings.withHeatmap("gradcam", "joy"), "emotion=joy", "happiness");
        complains(settings.withModel("/no/such/model"), "/no/such/model");
    }

    @Test
    void namesTheClipWhoseFrameCannotBeRead() {
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () -> EmotionAnalysis.run(new Colours(40, 21), settings, Progress.NONE));
        assertTrue(e.getMessage().contains("colours"), e.getMessage());
        assertTrue(e.getMessage().contains("the disk is gone"), e.getMessage());
    }

    @Test
    void stopsWhereAsked() {
        Progress stop =
                new Progress() {
                    private boolean stopped;

                    @Override
                    public void update(double fraction, String message) {
                        stopped = true;
                    }

                    @Override
                    public boolean isCancelled() {
                        return stopped;
                    }
                };
        assertThrows(
                CancelledException.class,
                () -> EmotionAnalysis.run(new Colours(500, -1), settings, stop));
    }

    /** Maps of other weights, or of other frames, would explain what was never found. */
    @Test
    void explainsAResultOnlyByItsOwnModelAndFrames() {
        EmotionTimeline result = run(settings, 6);
        EmotionTimeline.HeatMaps maps = explain(6, result);
        assertEquals(6, maps.maps().size());
        assertArrayEquals(
                run(settings.withHeatmap("gradcam", "anger"), 6)
                        .maps()
                        .orElseThrow()
                        .maps()
                        .get(2)
                        .values(),
                maps.maps().get(2).values());
        assertTrue(complaint(5, result).contains("is 5, but its result"));
        EmotionTimeline other =
                new EmotionTimeline(
                        result.clipName(),
                        result.clipSource(),
                        result.width(),
                        result.height(),
                        result.labels(),
                        result.frames(),
                        result.clipScores(),
                        new ModelInfo("small", "resnet18-convgru", "0".repeat(64), ""),
                        result.settings(),
                        result.environment(),
                        result.maps());
        assertTrue(complaint(6, other).contains("weights"));
    }

    private static EmotionTimeline.HeatMaps explain(int frames, EmotionTimeline result) {
        return EmotionAnalysis.explain(
                new Colours(frames, -1), result, "gradcam", "anger", Progress.NONE);
    }

    private static String complaint(int frames, EmotionTimeline result) {
        return assertThrows(BadInputException.class, () -> explain(frames, result)).getMessage();
    }

    /** What is before a cut is scored as if the clip ended there, by networks of both kinds. */
    @Test
    void aShotIsJudgedByItsOwnFrames() throws IOException {
        Path film = TestModels.store(temp.resolve("cut"), TestModels.film());
        for (AnalysisSettings some : List.of(settings, settings.withModel(film.toString()))) {
            EmotionTimeline whole = run(some, 30);
            EmotionTimeline shots = run(some.withShots(List.of(1, 11, 13)), 30);
            EmotionTimeline first = run(some, 10);
            boolean differs = false;
            for (int i = 0; i < 10; i++) {
                double[] p = shots.frames().get(i).probabilities();
                assertArrayEquals(first.frames().get(i).probabilities(), p, 1e-5);
                differs |= Math.abs(p[0] - whole.frames().get(i).probabilities()[0]) > 1e-5;
            }
            assertTrue(differs);
            assertEquals(30, shots.frames().size());
            assertEquals("1 11 13", shots.settings().get("shots"));
            assertFalse(whole.settings().containsKey("shots"));
            assertEquals(List.of(1, 11, 13), AnalysisSettings.of(shots.settings()).shots());
        }
        assertEquals(
                "The setting shots holds something else than numbers of frames with a space"
                        + " between.",
                assertThrows(
                                BadInputException.class,
                                () -> AnalysisSettings.of(Map.of("shots", "3,4")))
                        .getMessage());
    }
}
