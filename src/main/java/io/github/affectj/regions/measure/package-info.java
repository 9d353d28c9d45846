/**
 * What a map of values, as a model's attention, holds in regions: the values of each frame and
 * where the regions are come in, a {@link io.github.affectj.regions.measure.FrameMeasure} for each
 * frame and region and a {@link io.github.affectj.regions.measure.RegionSummary} for each region go
 * out, and both as tables. Start at {@link io.github.affectj.regions.measure.FrameValues} and
 * {@link io.github.affectj.regions.measure.MeasureTables}.
 */
package io.github.affectj.regions.measure;
