package io.github.affectj.pipeline;

import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.BitSet;

/** A sound track that is silent while some frames of its clip show. */
final class SilencedSound implements SoundTrack {
    private final SoundTrack sound;
    private final ClipTimes times;
    private final BitSet silent;

    /**
     * @param sound what is silenced in parts
     * @param times of the clip that it belongs to
     * @param silent places of the frames, from 0; one shows until the next appears
     */
    SilencedSound(SoundTrack sound, ClipTimes times, BitSet silent) {
        this.sound = sound;
        this.times = times;
        this.silent = silent;
    }

    @Override
    public String source() {
        return sound.source();
    }

    @Override
    public double durationSeconds() {
        return sound.durationSeconds();
    }

    @Override
    public int sampleRate() {
        return sound.sampleRate();
    }

    @Override
    public int channels() {
        return sound.channels();
    }

    @Override
    public String description() {
        return sound.description();
    }

    @Override
    public SoundReader open(int sampleRate, int channels, double fromSeconds) throws IOException {
        return new Reader(
                sound.open(sampleRate, channels, fromSeconds), sampleRate, channels, fromSeconds);
    }

    /** Reads on while it counts the samples, and clears those of silent frames. */
    private final class Reader implements SoundReader {
        private final SoundReader reader;
        private final int sampleRate;
        private final int channels;
        private final double from;
        private long samples;
        private int frame;

        Reader(SoundReader reader, int sampleRate, int channels, double from) {
            this.reader = reader;
            this.sampleRate = sampleRate;
            this.channels = channels;
            this.from = from;
        }

        @Override
        public int read(float[] out, int offset, int length) throws IOException {
            int count = reader.read(out, offset, length);
            for (int i = 0; i < count; i += channels) {
                double time = from + (double) samples++ / sampleRate;
                while (frame + 1 < times.size() && times.start(frame + 1) <= time) {
                    frame++;
                }
                // What lies before the first frame and after the last belongs to these.
                if (silent.get(frame)) {
                    for (int c = 0; c < channels && i + c < count; c++) {
                        out[offset + i + c] = 0;
                    }
                }
            }
            return count;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
