package io.github.affectj.overlay;

import ij.ImagePlus;
import io.github.affectj.result.EmotionTimeline;
import java.util.Optional;

/** Keeps the result of an analysis with the image it speaks of, so that later commands find it. */
public final class Results {
    /** Key of the image's property that holds the result. */
    private static final String KEY = "affectj.result";

    private Results() {}

    /**
     * Attaches a result to an image in the place of an earlier one. Pixels, overlay and tables stay
     * as they are.
     */
    public static void attach(ImagePlus image, EmotionTimeline result) {
        image.setProperty(KEY, result);
    }

    /** The result attached to an image, if there is one. */
    public static Optional<EmotionTimeline> of(ImagePlus image) {
        return image.getProperty(KEY) instanceof EmotionTimeline result
                ? Optional.of(result)
                : Optional.empty();
    }
}
