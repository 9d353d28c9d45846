package io.github.affectj.commands.show;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.RegionOverlay;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.regions.RoiEntries;
import io.github.affectj.overlay.regions.RoiManagers;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionNames;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The regions that are attached to a stack, and what a user has selected in their place. */
public final class AttachedRegions {
    /** Names the image's selection where a region is asked for. */
    public static final String SELECTION = "selection";

    /** Names the entries of the ROI Manager where regions are asked for. */
    public static final String MANAGER = "manager";

    private AttachedRegions() {}

    /** All regions of an image; none if there are none. */
    public static RegionSet of(ImagePlus image) {
        return StackResults.of(image)
                .get()
                .part(RegionSet.KEY, RegionSet.class)
                .orElse(RegionSet.EMPTY);
    }

    /**
     * All regions of an image, whose frames have the size that they had then.
     *
     * @throws BadInputException if the image was cropped, scaled or turned since
     */
    public static RegionSet fitting(ImagePlus image) {
        RegionSet regions = of(image);
        if (!RegionOverlay.fits(image, regions)) {
            throw new BadInputException(
                    "The image %s has %dx%d pixels now, but %s when its regions were made; delete these with Edit Regions..., or open the clip again."
                            .formatted(
                                    image.getTitle(),
                                    image.getWidth(),
                                    image.getHeight(),
                                    regions.frames().orElseThrow()));
        }
        return regions;
    }

    /**
     * Attaches regions in the place of those that are there; draws them, and can be undone. The
     * results of a region that is not among them go with it.
     *
     * @param what was done, in a few words, as the menu shows it behind <em>Undo</em>
     */
    public static void put(ImagePlus image, RegionSet regions, String what) {
        RegionHands.watch();
        StackResults.of(image)
                .edit(
                        set -> {
                            List<String> gone = new ArrayList<>(names(set));
                            gone.removeAll(regions.names());
                            return set.withOnly(key -> !gone.contains(key.region())).with(regions);
                        },
                        what);
    }

    /**
     * Gives a region another name, and its results with it.
     *
     * @param to the new name, which no region has
     * @param what was done, as for {@link #put}
     * @throws BadInputException if there are results of an earlier region of that name
     */
    public static void rename(ImagePlus image, String from, String to, String what) {
        RegionSet renamed = of(image).renamed(from, to);
        if (!from.equals(to) && hasResults(image, to)) {
            throw new BadInputException(
                    "there are results of another region '%s', which came from a file; choose a name of which there are none."
                            .formatted(to));
        }
        StackResults.of(image).edit(set -> set.withRegionRenamed(from, to).with(renamed), what);
    }

    /** Whether results of a region are attached. */
    public static boolean hasResults(ImagePlus image, String name) {
        return StackResults.of(image).get().timelines().keySet().stream()
                .anyMatch(key -> key.region().equals(name));
    }

    private static List<String> names(ResultSet set) {
        return set.part(RegionSet.KEY, RegionSet.class).orElse(RegionSet.EMPTY).names();
    }

    /** The names of an image's regions, to choose from. */
    public static List<String> names(ImagePlus image) {
        return image == null ? List.of() : of(image).names();
    }

    /** What can be measured, to choose from. */
    public static List<String> choices(ImagePlus image) {
        List<String> choices = new ArrayList<>(List.of(RegionNames.ALL));
        choices.addAll(names(image));
        choices.addAll(List.of(SELECTION, MANAGER));
        return choices.stream().distinct().toList();
    }

    /**
     * Makes sure that there are regions.
     *
     * @throws BadInputException if there are none, in a sentence that says where they come from; or
     *     as {@link #fitting}
     */
    public static RegionSet require(ImagePlus image) {
        RegionSet regions = fitting(image);
        if (regions.isEmpty()) {
            throw new BadInputException(
                    "The image %s has no regions; Edit Regions..., Import Regions... and Find Faces... give it some."
                            .formatted(image.getTitle()));
        }
        return regions;
    }

    /**
     * The regions that a user names: attached ones; where none are attached, for {@code all} the
     * entries of the ROI Manager or, if it has none, the image's selection.
     *
     * @param key of the input, for messages
     * @param text {@code all}, {@link #SELECTION}, {@link #MANAGER}, or names
     * @throws BadInputException if there are none
     */
    public static RegionSet chosen(ImagePlus image, String key, String text) {
        RegionSet attached = of(image);
        if (text.equals(SELECTION) && attached.named(text).isEmpty()) {
            return selection(image);
        }
        if (text.equals(MANAGER) && attached.named(text).isEmpty()) {
            return RoiManagers.read(image);
        }
        if (!attached.isEmpty() || !text.equals(RegionNames.ALL)) {
            return RegionNames.chosen(fitting(image), key, text);
        }
        if (RoiManagers.hasEntries()) {
            return RoiManagers.read(image);
        }
        if (image.getRoi() == null) {
            throw new BadInputException(
                    "The image %s has no regions and no selection, and the ROI Manager has no entries; select a part of the frames first."
                            .formatted(image.getTitle()));
        }
        return selection(image);
    }

    /** The selection of an image, under its own name or as {@code selection}. */
    private static RegionSet selection(ImagePlus image) {
        Roi roi = image.getRoi();
        if (roi == null) {
            throw new BadInputException(
                    "The image %s has no selection; select a part of the frames first."
                            .formatted(image.getTitle()));
        }
        RoiEntries entries = new RoiEntries(image, "The image " + image.getTitle());
        String name = Region.cleanName(roi.getName() == null ? "" : roi.getName()).orElse("");
        entries.add(name.isEmpty() ? SELECTION : name, roi);
        return entries.regions(Region.DRAWN);
    }
}
