package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Films and tiers that tests speak of. */
final class Films {
    static final double FRAME = 1001 / 24000.0;
    static final int FRAMES = 1500;

    private Films() {}

    /** The film of scripts/reference/tiers.py: 1500 frames, 23.976 a second. */
    static Film cinema(Path folder) {
        double[] starts = IntStream.range(0, FRAMES).mapToDouble(Films::frame).toArray();
        double end = frame(FRAMES);
        return new Film(
                "film.mp4",
                Optional.of(folder.resolve("film.mp4")),
                new FrameTimes(starts, end),
                end,
                OptionalDouble.of(1 / FRAME),
                0);
    }

    static double frame(int number) {
        return number * FRAME;
    }

    private static Segment segment(int from, int to, String label, double value, String source) {
        return new Segment(
                frame(from),
                frame(to),
                label,
                Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
                source);
    }

    /** Tiers of every kind, with all that a segment can have. */
    static AnnotationSet tiers() {
        return new AnnotationSet(
                List.of(
                        new Tier(
                                "emotion",
                                TierKind.SEQUENCE,
                                "Ana",
                                List.of(
                                        segment(0, 24, "glad", Double.NaN, ""),
                                        segment(24, 1312, "sad & <blue> \"x\"", -0.25, ""),
                                        segment(1312, 1400, "驚き, ☺", 3, "gif7"))),
                        new Tier(
                                "claps",
                                TierKind.POINTS,
                                "",
                                List.of(
                                        segment(7, 7, "clap", Double.NaN, ""),
                                        segment(1312, 1312, "=1+1", Double.NaN, ""))),
                        new Tier(
                                "voices",
                                TierKind.OVERLAPPING,
                                "Ben",
                                List.of(
                                        segment(10, 100, "one", Double.NaN, "Kim"),
                                        segment(50, 150, "two", 0.5, "Lee"),
                                        segment(150, 160, "one", Double.NaN, "Kim")))));
    }
}
