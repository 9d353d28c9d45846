package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperValues;

/** Says what is wrong with training settings before anything is read or written. */
final class SettingsCheck {
    /** From this side on the last maps have more than one cell. */
    private static final int LEAST_SIZE_ALONE = 33;

    private SettingsCheck() {}

    /**
     * Refuses windows that no training clip fills: they would hold repeated or missing steps only
     * where shorter ones hold the same.
     *
     * @param longest frames or steps of the longest training clip; 0 if there is none
     */
    static void requireFilled(TrainingSettings s, int longest) {
        if (longest > 0 && s.frames() > longest) {
            throw new BadInputException(
                    "frames=%d is longer than every training clip, of which the longest has %d; choose frames=%d or less."
                            .formatted(s.frames(), longest, longest));
        }
    }

    /** Throws a {@link BadInputException} with the first key that is wrong. */
    static void run(TrainingSettings s) {
        Architectures.get(s.architecture());
        for (TrainingKey key : TrainingKey.values()) {
            key.check(s.get(key));
        }
        boolean oneAtATime = s.windowFrames() == 1 && (s.batch() == 1 || s.chunk() == 1);
        if (oneAtATime && s.size() < LEAST_SIZE_ALONE && !s.freeze()) {
            throw new BadInputException(
                    "size=%d leaves maps of 1 x 1 for single frames one at a time, too little for batch normalisation; choose size=%d or more, or batch and chunk above 1."
                            .formatted(s.size(), LEAST_SIZE_ALONE));
        }
        Domain.check(s.domain());
        HyperValues hyper = s.hyper();
        if (s.freeze() && !s.network().backbone(hyper).perFrame()) {
            throw new BadInputException(
                    "freeze=true keeps a backbone that sees every frame by itself, but %s sees a window as a whole; allowed is freeze=false."
                            .formatted(s.architecture()));
        }
        if (s.freeze() && s.init().isEmpty()) {
            throw new BadInputException(
                    "freeze=true keeps the backbone as it is, so init must name a model to take it from.");
        }
    }
}
