package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AttachedRegions;
import io.github.affectj.commands.show.RegionFiles;
import io.github.affectj.regions.RegionSet;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Attaches regions of a file to the active stack. */
@Plugin(
        type = Command.class,
        description = "Attaches regions of a json, a table or ImageJ's selections to the stack.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Import Regions...", weight = 60.4)
        })
public final class ImportRegionsCommand extends AffectCommand {
    @Parameter(
            label = "File",
            description = "A .json, a table (.csv), or selections of ImageJ (.roi, .zip).",
            style = "open",
            persist = false)
    private File path;

    @Parameter(
            label = "Replace regions of the same name",
            description = "Else a region whose name is taken gets another one.",
            persist = false)
    private boolean replace = false;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Regions",
            description = "How many regions the file holds.")
    private int regions;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        Path file = path.toPath().toAbsolutePath();
        RegionSet read = RegionFiles.read(file, image);
        List<String> notes = new ArrayList<>();
        RegionSet merged = RegionFiles.merged(AttachedRegions.fitting(image), read, replace, notes);
        progress.checkCancelled();
        AttachedRegions.put(image, merged, "Import Regions");
        regions = read.regions().size();
        notes.forEach(IJ::log);
        long absent = RegionFiles.absent(read, image);
        IJ.log(
                "Import Regions: %s of %s%s."
                        .formatted(
                                Counts.of(regions, "region"),
                                ForeignText.of(file),
                                absent == 0
                                        ? ""
                                        : "; %d of them %s at no frame of %s"
                                                .formatted(
                                                        absent,
                                                        Counts.word(absent, "is", "are"),
                                                        image.getTitle())));
    }
}
