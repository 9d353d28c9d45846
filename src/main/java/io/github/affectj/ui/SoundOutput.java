package io.github.affectj.ui;

import java.io.IOException;

/** A sound device that samples are given to, a little ahead of when they are heard. */
interface SoundOutput extends AutoCloseable {

    /** Opens a device. */
    @FunctionalInterface
    interface Factory {
        /**
         * Opens the usual device.
         *
         * @param sampleRate samples a second and channel
         * @param channels 1 or 2
         * @throws IOException if there is none, or it is taken
         */
        SoundOutput open(int sampleRate, int channels) throws IOException;
    }

    /** How many samples a channel it would take now without waiting. */
    int room();

    /**
     * Takes samples, without waiting if there is {@link #room()}.
     *
     * @param samples values in -1..1, channels interleaved; louder ones are cut
     * @param length how many values
     */
    void write(float[] samples, int length);

    /** How many samples a channel were heard since it was opened; only rises. */
    long heard();

    /** Lets be heard what it was given. */
    void start();

    /** Falls silent, and keeps what it was given but was not heard yet. */
    void stop();

    /** Forgets what was not heard yet; only when stopped. */
    void flush();

    @Override
    void close();
}
