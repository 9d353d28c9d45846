package io.github.affectj.commands.show;

import ij.IJ;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.result.EmotionTimeline;

/** Reports that a result rests on less than the video and the audio of a clip. */
public final class MissingStreams {
    private MissingStreams() {}

    /** Puts it into the log, if a model of video and audio missed a stream. */
    public static void tell(EmotionTimeline result) {
        String streams = result.environment().get(EmotionTimeline.STREAMS);
        if (streams != null && !streams.equals(ClipStreams.BOTH)) {
            IJ.log(result.clipName() + ": emotions from " + streams + ".");
        }
    }
}
