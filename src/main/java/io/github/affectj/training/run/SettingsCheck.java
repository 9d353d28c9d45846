package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.visual.FrameAugmenter;
import io.github.affectj.model.Architectures;
import java.util.List;

/** Says what is wrong with training settings before anything is read or written. */
final class SettingsCheck {
    /** Values of {@link TrainingSettings#schedule()}. */
    static final List<String> SCHEDULES = List.of("constant", "cosine");

    /** From this side on the last maps have more than one cell. */
    private static final int LEAST_SIZE_ALONE = 33;

    private SettingsCheck() {}

    /** Throws a {@link BadInputException} with the first key that is out of range. */
    static void run(TrainingSettings s) {
        Architectures.get(s.architecture());
        range("epochs", s.epochs(), 1, 100_000);
        range("batch", s.batch(), 1, 4096);
        range("frames", s.frames(), 0, 64);
        range("size", s.size(), 32, 512);
        range("patience", s.patience(), 0, 100_000);
        range("chunk", s.chunk(), 0, 4096);
        range("lr", s.lr(), 1e-9, 10);
        range("decay", s.decay(), 0, 1);
        range("smoothing", s.smoothing(), 0, 0.9);
        range("ramp", s.ramp(), 0, 1);
        choice("augment", s.augment(), FrameAugmenter.STRENGTHS);
        choice("schedule", s.schedule(), SCHEDULES);
        boolean oneAtATime = s.windowFrames() == 1 && (s.batch() == 1 || s.chunk() == 1);
        if (oneAtATime && s.size() < LEAST_SIZE_ALONE && !s.freeze()) {
            throw new BadInputException(
                    "size=%d leaves maps of 1 x 1 for single frames one at a time, too little for batch normalisation; choose size=%d or more, or batch and chunk above 1."
                            .formatted(s.size(), LEAST_SIZE_ALONE));
        }
        s.hyper();
        if (s.freeze() && s.init().isEmpty()) {
            throw new BadInputException(
                    "freeze=true keeps the backbone as it is, so init must name a model to take it from.");
        }
    }

    static void range(String key, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new BadInputException(
                    key
                            + "="
                            + plain(value)
                            + " is out of range; allowed are "
                            + plain(min)
                            + " to "
                            + plain(max)
                            + ".");
        }
    }

    private static void choice(String key, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new BadInputException(
                    key
                            + "="
                            + value
                            + " is not known; allowed are "
                            + String.join(", ", allowed)
                            + ".");
        }
    }

    private static String plain(double v) {
        return v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
    }
}
