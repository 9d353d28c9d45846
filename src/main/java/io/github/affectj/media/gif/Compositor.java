package io.github.affectj.media.gif;

import io.github.affectj.media.gif.FrameSpot.Disposal;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the stored frames of an animation together on one canvas, as a browser does.
 *
 * <p>Reading in order costs one painting a frame and holds one canvas (two while a frame with
 * {@link Disposal#RESTORE} is shown). The first step backwards makes it keep copies of the canvas,
 * evenly spaced and bounded in number and bytes, from which later jumps start.
 */
final class Compositor {
    private static final int MOST_SNAPSHOTS = 32;
    private static final int LEAST_SPACING = 8;
    private static final long SNAPSHOT_BYTES = 32L << 20;

    /** Decodes stored frames. */
    @FunctionalInterface
    interface Painter {
        /**
         * Decodes a frame.
         *
         * @param index place of the frame, from 0
         * @return the frame, ready to be drawn, or null if it is damaged: then it is left out of
         *     the animation, and the one before it is shown in its place
         */
        Drawing decode(int index) throws IOException;
    }

    /** A decoded frame. */
    @FunctionalInterface
    interface Drawing {
        /**
         * Draws it over what is there.
         *
         * @param canvas {@code width * height} values 0xAARRGGBB, not premultiplied
         */
        void onto(int[] canvas);
    }

    private final int width;
    private final int height;
    private final List<FrameSpot> spots;
    private final Painter painter;
    private final int[] canvas;
    private int[] beforeShown;

    /** Frames before which the canvas need not be known. */
    private final BitSet starts = new BitSet();

    /** Frames that were found damaged. */
    private final BitSet damaged = new BitSet();

    /** Frames of which it was asked and found that they are not. */
    private final BitSet whole = new BitSet();

    /** Canvases as they are just before the frame of that index is drawn. */
    private final TreeMap<Integer, int[]> snapshots = new TreeMap<>();

    private final int snapshotLimit;
    private final int snapshotSpacing;
    private boolean wentBack;

    /** The frame last drawn; -1 before the first. */
    private int shown = -1;

    /** Whether the canvas shows {@link #shown}, whose disposal is still to be done. */
    private boolean disposalDue;

    /**
     * @param width of the canvas in pixels
     * @param height of the canvas in pixels
     * @param spots the frames in order
     * @param painter draws them
     */
    Compositor(int width, int height, List<FrameSpot> spots, Painter painter) {
        this.width = width;
        this.height = height;
        this.spots = List.copyOf(spots);
        this.painter = painter;
        this.canvas = new int[Math.multiplyExact(width, height)];
        this.snapshotLimit = (int) Math.min(MOST_SNAPSHOTS, SNAPSHOT_BYTES / (4L * canvas.length));
        this.snapshotSpacing =
                Math.max(LEAST_SPACING, spots.size() / Math.max(1, snapshotLimit) + 1);
        for (int i = 0; i < spots.size(); i++) {
            if (startsAnew(i)) {
                starts.set(i);
            }
        }
    }

    private boolean startsAnew(int index) {
        if (index == 0) {
            return true;
        }
        FrameSpot before = spots.get(damaged.previousClearBit(index - 1));
        if (before.disposal() == Disposal.CLEAR && before.covers(width, height)) {
            return true;
        }
        return hidesAll(index);
    }

    private boolean hidesAll(int index) {
        FrameSpot spot = spots.get(index);
        // A frame that is taken back later uncovers what was before it.
        return spot.opaque() && spot.disposal() != Disposal.RESTORE && spot.covers(width, height);
    }

    /**
     * The canvas while a frame is shown.
     *
     * @param index place of the frame, from 0
     * @return {@code width * height} values 0xAARRGGBB, not premultiplied; valid until the next
     *     call and not to be changed
     */
    int[] show(int index) throws IOException {
        int wanted = damaged.previousClearBit(index);
        while (shown != wanted) {
            wentBack |= wanted < shown;
            moveCloseTo(wanted);
            while (shown < wanted && step()) {
                // Frame by frame.
            }
            wanted = damaged.previousClearBit(index);
        }
        return canvas;
    }

    /** Goes to the latest known canvas from which the frame can be reached by going forward. */
    private void moveCloseTo(int index) throws IOException {
        int from = shown < index ? shown + 1 : -1;
        int start = starts.previousSetBit(index);
        Map.Entry<Integer, int[]> snapshot = snapshots.floorEntry(index);
        if (snapshot != null && snapshot.getKey() > Math.max(from, start)) {
            System.arraycopy(snapshot.getValue(), 0, canvas, 0, canvas.length);
            shown = snapshot.getKey() - 1;
            disposalDue = false;
        } else if (start > from) {
            if (followsWhole(start)) {
                restartAt(start);
            } else {
                moveCloseTo(index);
            }
        }
    }

    /**
     * Whether a frame begins anew for sure: where it does so because the one before it clears all,
     * that one must not be damaged, or it would be left out.
     */
    private boolean followsWhole(int start) throws IOException {
        int before = start == 0 ? 0 : damaged.previousClearBit(start - 1);
        if (start == 0 || hidesAll(start) || whole.get(before)) {
            return true;
        }
        if (painter.decode(before) == null) {
            leaveOut(before);
            return false;
        }
        whole.set(before);
        return true;
    }

    private void restartAt(int index) {
        Arrays.fill(canvas, 0);
        shown = index - 1;
        disposalDue = false;
    }

    /** Shows the next frame; false if it turns out to be damaged. */
    private boolean step() throws IOException {
        int next = damaged.nextClearBit(shown + 1);
        Drawing drawing = null;
        boolean done = false;
        try {
            drawing = painter.decode(next);
            done = true;
        } finally {
            if (!done) {
                restartAt(0);
            }
        }
        if (drawing == null) {
            leaveOut(next);
            return false;
        }
        if (disposalDue) {
            dispose(spots.get(shown));
        }
        keepSnapshot(next);
        if (spots.get(next).disposal() == Disposal.RESTORE) {
            if (beforeShown == null) {
                beforeShown = new int[canvas.length];
            }
            System.arraycopy(canvas, 0, beforeShown, 0, canvas.length);
        }
        drawing.onto(canvas);
        shown = next;
        disposalDue = true;
        return true;
    }

    /** Goes on as if there were no such frame. */
    private void leaveOut(int index) {
        damaged.set(index);
        starts.clear(index);
        int after = damaged.nextClearBit(index);
        if (after < spots.size()) {
            starts.set(after, startsAnew(after));
        }
        snapshots.tailMap(index, false).clear();
        if (!disposalDue) {
            // The canvas was made ready for this frame and shows none.
            restartAt(0);
        }
    }

    private void dispose(FrameSpot spot) {
        switch (spot.disposal()) {
            case CLEAR -> {
                int left = Math.max(0, spot.x());
                int right = (int) Math.min(width, (long) spot.x() + spot.width());
                int bottom = (int) Math.min(height, (long) spot.y() + spot.height());
                for (int y = Math.max(0, spot.y()); y < bottom && left < right; y++) {
                    Arrays.fill(canvas, y * width + left, y * width + right, 0);
                }
            }
            case RESTORE -> System.arraycopy(beforeShown, 0, canvas, 0, canvas.length);
            case KEEP -> {
                // The next frame is drawn over it.
            }
        }
    }

    private void keepSnapshot(int next) {
        if (wentBack
                && next % snapshotSpacing == 0
                && snapshots.size() < snapshotLimit
                && !starts.get(next)) {
            snapshots.computeIfAbsent(next, n -> canvas.clone());
        }
    }
}
