package io.github.affectj.commands.show;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.RegionRois;
import io.github.affectj.overlay.regions.RoiEntries;
import io.github.affectj.overlay.regions.RoiManagers;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionMoves;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Edit Regions... does to the regions of one stack.
 *
 * @param image the stack
 * @param name of the region that is meant
 * @param to its new name, or that of another region
 * @param frame place in the stack, from 1; 0 for the frame that it shows
 */
public record RegionEdits(ImagePlus image, String name, String to, int frame) {
    /** The keys of regions become entries of the ROI Manager. */
    public static final String TO_MANAGER = "to-manager";

    /** The entries of the ROI Manager become keys of regions. */
    public static final String FROM_MANAGER = "from-manager";

    /** The selection is the region's place at one frame. */
    public static final String SET = "set";

    /** The selection is the region's place for the whole clip. */
    public static final String STILL = "still";

    /** The selection is the region's place at a frame at which it comes back. */
    public static final String BEGIN = "begin";

    /** The region is absent after one frame. */
    public static final String END = "end";

    /** The region gets another name. */
    public static final String RENAME = "rename";

    /** Two regions become one. */
    public static final String MERGE = "merge";

    /** The region goes. */
    public static final String DELETE = "delete";

    /** The region gets another colour. */
    public static final String COLOR = "color";

    /** Stands for the colour that goes by the region's place among all. */
    public static final String AUTO_COLOR = RegionColors.AUTO;

    private static final String DONE = "Edit Regions";
    private static final String DRAWN = Region.DRAWN;

    /**
     * Does one of the actions above.
     *
     * @return what was done, in a sentence
     * @throws BadInputException if it can't be done; nothing is changed then
     */
    public String apply(String action) {
        RegionSet there =
                List.of(END, RENAME, MERGE, DELETE).contains(action)
                        ? AttachedRegions.of(image)
                        : AttachedRegions.fitting(image);
        return switch (action) {
            case TO_MANAGER -> toManager(AttachedRegions.require(image));
            case FROM_MANAGER -> fromManager(there);
            case SET ->
                    put(
                            there.with(set(there, shape())),
                            "'%s' is set at %s.".formatted(name, place()));
            case BEGIN ->
                    put(there.with(begun(there)), "'%s' begins at %s.".formatted(name, place()));
            case STILL ->
                    put(
                            there.with(still(there, shape())),
                            "'%s' is at one place for the whole clip.".formatted(name));
            case END ->
                    put(
                            there.with(RegionMoves.ended(there.need(named()), seconds())),
                            "'%s' is absent after %s.".formatted(name, place()));
            case RENAME -> {
                AttachedRegions.rename(image, named(), target(), DONE);
                yield "%s: '%s' has the name '%s' now.".formatted(DONE, name, to);
            }
            case MERGE ->
                    put(
                            there.merged(target(), named()),
                            "'%s' is a part of '%s' now.".formatted(name, to));
            case DELETE -> {
                there.need(named());
                yield put(there.without(name), "'%s' is deleted.".formatted(name));
            }
            default -> throw new IllegalArgumentException(action);
        };
    }

    /**
     * The box of the region was moved or resized by hand: does {@link #SET}, or {@link #STILL} for
     * one that is at one place for the whole clip. Where the region is absent, a box that is still
     * selected is no sign that it should be there.
     *
     * @param box where it is now
     * @return what was done, in a sentence
     * @throws BadInputException if it can't be done; nothing is changed then
     */
    public String moved(Roi box) {
        RegionSet there = AttachedRegions.fitting(image);
        Region region = there.need(named());
        RegionShape shape = shape(box);
        if (region.isStill()) {
            return put(
                    there.with(still(there, shape)),
                    "'%s' was moved for the whole clip.".formatted(name));
        }
        if (region.at(seconds()).isEmpty()) {
            throw new BadInputException(
                    "%s: '%s' is not there at %s, and nothing was set; use action=%s to put it there."
                            .formatted(DONE, name, place(), SET));
        }
        return put(there.with(set(there, shape)), "'%s' was moved at %s.".formatted(name, place()));
    }

    /**
     * Gives the region a colour.
     *
     * @param color as {@link RegionColors#parse} takes it
     * @return what was done, in a sentence
     * @throws BadInputException if it is no colour, or there is no such region
     */
    public String coloured(String color) {
        RegionSet there = AttachedRegions.of(image);
        Region region = there.need(named()).coloured(RegionColors.parse(color));
        String shown = RegionColors.text(region.rgb());
        return put(there.with(region), "the color of '%s' is %s.".formatted(name, shown));
    }

    private Region still(RegionSet there, RegionShape shape) {
        return recoloured(there, Region.still(named(), shape, DRAWN));
    }

    private String put(RegionSet regions, String said) {
        RegionSet before = AttachedRegions.of(image);
        List<String> gone = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (Region region : before.regions()) {
            Optional<Region> now = regions.named(region.name());
            if (AttachedRegions.hasResults(image, region.name())) {
                if (now.isEmpty()) {
                    gone.add(region.name());
                } else if (!now.get().keys().equals(region.keys())) {
                    elsewhere.add(region.name());
                }
            }
        }
        AttachedRegions.put(image, regions, DONE);
        return DONE
                + ": "
                + said
                + told(gone, " The emotions of %s went with it.")
                + told(
                        elsewhere,
                        " The emotions of %s are those of its places before; run Recognize Emotions... again.");
    }

    private static String told(List<String> names, String sentence) {
        return names.isEmpty()
                ? ""
                : sentence.formatted(ForeignText.of("'" + String.join("', '", names) + "'"));
    }

    private String toManager(RegionSet there) {
        List<Region> wanted = name.isEmpty() ? there.regions() : List.of(there.need(name));
        int added = RoiManagers.add(wanted, there, image);
        return "%s: %s of %s in the ROI Manager; correct them there, then use action=%s."
                .formatted(
                        DONE,
                        Counts.of(added, "selection"),
                        Counts.of(wanted.size(), "region"),
                        FROM_MANAGER);
    }

    /** Regions of names that the manager has are replaced, all others stay. */
    private String fromManager(RegionSet there) {
        RegionSet read = RoiManagers.read(image);
        if (!name.isEmpty()) {
            read = RegionSet.EMPTY.with(read.need(name));
        }
        RegionSet all = there;
        for (Region region : read.regions()) {
            Region known = there.named(region.name()).orElse(region);
            all = all.with(new Region(region.name(), region.keys(), known.source(), region.rgb()));
        }
        return put(
                all,
                "%s of the ROI Manager: %s."
                        .formatted(
                                Counts.of(read.regions().size(), "region"),
                                ForeignText.of(String.join(", ", read.names()))));
    }

    private Region set(RegionSet there, RegionShape shape) {
        return there.named(named())
                .map(region -> RegionMoves.moved(region, seconds(), shape))
                .orElseGet(() -> drawn(shape));
    }

    private Region begun(RegionSet there) {
        RegionShape shape = shape();
        return there.named(named())
                .map(region -> RegionMoves.begun(region, seconds(), shape))
                .orElseGet(() -> drawn(shape));
    }

    private Region drawn(RegionShape shape) {
        return new Region(name, List.of(new RegionKey(seconds(), shape)), DRAWN);
    }

    private Region recoloured(RegionSet there, Region region) {
        return there.named(name).flatMap(Region::rgb).map(region::coloured).orElse(region);
    }

    private RegionShape shape() {
        Roi roi = image.getRoi();
        if (roi == null) {
            throw new BadInputException(
                    "The image %s has no selection; select the place of the region first."
                            .formatted(image.getTitle()));
        }
        return shape(roi);
    }

    private RegionShape shape(Roi roi) {
        Roi copy = (Roi) roi.clone();
        copy.setPosition(0);
        RoiEntries entries = new RoiEntries(image, "The image " + image.getTitle());
        entries.add(named(), copy);
        return entries.regions(DRAWN).regions().get(0).keys().get(0).shape();
    }

    private String named() {
        if (name.isBlank()) {
            throw new BadInputException("name= is empty; the name of a region is needed.");
        }
        return name;
    }

    private String target() {
        if (to.isBlank()) {
            throw new BadInputException("to= is empty; the name of a region is needed.");
        }
        return to;
    }

    private int index() {
        int index = frame == 0 ? RegionRois.shown(image) : frame - 1;
        int frames = new StackClip(image).times().size();
        if (index >= frames) {
            throw new BadInputException(
                    "frame=%d: the image %s has %s."
                            .formatted(frame, image.getTitle(), Counts.of(frames, "frame")));
        }
        return index;
    }

    private double seconds() {
        ClipTimes times = new StackClip(image).times();
        return times.start(index());
    }

    /**
     * The frame that an action was done at, in numbers, so that a macro does it there again: ImageJ
     * records no scrolling, and 0 would be the frame that a stack shows when the macro runs.
     *
     * @return a place in the stack, from 1; {@link #frame} as it is for actions at no one frame
     */
    public int recorded(String action) {
        return action.equals(SET) || action.equals(BEGIN) || action.equals(END)
                ? index() + 1
                : frame;
    }

    private String place() {
        return "frame " + (index() + 1);
    }
}
