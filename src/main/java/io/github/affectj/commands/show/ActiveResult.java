package io.github.affectj.commands.show;

import static java.util.stream.Collectors.joining;

import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.FrameSlices;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The result that the commands after a recognition work on. */
public final class ActiveResult {
    /** Names the result that is the current one. */
    public static final String CURRENT = "current";

    private ActiveResult() {}

    /** Names of the results attached to an image, {@link #CURRENT} first, to choose from. */
    public static List<String> choices(ImagePlus image) {
        List<String> choices = new ArrayList<>(List.of(CURRENT));
        if (image != null) {
            StackResults.of(image)
                    .get()
                    .timelines()
                    .keySet()
                    .forEach(key -> choices.add(key.toString()));
        }
        return choices;
    }

    /**
     * The result of a model that is attached to an image.
     *
     * @param model id of the model, with a comma and the region where there are regions; or {@link
     *     #CURRENT}
     * @throws BadInputException if there is none, naming those that there are
     */
    public static EmotionTimeline of(ImagePlus image, String model) {
        EmotionTimeline current = of(image);
        if (model.equals(CURRENT)) {
            return current;
        }
        for (ResultSet.Entry entry : StackResults.of(image).get().entries()) {
            if (entry.key().toString().equals(ForeignText.composed(model))) {
                return entry.timeline();
            }
        }
        throw new BadInputException(
                "model=%s: the image %s has no result of it; allowed are %s."
                        .formatted(
                                ForeignText.of(model),
                                image.getTitle(),
                                String.join(", ", choices(image))));
    }

    /**
     * As {@link #of(ImagePlus, String)}; of the current one those that are shown together with it,
     * as of all regions.
     */
    public static List<EmotionTimeline> together(ImagePlus image, String model) {
        EmotionTimeline chosen = of(image, model);
        return model.equals(CURRENT) ? StackResults.of(image).get().together() : List.of(chosen);
    }

    /**
     * Makes sure that there is a result.
     *
     * @throws BadInputException if there is none; where there are tiers, in a sentence that says
     *     what writes them
     */
    public static void requireToExport(ImagePlus image) {
        if (Results.of(image).isEmpty() && !AttachedTiers.of(image).tiers().isEmpty()) {
            throw new BadInputException(
                    "The image %s has tiers, but no emotions attached; Export Annotations... writes its tiers."
                            .formatted(image.getTitle()));
        }
        of(image);
    }

    /**
     * The result attached to an image.
     *
     * @throws BadInputException if there is none
     */
    public static EmotionTimeline of(ImagePlus image) {
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
    public static EmotionTimeline ofSameSize(ImagePlus image, String model) {
        EmotionTimeline result = of(image, model);
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

    /**
     * Makes sure that a result is one of whole frames, as heat maps are.
     *
     * @throws BadInputException if it is that of a region, in a sentence that says how to get the
     *     other
     */
    public static void requireWholeFrames(ImagePlus image, EmotionTimeline result) {
        String others =
                StackResults.of(image).get().timelines().keySet().stream()
                        .filter(key -> key.region().equals(ResultKey.WHOLE_FRAME))
                        .map(key -> "model=" + key)
                        .collect(joining(" or "));
        if (others.isEmpty() || result.region().isEmpty()) {
            EmotionAnalysis.requireWholeFrames(result);
            return;
        }
        throw new BadInputException(
                "The result of %s is that of its region '%s', but heat maps are made of whole frames only; give %s to take those of whole frames."
                        .formatted(image.getTitle(), result.region().get().name(), others));
    }

    /**
     * Makes sure that a stack can be analysed again for a result.
     *
     * @throws BadInputException if its slices were moved or deleted since
     */
    public static void requireSameOrder(ImagePlus image, EmotionTimeline result) {
        if (!FrameSlices.of(image, result).isInOrder()) {
            throw new BadInputException(
                    "The slices of %s were moved or deleted since its emotions were recognized; run Recognize Emotions... on it again."
                            .formatted(image.getTitle()));
        }
    }
}
