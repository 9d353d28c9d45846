/**
 * Shots of a film: {@link io.github.affectj.pipeline.shots.ShotDetection} takes a clip and gives a
 * {@link io.github.affectj.pipeline.shots.ShotList}, with tiers to attach and to save. Works
 * without a window; the command and scripts come through here.
 */
package io.github.affectj.pipeline.shots;
