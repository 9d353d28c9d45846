package io.github.affectj.annotation;

/** How the segments of a tier may lie to each other. */
public enum TierKind {
    /** One after the other; they may touch, and there may be gaps. */
    SEQUENCE,
    /** Moments, no two at the same time. */
    POINTS,
    /** In any way, as the captions of two speakers who talk at once. */
    OVERLAPPING
}
