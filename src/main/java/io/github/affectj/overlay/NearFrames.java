package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import java.util.List;
import java.util.Optional;

/**
 * Of which frames of a stack elements of one kind are in ImageJ's overlay. Of most clips those of
 * all frames are; but ImageJ keeps 600 to 900 bytes an element and looks at each whenever it
 * paints, so that a feature film with three persons in it would fill a gigabyte. Of such a one
 * there are those near the frame that shows, and others are drawn when another frame shows.
 *
 * @param from first frame, from 0; it may be before the first one of the stack
 * @param to last frame; it may be behind the last one of the stack
 * @param some whether any elements were drawn, so that it can be seen when somebody removes them
 */
record NearFrames(int from, int to, boolean some) {
    /** Up to so many elements of one kind are drawn for all frames. */
    static final int MOST = 100_000;

    /** Frames on either side of the one that shows. */
    private static final int AROUND = 250;

    /** So near to the end of what is drawn others are. */
    private static final int EDGE = 50;

    private static final NearFrames ALL = new NearFrames(0, Integer.MAX_VALUE, false);

    /**
     * The frames that elements are to be drawn for.
     *
     * @param elements of that kind that the whole stack would have
     */
    static NearFrames of(ImagePlus image, long elements) {
        if (elements <= MOST) {
            return ALL;
        }
        int shown = RegionRois.shown(image);
        return new NearFrames(shown - AROUND, shown + AROUND, false);
    }

    /** Whether a frame, from 0, is one of them. */
    boolean holds(int frame) {
        return frame >= from && frame <= to;
    }

    /** Whether these are all frames, however many there are. */
    private boolean isAll() {
        return to == Integer.MAX_VALUE;
    }

    /**
     * Remembers on the image for which frames elements are drawn now.
     *
     * @param kind what the names of the elements begin with
     */
    void keep(ImagePlus image, String kind, List<Roi> drawn) {
        image.setProperty(key(kind), isAll() ? null : new NearFrames(from, to, !drawn.isEmpty()));
    }

    /** Forgets that, as nothing is to be drawn any more. */
    static void forget(ImagePlus image, String kind) {
        image.setProperty(key(kind), null);
    }

    /**
     * For which frames elements of a kind are drawn where it is not for all of them; empty also
     * after somebody removed them.
     */
    static Optional<NearFrames> drawn(ImagePlus image, String kind) {
        if (!(image.getProperty(key(kind)) instanceof NearFrames near)) {
            return Optional.empty();
        }
        if (near.some && OverlayParts.named(image, kind).isEmpty()) {
            forget(image, kind);
            return Optional.empty();
        }
        return Optional.of(near);
    }

    /** Whether the frame that shows lies so far out that others are to be drawn. */
    static boolean isLeft(ImagePlus image, String kind) {
        if (!(image.getProperty(key(kind)) instanceof NearFrames near)) {
            return false;
        }
        int shown = RegionRois.shown(image);
        return (shown < near.from + EDGE || shown > near.to - EDGE)
                && drawn(image, kind).isPresent();
    }

    private static String key(String kind) {
        return kind + " near";
    }
}
