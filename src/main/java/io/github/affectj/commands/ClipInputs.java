package io.github.affectj.commands;

import ij.ImagePlus;
import io.github.affectj.commands.host.AffectCommand;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** The inputs of commands that open a clip: its file, and which of its frames. */
abstract class ClipInputs extends AffectCommand {
    @Parameter(
            label = "File",
            description =
                    "The file to open: an animated GIF, PNG or WebP, or a video (mp4, mov, mkv, webm,"
                            + " avi or any other that FFmpeg reads).",
            style = "open",
            persist = false)
    File path;

    @Parameter(
            label = "First frame",
            description = "Number of the first frame to open, from 1.",
            min = "1",
            persist = false)
    int first = 1;

    @Parameter(
            label = "Last frame (0 = end)",
            description = "Number of the last frame to open; 0 opens all to the end.",
            min = "0",
            persist = false)
    int last = 0;

    @Parameter(
            label = "Step",
            description = "Opens every frame with 1, every second one with 2, and so on.",
            min = "1",
            persist = false)
    int step = 1;

    @Parameter(type = ItemIO.OUTPUT, label = "Stack", description = "The stack that was opened.")
    ImagePlus image;
}
