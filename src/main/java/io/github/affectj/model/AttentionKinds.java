package io.github.affectj.model;

/**
 * Which attention weights a network tells.
 *
 * @param spatial those within each frame ({@link HeadOutput#spatialAttention()})
 * @param temporal those over the steps of each stream ({@link HeadOutput#visualAttention()})
 */
public record AttentionKinds(boolean spatial, boolean temporal) {
    /** None. */
    public static final AttentionKinds NONE = new AttentionKinds(false, false);
}
