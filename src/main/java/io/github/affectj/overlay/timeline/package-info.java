/**
 * The timeline of a clip as a picture: what a model says over time, the sound, and the tiers, row
 * by row. A {@link io.github.affectj.overlay.timeline.TimelineContent} holds what is drawn, a
 * {@link io.github.affectj.overlay.timeline.TimelineView} which part of the time, a {@link
 * io.github.affectj.overlay.timeline.TimelineLayout} which rows where and what lies under the
 * mouse; {@link io.github.affectj.overlay.timeline.TimelinePainter} (start here) draws them on any
 * {@link java.awt.Graphics2D}, and {@link io.github.affectj.overlay.timeline.TimelineFigure} writes
 * the same as PNG, SVG or PDF. Everything is immutable and needs no display; no window, no editing.
 */
package io.github.affectj.overlay.timeline;
