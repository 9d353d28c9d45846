package io.github.affectj.overlay;

import ij.ImagePlus;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labels of the frames of a stack as they are now, read once for all results that ask for them:
 * a film has 100,000 frames, and results of hundreds of faces.
 */
final class SliceLabels {
    /** Number of the frame in its source, and its time in seconds. */
    static final Pattern LABEL =
            Pattern.compile("(\\d{1,9}) t=([0-9]{1,9}(?:\\.[0-9]{1,9})?)s.*", Pattern.DOTALL);

    /** The label of each frame's first slice; null where it has none. */
    private final String[] labels;

    private Map<Integer, Integer> numbered;
    private Map<String, Integer> first;

    private SliceLabels(String[] labels) {
        this.labels = labels;
    }

    static SliceLabels of(ImagePlus image) {
        String[] labels = new String[FrameSlices.length(image)];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = FrameSlices.label(image, i + 1);
        }
        return new SliceLabels(labels);
    }

    /** How many frames there are. */
    int size() {
        return labels.length;
    }

    /** Those of all frames; not to be changed. */
    String[] all() {
        return labels;
    }

    /** The label of a frame, from 1; null where it has none. */
    String at(int place) {
        return labels[place - 1];
    }

    /** The first frame that has a label, from 1; 0 if none has. */
    int first(String label) {
        if (first == null) {
            first = new HashMap<>();
            for (int p = 0; p < labels.length; p++) {
                first.putIfAbsent(labels[p], p + 1);
            }
        }
        return first.getOrDefault(label, 0);
    }

    /** The frame whose label gives a number, from 1, by that number; of several the first. */
    Map<Integer, Integer> numbered() {
        if (numbered == null) {
            numbered = new HashMap<>();
            for (int p = 0; p < labels.length; p++) {
                Matcher matcher = labels[p] == null ? null : LABEL.matcher(labels[p]);
                if (matcher != null && matcher.matches()) {
                    numbered.putIfAbsent(Integer.parseInt(matcher.group(1)), p + 1);
                }
            }
        }
        return numbered;
    }
}
