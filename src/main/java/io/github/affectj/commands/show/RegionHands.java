package io.github.affectj.commands.show;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.RoiListener;
import ij.gui.TextRoi;
import ij.macro.Interpreter;
import io.github.affectj.overlay.RegionOverlay;
import io.github.affectj.overlay.RegionRois;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.RegionSet;
import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;

/**
 * Lets a person correct regions where they are drawn: a box that was activated, by a double click
 * or a long one as any element of an overlay, is moved, resized, renamed, coloured or deleted with
 * ImageJ's own tools, and its region follows. What macros and scripts do to selections is left
 * alone.
 *
 * <p>In ImageJ 1.54 an activated element is itself the selection, so that it is known by identity.
 * One listener stands for all images and keeps none of them but the one whose box is active.
 */
public final class RegionHands implements RoiListener {
    /** The box that is active now; only on the thread of events. */
    private HeldBox held;

    private RegionHands() {}

    /** Watches from now on, if that is not done yet. */
    public static void watch() {
        // ImageJ's own list, the only one there is: we keep none beside it.
        for (Object listener : List.copyOf(Roi.getListeners())) {
            if (listener instanceof RegionHands) {
                return;
            }
            if (listener.getClass().getName().equals(RegionHands.class.getName())) {
                // Of this plugin, before it was installed anew in a running ImageJ.
                Roi.removeRoiListener((RoiListener) listener);
            }
        }
        Roi.addRoiListener(new RegionHands());
    }

    @Override
    public void roiModified(ImagePlus image, int id) {
        if (image == null || image.getRoi() == null || !EventQueue.isDispatchThread()) {
            return;
        }
        AWTEvent event = EventQueue.getCurrentEvent();
        if (!(event instanceof InputEvent input) || Interpreter.isBatchMode()) {
            return;
        }
        Roi roi = image.getRoi();
        if (id == DELETED) {
            if (input instanceof KeyEvent && held != null && held.isDeleted(image, roi)) {
                held.deleted();
            }
        } else if (take(image, roi)) {
            if (id != CREATED) {
                held.touched(input);
            } else if (input.getID() == MouseEvent.MOUSE_RELEASED) {
                // A long click leaves it as if it were being moved; the next drag would jump.
                EventQueue.invokeLater(() -> roi.abortModification(image));
            }
        }
    }

    /**
     * Takes the box that a selection is, or whose plate it is, unless it is held already.
     *
     * @return whether the selection itself is the box that is held now
     */
    private boolean take(ImagePlus image, Roi roi) {
        if (held != null && held.is(image, roi)) {
            return true;
        }
        String region = regionOf(image, roi).orElse(null);
        if (region == null) {
            return false;
        }
        letGo();
        int frame = RegionRois.shown(image);
        boolean plate = roi instanceof TextRoi;
        if (plate) {
            fresh(image, roi);
        }
        // What was held may have been set just now, and all boxes drawn anew.
        boolean gone = plate || !isElement(image, roi);
        Roi box = gone ? RegionOverlay.box(image, region, frame).orElse(null) : roi;
        if (box == null) {
            return false;
        }
        hold(image, box, region);
        return !gone;
    }

    /** Holds a box, which becomes the selection if it is not. */
    void hold(ImagePlus image, Roi box, String region) {
        letGo();
        held = new HeldBox(this, image, box, region);
        if (!held.is(image, image.getRoi())) {
            image.setRoi(box);
        }
    }

    /** Holds nothing any more; what was begun is done. */
    void letGo() {
        HeldBox last = held;
        held = null;
        if (last != null) {
            last.letGo();
        }
    }

    /** The region of the overlay's element that a selection is, if there is one of that name. */
    private static Optional<String> regionOf(ImagePlus image, Roi roi) {
        // Without waiting for the image, on which another thread may be at work that waits for us.
        return RegionOverlay.region(roi)
                .filter(name -> isElement(image, roi))
                .filter(
                        name ->
                                StackResults.peek(image)
                                        .flatMap(r -> r.get().part(RegionSet.KEY, RegionSet.class))
                                        .flatMap(regions -> regions.named(name))
                                        .isPresent());
    }

    private static boolean isElement(ImagePlus image, Roi roi) {
        return place(image, roi) >= 0;
    }

    /** Where an element is in the overlay, from 0; -1 if it is none of it. */
    // Two elements may be equal: asked is which it is.
    @SuppressWarnings("ReferenceEquality")
    static int place(ImagePlus image, Roi roi) {
        return place(image.getOverlay(), roi);
    }

    private static int place(Overlay overlay, Roi roi) {
        int size = overlay == null ? 0 : overlay.size();
        for (int i = 0; i < size; i++) {
            if (overlay.get(i) == roi) {
                return i;
            }
        }
        return -1;
    }

    /** Puts an equal element in the place of one, since ImageJ tells once only of each. */
    static void fresh(ImagePlus image, Roi roi) {
        // Once: another thread may give the image another one.
        Overlay overlay = image.getOverlay();
        int place = place(overlay, roi);
        if (place >= 0) {
            overlay.set((Roi) roi.clone(), place);
        }
    }

    /** Draws all regions anew, as they are attached. */
    static void redraw(ImagePlus image) {
        RegionOverlay.draw(image, AttachedRegions.of(image));
    }
}
