package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Films for tests, of which nothing but their times is asked. */
final class LabelledFilms {
    private static final double FRAME = 0.1;

    private LabelledFilms() {}

    /** A film of so many seconds, ten frames each. */
    static Clip clip(double seconds) {
        double[] starts = new double[(int) Math.round(seconds / FRAME)];
        Arrays.setAll(starts, i -> i * FRAME);
        double[] durations = new double[starts.length];
        Arrays.fill(durations, FRAME);
        int[] numbers = new int[starts.length];
        Arrays.setAll(numbers, i -> i + 1);
        ClipTimes times = new ClipTimes(numbers, starts, durations);
        return new Clip() {
            @Override
            public String name() {
                return "made.mp4";
            }

            @Override
            public String source() {
                return "";
            }

            @Override
            public int width() {
                return 8;
            }

            @Override
            public int height() {
                return 8;
            }

            @Override
            public ClipTimes times() {
                return times;
            }

            @Override
            public int[] rgb(int index) {
                return new int[64];
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** A film of shots, of which some have one or several labelled segments, by chance. */
    static LabelledFilm random(Random random, boolean tellShots) {
        List<Segment> shots = new ArrayList<>();
        List<Segment> labels = new ArrayList<>();
        double at = 0;
        int count = 24 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            double length = 0.5 + 4 * random.nextDouble();
            shots.add(new Segment(at, at + length, String.valueOf(i + 1)));
            int parts = random.nextInt(4);
            for (int p = 0; p < parts; p++) {
                labels.add(
                        new Segment(
                                at + length * p / parts,
                                at + length * (p + 1) / parts,
                                random.nextBoolean() ? "glad" : "Sad "));
            }
            at += length;
        }
        return new LabelledFilm(
                clip(at + 1),
                Tier.of("mood", "Ana", labels),
                tellShots ? Optional.of(Tier.of("shots", "", shots)) : Optional.empty());
    }
}
