package io.github.affectj.training.learn;

import io.github.affectj.features.Modalities;
import java.util.List;

/**
 * What is known of a stretch of a film, a row a step.
 *
 * @param visual what the backbone says of frames of it, each as wide as its maps have channels;
 *     none without video
 * @param audio measured features of its steps; none where it has no sound
 */
record Stretch(List<float[]> visual, List<float[]> audio) {

    /** The streams that it has. */
    Modalities present() {
        return new Modalities(!visual.isEmpty(), !audio.isEmpty());
    }
}
