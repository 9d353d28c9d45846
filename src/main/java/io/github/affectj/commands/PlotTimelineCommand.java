package io.github.affectj.commands;

import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.overlay.plot.TimelinePlot;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Plots the probabilities of the attached result over time. */
@Plugin(
        type = Command.class,
        description = "Plots the probability of each emotion over time; a click shows that frame.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Plot Emotion Timeline", weight = 30)
        })
public final class PlotTimelineCommand extends AffectCommand {
    @Parameter(type = ItemIO.OUTPUT, label = "Plot", description = "The plot, as an image.")
    private ImagePlus plot;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void requireReady() {
        ActiveResult.of(image());
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        plot = TimelinePlot.show(image, ActiveResult.of(image));
    }
}
