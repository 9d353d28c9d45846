package io.github.affectj.pipeline.faces;

import io.github.affectj.model.shots.SmallFrame;

/**
 * Cuts as far as they can be told by single frames: where a frame differs from the one before much
 * more than frames just did. Finds hard cuts only; {@code Detect Shots...} knows better, and its
 * tier is taken where there is one.
 */
final class ContentCuts {
    /** Mean difference of all values that a cut has at least, 0 to 255. */
    private static final double LEAST = 18;

    /** How many times as large as the usual difference. */
    private static final double TIMES = 4;

    /** Share of the newest difference in the usual one. */
    private static final double NEWEST = 0.2;

    private SmallFrame before;
    private double usual;

    /** Whether a frame, the next one, begins a shot; not of the first. */
    boolean begins(SmallFrame frame) {
        double difference = before == null ? 0 : frame.difference(before);
        before = frame;
        boolean cut = difference > Math.max(LEAST, TIMES * usual);
        usual = cut ? 0 : usual + NEWEST * (difference - usual);
        return cut;
    }
}
