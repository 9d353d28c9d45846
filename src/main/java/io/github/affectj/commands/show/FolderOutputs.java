package io.github.affectj.commands.show;

import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.pipeline.folder.FolderReport;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** What a folder run gives to a script that runs it. */
public abstract class FolderOutputs extends AffectCommand {
    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Frames",
            description = "The table of all clips, one row a frame.")
    private File frames;

    @Parameter(type = ItemIO.OUTPUT, label = "Clips", description = "The table, one row a clip.")
    private File clips;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Errors",
            description = "The table of what could not be analysed, and why.")
    private File errors;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Done",
            description = "How many clips the tables hold, with those that were done before.")
    private int done;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Failed",
            description = "How many files could not be analysed.")
    private int failed;

    /** Sets them. */
    protected final void give(FolderReport report) {
        frames = report.framesTable().toFile();
        clips = report.clipsTable().toFile();
        errors = report.errorsTable().toFile();
        done = report.clips();
        failed = report.failed();
    }
}
