/**
 * What a person sees on the stack: an {@code EmotionTimeline} and an {@code ImagePlus} come in;
 * labels and drawn frames that leave the user's own things alone go out. Start at {@link
 * io.github.affectj.overlay.StackResults}, the holder of all that is attached to an image, which
 * tells views of changes, and {@link io.github.affectj.overlay.LabelOverlay}, the simplest of those
 * that draw. {@code attention}, {@code plot} and {@code table} hold the rest. Everything works
 * without a display.
 */
package io.github.affectj.overlay;
