package io.github.affectj.overlay.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many regions that are there at different times share the rows of a timeline. */
class ModelTrackTest {
    private static List<ModelTrack> tracks(List<EmotionTimeline> results) {
        int[] numbers = new int[60];
        double[] starts = new double[60];
        double[] durations = new double[60];
        Arrays.setAll(numbers, i -> i + 1);
        Arrays.setAll(starts, i -> 0.08 * i);
        Arrays.fill(durations, 0.08);
        return TimelineContent.of(
                        new ClipTimes(numbers, starts, durations),
                        results,
                        AnnotationSet.EMPTY,
                        "shots")
                .models();
    }

    @Test
    void regionsInTurnShareATrackWithTheirNames() {
        // Face after face, each for two frames; a gap of two frames before the last one.
        List<EmotionTimeline> results = new ArrayList<>();
        IntStream.range(0, 9)
                .forEach(i -> results.add(SampleResults.inRegion("face " + i, 2 * i, 2)));
        results.add(SampleResults.inRegion("face 9", 20, 2));
        results.add(SampleResults.inRegion("host", 0, 30));
        List<ModelTrack> tracks = tracks(results);
        assertEquals(List.of("10 regions", "host"), tracks.stream().map(ModelTrack::name).toList());
        ModelTrack shared = tracks.get(0);
        List<Segment> says = shared.says().segments();
        assertEquals(1, shared.says().lanes().size());
        assertEquals(20, says.size()); // the label of the sample changes with each frame
        assertEquals("face 0: " + says.get(0).label(), shared.says().texts()[0]);
        assertEquals("face 9: " + says.get(19).label(), shared.says().texts()[19]);
        assertEquals(1.6, says.get(18).start(), 1e-6);
        Curve first = shared.curves().get(0).curve();
        double expected = results.get(3).frames().get(1).probability(0);
        assertEquals(expected, first.mean(0.561, 0.639), 1e-6);
        assertEquals(0, first.mean(1.45, 1.59), 1e-6);
    }

    @Test
    void aFewHaveATrackEach() {
        List<EmotionTimeline> results =
                IntStream.range(0, 8)
                        .mapToObj(i -> SampleResults.inRegion("face " + i, 2 * i, 2))
                        .toList();
        assertEquals(
                results.stream().map(r -> r.region().orElseThrow().name()).toList(),
                tracks(results).stream().map(ModelTrack::name).toList());
    }
}
