package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.show.SpectrogramView;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.stack.ClipStacks;
import io.github.affectj.media.stack.FilmStacks;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.OwnerStack;
import java.io.IOException;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a film as a stack whose frames are decoded when they are looked at, with its sound. */
@Plugin(
        type = Command.class,
        description =
                "Opens a video as a stack with the true times of its frames; the audio stays attached.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Open Video with Audio...", weight = 2)
        })
public final class OpenVideoCommand extends ClipInputs {
    @Parameter(
            label = "Width (0 = as is)",
            description =
                    "Width of the frames in pixels, the height to match; 0 leaves both as they are.",
            min = "0",
            persist = false)
    private int width = 0;

    @Parameter(
            label = "Lazy (virtual stack)",
            description =
                    "Decodes a frame only when it is shown; otherwise loads all frames into memory.",
            persist = false)
    private boolean lazy = true;

    @Parameter(
            label = "Spectrogram of the audio",
            description = "Also opens the audio as a log-mel image, calibrated in s and Hz.",
            persist = false)
    private boolean spectrogram = false;

    @Override
    protected void execute(Progress progress) throws IOException {
        image = FilmStacks.open(path.toPath(), first, last, step, width, lazy, progress);
        ImagePlus heard = spectrogram ? listen(image, progress) : null;
        if (heard != null) {
            OwnerStack.set(heard, image);
            heard.show();
        }
        // Last, so that it is the active image.
        image.show();
        tellSound(image);
    }

    /** The sound as an image; the film is closed again if there can be none. */
    private static ImagePlus listen(ImagePlus film, Progress progress) throws IOException {
        boolean done = false;
        try {
            ImagePlus heard = SpectrogramView.of(new StackClip(film), progress);
            done = true;
            return heard;
        } finally {
            if (!done) {
                film.flush();
            }
        }
    }

    /** Only what one would not expect goes to the log. */
    private static void tellSound(ImagePlus image) {
        Optional<SoundTrack> sound = ClipStacks.sound(image);
        String name = image.getTitle();
        String said = name + sound.map(s -> ": audio " + s.description()).orElse(" has no audio");
        IJ.showStatus(ForeignText.sentence(said));
        boolean isOneOfSeveral = sound.filter(s -> s.description().contains(" of ")).isPresent();
        if (sound.isEmpty() || isOneOfSeveral) {
            IJ.log(ForeignText.sentence(said + "."));
        }
    }
}
