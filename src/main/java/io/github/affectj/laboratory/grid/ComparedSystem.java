package io.github.affectj.laboratory.grid;

/**
 * What is compared: an architecture with its options and the length of its windows.
 *
 * @param number place in the list, from 1; the others are tested against the first
 * @param architecture its key
 * @param given the options that were written behind it in parentheses; may be empty
 * @param options all options, {@code heads:4, mu:1.0}
 * @param frames frames, or steps of time, in a window; 0, of feature files alone, is as many as the
 *     longest training clip has
 * @param framesVary whether the grid has more than one length of windows, so that it must be named
 */
public record ComparedSystem(
        int number,
        String architecture,
        String given,
        String options,
        int frames,
        boolean framesVary) {

    /** How tables call it: {@code av-fusion(method:lstm), 8 frames}. */
    public String label() {
        return architecture
                + (given.isEmpty() ? "" : "(" + given + ")")
                + (framesVary ? ", " + (frames == 1 ? "1 frame" : length()) : "");
    }

    /** How long its windows are: {@code 8 frames}. */
    String length() {
        return frames == 0 ? "the longest clip" : frames + " frames";
    }

    /** Its label without the length of its windows. */
    public String nameWithoutFrames() {
        return architecture + (given.isEmpty() ? "" : "(" + given + ")");
    }
}
