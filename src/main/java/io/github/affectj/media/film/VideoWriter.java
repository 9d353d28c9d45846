package io.github.affectj.media.film;

import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.ffmpeg.FfmpegLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes films as mp4 that common players play: H.264 and, where there is sound, AAC. Frames keep
 * their true times, also where they are uneven. Frame by frame, so that memory does not grow with
 * their number.
 */
public final class VideoWriter {
    /** The longest side that OpenH264 takes, in pixels. */
    public static final int MOST_SIDE = 4096;

    /** The most macroblocks (16 x 16 pixels) of a frame at H.264's level 5.2. */
    public static final int MOST_BLOCKS = 36_864;

    /** The shortest side that OpenH264 takes, in pixels. */
    public static final int LEAST_SIDE = 16;

    private static final int SOUND_CHUNK = 4096;

    /** Hands out the frames. */
    @FunctionalInterface
    public interface Frames {
        /**
         * A frame; asked for once each, in order.
         *
         * @param index from 0
         * @return {@code width * height} values 0xRRGGBB, row by row
         */
        int[] rgb(int index) throws IOException;
    }

    private VideoWriter() {}

    /** Whether a frame of this size can be written; odd sizes can. */
    public static boolean takes(int width, int height) {
        return Math.min(width, height) >= LEAST_SIDE
                && Math.max(width, height) <= MOST_SIDE
                && (long) blocks(width) * blocks(height) <= MOST_BLOCKS;
    }

    private static int blocks(int side) {
        return (side + 15) / 16;
    }

    /**
     * Writes a film, whole or not at all. Its time 0 is the start of the first frame; the sound
     * begins and ends with the picture.
     *
     * @param target the file to make or replace; its folder must exist
     * @param width of every frame in pixels; see {@link #takes}
     * @param height of every frame in pixels
     * @param starts when each frame appears, in seconds on the time axis of {@code sound}, not
     *     falling; as many as there are frames, at least 1
     * @param lastSeconds how long the last frame stays, in seconds, above 0
     * @param frames the frames
     * @param sound the sound track, if there is one
     * @param progress told how far it is, asked whether to stop
     * @throws io.github.affectj.base.BadInputException if the file can't be written, as when the
     *     disk is full, the sound can't be read, or there is no FFmpeg for this system
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static void write(
            Path target,
            int width,
            int height,
            double[] starts,
            double lastSeconds,
            Frames frames,
            Optional<SoundTrack> sound,
            Progress progress) {
        if (starts.length == 0) {
            throw new IllegalArgumentException("A film needs a frame");
        }
        if (!takes(width, height)) {
            throw new IllegalArgumentException("A film can't be " + width + " x " + height);
        }
        FfmpegLibrary.require();
        long[] ticks = ticks(starts, lastSeconds);
        SafeFiles.write(
                target,
                temporary ->
                        write(temporary, width, height, ticks, frames, sound, starts[0], progress));
    }

    /** When each frame appears, from 0, and when the last one ends, in ticks, strictly rising. */
    private static long[] ticks(double[] starts, double lastSeconds) {
        long[] ticks = new long[starts.length + 1];
        for (int i = 0; i <= starts.length; i++) {
            double seconds =
                    i < starts.length ? starts[i] : starts[starts.length - 1] + lastSeconds;
            ticks[i] = Math.round((seconds - starts[0]) * PictureEncoder.TICKS);
            if (i > 0) {
                // Frames of the same time stay for a tick, 11 microseconds, each.
                ticks[i] = Math.max(ticks[i], ticks[i - 1] + 1);
            }
        }
        return ticks;
    }

    /** Writes to a file that may be left half-written where it fails. */
    static void write(
            Path file,
            int width,
            int height,
            long[] ticks,
            Frames frames,
            Optional<SoundTrack> sound,
            double from,
            Progress progress)
            throws IOException {
        int count = ticks.length - 1;
        double seconds = (double) ticks[count] / PictureEncoder.TICKS;
        try (FilmMuxer muxer = new FilmMuxer(file);
                PictureEncoder picture =
                        new PictureEncoder(muxer, width, height, Math.min(240, count / seconds));
                SoundFeed feed =
                        sound.isPresent() ? new SoundFeed(muxer, sound.get(), from) : null) {
            muxer.begin();
            for (int i = 0; i < count; i++) {
                progress.checkCancelled();
                progress.update((double) i / count, "frame " + (i + 1) + " of " + count);
                picture.encode(frames.rgb(i), ticks[i], ticks[i + 1] - ticks[i]);
                if (feed != null) {
                    feed.upTo((double) ticks[i + 1] / PictureEncoder.TICKS, progress);
                }
            }
            picture.flush();
            if (feed != null) {
                feed.flush();
            }
            muxer.finish();
        }
        progress.update(1, "");
    }

    /** Carries sound from its track into the film, as far as the picture has come. */
    private static final class SoundFeed implements AutoCloseable {
        private final SoundReader reader;
        private final SoundEncoder encoder;
        private final int rate;
        private final int channels;
        private final float[] chunk;
        private long samples;
        private boolean ended;

        SoundFeed(FilmMuxer muxer, SoundTrack track, double from) throws IOException {
            rate = SoundEncoder.rate(track.sampleRate());
            channels = Math.min(2, track.channels());
            chunk = new float[SOUND_CHUNK * channels];
            reader = track.open(rate, channels, from);
            boolean done = false;
            try {
                encoder = new SoundEncoder(muxer, rate, channels);
                done = true;
            } finally {
                if (!done) {
                    reader.close();
                }
            }
        }

        void upTo(double seconds, Progress progress) throws IOException {
            long end = Math.round(seconds * rate);
            while (!ended && samples < end) {
                progress.checkCancelled();
                int wanted = (int) Math.min(SOUND_CHUNK, end - samples) * channels;
                int got = reader.read(chunk, 0, wanted);
                encoder.encode(chunk, got);
                samples += got / channels;
                ended = got < wanted;
            }
        }

        void flush() throws IOException {
            encoder.flush();
        }

        @Override
        public void close() {
            encoder.close();
            reader.close();
        }
    }
}
