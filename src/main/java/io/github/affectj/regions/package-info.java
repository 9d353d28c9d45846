/**
 * Named parts of a clip's frames that move with time, as plain immutable values: a {@link
 * io.github.affectj.regions.RegionSet} (start here) holds {@link io.github.affectj.regions.Region
 * regions}, a region holds {@link io.github.affectj.regions.RegionKey keys}, each a {@link
 * io.github.affectj.regions.RegionShape shape} at a time, and is interpolated between them. People
 * draw them, detectors find them, files bring them; {@link io.github.affectj.regions.Coverage}
 * tells which pixels belong to one. Places are pixels of the clip, x to the right and y downwards
 * from its upper left corner; times are seconds from its start. No ImageJ, no DJL.
 */
package io.github.affectj.regions;
