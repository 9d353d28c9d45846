package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a stack each analysed frame is. The frames of an image are its time points, or its
 * slices if it has one time point only.
 *
 * <p>An image of as many frames as the result has is matched one to one. Otherwise (slices were
 * removed or only some frames analysed) the frame numbers in the slice labels decide, {@code <n>
 * t=<seconds>s}, and where there are none the frame number is the place.
 */
public final class FrameSlices {
    private static final Pattern LABEL = Pattern.compile("(\\d{1,9}) t=[0-9.]+s.*", Pattern.DOTALL);

    private final ImagePlus image;
    private final boolean alongTime;

    /** Whether a frame is one slice, so that its place is that in the stack too. */
    private final boolean plain;

    /** The time point (or slice) of each entry of the result, from 1; 0 if it is not there. */
    private final int[] places;

    private final Map<Integer, Integer> indexByPlace = new HashMap<>();

    private FrameSlices(ImagePlus image, EmotionTimeline result) {
        this.image = image;
        this.alongTime = image.getNFrames() > 1;
        int length = alongTime ? image.getNFrames() : image.getNSlices();
        this.plain = length == image.getStackSize();
        List<FrameEmotion> frames = result.frames();
        this.places = new int[frames.size()];
        Map<Integer, Integer> labelled =
                frames.size() == length ? Map.of() : labelledPlaces(image.getStack());
        for (int i = 0; i < places.length; i++) {
            int frame = frames.get(i).frame();
            if (frames.size() == length) {
                places[i] = i + 1;
            } else if (labelled.isEmpty()) {
                places[i] = frame <= length ? frame : 0;
            } else {
                places[i] = labelled.getOrDefault(frame, 0);
            }
            if (places[i] > 0) {
                indexByPlace.put(places[i], i);
            }
        }
    }

    public static FrameSlices of(ImagePlus image, EmotionTimeline result) {
        return new FrameSlices(image, result);
    }

    private Map<Integer, Integer> labelledPlaces(ImageStack stack) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int s = 1; s <= stack.size(); s++) {
            String label = stack.getSliceLabel(s);
            Matcher matcher = label == null ? null : LABEL.matcher(label);
            if (matcher != null && matcher.matches()) {
                places.putIfAbsent(Integer.parseInt(matcher.group(1)), place(s));
            }
        }
        return places;
    }

    private int place(int slice) {
        return plain ? slice : image.convertIndexToPosition(slice)[alongTime ? 2 : 1];
    }

    /** Whether a frame is in the stack at all; {@code index} is its place in the result. */
    public boolean has(int index) {
        return places[index] > 0;
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

    /** Whether a region shows with a frame. */
    boolean shows(Roi roi, int index) {
        if (roi.hasHyperStackPosition()) {
            int at = alongTime ? roi.getTPosition() : roi.getZPosition();
            return at == 0 || at == places[index];
        }
        return roi.getPosition() == 0 || roi.getPosition() == places[index];
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
