package io.github.affectj.commands.host;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import org.scijava.log.LogService;

/** What a person is told of whatever was thrown: one sentence, which begins with the command. */
final class Failure {
    /** Causes that are looked through; a chain may be a ring. */
    private static final int DEEPEST = 20;

    private Failure() {}

    /**
     * The sentence. It never begins with foreign text: ImageJ and Swing draw a message that begins
     * as HTML does as such, and fetch what it names.
     *
     * @param title the command's name
     * @param thrown what ended it
     * @param log where the details of what nobody foresaw go; or null
     */
    static String sentence(String title, Throwable thrown, LogService log) {
        if (log != null && isUnexpected(thrown)) {
            log.error(title, thrown);
        }
        String said = said(thrown);
        return ForeignText.sentence(said.startsWith(title + ": ") ? said : title + ": " + said);
    }

    private static String said(Throwable thrown) {
        if (thrown instanceof BadInputException) {
            return thrown.getMessage();
        }
        if (causedBy(thrown, OutOfMemoryError.class)) {
            return "there is not enough memory; close images or raise the limit under"
                    + " Edit>Options>Memory & Threads.";
        }
        if (causedBy(thrown, StackOverflowError.class)) {
            return "a file is nested too deeply to be read; take another one.";
        }
        if (thrown instanceof InvalidPathException e) {
            return path(e);
        }
        if (thrown instanceof IOException) {
            return "a file could not be read or written (" + thrown.getMessage() + ").";
        }
        if (thrown instanceof LinkageError) {
            return "a part of AffectJ or of what it needs can't be loaded ("
                    + thrown
                    + "); install it again, whole, and start ImageJ anew.";
        }
        return "an unexpected error (" + thrown + "); details are in the log.";
    }

    private static String path(InvalidPathException e) {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        boolean foreign = e.getInput().chars().anyMatch(c -> c > 127);
        return "the path '%s' can't be used here (%s); %s"
                .formatted(
                        ForeignText.of(e.getInput()),
                        e.getReason(),
                        foreign && !encoding.equalsIgnoreCase("UTF-8")
                                ? "Java was started in the encoding "
                                        + encoding
                                        + ", which lacks these letters: start ImageJ with the"
                                        + " environment variable LC_ALL=C.UTF-8."
                                : "take another name.");
    }

    /** Whether the details belong into the log: nobody foresaw it. */
    private static boolean isUnexpected(Throwable thrown) {
        return !(thrown instanceof BadInputException
                        || thrown instanceof IOException
                        || thrown instanceof InvalidPathException)
                && !causedBy(thrown, OutOfMemoryError.class);
    }

    private static boolean causedBy(Throwable thrown, Class<? extends Throwable> kind) {
        Throwable at = thrown;
        for (int i = 0; i < DEEPEST && at != null; i++) {
            if (kind.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
