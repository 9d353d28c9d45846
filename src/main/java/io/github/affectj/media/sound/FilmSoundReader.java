package io.github.affectj.media.sound;

import io.github.affectj.base.Progress;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.ffmpeg.JoinedTimes;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads {@link FilmSound} forwards from a time on. Counts in samples of the stored rate from the
 * clip's time 0 ("place") until they go into the resampler, which is fed without holes: silence
 * where the file has none, nothing twice.
 */
final class FilmSoundReader implements SoundReader {
    /** Decoded before what is wanted and dropped: decoders lean on earlier packets, MP3 on ten. */
    private static final double DECODER_RUN_UP_SECONDS = 1;

    /** Resampled before what is wanted and dropped: far longer than the filter. */
    private static final double RESAMPLER_RUN_UP_SECONDS = 0.05;

    /** Times may wander so far from the count of samples; more is always a hole. */
    private static final double HOLE_SECONDS = 0.04;

    /** So much of a frame is a hole too: a packet was lost, and the rest must not come early. */
    private static final double HOLE_FRAMES = 0.75;

    /** Times that jump back by more are wrong, and samples are just counted on. */
    private static final double OVERLAP_SECONDS = 1;

    private final Path file;
    private final JoinedTimes joined;
    private final SoundGrid grid;
    private final double endSeconds;
    private final int outRate;
    private final int outChannels;

    private SoundDecoder decoder;
    private SoundResampler resampler;
    private int rate;

    /** The place that the resampler waits for. */
    private long due;

    /** Values that come out of the resampler before the first that is wanted. */
    private long toSkip;

    /** Where the decoder's frame begins and ends. */
    private long frameFrom;

    private long frameTo;

    /** Added to the file's times after they jumped without sense. */
    private long shift;

    private boolean placed;
    private boolean finished;
    private boolean closed;

    FilmSoundReader(
            Path file,
            JoinedTimes joined,
            SoundGrid grid,
            double endSeconds,
            int outRate,
            int outChannels,
            double fromSeconds)
            throws IOException {
        this.file = file;
        this.joined = joined;
        this.grid = grid;
        this.endSeconds = endSeconds;
        this.outRate = outRate;
        this.outChannels = outChannels;
        this.rate = grid.rate();
        // Samples of both rates fall together this often a second: only there may resampling
        // begin, or sound read from here and from the start would differ by part of a sample.
        long meetings = SoundGrid.gcd(rate, outRate);
        long first = Math.round(fromSeconds * outRate);
        long meeting =
                Math.floorDiv(first * meetings, (long) outRate)
                        - (long) Math.ceil(RESAMPLER_RUN_UP_SECONDS * meetings);
        this.due = meeting * (rate / meetings);
        this.toSkip = (first - meeting * (outRate / meetings)) * outChannels;
        boolean done = false;
        try {
            start();
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /** To a frame at or before the due place if there is one. */
    private void start() throws IOException {
        decoder = new SoundDecoder(file, joined, Progress.NONE);
        double target = (double) (due + grid.zero()) / rate - DECODER_RUN_UP_SECONDS;
        if (grid.allowsSeek() && target > (double) grid.first() / rate) {
            // The first frame after a jump may be cut (Opus) or spoilt: the second tells the place.
            boolean there =
                    decoder.seek(target) && decoder.next() && nextFrame() && frameFrom <= due;
            if (!there) {
                // An index may be wrong or missing: from the start is slow but right.
                decoder.close();
                decoder = new SoundDecoder(file, joined, Progress.NONE);
                placed = false;
                shift = 0;
            }
        }
    }

    @Override
    public int read(float[] out, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The audio of " + file.getFileName() + " was closed");
        }
        int written = 0;
        while (written < length) {
            if (resampler != null) {
                toSkip -= resampler.skip(toSkip);
                written += resampler.read(out, offset + written, length - written);
            }
            if (written < length && !advance()) {
                break;
            }
        }
        return written;
    }

    /** Gives the resampler something; false when there is nothing any more. */
    private boolean advance() throws IOException {
        if (finished) {
            return false;
        }
        if ((!placed || frameTo <= due) && !nextFrame()) {
            finished = true;
            if (resampler != null) {
                resampler.finish();
            }
            return resampler != null;
        }
        if (frameTo <= due) {
            return true;
        }
        if (resampler == null) {
            resampler =
                    new SoundResampler(
                            decoder.frame(), outRate, outChannels, file.getFileName().toString());
        }
        if (due < frameFrom) {
            int count = (int) Math.min(SoundResampler.CHUNK, frameFrom - due);
            resampler.pushSilence(count);
            due += count;
        } else {
            int count = (int) Math.min(SoundResampler.CHUNK, frameTo - due);
            resampler.push(decoder.frame(), (int) (due - frameFrom), count);
            due += count;
        }
        return true;
    }

    /** Decodes a frame and finds its place. */
    private boolean nextFrame() throws IOException {
        if (!decoder.next()) {
            return false;
        }
        if (decoder.frame().sample_rate() != rate
                || resampler != null && !resampler.takes(decoder.frame())) {
            changeKind();
        }
        long told = decoder.position();
        if (!placed) {
            placed = true;
            frameFrom =
                    (told == SoundDecoder.UNKNOWN ? grid.first() : grid.exact(told)) - grid.zero();
        } else {
            frameFrom = frameTo;
            if (told != SoundDecoder.UNKNOWN) {
                long exact = rate == grid.rate() ? grid.exact(told) : told;
                long place = exact - zero() + shift;
                long off = place - frameTo;
                if (off < -OVERLAP_SECONDS * rate || place > (endSeconds + 1) * rate) {
                    shift -= off;
                } else if (Math.abs(off) > hole()) {
                    frameFrom = place;
                }
            }
        }
        frameTo = frameFrom + decoder.frame().nb_samples();
        return true;
    }

    /** From how many samples on a difference between the file's word and the count is a hole. */
    private double hole() {
        double frames = HOLE_FRAMES * decoder.frame().nb_samples();
        return Math.max(Math.ceil(grid.tick()) + 1, Math.min(HOLE_SECONDS * rate, frames));
    }

    /** Where time 0 lies in samples of the present rate. */
    private long zero() {
        return rate == grid.rate()
                ? grid.zero()
                : Math.round((double) grid.zero() * rate / grid.rate());
    }

    /** Broadcasts change rate or channels on the way; the count goes on at the new rate. */
    private void changeKind() {
        int newRate = decoder.frame().sample_rate();
        due = Math.round((double) due * newRate / rate);
        frameTo = Math.round((double) frameTo * newRate / rate);
        shift = Math.round((double) shift * newRate / rate);
        rate = newRate;
        if (resampler != null) {
            SoundResampler next =
                    new SoundResampler(
                            decoder.frame(), outRate, outChannels, file.getFileName().toString());
            resampler.finish();
            next.takeOver(resampler);
            resampler.close();
            resampler = next;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (resampler != null) {
            resampler.close();
        }
        if (decoder != null) {
            decoder.close();
        }
        resampler = null;
        decoder = null;
    }
}
