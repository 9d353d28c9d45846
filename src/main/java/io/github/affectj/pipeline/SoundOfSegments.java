package io.github.affectj.pipeline;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.summary.SegmentSound;
import io.github.affectj.base.Progress;
import io.github.affectj.features.FeatureTrack;
import io.github.affectj.features.audio.AudioFeatures;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures what is heard during segments: the track is gone through once, half a minute at a time,
 * so that a film of hours takes no more memory than a clip. Parts without segments are passed over.
 */
public final class SoundOfSegments {
    private static final double PART_SECONDS = 30;
    private static final int FIRST_PITCHES = 64;

    private final int level = AudioFeatures.names().indexOf("level_db");
    private final int pitch = AudioFeatures.names().indexOf("pitch_hz");
    private final List<Segment> segments;
    private final List<Sums> sums = new ArrayList<>();

    /** What has been heard of a segment. */
    private static final class Sums {
        private double power;
        private double peakDb = Double.NEGATIVE_INFINITY;
        private int rows;
        private float[] pitches = new float[FIRST_PITCHES];
        private int voiced;

        void add(float levelDb, float pitchHz) {
            power += Math.pow(10, levelDb / 10.0);
            peakDb = Math.max(peakDb, levelDb);
            rows++;
            if (pitchHz > 0) {
                if (voiced == pitches.length) {
                    pitches = Arrays.copyOf(pitches, 2 * voiced);
                }
                pitches[voiced++] = pitchHz;
            }
        }

        SegmentSound sound() {
            return rows == 0
                    ? SegmentSound.NONE
                    : new SegmentSound(
                            10 * Math.log10(power / rows),
                            peakDb,
                            median(),
                            (double) voiced / rows);
        }

        private double median() {
            float[] sorted = Arrays.copyOf(pitches, voiced);
            Arrays.sort(sorted);
            return voiced == 0
                    ? Double.NaN
                    : (sorted[(voiced - 1) / 2] + (double) sorted[voiced / 2]) / 2;
        }
    }

    private SoundOfSegments(List<Segment> segments) {
        this.segments = segments;
        segments.forEach(segment -> sums.add(new Sums()));
    }

    /**
     * What is heard during each segment.
     *
     * @param segments of the clip, sorted by start
     * @return as many, in the same order
     * @throws IOException if the track can't be read
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static List<SegmentSound> of(SoundTrack track, List<Segment> segments, Progress progress)
            throws IOException {
        SoundOfSegments work = new SoundOfSegments(segments);
        double end =
                Math.min(
                        track.durationSeconds(),
                        segments.stream().mapToDouble(Segment::end).max().orElse(0));
        int parts = (int) Math.ceil(end / PART_SECONDS);
        for (int part = 0; part < parts; part++) {
            progress.checkCancelled();
            work.measure(
                    track,
                    part * PART_SECONDS,
                    Math.min(end, (part + 1) * PART_SECONDS),
                    progress.part((double) part / parts, (part + 1.0) / parts));
        }
        return work.sums.stream().map(Sums::sound).toList();
    }

    private void measure(SoundTrack track, double from, double to, Progress progress)
            throws IOException {
        List<Integer> here = new ArrayList<>();
        for (int i = 0; i < segments.size() && segments.get(i).start() < to; i++) {
            if (segments.get(i).end() > from) {
                here.add(i);
            }
        }
        if (here.isEmpty()) {
            return;
        }
        FeatureTrack heard = AudioFeatures.of(track, from, to, progress);
        for (int i : here) {
            Segment segment = segments.get(i);
            int row = row(heard, segment.start());
            for (; row < heard.size() && heard.time(row) < segment.end(); row++) {
                float[] values = heard.values()[row];
                sums.get(i).add(values[level], values[pitch]);
            }
        }
    }

    /** The first row at or behind a moment, not below 0. */
    private static int row(FeatureTrack heard, double seconds) {
        return (int) Math.max(0, Math.ceil((seconds - heard.firstSeconds()) / heard.stepSeconds()));
    }
}
