package io.github.affectj.overlay.regions;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import java.awt.HeadlessException;
import java.util.List;
import java.util.Optional;

/** The ROI Manager: read at any time, added to only where somebody asks for it. */
public final class RoiManagers {
    private static final String NAME = "The ROI Manager";

    private RoiManagers() {}

    /** Whether it is open and has entries. */
    public static boolean hasEntries() {
        return open().filter(manager -> manager.getCount() > 0).isPresent();
    }

    private static Optional<RoiManager> open() {
        try {
            return Optional.ofNullable(RoiManager.getInstance2());
        } catch (HeadlessException e) {
            // In batch mode ImageJ makes one that nobody sees, which plain ImageJ can't do without
            // a display; Fiji can.
            return Optional.empty();
        }
    }

    /**
     * Its entries as regions.
     *
     * @param image that they speak of
     * @throws BadInputException if it has none, or one can't be a region; see {@link RoiEntries}
     */
    public static RegionSet read(ImagePlus image) {
        RoiManager manager =
                open().filter(m -> m.getCount() > 0)
                        .orElseThrow(
                                () -> new BadInputException("The ROI Manager has no entries."));
        RoiEntries entries = new RoiEntries(image, NAME);
        for (int i = 0; i < manager.getCount(); i++) {
            entries.add(manager.getName(i), manager.getRoi(i));
        }
        return entries.regions(Region.DRAWN);
    }

    /**
     * Adds the keys of regions to its entries; those that are there stay.
     *
     * @return how many were added
     * @throws BadInputException where ImageJ can't open it, without a display
     */
    public static int add(List<Region> regions, RegionSet set, ImagePlus image) {
        RoiManager manager;
        try {
            manager = open().orElseGet(RoiManager::new);
        } catch (HeadlessException e) {
            throw new BadInputException(
                    "The ROI Manager can't be opened without a display; Export Regions... writes a .zip that it opens.",
                    e);
        }
        int added = 0;
        ClipTimes times = new StackClip(image).times();
        for (Region region : regions) {
            for (Roi roi : RoiEntries.of(region, set, image, times)) {
                manager.addRoi(roi);
                added++;
            }
        }
        return added;
    }
}
