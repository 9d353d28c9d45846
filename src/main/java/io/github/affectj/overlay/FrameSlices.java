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
 * Which slice of a stack each analysed frame is on.
 *
 * <p>A stack of as many slices as there are frames is matched one to one, a hyperstack of as many
 * time points by time point. Otherwise (slices were removed or only some frames analysed) the frame
 * numbers in the slice labels decide, {@code <n> t=<seconds>s}, and where there are none the frame
 * number is the slice.
 */
final class FrameSlices {
    private static final Pattern LABEL = Pattern.compile("(\\d+) t=[0-9.]+s.*", Pattern.DOTALL);

    /** The slice (or time point, if {@link #timePoints}) of each frame from 1; 0 if it has none. */
    private final int[] positions;

    private final boolean timePoints;
    private final Map<Integer, Integer> indexByPosition = new HashMap<>();

    private FrameSlices(int[] positions, boolean timePoints) {
        this.positions = positions;
        this.timePoints = timePoints;
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] > 0) {
                indexByPosition.put(positions[i], i);
            }
        }
    }

    static FrameSlices of(ImagePlus image, EmotionTimeline result) {
        List<FrameEmotion> frames = result.frames();
        int slices = image.getStackSize();
        int[] positions = new int[frames.size()];
        if (frames.size() == slices) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = i + 1;
            }
            return new FrameSlices(positions, false);
        }
        if (frames.size() == image.getNFrames()) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = i + 1;
            }
            return new FrameSlices(positions, true);
        }
        Map<Integer, Integer> labelled = labelledFrames(image.getStack());
        for (int i = 0; i < positions.length; i++) {
            int frame = frames.get(i).frame();
            positions[i] =
                    labelled.isEmpty()
                            ? (frame <= slices ? frame : 0)
                            : labelled.getOrDefault(frame, 0);
        }
        return new FrameSlices(positions, false);
    }

    private static Map<Integer, Integer> labelledFrames(ImageStack stack) {
        Map<Integer, Integer> slices = new HashMap<>();
        for (int s = 1; s <= stack.size(); s++) {
            String label = stack.getSliceLabel(s);
            Matcher matcher = label == null ? null : LABEL.matcher(label);
            if (matcher != null && matcher.matches()) {
                slices.putIfAbsent(Integer.parseInt(matcher.group(1)), s);
            }
        }
        return slices;
    }

    /** Whether a frame is in the stack at all; {@code index} is its place in the result. */
    boolean has(int index) {
        return positions[index] > 0;
    }

    /** Makes a region show with a frame only. */
    void place(Roi roi, int index) {
        if (timePoints) {
            roi.setPosition(0, 0, positions[index]);
        } else {
            roi.setPosition(positions[index]);
        }
    }

    /** Number of a frame's first slice in the stack, from 1; 0 if it is not there. */
    int slice(ImagePlus image, int index) {
        return timePoints ? image.getStackIndex(1, 1, positions[index]) : positions[index];
    }

    /** Place in the result of what a slice shows, or -1 if it was not analysed. */
    int index(ImagePlus image, int slice) {
        int position = timePoints ? image.convertIndexToPosition(slice)[2] : slice;
        return indexByPosition.getOrDefault(position, -1);
    }

    /** Moves an image to a frame. */
    void show(ImagePlus image, int index) {
        if (has(index)) {
            if (timePoints) {
                image.setT(positions[index]);
            } else {
                image.setSlice(positions[index]);
            }
        }
    }
}
