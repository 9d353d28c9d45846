package io.github.affectj.features.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is measured 100 times a second, and where it stands in a row. */
final class AudioColumns {
    /** Samples a second of all that is measured. */
    static final int RATE = 16000;

    /** Samples from one row to the next. */
    static final int HOP = 160;

    /** Samples of what a row is measured on, around its time: 25 ms. */
    static final int FRAME = 400;

    /**
     * Samples that the pitch detector sees, around the same time: two periods of the lowest pitch,
     * 50 Hz.
     */
    static final int WINDOW = 640;

    /** From one row to the next in seconds. */
    static final double STEP_SECONDS = (double) HOP / RATE;

    static final int BANDS = 40;
    static final int COEFFICIENTS = 13;

    static final int MEL = 0;
    static final int MFCC = MEL + BANDS;
    static final int DELTA = MFCC + COEFFICIENTS;
    static final int DELTA2 = DELTA + COEFFICIENTS;
    static final int PITCH = DELTA2 + COEFFICIENTS;
    static final int VOICING = PITCH + 1;
    static final int LEVEL = VOICING + 1;
    static final int CROSSINGS = LEVEL + 1;
    static final int CENTROID = CROSSINGS + 1;
    static final int FLUX = CENTROID + 1;
    static final int WIDTH = FLUX + 1;

    private AudioColumns() {}

    /** Names of all columns. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        numbered(names, "mel%02d_db", BANDS);
        numbered(names, "mfcc%02d", COEFFICIENTS);
        numbered(names, "mfcc%02d_delta", COEFFICIENTS);
        numbered(names, "mfcc%02d_delta2", COEFFICIENTS);
        names.addAll(
                List.of(
                        "pitch_hz",
                        "voicing",
                        "level_db",
                        "zero_crossings",
                        "centroid_hz",
                        "flux_db"));
        return List.copyOf(names);
    }

    /** Adds a name for each number from 1 to {@code count}. */
    static void numbered(List<String> names, String pattern, int count) {
        for (int i = 1; i <= count; i++) {
            names.add(String.format(Locale.ROOT, pattern, i));
        }
    }
}
