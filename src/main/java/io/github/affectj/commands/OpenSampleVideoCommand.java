package io.github.affectj.commands;

import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.SampleClip;
import io.github.affectj.media.stack.FilmStacks;
import java.io.IOException;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Opens the film that comes with AffectJ. */
@Plugin(
        type = Command.class,
        description = "Opens a video that comes with AffectJ: a drawn scene with speech.",
        menu = {
            @Menu(label = "File"),
            @Menu(label = "Open Samples"),
            @Menu(label = "AffectJ Sample Video", weight = 202)
        })
public final class OpenSampleVideoCommand extends AffectCommand {
    private static final String NAME = "letter.mp4";

    @Override
    protected void execute(Progress progress) throws IOException {
        ImagePlus image = FilmStacks.open(SampleClip.unpack(NAME), 1, 0, 1, 0, true, progress);
        SampleClip.credit(image, NAME);
        image.show();
    }
}
