package io.github.affectj.result;

import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import java.util.Optional;

/** What people are told of how familiar a model finds what it was shown. */
public final class FamiliarityText {
    private FamiliarityText() {}

    /**
     * The sentence for a result: how many frames look like nothing the model was trained on, and
     * what that was; or that the model can't tell. Empty where all frames are familiar.
     */
    public static Optional<String> of(EmotionTimeline result) {
        if (result.frames().isEmpty()) {
            return Optional.empty();
        }
        String model = result.model().id();
        if (!result.hasFamiliarity()) {
            return Optional.of(unknown(model));
        }
        int unfamiliar = result.unfamiliarFrames();
        if (unfamiliar == 0) {
            return Optional.empty();
        }
        String domain = result.environment().getOrDefault(EmotionTimeline.DOMAIN, "");
        int all = result.frames().size();
        return Optional.of(
                ForeignText.sentence(
                        "%s: %d of %s %s like nothing that %s was trained on%s"
                                .formatted(
                                        result.clipName(),
                                        unfamiliar,
                                        Counts.of(all, "frame"),
                                        Counts.word(unfamiliar, "looks", "look"),
                                        model,
                                        domain.isEmpty() ? "." : ". " + domain)));
    }

    /** The sentence for a model that can't tell how familiar frames are to it. */
    public static String unknown(String model) {
        return "%s can't tell how familiar frames are to it; the column familiarity stays empty."
                .formatted(model);
    }
}
