package io.github.affectj.media.sound;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VORBIS;

import io.github.affectj.base.Progress;
import java.io.IOException;

/**
 * Where the samples of a track lie on its file's time axis, in samples of its own rate.
 *
 * <p>A file may round its times more coarsely than to samples. Read from the start that does no
 * harm, since samples are counted. After a jump into the middle it would shift the sound by up to
 * half a millisecond; but codecs deliver samples in blocks, so that the true place is the block
 * border next to the rounded time.
 *
 * @param rate samples a second
 * @param first place of the first sample
 * @param zero place of the clip's time 0
 * @param block places of frames differ from {@code border} by multiples of this; 1 if the file's
 *     times are exact, 0 if nothing is known that could put the rounding right
 * @param border place of one border between blocks
 * @param tick by how many samples times may be rounded
 */
record SoundGrid(int rate, long first, long zero, long block, long border, double tick) {
    /** As many frames show how long blocks are. */
    private static final int PROBED_FRAMES = 12;

    /** All block lengths of Vorbis are multiples of it, though the first frames may hide it. */
    private static final long VORBIS_BLOCK = 64;

    /** Measures it on a decoder that has delivered its first frame, and leaves that further on. */
    static SoundGrid probe(SoundDecoder decoder, double videoStartSeconds) throws IOException {
        int rate = decoder.frame().sample_rate();
        long told = decoder.position();
        long first = told == SoundDecoder.UNKNOWN ? 0 : told;
        double tick = decoder.tickSeconds() * rate;
        long zero = first;
        if (!Double.isNaN(videoStartSeconds)) {
            zero = Math.round(videoStartSeconds * rate);
            if (Math.abs(zero - first) <= Math.ceil(tick)) {
                zero = first;
            }
        }
        // The first frame may have lost its lead-in: blocks count from its end.
        long border = first + decoder.frame().nb_samples();
        if (tick <= 1) {
            return new SoundGrid(rate, first, zero, 1, border, tick);
        }
        long block = decoder.codecId() == AV_CODEC_ID_VORBIS ? VORBIS_BLOCK : 0;
        // The last of a short file may be cut, so each counts when another follows.
        long previous = 0;
        for (int i = 0; i < PROBED_FRAMES && decoder.next(); i++) {
            block = gcd(block, previous);
            previous = decoder.frame().nb_samples();
        }
        // Rounding may put off both places by half a tick; a beginning at 0 is not rounded.
        boolean sure = block > (first == 0 ? 1 : 2) * tick + 1;
        return new SoundGrid(rate, first, zero, sure ? block : 0, border, tick);
    }

    static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Whether reading may begin in the middle and still be exact. */
    boolean allowsSeek() {
        return block > 0;
    }

    /** The true place of a frame from its rounded one, as found after a jump. */
    long exact(long place) {
        if (block <= 1) {
            return place;
        }
        long nearest = border + Math.round((double) (place - border) / block) * block;
        // Further off than by rounding: the file has a hole, and its word counts.
        return Math.abs(nearest - place) <= Math.ceil(tick) ? nearest : place;
    }

    /** When the last sample ends on the file's axis, in seconds, by decoding to the end. */
    double lastSeconds(SoundDecoder decoder, Progress progress) throws IOException {
        long end = border;
        while (decoder.next()) {
            progress.checkCancelled();
            long place = decoder.position();
            end = (place == SoundDecoder.UNKNOWN ? end : place) + decoder.frame().nb_samples();
        }
        return (double) end / rate;
    }
}
