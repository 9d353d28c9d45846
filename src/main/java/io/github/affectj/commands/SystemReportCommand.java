package io.github.affectj.commands;

import ij.IJ;
import ij.ImageJ;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.model.engine.TorchSetting;
import io.github.affectj.pipeline.SystemReport;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.app.App;
import org.scijava.app.AppService;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes what a helper asks first into ImageJ's log. */
@Plugin(
        type = Command.class,
        description =
                "Writes versions, device, graphics card, models and folders into the log, to be sent with"
                        + " a bug report.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "AffectJ System Report", weight = 110)
        })
public final class SystemReportCommand extends AffectCommand {
    /** Fiji has it, plain ImageJ has not. */
    @Parameter(required = false)
    private AppService apps;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Report",
            description = "The report, one entry a line.")
    private String report;

    @Override
    protected void execute(Progress progress) {
        EngineNotice.tellOfUnpacking();
        progress.update(0.1, "starting the engine");
        TorchSetting.complaint(progress); // may take a while, and then stands in the report
        List<String> lines = SystemReport.lines(host());
        lines.forEach(IJ::log);
        report = String.join("\n", lines);
    }

    /** As {@code Fiji 2.18.0 with ImageJ 1.54p}, or {@code ImageJ 1.54p} alone. */
    private String host() {
        String imagej = "ImageJ " + ImageJ.VERSION;
        App app = apps == null ? null : apps.getApp();
        return app == null ? imagej : app.getTitle() + " " + app.getVersion() + " with " + imagej;
    }
}
