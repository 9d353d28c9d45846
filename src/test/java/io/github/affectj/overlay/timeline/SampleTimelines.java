package io.github.affectj.overlay.timeline;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Progress;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import io.github.affectj.result.SampleResults;
import io.github.affectj.result.TemporalAttention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Timelines for tests and for the benchmark, of any length; the same ones each time. */
public final class SampleTimelines {
    /** Of a frame. */
    static final double SECONDS = 0.04;

    private SampleTimelines() {}

    /** Frames one after the other. */
    static ClipTimes times(int frames) {
        int[] numbers = new int[frames];
        double[] starts = new double[frames];
        double[] durations = new double[frames];
        for (int i = 0; i < frames; i++) {
            numbers[i] = i + 1;
            starts[i] = i * SECONDS;
            durations[i] = SECONDS;
        }
        return new ClipTimes(numbers, starts, durations);
    }

    /** What a model says of them, with seven labels, attention and familiarity. */
    static EmotionTimeline result(int frames) {
        Random random = new Random(7);
        int labels = SampleResults.LABELS.size();
        double[] logits = new double[labels];
        double[][] attention = new double[2][frames];
        List<FrameEmotion> list = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            double[] p = new double[labels];
            double sum = 0;
            for (int k = 0; k < labels; k++) {
                logits[k] = 0.97 * logits[k] + 0.6 * random.nextGaussian();
                p[k] = Math.exp(logits[k]);
                sum += p[k];
            }
            for (int k = 0; k < labels; k++) {
                p[k] /= sum;
            }
            for (double[] stream : attention) {
                stream[i] = Math.exp(random.nextGaussian()) + (i == 0 ? 0 : stream[i - 1]);
                stream[i] /= 2;
            }
            list.add(
                    new FrameEmotion(
                            i + 1,
                            i * SECONDS,
                            SECONDS,
                            p,
                            1.0 / frames,
                            i % 500 < 40 ? 0.01 : 0.6));
        }
        double sum = Arrays.stream(attention).flatMapToDouble(Arrays::stream).sum();
        for (double[] stream : attention) {
            for (int i = 0; i < frames; i++) {
                stream[i] /= sum;
            }
        }
        List<Double> scores = SampleResults.LABELS.stream().map(label -> 1.0 / labels).toList();
        return new EmotionTimeline(
                "film.mp4",
                "",
                64,
                64,
                new EmotionLabels(SampleResults.LABELS),
                list,
                scores,
                new ModelInfo("gif7-resnet18-convgru", "any", "ab".repeat(32), "CC-BY-4.0"),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.of(
                        new TemporalAttention(
                                new double[][] {attention[0]}, new double[][] {attention[1]})),
                Optional.empty());
    }

    /** Shots and tiers of persons, of so many segments each. */
    static AnnotationSet tiers(int tiers, int segments, double seconds) {
        List<Tier> list = new ArrayList<>();
        for (int t = 0; t < tiers; t++) {
            Random random = new Random(t);
            List<Segment> made = new ArrayList<>();
            double at = 0;
            double part = seconds / segments;
            for (int i = 0; i < segments; i++) {
                double end = at + part * (0.5 + 0.5 * random.nextDouble());
                String label =
                        t == 0
                                ? Integer.toString(i + 1)
                                : SampleResults.LABELS.get(
                                        random.nextInt(SampleResults.LABELS.size()));
                made.add(new Segment(at, t == 0 ? (i + 1) * part : end, label));
                at = (i + 1) * part;
            }
            list.add(
                    Tier.of(
                            t == 0 ? "shots" : "emotion " + t,
                            t == 0 ? "transnetv2" : "coder " + t,
                            made));
        }
        return new AnnotationSet(list);
    }

    /** All together, with a sound that swells and fades. */
    public static TimelineContent content(int frames, int tiers, int segments) throws Exception {
        double seconds = frames * SECONDS;
        return TimelineContent.of(
                        times(frames),
                        List.of(result(frames)),
                        tiers(tiers, segments, seconds),
                        "shots")
                .withWaveform(
                        Optional.of(
                                Waveform.read(
                                        new MadeSound(1000, seconds), 0, seconds, Progress.NONE)));
    }
}
