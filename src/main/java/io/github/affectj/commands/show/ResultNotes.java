package io.github.affectj.commands.show;

import ij.IJ;
import io.github.affectj.base.ForeignText;
import io.github.affectj.result.EmotionTimeline;
import java.util.List;

/** Reports what a user should know of results before reading them. */
public final class ResultNotes {
    private ResultNotes() {}

    /**
     * Puts into the log which model was chosen, which streams it missed, what looks unfamiliar to
     * it, and whose the audio is.
     *
     * @param results of one recognition: one, or one for each region
     */
    public static void tell(List<EmotionTimeline> results) {
        EmotionTimeline first = results.get(0);
        ModelInput.tell(first);
        MissingStreams.tell(first);
        String shared = first.environment().get(EmotionTimeline.SHARED_AUDIO);
        if (shared != null) {
            IJ.log(ForeignText.of(first.clipName()) + ": " + shared);
        }
        results.forEach(FamiliarityNote::tell);
    }
}
