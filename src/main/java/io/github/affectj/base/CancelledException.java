package io.github.affectj.base;

/**
 * The user asked the work to stop. Not an error: nothing is reported, what was open stays as it
 * was.
 */
public class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A stop on the user's wish. */
    public CancelledException() {
        super("Cancelled.");
    }
}
