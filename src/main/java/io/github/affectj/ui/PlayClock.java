package io.github.affectj.ui;

import java.io.IOException;

/**
 * Where playing is on the time axis of the clip: the master that the picture follows. Used by one
 * thread.
 */
interface PlayClock extends AutoCloseable {

    /**
     * Goes to a time and holds there.
     *
     * @param seconds on the clip's time axis
     */
    void seek(double seconds) throws IOException;

    /** Goes on from where it holds. */
    void run() throws IOException;

    /** Holds. */
    void hold();

    /** Where it is, in seconds on the clip's time axis. */
    double seconds();

    /**
     * Does what must be done every few hundredths of a second while it runs.
     *
     * @throws IOException if it can't go on; then another clock must take over
     */
    void tend() throws IOException;

    @Override
    void close();
}
