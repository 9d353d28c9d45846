package io.github.affectj.annotation.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Table;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What a model says of segments: frames of 0.08 s, each label in turn with 0.87. */
class SegmentSummaryTest {
    private final EmotionTimeline film = SampleResults.film(64, 48, 9, 2, 0.4);

    private static Segment segment(double start, double end) {
        return new Segment(start, end, "x");
    }

    private SegmentSummary summary(double start, double end) {
        return SegmentSummary.of(film, SegmentFrames.of(film).of(segment(start, end)));
    }

    @Test
    void meansPeaksAndSharesOfAStretch() {
        // Frames 2 to 5 of negative, neutral, positive, negative, neutral, ...
        SegmentSummary s = summary(0.08, 0.40);
        assertEquals(4, s.frames());
        assertEquals(1, s.dominant());
        double rest = 0.065;
        assertArrayEquals(
                new double[] {
                    (3 * rest + 0.87) / 4, (2 * rest + 2 * 0.87) / 4, (3 * rest + 0.87) / 4
                },
                s.mean(),
                1e-12);
        assertArrayEquals(new double[] {0.25, 0.5, 0.25}, s.share(), 1e-12);
        assertArrayEquals(new double[] {0.87, 0.87, 0.87}, s.peak(), 1e-12);
        assertArrayEquals(new double[] {0.24, 0.08, 0.16}, s.peakSeconds(), 1e-12);
        double h = 0;
        for (double p : s.mean()) {
            h -= p * Math.log(p) / Math.log(3);
        }
        assertEquals(h, s.entropy(), 1e-12);
        double attention = 0;
        for (int i = 1; i < 5; i++) {
            attention += film.frames().get(i).attention();
        }
        assertEquals(attention, s.attention(), 1e-12);
        assertTrue(Double.isNaN(s.familiarity()));
    }

    @Test
    void sharesOfAttentionOfAllSegmentsSumToOne() {
        assertEquals(1, summary(0, 0.3).attention() + summary(0.3, 0.72).attention(), 1e-9);
    }

    @Test
    void aCutBesideAFramesStartMovesNoFrame() {
        assertEquals(3, summary(0, 0.2404).frames());
        assertEquals(3, summary(0, 0.2396).frames());
    }

    @Test
    void aPointHasTheFrameThatShows() {
        SegmentSummary s = summary(0.17, 0.17);
        assertEquals(1, s.frames());
        assertEquals(2, s.dominant());
        SegmentSummary none = summary(5, 6);
        assertEquals(0, none.frames());
        assertEquals(-1, none.dominant());
        assertTrue(Double.isNaN(none.mean()[0]) && Double.isNaN(none.entropy()));
    }

    @Test
    void familiarityIsTheLowerMedian() {
        EmotionTimeline known = SampleResults.withFamiliarity(8, 8, 0.9, 0.1, 0.3, 0.7);
        assertEquals(
                0.3, SegmentSummary.of(known, new SegmentFrames.Range(0, 4)).familiarity(), 1e-12);
    }

    @Property(tries = 200)
    void everyFrameBelongsToOneOfTouchingSegments(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 9) Integer> durations,
            @ForAll @Size(max = 6) List<@DoubleRange(min = 0, max = 1) Double> cuts) {
        double[] starts = new double[durations.size()];
        double[] lasting = new double[durations.size()];
        double at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            lasting[i] = durations.get(i) / 25.0;
            at += lasting[i];
        }
        SegmentFrames frames = new SegmentFrames(starts, lasting);
        double end = at;
        List<Double> edges =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(0.0, end),
                                cuts.stream().map(c -> c * end))
                        .distinct()
                        .sorted()
                        .toList();
        int all = 0;
        for (int i = 0; i + 1 < edges.size(); i++) {
            double from = edges.get(i);
            double to = edges.get(i + 1);
            SegmentFrames.Range range = frames.of(segment(from, to));
            int within = 0;
            for (int f = 0; f < starts.length; f++) {
                double middle = starts[f] + lasting[f] / 2;
                boolean in = middle >= from && middle < to;
                within += in ? 1 : 0;
                assertTrue(!in || f >= range.from() && f < range.to(), "frame " + f);
            }
            // One that is shorter than a frame shows a frame that belongs to a neighbour.
            assertEquals(Math.max(1, within), range.size());
            all += within;
        }
        assertEquals(starts.length, all);
    }

    @Test
    void theTableHasWhatThereIs() {
        Tier tier =
                Tier.of(
                        "lines",
                        "AB",
                        List.of(
                                new Segment(0, 0.2, "hello", OptionalDouble.of(2), ""),
                                new Segment(0.2, 0.72, "good bye", OptionalDouble.empty(), "CD")));
        SegmentFrames frames = SegmentFrames.of(film);
        Table plain = SegmentTable.of(tier, frames, List.of(), Optional.empty());
        assertEquals(
                List.of(
                        "number",
                        "start_s",
                        "end_s",
                        "length_s",
                        "label",
                        "value",
                        "source",
                        "frames"),
                plain.header());
        assertEquals(List.of(1, 0.0, 0.2, 0.2, "hello", 2.0, "", 2), plain.rows().get(0));
        Table whole =
                SegmentTable.of(
                        tier,
                        frames,
                        List.of(film),
                        Optional.of(
                                List.of(SegmentSound.NONE, new SegmentSound(-20, -10, 220, 0.5))));
        assertEquals(
                List.of(
                        "dominant",
                        "p_negative",
                        "p_neutral",
                        "p_positive",
                        "peak_negative",
                        "peak_neutral",
                        "peak_positive",
                        "peak_s_negative",
                        "peak_s_neutral",
                        "peak_s_positive",
                        "share_negative",
                        "share_neutral",
                        "share_positive",
                        "entropy",
                        "attention",
                        "familiarity",
                        "level_db",
                        "level_peak_db",
                        "pitch_hz",
                        "voiced"),
                whole.header().subList(8, whole.header().size()));
        for (List<Object> row : whole.rows()) {
            assertEquals(whole.header().size(), row.size());
        }
        assertEquals(220.0, whole.rows().get(1).get(whole.header().indexOf("pitch_hz")));
    }
}
