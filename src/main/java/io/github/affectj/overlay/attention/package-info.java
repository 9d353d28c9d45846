/**
 * Attention over the stack: maps and weights of a timeline come in; heat maps laid over frames, a
 * band of the attention over time, or a 32-bit stack go out. Start at {@link
 * io.github.affectj.overlay.attention.HeatmapOverlay}.
 */
package io.github.affectj.overlay.attention;
