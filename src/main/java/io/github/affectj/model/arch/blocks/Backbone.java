package io.github.affectj.model.arch.blocks;

import io.github.affectj.model.TorchBlock;

/**
 * A network that makes maps (N, C, h, w) of frames (N, 3, H, W), each by itself. Its parameters
 * have the names that they have where its published weights come from.
 */
public abstract class Backbone extends TorchBlock {

    /**
     * Joins all normalisations to their convolutions until the next training pass. Does nothing
     * where there are none.
     */
    public void fold() {
        // Not every backbone has normalisations.
    }
}
