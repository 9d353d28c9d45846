/**
 * Plots: a timeline, training metrics or a report come in, images with axes go out. Start at {@link
 * io.github.affectj.overlay.plot.TimelinePlot}.
 */
package io.github.affectj.overlay.plot;
