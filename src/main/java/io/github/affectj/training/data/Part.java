package io.github.affectj.training.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of a row of windows: those from {@code from} up to, not with, {@code to}.
 *
 * @param from place of the first, from 0
 * @param to place behind the last
 */
public record Part(int from, int to) {

    /**
     * Cuts a row into parts of {@code most}. One window left over joins the part before it: alone
     * it would give batch normalisation too few values, and with maps of 1 x 1 a single one, which
     * the engine refuses.
     *
     * @param size how many windows there are
     * @param most how many make a part, at least 1
     */
    public static List<Part> of(int size, int most) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        while (from < size) {
            int left = size - from;
            int count = most > 1 && left == most + 1 ? left : Math.min(most, left);
            parts.add(new Part(from, from + count));
            from += count;
        }
        return parts;
    }
}
