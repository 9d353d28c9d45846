package io.github.affectj.commands.show;

import static io.github.affectj.commands.show.CanvasHands.until;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.ij1.Macros;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.RegionOverlay;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import java.util.function.BooleanSupplier;

/** Regions on an image that is shown, and what hands do to their boxes; needs a display. */
abstract class RegionRun {
    static final String CLIP = "newImage('clip', 'RGB black', 200, 150, 20);";
    static final String FACE =
            "makeRectangle(40, 50, 60, 40); run('Edit Regions...', 'action=set name=[face 2] frame=1');"
                    + " makeRectangle(60, 50, 60, 40); run('Edit Regions...', 'action=set name=[face 2] frame=15');"
                    + " run('Select None');";

    ImagePlus image;
    CanvasHands hands;

    /** Checks all, and ends this Java with 0 if all is as it should be. */
    final void run() {
        int status = 1;
        try {
            new ImageJ(ImageJ.NO_SHOW);
            Macros.install(EditRegionsCommand.class);
            checkAll();
            status = 0;
        } catch (AssertionError | RuntimeException e) {
            e.printStackTrace(); // read by the test
        } finally {
            System.exit(status); // ImageJ's windows would keep Java running
        }
    }

    abstract void checkAll();

    void open(String regions, int frame) {
        Macros.closeImages();
        Macros.runOrFail(CLIP + regions);
        image = IJ.getImage();
        hands = new CanvasHands(image);
        until("it is shown", () -> image.getCanvas() != null && image.getCanvas().isShowing());
        image.setSlice(frame);
    }

    RegionSet attached() {
        return AttachedRegions.of(image);
    }

    Region face() {
        return attached().need("face 2");
    }

    Box at(String name, int frame) {
        return attached().at(new StackClip(image).times().start(frame - 1)).get(name).box();
    }

    Roi box(int frame) {
        return RegionOverlay.box(image, "face 2", frame - 1).orElseThrow();
    }

    boolean isBox(String region) {
        Roi roi = image.getRoi();
        return roi != null
                && RegionHands.place(image, roi) >= 0
                && roi.getName().equals(RegionOverlay.NAME + " " + region);
    }

    /** Whether something comes about that should not. */
    static boolean happens(BooleanSupplier fault) {
        for (int i = 0; i < 20; i++) {
            if (fault.getAsBoolean()) {
                return true;
            }
            IJ.wait(50);
        }
        return false;
    }

    static void check(boolean is, String what) {
        if (!is) {
            throw new AssertionError(what);
        }
    }
}
