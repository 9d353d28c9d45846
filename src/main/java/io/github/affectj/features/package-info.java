/**
 * Numbers taken from pictures ({@code visual}) and from sound ({@code audio}) for a model; here
 * what both share: a {@link io.github.affectj.features.FeatureTrack} is a table over time.
 */
package io.github.affectj.features;
