package io.github.affectj.base;

/** Counts as a user reads them: {@code 1 clip}, {@code 2 clips}. */
public final class Counts {
    private Counts() {}

    /**
     * How many there are, in the singular for one.
     *
     * @param thing what is counted, in the singular; its plural must be made by an s
     */
    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** The form of a word that goes with a count: {@code is} or {@code are}. */
    public static String word(long number, String one, String several) {
        return number == 1 ? one : several;
    }
}
