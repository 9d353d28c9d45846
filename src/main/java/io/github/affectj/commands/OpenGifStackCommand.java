package io.github.affectj.commands;

import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.stack.ClipStacks;
import java.io.IOException;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Opens an animated GIF or PNG as a stack of the frames that a browser would show. */
@Plugin(
        type = Command.class,
        description =
                "Opens a GIF, PNG, animated PNG or WebP as a stack, with the frames and times that a browser shows.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Open GIF Stack...", weight = 1)
        })
public final class OpenGifStackCommand extends ClipInputs {
    @Override
    protected void execute(Progress progress) throws IOException {
        Clip clip = ClipOpener.open(path.toPath(), ClipOpener.readers(), first, last, step);
        // The stack closes the clip: at once if it is in memory, else with its window.
        image = ClipStacks.toImagePlus(clip, progress);
        image.show();
    }
}
