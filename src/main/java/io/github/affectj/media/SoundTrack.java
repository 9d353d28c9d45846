package io.github.affectj.media;

import java.io.IOException;

/**
 * The sound of a clip: what it is, and readers that decode it on demand. Immutable; holds no
 * samples and no open file, so that it may stay with an image for as long as that is open.
 */
public interface SoundTrack {

    /** Absolute path of the file that it lies in. */
    String source();

    /**
     * When the sound ends on the time axis of {@link Clip#times()}, in seconds from its 0, as far
     * as the file tells before it is decoded.
     */
    double durationSeconds();

    /** Samples a second and channel, as stored. */
    int sampleRate();

    /** How many channels are stored, at least 1. */
    int channels();

    /** What it is, for people: {@code aac, 48000 Hz, 2 channels, track 1 of 2}. */
    String description();

    /**
     * Starts to decode.
     *
     * @param sampleRate samples a second wanted, in Hz; it is resampled where stored otherwise
     * @param channels 1 (mixed down) or 2
     * @param fromSeconds where to begin, on the time axis of {@link Clip#times()}; silence is given
     *     for what lies before the track's own start
     * @return a reader, which the caller closes
     * @throws io.github.affectj.base.BadInputException if the file is gone or damaged, in one
     *     sentence
     * @throws IOException if it can't be read
     */
    SoundReader open(int sampleRate, int channels, double fromSeconds) throws IOException;
}
