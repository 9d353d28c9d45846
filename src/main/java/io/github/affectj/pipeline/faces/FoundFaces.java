package io.github.affectj.pipeline.faces;

import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The faces of a clip.
 *
 * @param model id of the network that found them
 * @param faces a region for each face through one shot, named {@code face 1}, {@code face 2}, ...
 *     by when they first appear, from left to right
 * @param photographed of each of them, how likely it is photographed and not drawn, 0 to 1
 * @param leftOut how many more were found that look drawn, or like no face
 * @param looked on how many frames faces were looked for
 * @param shots how many shots were told apart
 * @param minimum pixels of the smallest face that was looked for
 */
public record FoundFaces(
        String model,
        List<Region> faces,
        List<Double> photographed,
        int leftOut,
        int looked,
        int shots,
        int minimum) {
    private static final String NAME = "face ";
    private static final Pattern OWN_NAME = Pattern.compile(NAME + "[1-9][0-9]*");

    /** Copies the lists, which are of one length. */
    public FoundFaces {
        if (faces.size() != photographed.size()) {
            throw new IllegalArgumentException("each face is photographed or not");
        }
        faces = List.copyOf(faces);
        photographed = List.copyOf(photographed);
    }

    /** The name of a face by its number, from 1. */
    static String name(int number) {
        return NAME + number;
    }

    /** What regions of a network say of where they come from. */
    static String source(String model) {
        return "found by " + model;
    }

    /**
     * The faces beside the regions that a clip has. What the same network found earlier and nobody
     * renamed gives way; every other region stays, and names that they have are passed over.
     *
     * @param there the regions of the clip
     * @return the faces under free names, in the place of what is {@link #faces} here
     */
    public FoundFaces beside(RegionSet there) {
        RegionSet kept = kept(there);
        List<Region> renamed = new ArrayList<>();
        int number = 0;
        for (Region face : faces) {
            do {
                number++;
            } while (kept.named(name(number)).isPresent());
            renamed.add(face.named(name(number)));
        }
        return new FoundFaces(model, renamed, photographed, leftOut, looked, shots, minimum);
    }

    /** The regions of a clip with these faces, as {@link #beside}. */
    public RegionSet addedTo(RegionSet there) {
        RegionSet all = kept(there);
        for (Region face : beside(there).faces) {
            all = all.with(face);
        }
        return all;
    }

    private RegionSet kept(RegionSet there) {
        return new RegionSet(
                there.regions().stream()
                        .filter(
                                region ->
                                        !region.source().equals(source(model))
                                                || !OWN_NAME.matcher(region.name()).matches())
                        .toList());
    }

    /** Mean score of a face over the frames on which it was found. */
    public static double meanScore(Region face) {
        return face.keys().stream()
                .flatMapToDouble(key -> key.score().stream())
                .average()
                .orElse(Double.NaN);
    }

    /** Mean of the longer side of a face in pixels, over the frames on which it was found. */
    public static double meanSize(Region face) {
        return face.keys().stream()
                .map(RegionKey::shape)
                .mapToDouble(shape -> Math.max(shape.box().width(), shape.box().height()))
                .average()
                .orElse(Double.NaN);
    }
}
