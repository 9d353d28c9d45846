package io.github.affectj.commands;

import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.SampleClip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.stack.ClipStacks;
import java.io.IOException;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Opens the GIF that comes with AffectJ. */
@Plugin(
        type = Command.class,
        description = "Opens a GIF that comes with AffectJ: a party face that begins to cry.",
        menu = {
            @Menu(label = "File"),
            @Menu(label = "Open Samples"),
            @Menu(label = "AffectJ Sample GIF", weight = 201)
        })
public final class OpenSampleGifCommand extends AffectCommand {
    private static final String NAME = "party-to-tears.gif";

    @Override
    protected void execute(Progress progress) throws IOException {
        ImagePlus image =
                ClipStacks.toImagePlus(ClipOpener.open(SampleClip.unpack(NAME)), progress);
        SampleClip.credit(image, NAME);
        image.show();
    }
}
