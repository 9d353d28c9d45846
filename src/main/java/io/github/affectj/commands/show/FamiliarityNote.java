package io.github.affectj.commands.show;

import ij.IJ;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FamiliarityText;

/** Reports that a model saw what it does not know. */
public final class FamiliarityNote {
    private FamiliarityNote() {}

    /** Puts into the log how many frames are unfamiliar, or that the model can't tell. */
    public static void tell(EmotionTimeline result) {
        FamiliarityText.of(result).ifPresent(IJ::log);
    }
}
