package io.github.affectj.commands;

import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipStacks;
import java.io.File;
import java.io.IOException;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens an animated GIF or PNG as a stack of the frames that a browser would show. */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Open GIF Stack...")
        })
public final class OpenGifStackCommand extends AffectCommand {
    @Parameter(
            label = "File",
            description = "The animated GIF or PNG to open.",
            style = "open",
            persist = false)
    private File path;

    @Parameter(
            label = "First frame",
            description = "Number of the first frame to open, from 1.",
            min = "1",
            persist = false)
    private int first = 1;

    @Parameter(
            label = "Last frame (0 = end)",
            description = "Number of the last frame to open; 0 opens all to the end.",
            min = "0",
            persist = false)
    private int last = 0;

    @Parameter(
            label = "Step",
            description = "Opens every frame with 1, every second one with 2, and so on.",
            min = "1",
            persist = false)
    private int step = 1;

    @Override
    protected void execute(Progress progress) throws IOException {
        Clip clip = ClipOpener.open(path.toPath(), ClipOpener.readers(), first, last, step);
        // The stack closes the clip: at once if it is in memory, else with its window.
        ImagePlus image = ClipStacks.toImagePlus(clip, progress);
        image.show();
    }
}
