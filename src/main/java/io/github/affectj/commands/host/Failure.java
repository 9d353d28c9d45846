package io.github.affectj.commands.host;

import java.io.IOException;
import org.scijava.log.LogService;

/** What a user is told of something that went wrong and is not an input's fault. */
final class Failure {
    private Failure() {}

    /**
     * The sentence, which begins with the name of the command.
     *
     * @param title name of the command
     * @param e what was thrown
     * @param log where a fault of ours goes with its stack trace; or null
     */
    static String sentence(String title, Throwable e, LogService log) {
        if (e instanceof IOException) {
            return title + ": a file could not be read or written (" + e.getMessage() + ").";
        }
        if (e instanceof OutOfMemoryError) {
            return title
                    + ": there is not enough memory; close images or raise the limit under"
                    + " Edit>Options>Memory & Threads.";
        }
        if (log != null) {
            log.error(title, e);
        }
        return title + ": an unexpected error (" + e + "); details are in the log.";
    }
}
