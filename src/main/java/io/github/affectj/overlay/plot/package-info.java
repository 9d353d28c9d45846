/**
 * Plots: a timeline, training metrics, a report or the figures of a comparison come in, images with
 * axes go out. Start at {@link io.github.affectj.overlay.plot.TimelinePlot}.
 */
package io.github.affectj.overlay.plot;
