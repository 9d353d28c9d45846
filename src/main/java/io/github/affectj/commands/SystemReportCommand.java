package io.github.affectj.commands;

import ij.IJ;
import ij.ImageJ;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.pipeline.SystemReport;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Writes what a helper asks first into ImageJ's log. */
@Plugin(
        type = Command.class,
        description =
                "Writes versions, device, models and folders into the log, for a report of a fault.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "AffectJ System Report", weight = 110)
        })
public final class SystemReportCommand extends AffectCommand {
    @Override
    protected void execute(Progress progress) {
        progress.update(0.1, "starting the engine");
        SystemReport.lines("ImageJ " + ImageJ.VERSION).forEach(IJ::log);
    }
}
