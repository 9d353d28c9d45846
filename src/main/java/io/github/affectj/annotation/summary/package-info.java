/**
 * What a model says of stretches of a clip: an {@link io.github.affectj.result.EmotionTimeline} and
 * a {@link io.github.affectj.annotation.Segment} come in, a {@link
 * io.github.affectj.annotation.summary.SegmentSummary} goes out. {@link
 * io.github.affectj.annotation.summary.SegmentFrames} tells which frames belong to a segment. Plain
 * values; no ImageJ, no DJL.
 */
package io.github.affectj.annotation.summary;
