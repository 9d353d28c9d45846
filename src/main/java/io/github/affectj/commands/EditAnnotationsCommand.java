package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.host.Host;
import io.github.affectj.pipeline.shots.ShotList;
import io.github.affectj.ui.timeline.TimelineWindow;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Opens the timeline of the active stack, in which tiers are drawn and corrected. */
@Plugin(
        type = Command.class,
        description =
                "Opens a timeline in which labels of the active stack are drawn and corrected.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Edit Annotations", weight = 61)
        })
public final class EditAnnotationsCommand extends AffectCommand {
    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        if (image.getWindow() == null) {
            IJ.log(
                    "Edit Annotations: it needs a screen and the stack in a window; nothing was changed.");
            return;
        }
        TimelineWindow.open(image, ShotList.SHOTS, !Host.isMacro());
    }
}
