package io.github.affectj.commands;

import ij.IJ;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.model.install.InstalledModel;
import io.github.affectj.model.install.ModelInstaller;
import io.github.affectj.model.store.ModelFolders;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Checks a model and puts it beside those that AffectJ comes with. */
@Plugin(
        type = Command.class,
        description =
                "Checks a model of somebody, or of a training, and installs it under its name.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Import Emotion Model...", weight = 94)
        })
public final class ImportModelCommand extends AffectCommand {
    @Parameter(
            label = "Model folder or zip",
            description =
                    "Folder with a model.json, folder of a training, or a zip with one of them; only the"
                            + " files of the model are taken.",
            style = "both",
            persist = false)
    private File path;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Model",
            description = "The name by which commands know the model from now on.")
    private String model;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Folder",
            description = "The folder that it was installed in.")
    private File folder;

    @Override
    protected void execute(Progress progress) {
        EngineNotice.tell(progress);
        InstalledModel installed =
                ModelInstaller.install(path.toPath(), ModelFolders.home(), progress);
        model = installed.name();
        folder = installed.model().folder().toFile();
        installed.lines().forEach(line -> IJ.log(ForeignText.sentence(line)));
    }
}
