package io.github.affectj.training.data;

import io.github.affectj.features.Modalities;

/**
 * What the feature files of a set have in common.
 *
 * @param visual numbers of the visual stream a step; 0 where no clip has it
 * @param audio numbers of the audio stream a step; 0 where no clip has it
 * @param longest steps of the longest clip of the training split, or of all where it has none
 */
public record FeatureSizes(int visual, int audio, int longest) {

    /** The streams that clips have. */
    public Modalities streams() {
        return new Modalities(visual > 0, audio > 0);
    }
}
