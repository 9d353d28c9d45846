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

    /**
     * Begins to play what it is given from now on.
     *
     * @throws IOException if the device is gone or taken
     */
    void start() throws IOException;

    /** How many samples a channel it would take now without waiting; only while it plays. */
    int room();

    /**
     * Takes samples, without waiting if there is {@link #room()}.
     *
     * @param samples values in -1..1, channels interleaved; louder ones are cut
     * @param length how many values
     */
    void write(float[] samples, int length);

    /** How many samples a channel were heard since {@link #start()}; only while it plays. */
    long heard();

    /** Falls silent and forgets what was not heard yet. */
    void stop();

    @Override
    void close();
}
