package io.github.affectj.commands;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.table.EmotionsTable;
import io.github.affectj.result.EmotionTimeline;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** What commands that attach a result to a stack give to a script that runs them. */
abstract class ResultOutputs extends AffectCommand {
    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Table",
            description = "The result, one row a frame, as it is shown.")
    private ResultsTable table;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Label",
            description = "The most probable emotion of the whole clip.")
    private String label;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Confidence",
            description = "The probability of that emotion, from 0 to 1.")
    private double confidence;

    /** Shows the table of a result, which belongs to its stack, and gives the result to scripts. */
    final void showTable(ImagePlus image, EmotionTimeline result) {
        table = EmotionsTable.create(result);
        label = result.clipLabel();
        confidence = result.clipConfidence();
        EmotionsTable.show(result);
        Frame window =
                GraphicsEnvironment.isHeadless()
                        ? null
                        : WindowManager.getFrame(EmotionsTable.TITLE);
        if (window != null) {
            OwnerStack.set(window, image);
        }
    }
}
