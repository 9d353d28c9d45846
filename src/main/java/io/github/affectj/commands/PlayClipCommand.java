package io.github.affectj.commands;

import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.host.Host;
import io.github.affectj.ui.ClipPlayer;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Plays the active stack in step with its sound; run again, it pauses and goes on. */
@Plugin(
        type = Command.class,
        description = "Plays the active stack in step with its audio.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Play Clip with Audio", weight = 40)
        })
public final class PlayClipCommand extends AffectCommand {
    // Not asked for by a dialog, which would stand in the way of pausing; by hand the speed is
    // chosen in the player's own window.
    @Parameter(
            label = "Rate",
            description = "Speed: 1 is the clip's own, 2 twice as fast; the pitch follows.",
            min = "0.25",
            max = "4",
            visibility = ItemVisibility.INVISIBLE,
            persist = false)
    private double rate = 1;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void execute(Progress progress) {
        ClipPlayer.play(image(), rate, !Host.isMacro());
    }
}
