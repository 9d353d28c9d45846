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

    /**
     * The result attached to an image, whose frames have the size that they had then.
     *
     * @throws BadInputException if there is none, or the image was turned, cropped or scaled since
     */
    static EmotionTimeline ofSameSize(ImagePlus image) {
        EmotionTimeline result = of(image);
        if (image.getWidth() != result.width() || image.getHeight() != result.height()) {
            throw new BadInputException(
                    "The image %s has %dx%d pixels now, but %dx%d when its emotions were recognized; run Recognize Emotions... on it again."
                            .formatted(
                                    image.getTitle(),
                                    image.getWidth(),
                                    image.getHeight(),
                                    result.width(),
                                    result.height()));
        }
        return result;
    }
}
