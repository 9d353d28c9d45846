package io.github.affectj.overlay.regions;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.commands.ExportRegionsCommand;
import io.github.affectj.commands.ImportRegionsCommand;
import io.github.affectj.commands.MeasureAttentionCommand;
import io.github.affectj.ij1.Macros;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import java.util.List;

/** Run by {@link RoiManagerIT} in a Java of its own: ends with 0 if all is as it should be. */
public final class RoiManagerRun {
    private static final String CLIP = "newImage('clip', '32-bit ramp', 160, 120, 12);";

    private RoiManagerRun() {}

    /** Checks. */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            checkAll();
            status = 0;
        } catch (AssertionError | RuntimeException e) {
            e.printStackTrace(); // read by the test
        } finally {
            System.exit(status); // ImageJ's windows would keep Java running
        }
    }

    private static void checkAll() {
        new ImageJ(ImageJ.NO_SHOW);
        Macros.install(EditRegionsCommand.class);
        Macros.install(ImportRegionsCommand.class);
        Macros.install(ExportRegionsCommand.class);
        Macros.install(MeasureAttentionCommand.class);
        drawnInTheManager();
        correctedInTheManager();
        openedByTheManager();
        measuredWithoutBeingAttached();
        refused();
    }

    private static ImagePlus image() {
        return IJ.getImage();
    }

    private static RegionSet attached() {
        return StackResults.of(image())
                .get()
                .part(RegionSet.KEY, RegionSet.class)
                .orElse(RegionSet.EMPTY);
    }

    /** Entries of one name at several slices are one region; one at no slice is always there. */
    private static void drawnInTheManager() {
        Macros.runOrFail(
                CLIP
                        + " setSlice(9); makeRectangle(90, 20, 30, 40); roiManager('add');"
                        + " roiManager('select', 0); roiManager('rename', 'Mia, left');"
                        + " setSlice(3); makeRectangle(30, 20, 30, 40); roiManager('add');"
                        + " roiManager('select', 1); roiManager('rename', 'Mia, left');"
                        + " makeOval(1, 1, 20, 20); roiManager('add'); roiManager('select', 2);"
                        + " roiManager('rename', 'sun'); RoiManager.setPosition(0);"
                        + " run('Edit Regions...', 'action=from-manager');");
        check(attached().names().equals(List.of("Mia, left", "sun")), "names " + attached());
        Region mia = attached().need("Mia, left");
        check(mia.keys().size() == 2, "two keys, whatever their order: " + mia);
        check(attached().need("sun").isStill(), "no slice, the whole clip");
        check(RoiManager.getInstance().getCount() == 3, "the manager stays as it was");
    }

    private static void correctedInTheManager() {
        Macros.runOrFail(
                "roiManager('reset'); run('Edit Regions...', 'action=to-manager name=[Mia, left]');");
        RoiManager manager = RoiManager.getInstance();
        check(manager.getCount() == 2, "its places and no others");
        check(manager.getName(0).equals("Mia, left"), manager.getName(0));
        check(manager.getRoi(1).getPosition() == 9, "at its slice");
        Macros.runOrFail(
                "roiManager('select', 1); Roi.move(100, 60); roiManager('update');"
                        + " run('Edit Regions...', 'action=from-manager');");
        Region mia = attached().need("Mia, left");
        check(mia.keys().get(1).shape().box().x() == 100, "moved there: " + mia);
        check(attached().names().contains("sun"), "others stay");
        Macros.runOrFail(
                "roiManager('select', 1); roiManager('delete');"
                        + " roiManager('select', 0); roiManager('rename', 'Zoe');"
                        + " run('Edit Regions...', 'action=from-manager');");
        check(attached().need("Zoe").keys().size() == 1, "renamed and one place deleted");
    }

    private static void openedByTheManager() {
        String zip = System.getProperty("user.home") + "/regions.zip";
        Macros.runOrFail("roiManager('reset'); run('Export Regions...', 'path=[" + zip + "]');");
        check(RoiManager.getInstance().getCount() == 0, "an export leaves the manager alone");
        RegionSet before = attached();
        Macros.runOrFail(
                "roiManager('open', '"
                        + zip
                        + "'); run('Edit Regions...', 'action=delete name=sun');"
                        + " run('Edit Regions...', 'action=from-manager');");
        check(attached().names().containsAll(before.names()), "all are there: " + attached());
        for (Region region : before.regions()) {
            Region again = attached().need(region.name());
            check(again.keys().size() == region.keys().size(), "keys of " + region);
            check(again.rgb().equals(region.rgb()), "no colour of its own: " + again);
        }
    }

    private static void measuredWithoutBeingAttached() {
        Macros.runOrFail(
                "close('*'); roiManager('reset');"
                        + CLIP
                        + " makeRectangle(80, 0, 80, 120); roiManager('add'); roiManager('select', 0);"
                        + " roiManager('rename', 'right half'); RoiManager.setPosition(0);"
                        + " run('Measure Attention in ROIs');");
        check(attached().isEmpty(), "measured and not attached");
        check(
                Macros.run(
                                "selectWindow('Attention Summary'); return '' + Table.getString('region', 0);")
                        .returned()
                        .equals("right half"),
                "a table of regions");
        check(
                Macros.run("selectWindow('Attention in ROIs'); return '' + Table.size;")
                        .returned()
                        .equals("12"),
                "a table of frames");
        Macros.runOrFail("selectImage('clip');");
    }

    private static void refused() {
        RoiManager manager = RoiManager.getInstance();
        manager.reset();
        Roi roi = new Roi(1, 2, 30, 40);
        roi.setPosition(2);
        manager.addRoi(roi);
        manager.addRoi((Roi) roi.clone());
        manager.rename(0, "two");
        manager.rename(1, "two");
        fails("The ROI Manager has two selections 'two' at slice 2; allowed is one");
        manager.getRoi(1).setPosition(13);
        fails("the selection 'two' is at slice 13, but the image has 12");
        manager.getRoi(1).setPosition(0);
        fails("the region 'two' is at one place for the whole clip and also at another one");
        check(attached().isEmpty(), "nothing is changed");
        check(manager.getCount() == 2, "nor in the manager");
    }

    /** Not by a macro, whose error would be a dialog here. */
    private static void fails(String said) {
        String told = "";
        try {
            RoiManagers.read(image());
        } catch (BadInputException e) {
            told = e.getMessage();
        }
        check(told.contains(said), told);
    }

    private static void check(boolean is, String what) {
        if (!is) {
            throw new AssertionError(what);
        }
    }
}
