package io.github.affectj.pipeline.shots;

import java.util.Arrays;

/** What is known of each frame of a clip, gathered while it is read; a few numbers a frame. */
final class FrameScores {
    private final float[] last;
    private final float[] within;
    private final float[] brightness;
    private final float[] contrast;
    private final float[] change;
    private final float[] returned;

    FrameScores(int frames) {
        last = new float[frames];
        within = new float[frames];
        brightness = new float[frames];
        contrast = new float[frames];
        change = new float[frames];
        returned = new float[frames];
    }

    void setScores(int frame, float lastOne, float withinOne) {
        last[frame] = lastOne;
        within[frame] = withinOne;
    }

    void setLook(int frame, double bright, double even, double toLast, double toEarlier) {
        brightness[frame] = (float) bright;
        contrast[frame] = (float) even;
        change[frame] = (float) toLast;
        returned[frame] = (float) toEarlier;
    }

    int size() {
        return last.length;
    }

    /** Probability that a frame is the last of its shot, or stands for a gradual transition. */
    float last(int frame) {
        return last[frame];
    }

    /** Probability that a frame belongs to a transition. */
    float within(int frame) {
        return within[frame];
    }

    /** Mean brightness of a frame, 0 to 255. */
    float brightness(int frame) {
        return brightness[frame];
    }

    /** Standard deviation of a frame's brightness over its pixels. */
    float contrast(int frame) {
        return contrast[frame];
    }

    /** Mean difference of a frame to the one before, 0 to 255; 0 of the first. */
    float change(int frame) {
        return change[frame];
    }

    /**
     * Mean difference of a frame to the one that it is most like of those 2 to 4 before it, 0 to
     * 255, which it is of the first two.
     */
    float returned(int frame) {
        return returned[frame];
    }

    float[] lastOfAll() {
        return Arrays.copyOf(last, last.length);
    }

    float[] withinOfAll() {
        return Arrays.copyOf(within, within.length);
    }
}
