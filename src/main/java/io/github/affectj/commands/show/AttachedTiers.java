package io.github.affectj.commands.show;

import ij.ImagePlus;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.agreement.Voice;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tiers that are attached to a stack, and the models' results as voices beside them. */
public final class AttachedTiers {
    /** Names the stack's current result of a model where a tier is asked for. */
    public static final String MODEL = "model";

    private AttachedTiers() {}

    /** All tiers of an image; none if there are none. */
    public static AnnotationSet of(ImagePlus image) {
        return StackResults.of(image)
                .get()
                .part(AnnotationSet.KEY, AnnotationSet.class)
                .orElse(AnnotationSet.EMPTY);
    }

    /** The names of an image's tiers, to choose from. */
    public static List<String> choices(ImagePlus image) {
        return image == null ? List.of() : of(image).names();
    }

    /**
     * Makes sure that there are tiers.
     *
     * @throws BadInputException if there are none, in a sentence that says where they come from
     */
    public static void require(ImagePlus image) {
        if (of(image).tiers().isEmpty()) {
            throw new BadInputException(
                    "The image %s has no tiers; Detect Shots..., Import Annotations... and Import Emotion Results... give it some."
                            .formatted(image.getTitle()));
        }
    }

    /** What an image has to compare, to choose from: tiers, then results of models. */
    public static List<String> voices(ImagePlus image) {
        List<String> voices = new ArrayList<>(choices(image));
        if (image != null) {
            ResultSet set = StackResults.of(image).get();
            set.timeline().ifPresent(timeline -> voices.add(MODEL));
            set.timelines().keySet().forEach(key -> voices.add(key.toString()));
        }
        return voices.stream().distinct().toList();
    }

    /**
     * A tier, or the result of a model, by its name.
     *
     * @param key of the input
     * @param name of a tier; {@link #MODEL} for the current result, or a result's own name. A tier
     *     goes before a result of the same name
     * @throws BadInputException if there is none, naming those that there are
     */
    public static Voice voice(ImagePlus image, String key, String name) {
        Optional<Tier> tier = of(image).tier(name);
        if (tier.isPresent()) {
            return Voice.of(tier.get());
        }
        ResultSet set = StackResults.of(image).get();
        Optional<EmotionTimeline> result =
                name.equals(MODEL)
                        ? set.timeline()
                        : set.entries().stream()
                                .filter(entry -> entry.key().toString().equals(name))
                                .map(ResultSet.Entry::timeline)
                                .findFirst();
        if (result.isPresent()) {
            return Voice.of(name, result.get());
        }
        if (name.equals(MODEL)) {
            throw new BadInputException(
                    "%s=%s: the image %s has no emotions attached; run Recognize Emotions... on it first."
                            .formatted(key, MODEL, image.getTitle()));
        }
        throw new BadInputException(
                "%s=%s: the image %s has no such tier or result; allowed are %s."
                        .formatted(
                                key,
                                ForeignText.of(name),
                                image.getTitle(),
                                String.join(", ", voices(image))));
    }

    /**
     * A third voice to hold two others against: the current result of a model where both are
     * persons', another person's tier where one is a model's; with labels in common.
     */
    public static Optional<Voice> companion(ImagePlus image, Voice first, Voice second) {
        if (!first.isModel() && !second.isModel()) {
            return StackResults.of(image)
                    .get()
                    .timeline()
                    .map(timeline -> Voice.of(MODEL, timeline))
                    .filter(model -> model.sharesLabels(first) && model.sharesLabels(second));
        }
        Voice person = first.isModel() ? second : first;
        return of(image).tiers().stream()
                .map(Voice::of)
                .filter(other -> !other.name().equals(person.name()))
                .filter(other -> other.isComparable() && other.sharesLabels(person))
                .findFirst();
    }
}
