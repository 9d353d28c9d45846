package io.github.affectj.overlay.timeline;

import java.util.Arrays;

/** The moments at which frames begin, and at which the last one ends. */
final class Edges {
    private final double[] seconds;

    /**
     * @param starts seconds at which the frames begin, not falling; at least one
     * @param end seconds at which the last one ends
     */
    Edges(double[] starts, double end) {
        seconds = Arrays.copyOf(starts, starts.length + 1);
        seconds[starts.length] = end;
    }

    /** How many frames there are. */
    int frames() {
        return seconds.length - 1;
    }

    /** When a frame begins; that of {@link #frames()} is the end of the last one. */
    double at(int index) {
        return seconds[index];
    }

    /** The frame that shows at a moment; the first or last one outside. */
    int frameAt(double moment) {
        int low = 0;
        int high = frames() - 1;
        while (low < high) { // the last that has begun
            int middle = (low + high + 1) >>> 1;
            if (seconds[middle] <= moment) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
