package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.visual.FrameAugmenter;
import io.github.affectj.model.GivenFeatures;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One setting of a training: what macros call it, what it is by default and what is allowed. The
 * only home of the defaults, which are table 1 of Zhang et al. 2022 where it names a value. A new
 * setting is a constant here, an input of the same name in the command, and an accessor in {@link
 * TrainingSettings} for who heeds it.
 */
@SuppressWarnings(
        "ImmutableEnumChecker") // texts, numbers and paths, and lists that nobody can change
public enum TrainingKey {
    /** Folder of the data set, a {@link Path}. */
    DATASET(Path.of("")),
    /**
     * Of films with files of ELAN: the tier whose segments are the clips; empty for the only one
     * with labels.
     */
    TIER(""),
    /** The run folder, a {@link Path}, made if need be. */
    OUTPUT(Path.of("")),
    /** Key of a model architecture. */
    ARCHITECTURE("resnet18-convgru"),
    /** Most passes over the training split. */
    EPOCHS(100, 1, 100_000),
    /** Windows a step of the optimizer. */
    BATCH(30, 1, 4096),
    /** Learning rate at the start. */
    LR(1e-4, 1e-9, 10),
    /** Weight decay: L2, added to the gradient as in Adam of PyTorch. */
    DECAY(1e-4, 0, 1),
    /**
     * {@code constant}, or {@code cosine}: a short rise, then a fall to 0 over all steps. The first
     * is the default.
     */
    SCHEDULE(List.of("constant", "cosine"), "constant"),
    /**
     * Frames, or steps of time, in a window; 0 takes the architecture's own, or of feature files
     * the longest training clip. Of clips of media 64 at most.
     */
    FRAMES(0, 0, GivenFeatures.MOST_STEPS),
    /** Side in pixels of the network's input. */
    SIZE(224, 32, 512),
    /** Of weights, order and augmentation. */
    SEED(1L),
    /** {@code auto}, {@code cpu} or {@code gpu}. */
    DEVICE("auto"),
    /** Id or folder of a model, or a safetensors file, to start from; empty for fresh weights. */
    INIT(""),
    /** Whether to go on from the last finished epoch of a broken run in {@link #OUTPUT}. */
    RESUME(false),
    /** Whether to keep the backbone as it is and train the head on its stored maps. */
    FREEZE(false),
    /** Strength of the random variants: {@code none}, {@code standard}, {@code strong}. */
    AUGMENT(FrameAugmenter.STRENGTHS, "strong"),
    /**
     * Epochs without a better validation loss (calibrated: at the temperature that is best for it)
     * after which the run ends; 0 for never.
     */
    PATIENCE(15, 0, 100_000),
    /** Whether rare labels weigh more in the loss. */
    BALANCE(true),
    /** Windows in memory at once, whose gradients add up to a batch; 0 lets AffectJ choose. */
    CHUNK(0, 0, 4096),
    /** Whether damaged clips are left out with a warning; else they end the run. */
    SKIPBAD(false),
    /** Share of the target that is spread over all labels. */
    SMOOTHING(0.0, 0, 0.9),
    /** Share of the run over which the probability of augmenting a window rises from 0 to 1. */
    RAMP(0.0, 0, 1),
    /** SPDX expression for the model's description, or empty. */
    LICENCE(""),
    /**
     * A sentence for people that says what the model is trained on; empty takes one made of the
     * data set's name, labels and number of clips.
     */
    DOMAIN(""),
    /**
     * The architecture's own hyper-parameters, {@code heads:4, mu:0.8}; what is not named has its
     * default, see {@link io.github.affectj.model.ModelArchitecture#hyperParameters}.
     */
    OPTIONS("");

    private final Object initial;
    private final double min;
    private final double max;
    private final List<String> choices;

    TrainingKey(Object initial) {
        this(initial, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of());
    }

    TrainingKey(Number initial, double min, double max) {
        this(initial, min, max, List.of());
    }

    TrainingKey(List<String> choices, String initial) {
        this(initial, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, choices);
    }

    TrainingKey(Object initial, double min, double max, List<String> choices) {
        this.initial = initial;
        this.min = min;
        this.max = max;
        this.choices = choices;
    }

    /** What macros, dialogs and {@code config.json} call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The default: a {@code Path}, {@code String}, {@code Boolean}, or number. */
    public Object initial() {
        return initial;
    }

    /**
     * A value as one of this setting's type; whether it is allowed is asked by {@link #check}.
     *
     * @throws IllegalArgumentException if it is of another kind, as a text for a number
     */
    Object typed(Object value) {
        if (initial instanceof Number && value instanceof Number) {
            return number(value.toString());
        }
        if (initial instanceof Path
                ? value instanceof Path
                : initial.getClass() == value.getClass()) {
            return value;
        }
        throw new IllegalArgumentException("%s can't be %s".formatted(key(), value));
    }

    private Number number(String value) {
        if (initial instanceof Double) {
            return Double.valueOf(value);
        }
        try {
            BigDecimal exact = new BigDecimal(value);
            return initial instanceof Integer
                    ? (Number) exact.intValueExact()
                    : exact.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("%s can't be %s".formatted(key(), value), e);
        }
    }

    /**
     * Says what is wrong with a value.
     *
     * @throws BadInputException if it is not allowed, in a sentence that begins with the key
     */
    public void check(Object value) {
        if (value instanceof Number n && !(n.doubleValue() >= min && n.doubleValue() <= max)) {
            throw new BadInputException(
                    "%s=%s is out of range; allowed are %s to %s."
                            .formatted(key(), plain(n.doubleValue()), plain(min), plain(max)));
        }
        if (!choices.isEmpty() && !choices.contains(value)) {
            throw new BadInputException(
                    "%s=%s is not known; allowed are %s."
                            .formatted(key(), value, String.join(", ", choices)));
        }
    }

    /**
     * The value that a text stands for, checked.
     *
     * @throws BadInputException if it is not allowed, in a sentence that begins with the key
     */
    public Object parsed(String text) {
        Object value = read(text);
        check(value);
        return value;
    }

    private Object read(String text) {
        if (initial instanceof Boolean) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new BadInputException(
                        "%s=%s is not known; allowed are true, false.".formatted(key(), text));
            }
            return Boolean.valueOf(text);
        }
        if (initial instanceof Number) {
            try {
                return (Number) typed(new BigDecimal(text));
            } catch (IllegalArgumentException e) {
                throw new BadInputException(
                        "%s=%s is not a %s; allowed are %s to %s."
                                .formatted(
                                        key(),
                                        text,
                                        initial instanceof Double ? "number" : "whole number",
                                        plain(min),
                                        plain(max)),
                        e);
            }
        }
        return initial instanceof Path ? Path.of(text) : text;
    }

    private static String plain(double v) {
        return v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
    }
}
