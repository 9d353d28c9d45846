package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.familiarity.Look;
import java.util.Arrays;

/** Gathers how familiar the frames and the audio of a clip are, for each of its steps. */
final class FamiliaritySums {
    private final Familiarity familiarity;
    private final TimeSteps steps;
    private final Look[] visual;
    private final Look[] audio;

    /**
     * @param familiarity of the model
     */
    FamiliaritySums(Familiarity familiarity, TimeSteps steps) {
        this.familiarity = familiarity;
        this.steps = steps;
        visual = unknown(steps.frame(steps.size() - 1) + 1);
        audio = unknown(steps.size());
    }

    private static Look[] unknown(int size) {
        Look[] looks = new Look[size];
        Arrays.fill(looks, Look.UNKNOWN);
        return looks;
    }

    /**
     * How familiar some frames are. Several threads may ask.
     *
     * @param maps of the frames, (count, C, h, w)
     */
    Look[] ofFrames(NDArray maps) {
        if (!familiarity.tellsVisual()) {
            return unknown((int) maps.size(0));
        }
        return Arrays.stream(PooledMaps.of(maps)).map(familiarity::visual).toArray(Look[]::new);
    }

    /**
     * Takes what was found of a frame.
     *
     * @param frame its place in the clip
     * @param index its place among {@code some}
     */
    void addFrame(int frame, FrameMaps some, int index) {
        visual[frame] = some.look(index);
    }

    /** Takes the audio features of a step. */
    void addAudio(int step, float[] features) {
        if (step < audio.length) {
            audio[step] = familiarity.audio(features);
        }
    }

    /**
     * How each step looks. One in which the clip has nothing that the model takes, as behind the
     * end of its audio, has that of the step before.
     */
    Look[] ofSteps() {
        Look[] all = new Look[steps.size()];
        Look last = Look.UNKNOWN;
        for (int i = 0; i < all.length; i++) {
            Look own = visual[steps.frame(i)].joined(audio[i]);
            last = Double.isNaN(own.share()) ? last : own;
            all[i] = last;
        }
        return all;
    }
}
