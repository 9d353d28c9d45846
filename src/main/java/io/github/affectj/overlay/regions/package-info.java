/**
 * Regions and ImageJ's selections: entries of the ROI Manager, a selection, or a file of them come
 * in, a {@link io.github.affectj.regions.RegionSet} goes out, and back ({@link
 * io.github.affectj.overlay.regions.RoiEntries}, start here). What draws attached regions is {@link
 * io.github.affectj.overlay.RegionOverlay}.
 */
package io.github.affectj.overlay.regions;
