package io.github.affectj.commands.show;

import ij.IJ;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.result.EmotionTimeline;

/** Tells when a result rests on less than the picture and the sound of a clip. */
public final class MissingStreams {
    private MissingStreams() {}

    /** Puts it into the log, where a model of film missed something. */
    public static void tell(EmotionTimeline result) {
        String streams = result.environment().get(EmotionTimeline.STREAMS);
        if (streams != null && !streams.equals(ClipStreams.BOTH)) {
            IJ.log(result.clipName() + ": emotions from " + streams + ".");
        }
    }
}
