package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.regions.RoiEntries;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import java.util.ArrayList;
import java.util.List;

/** The input that names whom of a stack a model looks at. */
public final class RegionInput {
    /** The selection on the image, as a region of this name for the whole clip. */
    public static final String SELECTION = "selection";

    private RegionInput() {}

    /** Values to offer; {@code image} may be null. */
    public static List<String> choices(ImagePlus image) {
        List<String> choices = new ArrayList<>(List.of(AnalysisSettings.WHOLE_FRAME));
        if (image != null) {
            if (image.getRoi() != null && image.getRoi().isArea()) {
                choices.add(SELECTION);
            }
            List<Region> there = AttachedRegions.of(image).regions();
            if (!there.isEmpty()) {
                choices.add(AnalysisSettings.ALL_REGIONS);
            }
            there.stream()
                    .map(Region::name)
                    .filter(name -> !choices.contains(name))
                    .forEach(choices::add);
        }
        return choices;
    }

    /**
     * The regions of an image that may be looked at; where it is asked for, with its selection as
     * one of them. The selection stays as it is.
     *
     * @throws BadInputException if there is no selection, or none with an area; or as {@link
     *     AttachedRegions#fitting}
     */
    public static RegionSet of(ImagePlus image, String choice) {
        if (choice.equals(AnalysisSettings.WHOLE_FRAME)) {
            return RegionSet.EMPTY;
        }
        RegionSet there = AttachedRegions.fitting(image);
        return choice.equals(SELECTION) ? there.with(selection(image)) : there;
    }

    private static Region selection(ImagePlus image) {
        Roi drawn = image.getRoi();
        if (drawn == null) {
            throw new BadInputException(
                    "region=%s: the image %s has no selection; draw one around what the model shall look at, or take region=%s."
                            .formatted(SELECTION, image.getTitle(), AnalysisSettings.WHOLE_FRAME));
        }
        Roi everywhere = (Roi) drawn.clone();
        everywhere.setPosition(0);
        RoiEntries entries = new RoiEntries(image, "region=" + SELECTION);
        entries.add(SELECTION, everywhere);
        return entries.regions(Region.DRAWN).regions().get(0).named(SELECTION);
    }

    /**
     * Attaches the region that the selection became, so that it is seen where the result is of, and
     * tells which of all regions have no result, since no frame shows them.
     */
    public static void keep(
            ImagePlus image, String choice, RegionSet regions, List<EmotionTimeline> results) {
        if (choice.equals(SELECTION)) {
            RegionHands.watch();
            StackResults.of(image).put(List.of(regions), "region of the selection");
        }
        if (choice.equals(AnalysisSettings.ALL_REGIONS)) {
            List<String> unseen = new ArrayList<>(regions.names());
            results.forEach(result -> result.region().ifPresent(r -> unseen.remove(r.name())));
            if (!unseen.isEmpty()) {
                IJ.log(
                        "%s: no frame shows %s of its %d regions: %s."
                                .formatted(
                                        ForeignText.of(image.getTitle()),
                                        unseen.size(),
                                        regions.regions().size(),
                                        ForeignText.of(String.join(", ", unseen))));
            }
        }
    }
}
