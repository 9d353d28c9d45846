/**
 * Numbers for a model, taken from frames ({@code visual}) and from sound ({@code audio}) or given
 * in files ({@code file}); here what they share: {@link io.github.affectj.features.Modalities} tell
 * which streams there are, {@link io.github.affectj.features.TimeSteps} which frame and which span
 * of sound a step is, a {@link io.github.affectj.features.ClipView} what of a clip's frames is seen
 * at all, and a {@link io.github.affectj.features.FeatureTrack} is a table over time. Start at
 * {@code TimeSteps}.
 */
package io.github.affectj.features;
