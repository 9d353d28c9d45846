package io.github.affectj.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.explain.PointingGame;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.result.Faithfulness;
import io.github.affectj.result.FigureBox;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapScoresTest {
    private static final Path GIF = Path.of("sample-data", "party-to-tears.gif");

    private static Sample sample(String group, FigureBox figure) {
        return new Sample(
                GIF,
                0,
                "test",
                group,
                Sample.UNKNOWN,
                "manifest.csv line 2",
                null,
                null,
                figure,
                Span.WHOLE);
    }

    private static MapScores.Pointed pointed(String group, double peak, double mass) {
        return new MapScores.Pointed(
                sample(group, null),
                "gradcam",
                new PointingGame.Found(10, peak, mass, 0.25, 0.2, 1));
    }

    private static MapScores.Tested tested(double deletion, double insertion) {
        return new MapScores.Tested(
                sample("", null),
                "gradcam",
                new Faithfulness(
                        Faithfulness.CELLS, "joy", 9, 1, 0, deletion, insertion, 0.4, 0.02, 5));
    }

    /** Clips count alike, and groups are drawn where there are ten, some of several clips. */
    @Test
    void clipsCountAlikeAndGroupsAreDrawn() {
        List<MapScores.Pointed> clips = new ArrayList<>();
        for (int g = 0; g < 10; g++) {
            clips.add(pointed("g" + g, g % 2 == 0 ? 1 : 0.5, 0.6));
            clips.add(pointed("g" + g, 0.5, 0.2));
        }
        Map<?, ?> map = (Map<?, ?>) new MapScores(clips, List.of()).asMap().get("gradcam");
        assertEquals(20, map.get("clips"));
        assertEquals(10, map.get("groups"));
        assertEquals(200, map.get("frames"));
        assertEquals("by group", map.get("interval"));
        assertEquals(0.625, (double) map.get("pointing"), 1e-12);
        assertEquals(0.4, (double) map.get("mass"), 1e-12);
        // Every group has the same mean mass: to draw groups moves nothing.
        assertEquals(0.4, (double) map.get("mass_low"), 1e-12);
        assertEquals(0.4, (double) map.get("mass_high"), 1e-12);
        assertTrue((double) map.get("pointing_low") < 0.6);
        assertEquals(0.25, (double) map.get("area"), 1e-12);
        assertEquals(0.2, (double) map.get("pointing_chance"), 1e-12);
        assertEquals(1.0, map.get("pointing_middle"));
    }

    @Test
    void sharesOfTestedClipsHaveWilsonsInterval() {
        MapScores scores =
                new MapScores(
                        List.of(pointed("", 1, 1)),
                        List.of(
                                tested(0.2, 0.6),
                                tested(0.2, 0.41),
                                tested(0.39, 0.6),
                                tested(0.5, 0.3)));
        Map<?, ?> map = (Map<?, ?>) scores.asMap().get("gradcam");
        assertEquals(4, map.get("tested_clips"));
        assertEquals(0.25, map.get("both_better"));
        assertEquals(0.5, map.get("deletion_better"));
        assertEquals(0.5, map.get("insertion_better"));
        assertEquals(Interval.wilson(1, 4).low(), (double) map.get("both_better_low"), 1e-12);
        assertEquals(Interval.wilson(1, 4).high(), (double) map.get("both_better_high"), 1e-12);
        assertEquals(1, map.get("clips"));
        List<String> lines = scores.lines();
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(0)
                        .startsWith(
                                "Grad-CAM of 1 clip with a known figure: peak in the figure's box in"
                                        + " 1.000 (95 % interval 0.207 to 1.000) of the frames (at random"
                                        + " 0.200, the picture's middle 1.000), 1.000"),
                lines.get(0));
        assertTrue(lines.get(1).contains("both in 0.250 (95 % interval 0.046"), lines.get(1));
        assertTrue(lines.get(1).contains("do not lean on such a map"), lines.get(1));
    }

    /** The maps of scoring are those that an analysis would show; a box of the whole has all. */
    @Test
    void allMapsOfANetworkAreMeasuredWhileItScores() {
        try (EmotionPredictor predictor = TestModels.predictor(TestModels.film())) {
            MapScorer maps = new MapScorer(predictor);
            List<Sample> samples =
                    List.of(
                            sample("", new FigureBox(0, 0, 200, 200)),
                            sample("", null),
                            sample("", new FigureBox(0, 0, 100, 200)));
            List<double[]> logits =
                    SplitScorer.of(ClipSource.FILES)
                            .score(predictor, samples, Progress.NONE, "Testing", maps);
            assertEquals(
                    logits.get(1)[0],
                    ClipScorer.score(predictor, samples, Progress.NONE, "", null).get(1)[0],
                    1e-6);
            List<MapScores.Pointed> found = maps.scores().pointed();
            assertEquals(
                    List.of("attention", "gradcam", "attention", "gradcam"),
                    found.stream().map(MapScores.Pointed::source).toList());
            for (MapScores.Pointed p : found.subList(0, 2)) {
                assertEquals(24, p.found().frames());
                assertEquals(1, p.found().mass(), 1e-6);
            }
            assertEquals(0.5, found.get(2).found().area(), 1e-12);
            double mass = found.get(2).found().mass();
            assertTrue(
                    mass > 0.1 && mass < 0.9, "attention of a new network is everywhere " + mass);
        }
    }

    @Test
    void aBoxBeyondThePictureIsRefused() {
        try (EmotionPredictor predictor = TestModels.predictor()) {
            List<Sample> samples = List.of(sample("", new FigureBox(101, 0, 100, 200)));
            String message =
                    assertThrows(
                                    BadInputException.class,
                                    () ->
                                            SplitScorer.of(ClipSource.FILES)
                                                    .score(
                                                            predictor,
                                                            samples,
                                                            Progress.NONE,
                                                            "",
                                                            new MapScorer(predictor)))
                            .getMessage();
            assertEquals(
                    "manifest.csv line 2: the figure 101,0,100,200 lies beyond "
                            + GIF
                            + ", which is 200 x 200 pixels.",
                    message);
        }
    }

    @Test
    void clipsToTestAreChosenEvenlyAmongThoseWithABox() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            samples.add(sample("g" + i, i % 2 == 0 ? new FigureBox(0, 0, 1, 1) : null));
        }
        assertEquals(
                List.of("g0", "g4"),
                MapEvaluation.some(samples, 2).stream().map(Sample::group).toList());
        assertEquals(5, MapEvaluation.some(samples, 99).size());
        samples.removeIf(s -> s.figure() != null);
        assertEquals(3, MapEvaluation.some(samples, 3).size());
    }
}
