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

    /** Draws one stored frame. */
    @FunctionalInterface
    interface Painter {
        /**
         * Draws a frame over what is there.
         *
         * @param index place of the frame, from 0
         * @param canvas {@code width * height} values 0xAARRGGBB, not premultiplied
         */
        void paint(int index, int[] canvas) throws IOException;
    }

    private final int width;
    private final int height;
    private final List<FrameSpot> spots;
    private final Painter painter;
    private final int[] canvas;
    private int[] beforeShown;

    /** Frames before which the canvas need not be known. */
    private final BitSet starts = new BitSet();

    /** Canvases as they are just before the frame of that index is drawn. */
    private final TreeMap<Integer, int[]> snapshots = new TreeMap<>();

    private final int snapshotLimit;
    private final int snapshotSpacing;
    private boolean wentBack;

    /** The frame last drawn; -1 before the first. */
    private int shown = -1;

    /** Whether the disposal of {@link #shown} is still to be done. */
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
        FrameSpot before = spots.get(index - 1);
        if (before.disposal() == Disposal.CLEAR && before.covers(width, height)) {
            return true;
        }
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
        if (index == shown) {
            return canvas;
        }
        if (index < shown) {
            wentBack = true;
        }
        moveCloseTo(index);
        while (shown < index) {
            step();
        }
        return canvas;
    }

    /** Goes to the latest known canvas from which the frame can be reached by going forward. */
    private void moveCloseTo(int index) {
        int from = shown < index ? shown + 1 : -1;
        int start = starts.previousSetBit(index);
        Map.Entry<Integer, int[]> snapshot = snapshots.floorEntry(index);
        if (snapshot != null && snapshot.getKey() > Math.max(from, start)) {
            System.arraycopy(snapshot.getValue(), 0, canvas, 0, canvas.length);
            shown = snapshot.getKey() - 1;
            disposalDue = false;
        } else if (start > from) {
            restartAt(start);
        }
    }

    private void restartAt(int index) {
        Arrays.fill(canvas, 0);
        shown = index - 1;
        disposalDue = false;
    }

    private void step() throws IOException {
        int next = shown + 1;
        if (disposalDue) {
            dispose(spots.get(shown));
            disposalDue = false;
        }
        keepSnapshot(next);
        boolean done = false;
        try {
            if (spots.get(next).disposal() == Disposal.RESTORE) {
                if (beforeShown == null) {
                    beforeShown = new int[canvas.length];
                }
                System.arraycopy(canvas, 0, beforeShown, 0, canvas.length);
            }
            painter.paint(next, canvas);
            done = true;
        } finally {
            if (!done) {
                restartAt(0);
            }
        }
        shown = next;
        disposalDue = true;
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
