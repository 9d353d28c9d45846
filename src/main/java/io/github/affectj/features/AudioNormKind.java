package io.github.affectj.features;

import java.util.Locale;

/** What is taken for one recording where audio features are normalised by the recording. */
public enum AudioNormKind {
    /** Nothing: features stay as they are measured. */
    NONE,
    /** A clip. */
    RECORDING,
    /** All clips of a group of a data set; else a clip. */
    GROUP;

    /** As options and {@code model.json} have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of such a text.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AudioNormKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
