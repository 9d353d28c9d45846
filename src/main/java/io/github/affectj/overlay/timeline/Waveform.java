package io.github.affectj.overlay.timeline;

import io.github.affectj.base.Progress;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;

/**
 * How loud a sound track is over time, as it is drawn: lowest, highest and root mean square of
 * short equal bins. Immutable. It takes at most some 15 MB however long the track is; the samples
 * themselves are never held.
 */
public final class Waveform {
    /** The most bins; of longer tracks the bins are longer. */
    private static final int MOST_BINS = 1 << 19;

    /** The shortest bins, in seconds. */
    private static final double SHORTEST = 0.001;

    private static final int BLOCK = 1 << 14;

    private final double from;
    private final double binSeconds;
    private final RangeExtremes extremes;

    /** Sum of mean squares of all bins before each. */
    private final double[] squares;

    private Waveform(double from, double binSeconds, Bins bins) {
        this.from = from;
        this.binSeconds = binSeconds;
        extremes = new RangeExtremes(bins.low, bins.high);
        squares = new double[bins.low.length + 1];
        for (int i = 0; i < bins.low.length; i++) {
            squares[i + 1] = squares[i] + bins.square[i];
        }
    }

    /** A flat line, which keeps the place of a track that is still being read. */
    public static Waveform flat(double from, double to) {
        return new Waveform(from, to - from, new Bins(1));
    }

    /**
     * Reads a track once, mixed down to one channel, and decodes it as it goes. What lies behind
     * its end is silence.
     *
     * @param from where to begin, in seconds of the clip
     * @param to where to end, after {@code from}
     * @param progress told how far it is
     * @throws io.github.affectj.base.BadInputException if the file is gone or damaged
     * @throws IOException if it can't be read
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static Waveform read(SoundTrack track, double from, double to, Progress progress)
            throws IOException {
        double length = to - from;
        double binSeconds = Math.max(SHORTEST, length / MOST_BINS);
        int rate = track.sampleRate();
        Bins bins = new Bins((int) Math.max(1, Math.ceil(length / binSeconds - 1e-9)));
        long samples = (long) Math.ceil(length * rate);
        float[] block = new float[BLOCK];
        try (SoundReader reader = track.open(rate, 1, from)) {
            long read = 0;
            while (read < samples) {
                progress.checkCancelled();
                progress.update((double) read / samples, "Reading the audio");
                int count = reader.read(block, 0, (int) Math.min(BLOCK, samples - read));
                if (count == 0) {
                    break;
                }
                for (int i = 0; i < count; i++) {
                    bins.add((int) ((read + i) / (rate * binSeconds)), block[i]);
                }
                read += count;
            }
        }
        bins.finish();
        return new Waveform(from, binSeconds, bins);
    }

    /** What has been read. */
    private static final class Bins {
        private final float[] low;
        private final float[] high;
        private final float[] square;
        private int bin;
        private double sum;
        private int count;

        Bins(int size) {
            low = new float[size];
            high = new float[size];
            square = new float[size];
        }

        void add(int place, float sample) {
            int at = Math.min(place, low.length - 1);
            if (at != bin) {
                finish();
                bin = at;
            }
            low[at] = count == 0 ? sample : Math.min(low[at], sample);
            high[at] = count == 0 ? sample : Math.max(high[at], sample);
            sum += (double) sample * sample;
            count++;
        }

        void finish() {
            square[bin] = count == 0 ? 0 : (float) (sum / count);
            sum = 0;
            count = 0;
        }
    }

    /** How many bins there are. */
    int bins() {
        return extremes.size();
    }

    /** The lowest sample of a stretch of time, -1 to 1; 0 where there is no sound. */
    float min(double begin, double end) {
        int first = first(begin);
        int last = last(end, first);
        return last > first ? extremes.min(first, last) : 0;
    }

    /** The highest sample of a stretch of time, -1 to 1; 0 where there is no sound. */
    float max(double begin, double end) {
        int first = first(begin);
        int last = last(end, first);
        return last > first ? extremes.max(first, last) : 0;
    }

    /** The root mean square of a stretch of time, 0 to 1. */
    double rms(double begin, double end) {
        int first = first(begin);
        int last = last(end, first);
        return last > first ? Math.sqrt((squares[last] - squares[first]) / (last - first)) : 0;
    }

    private int first(double begin) {
        return (int) Math.max(0, Math.floor((begin - from) / binSeconds));
    }

    private int last(double end, int first) {
        double behind = Math.ceil((end - from) / binSeconds);
        return (int) Math.min(extremes.size(), Math.max(first + 1, behind));
    }
}
