package io.github.affectj.features.audio;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a track into overlapping windows for TarsosDSP processors, 100 a second, each of {@link
 * AudioColumns#WINDOW} samples around its time. After the end of the track windows are filled up
 * with silence, until their middle would lie behind it.
 */
final class AudioFrames implements AutoCloseable {
    private final SoundReader reader;
    private final double beginSeconds;
    private final float[] window = new float[AudioColumns.WINDOW];
    private final AudioEvent event =
            new AudioEvent(new TarsosDSPAudioFormat(AudioColumns.RATE, 16, 1, true, false));
    private long read;
    private long frames;
    private boolean ended;

    /**
     * @param track what to cut
     * @param firstSeconds the middle of the first window, on the track's time axis
     */
    AudioFrames(SoundTrack track, double firstSeconds) throws IOException {
        beginSeconds = firstSeconds - AudioColumns.WINDOW / 2.0 / AudioColumns.RATE;
        reader = track.open(AudioColumns.RATE, 1, beginSeconds);
        event.setFloatBuffer(window);
        event.setOverlap(AudioColumns.WINDOW - AudioColumns.HOP);
    }

    /** Goes to the next window; false when its middle lies behind the end. */
    boolean next() throws IOException {
        int kept = frames == 0 ? 0 : AudioColumns.WINDOW - AudioColumns.HOP;
        System.arraycopy(window, AudioColumns.WINDOW - kept, window, 0, kept);
        int at = kept;
        while (at < window.length && !ended) {
            int got = reader.read(window, at, window.length - at);
            ended = got == 0;
            at += got;
            read += got;
        }
        Arrays.fill(window, at, window.length, 0);
        long middle = frames * AudioColumns.HOP + AudioColumns.WINDOW / 2;
        frames++;
        return !ended || middle < read;
    }

    /** The window, for processors; it is overwritten by the next. */
    AudioEvent event() {
        return event;
    }

    /** When the track ends, in seconds; only sure after {@link #next} has said false. */
    double endSeconds() {
        return beginSeconds + (double) read / AudioColumns.RATE;
    }

    @Override
    public void close() {
        reader.close();
    }
}
