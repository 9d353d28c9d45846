/**
 * What a person sees: an {@code EmotionTimeline} and an {@code ImagePlus} come in; labels, heat
 * maps and plots that leave the user's own things alone go out.
 */
package io.github.affectj.overlay;
