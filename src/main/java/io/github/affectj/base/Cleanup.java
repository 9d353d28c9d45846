package io.github.affectj.base;

import java.util.function.Supplier;

/** Closes what was opened where a later step fails, whatever is thrown: an {@link Error} too. */
public final class Cleanup {
    private Cleanup() {}

    /**
     * Does what is still to be done with something that is open.
     *
     * @param close what undoes the opening; run only if {@code rest} throws
     * @param rest gives what is handed on, open
     */
    public static <R> R onFailure(Runnable close, Supplier<R> rest) {
        boolean done = false;
        try {
            R result = rest.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                close.run();
            }
        }
    }

    /** The same for a step that gives nothing. */
    public static void onFailure(Runnable close, Runnable rest) {
        onFailure(
                close,
                () -> {
                    rest.run();
                    return null;
                });
    }
}
