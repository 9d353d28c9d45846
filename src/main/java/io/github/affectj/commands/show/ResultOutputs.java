package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.affectj.base.ForeignText;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.table.EmotionsTable;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** What commands that attach a result to a stack give to a script that runs them. */
public abstract class ResultOutputs extends AffectCommand {
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

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Familiarity",
            description =
                    "How familiar the clip looks to the model, from 0 to 1; below 0.05 it was trained on"
                            + " nothing like it. NaN if the model can't tell.")
    private double familiarity;

    /**
     * Shows the table of a stack's results, which belongs to the stack, puts the clip's own label
     * into the log, and gives both to scripts.
     *
     * @param results what was found: one result, or one for each region; the first is the current
     *     one, whose label scripts get
     */
    protected final void showTable(ImagePlus image, List<EmotionTimeline> results) {
        ResultSet all = StackResults.of(image).get();
        table = EmotionsTable.create(all);
        EmotionTimeline first = results.get(0);
        label = first.clipLabel();
        confidence = first.clipConfidence();
        familiarity = first.clipFamiliarity();
        EmotionsTable.show(all);
        results.forEach(ResultOutputs::log);
        Frame window =
                GraphicsEnvironment.isHeadless()
                        ? null
                        : WindowManager.getFrame(EmotionsTable.TITLE);
        if (window != null) {
            OwnerStack.set(window, image);
        }
    }

    private static void log(EmotionTimeline result) {
        IJ.log(
                String.format(
                        Locale.ROOT,
                        "%s%s: %s %.2f%s for %s; frames: %d; model: %s.",
                        ForeignText.of(result.clipName()),
                        result.region()
                                .map(region -> ", " + ForeignText.of(region.name()))
                                .orElse(""),
                        result.clipLabel(),
                        result.clipConfidence(),
                        result.isUnfamiliar() ? " ?" : "",
                        result.region().isPresent() ? "all of its frames" : "the whole clip",
                        result.frames().size(),
                        ForeignText.of(result.model().id())));
    }
}
