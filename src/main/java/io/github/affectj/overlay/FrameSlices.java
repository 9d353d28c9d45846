package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/**
 * Where in a stack each analysed frame is. The frames of an image are its time points, or its
 * slices if it has one time point only.
 *
 * <p>Where a result is attached ({@link StackResults}), the slice labels that its frames had then
 * decide: so they are found again after slices were moved, deleted or copied. A slice that the user
 * gave another label since is found by its place.
 *
 * <p>Without such labels, an image of as many frames as the result has is matched one to one.
 * Otherwise the frame numbers in the slice labels decide, {@code <n> t=<seconds>s}, and where there
 * are none the frame number is the place.
 */
public final class FrameSlices {
    /** A label has its time with three decimals. */
    private static final double LABEL_SECONDS = 0.0011;

    private final ImagePlus image;
    private final boolean alongTime;

    /** Whether a frame is one slice, so that its place is that in the stack too. */
    private final boolean plain;

    /** The time point (or slice) of each entry of the result, from 1; 0 if it is not there. */
    private final int[] places;

    private final Map<Integer, Integer> indexByPlace = new HashMap<>();

    /** The label that each frame of the image had. */
    private final SliceLabels labels;

    private FrameSlices(ImagePlus image, int[] places, SliceLabels labels) {
        this.image = image;
        this.alongTime = isAlongTime(image);
        this.plain = length(image) == image.getStackSize();
        this.places = places;
        this.labels = labels;
        for (int i = 0; i < places.length; i++) {
            if (places[i] > 0) {
                indexByPlace.put(places[i], i);
            }
        }
    }

    /** The frames of a result in an image. */
    public static FrameSlices of(ImagePlus image, EmotionTimeline result) {
        return of(image, result, SliceLabels.of(image));
    }

    /** The frames of each of several results in an image. */
    static List<FrameSlices> of(ImagePlus image, List<EmotionTimeline> results) {
        SliceLabels now = SliceLabels.of(image);
        return results.stream().map(result -> of(image, result, now)).toList();
    }

    private static FrameSlices of(ImagePlus image, EmotionTimeline result, SliceLabels now) {
        Optional<int[]> known =
                StackResults.peek(image)
                        .flatMap(results -> results.frameLabels(result))
                        .flatMap(labels -> found(labels, now));
        return new FrameSlices(image, known.orElseGet(() -> places(result, now)), now);
    }

    /**
     * The frames of a result in a copy of the image that it is attached to: by the labels there;
     * where these tell nothing, one to one if there are as many, else none.
     */
    static FrameSlices ofCopy(ImagePlus copy, EmotionTimeline result, StackResults original) {
        return ofCopy(copy, result, original, SliceLabels.of(copy));
    }

    /** The same, of several results of which each asks for the labels. */
    static FrameSlices ofCopy(
            ImagePlus copy, EmotionTimeline result, StackResults original, SliceLabels now) {
        int count = result.frames().size();
        return new FrameSlices(
                copy,
                original.frameLabels(result)
                        .flatMap(labels -> found(labels, now))
                        .orElseGet(
                                () -> count == now.size() ? places(result, now) : new int[count]),
                now);
    }

    /**
     * The labels of the slices of a result's frames, to find them again; null for a frame that has
     * none.
     *
     * @param now labels of the image
     * @param asItIs whether the result was made of the image as it is now, so that its frames are
     *     the image's, one to one
     */
    static String[] labels(SliceLabels now, EmotionTimeline result, boolean asItIs) {
        int count = result.frames().size();
        int[] places = named(result, now);
        boolean all = IntStream.of(places).allMatch(place -> place > 0);
        if (count == now.size() && (asItIs || !all)) {
            return now.all();
        }
        String[] labels = new String[count];
        places = all ? places : places(result, now);
        for (int i = 0; i < count; i++) {
            labels[i] = places[i] > 0 ? now.at(places[i]) : null;
        }
        return labels;
    }

    /** The label of a frame's first slice; {@code place} from 1. */
    static String label(ImagePlus image, int place) {
        int slice =
                isAlongTime(image)
                        ? image.getStackIndex(1, 1, place)
                        : image.getStackIndex(1, place, 1);
        return image.getStack().getSliceLabel(slice);
    }

    private static boolean isAlongTime(ImagePlus image) {
        return image.getNFrames() > 1;
    }

    /** How many frames an image has. */
    static int length(ImagePlus image) {
        return isAlongTime(image) ? image.getNFrames() : image.getNSlices();
    }

    /** Places by labels that frames had; empty where labels do not tell frames apart. */
    private static Optional<int[]> found(String[] labels, SliceLabels now) {
        Set<String> different = new HashSet<>();
        int[] places = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == null || !different.add(labels[i])) {
                return Optional.empty();
            }
            places[i] = now.first(labels[i]);
        }
        if (labels.length == now.size()) {
            for (int p = 0; p < places.length; p++) {
                boolean strange = !different.contains(now.at(p + 1));
                places[p] = places[p] == 0 && strange ? p + 1 : places[p];
            }
        }
        return Optional.of(places);
    }

    private static int[] places(EmotionTimeline result, SliceLabels now) {
        List<FrameEmotion> frames = result.frames();
        int[] places = new int[frames.size()];
        Map<Integer, Integer> labelled = frames.size() == now.size() ? Map.of() : now.numbered();
        for (int i = 0; i < places.length; i++) {
            int frame = frames.get(i).frame();
            if (frames.size() == now.size()) {
                places[i] = i + 1;
            } else if (labelled.isEmpty()) {
                places[i] = frame <= now.size() ? frame : 0;
            } else {
                places[i] = labelled.getOrDefault(frame, 0);
            }
        }
        return places;
    }

    /** Places of the frames whose number and time a label has. */
    private static int[] named(EmotionTimeline result, SliceLabels now) {
        Map<Integer, Integer> numbered = now.numbered();
        int[] places = new int[result.frames().size()];
        for (int i = 0; i < places.length; i++) {
            FrameEmotion frame = result.frames().get(i);
            int place = numbered.getOrDefault(frame.frame(), 0);
            if (place > 0) {
                Matcher matcher = SliceLabels.LABEL.matcher(now.at(place));
                boolean same =
                        matcher.matches()
                                && Math.abs(
                                                Double.parseDouble(matcher.group(2))
                                                        - frame.timeSeconds())
                                        < LABEL_SECONDS;
                places[i] = same ? place : 0;
            }
        }
        return places;
    }

    private int place(int slice) {
        return plain ? slice : image.convertIndexToPosition(slice)[alongTime ? 2 : 1];
    }

    /**
     * Whether this still holds for a slice of the stack: as many frames as there were, and the
     * label that the slice's frame had.
     */
    public boolean holds(int slice) {
        return isAlongTime(image) == alongTime
                && length(image) == labels.size()
                && Objects.equals(labels.at(place(slice)), label(image, place(slice)));
    }

    /** Whether a frame is in the stack at all; {@code index} is its place in the result. */
    public boolean has(int index) {
        return places[index] > 0;
    }

    /** Whether the frames of the image are those of the result, one to one. */
    public boolean isInOrder() {
        return places.length == length(image)
                && IntStream.range(0, places.length).allMatch(i -> places[i] == i + 1);
    }

    /** Places in the result of the frames that are in the stack, rising. */
    public int[] present() {
        return IntStream.range(0, places.length).filter(this::has).toArray();
    }

    /** Place of a frame of the result among the frames of the image, from 0; -1 if not there. */
    int clipIndex(int index) {
        return places[index] - 1;
    }

    /** Place in the result of what a slice of the stack shows, or -1 if it was not analysed. */
    public int index(int slice) {
        return indexByPlace.getOrDefault(place(slice), -1);
    }

    /** Makes a region show with a frame only. */
    public void put(Roi roi, int index) {
        if (plain) {
            roi.setPosition(places[index]);
        } else if (alongTime) {
            roi.setPosition(0, 0, places[index]);
        } else {
            roi.setPosition(0, places[index], 0);
        }
    }

    /** The frame of the image that a region shows with, from 1; 0 for one that shows with all. */
    int position(Roi roi) {
        if (roi.hasHyperStackPosition()) {
            return alongTime ? roi.getTPosition() : roi.getZPosition();
        }
        return roi.getPosition();
    }

    /** Whether a region shows with a frame and no other. */
    boolean isAt(Roi roi, int index) {
        return (plain || roi.hasHyperStackPosition()) && position(roi) == places[index];
    }

    /** Moves the image to a frame. */
    public void show(int index) {
        if (!has(index)) {
            return;
        }
        if (plain) {
            image.setSlice(places[index]);
        } else if (alongTime) {
            image.setT(places[index]);
        } else {
            image.setZ(places[index]);
        }
    }
}
