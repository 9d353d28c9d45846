package io.github.affectj.training.run;

import io.github.affectj.base.Progress;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.familiarity.StreamFamiliarity;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.Sample;
import java.util.List;
import java.util.function.Consumer;

/**
 * Learns what is familiar to a trained model: statistics of some frames and steps of its training
 * clips, as they are and not varied, and how strange some of the validation clips look by them.
 * Clips whose shares are the same for all labels are no part of its kind and are left out: by them
 * a set teaches the model that there is nothing to tell.
 */
final class FamiliarityMaker {
    private static final int MOST_TRAINING = 2000;
    private static final int MOST_HELD_OUT = 1000;

    private final ClipSource clips;
    private final EmotionPredictor predictor;
    private final long seed;
    private final Consumer<String> notes;

    /**
     * @param predictor with the weights that are kept
     * @param seed of the choice of clips
     * @param notes told why a stream has no statistics
     */
    FamiliarityMaker(
            ClipSource clips, EmotionPredictor predictor, long seed, Consumer<String> notes) {
        this.clips = clips;
        this.predictor = predictor;
        this.seed = seed;
        this.notes = notes;
    }

    Familiarity make(List<Sample> train, List<Sample> val, Progress progress) {
        FeatureSample known = sample(train, MOST_TRAINING, progress.part(0, 0.67));
        FeatureSample heldOut = sample(val, MOST_HELD_OUT, progress.part(0.67, 1));
        return new Familiarity(
                isEnough("frames", known.visual(), heldOut.visual())
                        ? StreamFamiliarity.ofMaps(known.visual(), heldOut.visual())
                        : null,
                isEnough("steps of audio", known.audio(), heldOut.audio())
                        ? StreamFamiliarity.ofMeasures(known.audio(), heldOut.audio())
                        : null);
    }

    private FeatureSample sample(List<Sample> split, int most, Progress progress) {
        List<Sample> own = split.stream().filter(s -> !s.saysNothing()).toList();
        return FeatureSample.of(clips, predictor, own, most, seed, progress);
    }

    private boolean isEnough(String what, List<float[]> known, List<float[]> heldOut) {
        int few = Math.min(known.size(), heldOut.size());
        boolean enough = few >= StreamFamiliarity.LEAST;
        if (!enough && few > 0) {
            notes.accept(
                    "The model can't tell how familiar %s are to it: there are %d in the smaller of train and val, at most %d of a clip; %d are needed."
                            .formatted(
                                    what,
                                    few,
                                    FeatureSample.MOST_OF_A_CLIP,
                                    StreamFamiliarity.LEAST));
        }
        return enough;
    }
}
