package io.github.affectj.commands;

import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.Results;
import io.github.affectj.result.EmotionTimeline;

/** The result that the commands after a recognition work on. */
final class ActiveResult {
    private ActiveResult() {}

    /**
     * The result attached to an image.
     *
     * @throws BadInputException if there is none
     */
    static EmotionTimeline of(ImagePlus image) {
        return Results.of(image)
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        "The image "
                                                + image.getTitle()
                                                + " has no emotions attached; run Recognize"
                                                + " Emotions... on it, or select the stack that"
                                                + " it was run on."));
    }
}
