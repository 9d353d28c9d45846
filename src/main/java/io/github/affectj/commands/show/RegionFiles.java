package io.github.affectj.commands.show;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.FileEndings;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.exchange.regions.RegionTable;
import io.github.affectj.exchange.regions.RegionTableReader;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.regions.RoiEntries;
import io.github.affectj.overlay.regions.RoiFiles;
import io.github.affectj.regions.FrameFit;
import io.github.affectj.regions.FrameSize;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Regions of a stack in files: json, csv, and the .roi and .zip of ImageJ. */
public final class RegionFiles {
    /** Takes the format by the file's ending. */
    public static final String AUTO = "auto";

    private static final String JSON = "json";
    private static final String CSV = "csv";
    private static final List<String> FORMATS = List.of(JSON, CSV, RoiFiles.ZIP, RoiFiles.ROI);

    private RegionFiles() {}

    /** Keys of the formats, {@link #AUTO} first. */
    public static List<String> formats() {
        List<String> formats = new ArrayList<>(List.of(AUTO));
        formats.addAll(FORMATS);
        return formats;
    }

    /**
     * Reads regions that fit a stack.
     *
     * @throws BadInputException if the file can't be read, or a region is out of the frames
     */
    public static RegionSet read(Path path, ImagePlus image) {
        RegionSet regions =
                switch (format(AUTO, path)) {
                    case JSON -> FrameFit.of(JsonResults.readAll(path).set(), path, size(image));
                    case CSV -> RegionTableReader.read(path, new StackClip(image).times());
                    default -> selections(path, image);
                };
        for (Region region : regions.regions()) {
            boolean outside =
                    region.keys().stream()
                            .allMatch(
                                    key ->
                                            key.shape()
                                                    .box()
                                                    .clipped(image.getWidth(), image.getHeight())
                                                    .isEmpty());
            if (outside) {
                throw new BadInputException(
                        "%s: the region '%s' lies outside of the image's %dx%d pixels; was it made for an image of another size?"
                                .formatted(
                                        path, region.name(), image.getWidth(), image.getHeight()));
            }
        }
        return regions;
    }

    private static FrameSize size(ImagePlus image) {
        return new FrameSize(image.getWidth(), image.getHeight());
    }

    /**
     * Makes sure that regions of a file were made for frames of an image's size.
     *
     * @throws BadInputException if not
     */
    public static void requireFit(Path path, RegionSet regions, ImagePlus image) {
        FrameFit.require(path, regions, size(image));
    }

    private static RegionSet selections(Path path, ImagePlus image) {
        RoiEntries entries = new RoiEntries(image, path.toString());
        for (Roi roi : RoiFiles.read(path)) {
            entries.add(roi.getName(), roi);
        }
        return entries.regions("imported from " + path.getFileName());
    }

    /** How many regions are at no frame of a stack, as those of another part of a film. */
    public static long absent(RegionSet regions, ImagePlus image) {
        double[] starts = new StackClip(image).times().startSeconds();
        return regions.regions().stream()
                .filter(
                        region ->
                                region.spans().stream()
                                        .allMatch(s -> s.first(starts) == s.behind(starts)))
                .count();
    }

    /**
     * Writes regions, whole or not at all.
     *
     * @param format one of {@link #formats}
     * @return what was written: selections can't hold regions that are at no frame of the stack
     * @throws BadInputException if the format is unknown, does not go with the file's ending, or
     *     can't hold any
     */
    public static RegionSet write(RegionSet regions, String format, Path path, ImagePlus image) {
        String kind = format(format, path);
        switch (kind) {
            case JSON -> JsonResults.write(ResultSet.EMPTY.with(regions), path);
            case CSV -> RegionTable.write(regions, path);
            default -> {
                List<Roi> rois = new ArrayList<>();
                List<Region> held = new ArrayList<>();
                RegionSet attached = AttachedRegions.of(image);
                ClipTimes times = new StackClip(image).times();
                for (Region region : regions.regions()) {
                    List<Roi> its = RoiEntries.of(region, attached, image, times);
                    rois.addAll(its);
                    if (!its.isEmpty()) {
                        held.add(region);
                    }
                }
                if (rois.isEmpty()) {
                    throw new BadInputException(
                            "%s can't be written: none of %s is at a frame of the image %s."
                                    .formatted(
                                            path,
                                            Counts.of(regions.regions().size(), "region"),
                                            image.getTitle()));
                }
                RoiFiles.write(rois, kind, path);
                return regions.only(held::contains);
            }
        }
        return regions;
    }

    private static String format(String wanted, Path path) {
        if (wanted.equals(AUTO)) {
            String ending = FileEndings.of(path);
            if (!FORMATS.contains(ending)) {
                throw FileEndings.unknownEnding(path, FORMATS);
            }
            return ending;
        }
        if (!FORMATS.contains(wanted)) {
            throw FileEndings.unknownFormat(wanted, formats());
        }
        FileEndings.requireFit(wanted, path, List.of(wanted), FORMATS);
        return wanted;
    }

    /**
     * Puts regions beside those that are there. One that is there already stays as it is; one whose
     * name is taken replaces it, or gets another name.
     *
     * @param replace whether it replaces it
     * @param notes what the user should know is added to it, a sentence each
     */
    public static RegionSet merged(
            RegionSet there, RegionSet read, boolean replace, List<String> notes) {
        RegionSet all = there;
        for (Region region : read.regions()) {
            boolean same = there.named(region.name()).filter(region::equals).isPresent();
            String name = replace || same ? region.name() : all.freeName(region.name());
            if (!name.equals(region.name())) {
                notes.add(
                        "There is a region '%s' already, which stays; the new one is '%s'."
                                .formatted(region.name(), name));
            }
            all = all.with(region.named(name));
        }
        return all;
    }
}
