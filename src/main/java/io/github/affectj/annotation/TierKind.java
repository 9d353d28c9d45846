package io.github.affectj.annotation;

/** How the segments of a tier may lie to each other. */
public enum TierKind {
    /** One after the other; they may touch, and there may be gaps. */
    SEQUENCE,
    /** Moments, no two at the same time. */
    POINTS,
    /** In any way, as the captions of two speakers who talk at once. */
    OVERLAPPING;

    /** Whether a segment may follow another, by start and then by end, in one tier. */
    boolean allows(Segment before, Segment next) {
        boolean sameMoment = before.isPoint() && next.isPoint() && before.start() == next.start();
        return this == OVERLAPPING || next.start() >= before.end() && !sameMoment;
    }
}
