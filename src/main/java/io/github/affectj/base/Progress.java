package io.github.affectj.base;

/**
 * The one way in which long work tells how far it is and learns that it shall stop.
 *
 * <p>Implementations must be safe to call from any thread. Workers call {@link #checkCancelled()}
 * at least once a second.
 */
public interface Progress {

    /** A progress that shows nothing and is never cancelled. */
    Progress NONE =
            new Progress() {
                @Override
                public void update(double fraction, String message) {
                    // Nobody listens.
                }

                @Override
                public boolean isCancelled() {
                    return false;
                }
            };

    /**
     * Tells how far the work is.
     *
     * @param fraction share of the work that is done, from 0 to 1
     * @param message what is being done, in a few words; may be empty
     */
    void update(double fraction, String message);

    /** Whether the user asked to stop. */
    boolean isCancelled();

    /**
     * Ends the work where the user asked for it.
     *
     * @throws CancelledException if {@link #isCancelled()}
     */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /**
     * This progress seen through a part of the work, from share {@code from} to share {@code to}.
     */
    default Progress part(double from, double to) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void update(double fraction, String message) {
                whole.update(from + (to - from) * fraction, message);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}
