package io.github.affectj.overlay;

import ij.ImagePlus;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultKey;
import java.util.Optional;

/** The short way to the current result in an image's {@link StackResults}. */
public final class Results {
    private Results() {}

    /**
     * Attaches what a model found in an image, as it is now, and makes it the current result; an
     * earlier one of the same model gives way to it, those of other models stay.
     */
    public static void attach(ImagePlus image, EmotionTimeline result) {
        StackResults.of(image).put(ResultKey.of(result), result);
    }

    /** The current result of an image, if there is one. */
    public static Optional<EmotionTimeline> of(ImagePlus image) {
        return StackResults.of(image).get().timeline();
    }
}
