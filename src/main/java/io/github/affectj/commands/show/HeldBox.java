package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.commands.host.Host;
import io.github.affectj.overlay.RegionOverlay;
import io.github.affectj.overlay.RegionRois;
import io.github.affectj.regions.Region;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.Timer;

/**
 * A region's box while it is active. A drag counts when the mouse button is let go, arrow keys when
 * none came for a moment; only then the region changes, in one step. ImageJ tells nobody of a new
 * name or colour: these are looked for, as long as the box is active, behind its Properties window.
 */
final class HeldBox {
    private static final int QUIET_MS = 500;
    private static final int LOOK_MS = 100;

    /** How long after its window was there last a new name or colour may come from it. */
    private static final long GIVEN_NS = 2_000_000_000L;

    /** As ImageJ calls it, with the space. */
    private static final String PROPERTIES = "Properties ";

    private final RegionHands hands;
    private final ImagePlus image;
    private final Roi roi;
    private final String region;

    /** As it was. */
    private final Roi before;

    private final Timer quiet = new Timer(QUIET_MS, event -> settle());
    private final Timer looking = new Timer(LOOK_MS, event -> look());

    /** The frame in which it was moved, from 0; -1 if it was not. */
    private int frame = -1;

    /** Whether a mouse button is down that moves it. */
    private boolean dragged;

    /** Whether ImageJ records the selection itself. */
    private boolean recorded;

    private Given given;

    /** Whether name or colour were others when it was looked last. */
    private boolean changing;

    private boolean propertiesOpen;
    private long propertiesSeen = System.nanoTime() - GIVEN_NS;

    /** What ImageJ's Properties give a box that a region has too. */
    private record Given(String name, Optional<Integer> rgb) {
        static Given of(Roi roi) {
            return new Given(
                    roi.getName() == null ? "" : roi.getName(),
                    RegionColors.rgb(roi.getStrokeColor()));
        }
    }

    HeldBox(RegionHands hands, ImagePlus image, Roi roi, String region) {
        this.hands = hands;
        this.image = image;
        this.roi = roi;
        this.region = region;
        before = (Roi) roi.clone();
        given = Given.of(roi);
        quiet.setRepeats(false);
        looking.start();
    }

    // Asked is whether it is this one.
    @SuppressWarnings("ReferenceEquality")
    boolean is(ImagePlus of, Roi selection) {
        return of == image && selection == roi;
    }

    /**
     * Whether ImageJ took it off the overlay, as it does by the Delete key: its edge is there yet.
     * Where regions were drawn anew another box is in its place.
     */
    boolean isDeleted(ImagePlus of, Roi selection) {
        return is(of, selection)
                && RegionHands.place(image, roi) < 0
                && RegionOverlay.isWithoutBox(image, region, RegionRois.shown(image));
    }

    /** It was moved or resized by an event. */
    void touched(InputEvent event) {
        frame = RegionRois.shown(image);
        recorded = event instanceof MouseEvent && roi.getType() != Roi.POLYGON;
        if (!(event instanceof MouseEvent)) {
            quiet.restart();
        } else if (!dragged) {
            dragged = true;
            event.getComponent()
                    .addMouseListener(
                            new MouseAdapter() {
                                @Override
                                public void mouseReleased(MouseEvent release) {
                                    release.getComponent().removeMouseListener(this);
                                    dragged = false;
                                    settle();
                                }
                            });
        }
    }

    /** Sets the region where the box is now, and holds the box that is drawn then. */
    private void settle() {
        if (set() && isSelected()) {
            RegionOverlay.box(image, region, RegionRois.shown(image))
                    .ifPresent(box -> hands.hold(image, box, region));
        }
    }

    private boolean set() {
        quiet.stop();
        int at = frame;
        frame = -1;
        if (at < 0 || hasSameShape() || image.getWindow() == null) {
            return false;
        }
        Roi whole = RegionRois.whole(roi);
        boolean still = AttachedRegions.of(image).named(region).filter(Region::isStill).isPresent();
        if (!does(() -> new RegionEdits(image, region, "", at + 1).moved(whole))) {
            return false;
        }
        RegionRecorder.selection(recorded ? null : whole);
        if (still) {
            RegionRecorder.edit(RegionEdits.STILL, region, "");
        } else {
            RegionRecorder.edit(RegionEdits.SET, region, Integer.toString(at + 1));
        }
        return true;
    }

    /** Does an edit and tells it; if it can't be done, tells why and draws all as it was. */
    private boolean does(Supplier<String> edit) {
        try {
            String said = edit.get();
            if (AttachedRegions.hasResults(image, region)) {
                IJ.log(said); // there are emotions that may be out of date now
            }
            IJ.showStatus(ForeignText.sentence(said));
            return true;
        } catch (BadInputException e) {
            IJ.log(ForeignText.sentence(e.getMessage()));
            RegionHands.redraw(image);
            return false;
        }
    }

    private boolean hasSameShape() {
        FloatPolygon now = roi.getFloatPolygon();
        FloatPolygon then = before.getFloatPolygon();
        return Arrays.equals(now.xpoints, then.xpoints) && Arrays.equals(now.ypoints, then.ypoints);
    }

    private boolean isSelected() {
        return is(image, image.getRoi());
    }

    /** Looks for what ImageJ tells nobody. */
    private void look() {
        if (!isSelected()) {
            hands.letGo();
            return;
        }
        if (frame >= 0 && !dragged && frame != RegionRois.shown(image)) {
            settle();
            return;
        }
        boolean open = isPropertiesOpen();
        if (open) {
            propertiesSeen = System.nanoTime();
            if (!propertiesOpen) {
                // What ImageJ records behind its window needs a selection when it is replayed.
                RegionRecorder.selection(RegionRois.whole(roi));
            }
        }
        propertiesOpen = open;
        if (Given.of(roi).equals(given)) {
            return;
        }
        if (!changing) {
            // Another thread gives it the one after the other: both are there next time.
            changing = true;
            return;
        }
        changing = false;
        Given last = given;
        given = Given.of(roi);
        // Macros give selections names and colours too.
        if (System.nanoTime() - propertiesSeen < GIVEN_NS) {
            given(last);
        }
    }

    private void given(Given last) {
        if (!given.rgb().equals(last.rgb())) {
            String color = RegionColors.text(given.rgb());
            if (does(() -> new RegionEdits(image, region, "", 0).coloured(color))) {
                RegionRecorder.color(region, color);
            }
        }
        String now = given.name().equals(last.name()) ? region : renamed(given.name());
        RegionOverlay.box(image, now, RegionRois.shown(image))
                .ifPresent(box -> hands.hold(image, box, now));
    }

    private static boolean isPropertiesOpen() {
        return Arrays.stream(Window.getWindows())
                .anyMatch(
                        window ->
                                window instanceof Dialog dialog
                                        && dialog.isShowing()
                                        && PROPERTIES.equals(dialog.getTitle()));
    }

    /** Renames the region, and gives the name that it has then. */
    private String renamed(String name) {
        String prefix = RegionOverlay.NAME + " ";
        String to =
                Region.cleanName(name.startsWith(prefix) ? name.substring(prefix.length()) : name)
                        .orElse("");
        boolean done = does(() -> new RegionEdits(image, region, to, 0).apply(RegionEdits.RENAME));
        if (done) {
            RegionRecorder.rename(region, to);
        }
        return done ? to : region;
    }

    /** The Delete key took the box off the overlay: asks whether its region should go. */
    void deleted() {
        hands.letGo();
        EventQueue.invokeLater(
                () -> {
                    String question =
                            "Delete the region '%s' at all its frames? To leave it out after a frame, keep it and use Edit Regions... with action=%s."
                                    .formatted(ForeignText.of(region), RegionEdits.END);
                    if (Host.asks("Delete Region", question, "Delete", "Keep")) {
                        if (does(
                                () ->
                                        new RegionEdits(image, region, "", 0)
                                                .apply(RegionEdits.DELETE))) {
                            RegionRecorder.edit(RegionEdits.DELETE, region, "");
                        }
                    } else {
                        RegionHands.redraw(image);
                    }
                });
    }

    /** It is not active any more. */
    void letGo() {
        looking.stop();
        set();
        RegionHands.fresh(image, roi);
    }
}
