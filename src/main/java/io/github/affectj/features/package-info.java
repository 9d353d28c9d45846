/**
 * Numbers taken from pictures ({@code visual}) and from sound ({@code audio}) for a model; here
 * what both share: a {@link io.github.affectj.features.FeatureTrack} is a table over time, and
 * {@link io.github.affectj.features.TimeSteps} are the moments at which a model looks and listens.
 */
package io.github.affectj.features;
