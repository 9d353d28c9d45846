package io.github.affectj.commands.show;

import ij.IJ;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import io.github.affectj.commands.host.Host;
import java.awt.Rectangle;

/**
 * Writes into ImageJ's recorder what was done to a region by hand, as the lines of Edit Regions...
 * that do the same; does nothing while nobody records.
 */
final class RegionRecorder {
    private static final String COMMAND = "Edit Regions...";

    private RegionRecorder() {}

    /** Writes a selection of whole pixels; null for one that ImageJ has written. */
    static void selection(Roi roi) {
        if (roi == null || !IJ.recording()) {
            return;
        }
        Rectangle box = roi.getBounds();
        if (roi.getType() == Roi.POLYGON) {
            Recorder.recordRoi(roi);
        } else {
            String method = roi instanceof OvalRoi ? "makeOval" : "makeRectangle";
            Recorder.record(method, box.x, box.y, box.width, box.height);
        }
    }

    /**
     * Writes an action.
     *
     * @param frame from 1; empty where the action has none
     */
    static void edit(String action, String region, String frame) {
        write(action, region, "frame", frame);
    }

    static void rename(String region, String to) {
        write(RegionEdits.RENAME, region, "to", to);
    }

    /** Writes what {@link RegionEdits#coloured} did. */
    static void color(String region, String color) {
        write(RegionEdits.COLOR, region, "color", color);
    }

    private static void write(String action, String region, String key, String value) {
        if (!IJ.recording()) {
            return;
        }
        Recorder.setCommand(COMMAND);
        Recorder.recordOption("action", action);
        Recorder.recordOption("name", Host.recorded(region));
        if (!value.isEmpty()) {
            Recorder.recordOption(key, Host.recorded(value));
        }
        if (Recorder.scriptMode()) {
            Recorder.saveCommand();
            return;
        }
        // As saveCommand(), which puts a warning behind names with accents: no macro runs with it.
        String options = Recorder.getCommandOptions();
        Recorder.setCommand(null);
        Recorder.recordString("run(\"%s\", \"%s\");\n".formatted(COMMAND, options));
    }
}
