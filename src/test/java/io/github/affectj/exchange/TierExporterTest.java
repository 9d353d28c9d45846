package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.tiers.Film;
import io.github.affectj.exchange.tiers.TierFiles;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What models say, as tiers in files of other programs. */
class TierExporterTest {
    private static final double FRAME = 1001 / 24000.0;

    @TempDir Path folder;

    /** Frames of a film of 23.976 a second; a number below 0 is one that is not there. */
    private static EmotionTimeline says(String model, double... sad) {
        List<FrameEmotion> frames = new ArrayList<>();
        for (int i = 0; i < sad.length; i++) {
            if (sad[i] >= 0) {
                double[] shares = {1 - sad[i], sad[i]};
                // Times as slice labels round them.
                double start = Math.round(i * FRAME * 1000) / 1000.0;
                frames.add(new FrameEmotion(i + 1, start, FRAME, shares, Double.NaN));
            }
        }
        return new EmotionTimeline(
                "film.mp4",
                "",
                16,
                12,
                new EmotionLabels(List.of("glad", "sad")),
                frames,
                List.of(0.5, 0.5),
                new ModelInfo(model, "resnet18-convgru", "ab".repeat(32), ""),
                Map.of(),
                Map.of(),
                Optional.empty());
    }

    private AnnotationSet written(ResultSet results, String format) {
        Path file = folder.resolve("out." + format);
        ResultExporters.find("auto", file)
                .exportAll(results, ExportSource.none(), file, Progress.NONE);
        return new AnnotationSet(
                TierFiles.read(file, TierFiles.ALL, Film.of(results.timeline().orElseThrow(), 10))
                        .tiers());
    }

    @Test
    void framesOfOneLabelAreASegmentWithTheirMean() {
        EmotionTimeline result = says("gif7", 0.9, 0.7, 0.2, 0.4, -1, 0.1, 0.8);
        Tier tier = written(ResultSet.of(result), "eaf").need("gif7");
        assertEquals("gif7", tier.coder());
        List<Segment> segments = tier.segments();
        assertEquals(
                List.of("sad", "glad", "glad", "sad"),
                segments.stream().map(Segment::label).toList());
        assertEquals(0.8, segments.get(0).value().orElseThrow(), 1e-12);
        assertEquals(0.7, segments.get(1).value().orElseThrow(), 1e-12);
        assertEquals(0.083, segments.get(0).end(), 1e-12);
        assertEquals(0.083, segments.get(1).start(), 1e-12);
        // A frame that is not there is no part of a segment.
        assertEquals(0.167, segments.get(1).end(), 6e-4);
        assertEquals(0.209, segments.get(2).start(), 1e-12);
    }

    @Test
    void personsStandBesideModelsAndAllSayWhoTheyAre() throws IOException {
        EmotionTimeline first = says("gif7", 0.9, 0.9, 0.1);
        EmotionTimeline second = says("other", 0.1, 0.9, 0.9);
        Tier ann =
                new Tier("emotion", TierKind.SEQUENCE, "Ann", List.of(new Segment(0, 0.1, "sad")));
        Tier old =
                new Tier("other", TierKind.SEQUENCE, "other", List.of(new Segment(0, 0.1, "old")));
        Tier hers =
                new Tier("gif7", TierKind.SEQUENCE, "Ann", List.of(new Segment(0, 0.1, "mine")));
        ResultSet all =
                ResultSet.of(first)
                        .with(ResultKey.of(second), second)
                        .with(new AnnotationSet(List.of(ann, old, hers)));
        for (String format : List.of("eaf", "TextGrid")) {
            AnnotationSet tiers = written(all, format);
            assertEquals(List.of("emotion", "other", "gif7", "gif7 2"), tiers.names());
            assertEquals("mine", tiers.need("gif7").segments().get(0).label());
            assertEquals(
                    List.of("glad", "sad"),
                    tiers.need("other").segments().stream().map(Segment::label).toList());
        }
        AnnotationSet tiers = written(all, "eaf");
        assertEquals(
                List.of("Ann", "other", "Ann", "gif7"),
                tiers.tiers().stream().map(Tier::coder).toList());
        for (String format : List.of("srt", "vtt")) {
            assertEquals(
                    List.of("glad", "sad"),
                    written(all, format).tiers().get(0).segments().stream()
                            .map(Segment::label)
                            .toList(),
                    "the current one");
        }
        assertTrue(Files.readString(folder.resolve("out.srt")).startsWith("1\n00:00:00,000 -->"));
    }
}
