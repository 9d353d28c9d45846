package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AttachedRegions;
import io.github.affectj.commands.show.RegionFiles;
import io.github.affectj.regions.RegionNames;
import io.github.affectj.regions.RegionSet;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes the regions of the active stack into a file. */
@Plugin(
        type = Command.class,
        description = "Writes the regions of the stack as json, table or selections of ImageJ.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Export Regions...", weight = 60.6)
        })
public final class ExportRegionsCommand extends AffectCommand {
    @Parameter(
            label = "File",
            description = "The file to write; one of that name is replaced.",
            style = "save",
            persist = false)
    private File path;

    @Parameter(
            label = "Regions",
            description =
                    "all, or names of regions with commas between them; a name with a comma in"
                            + " quotation marks.",
            persist = false)
    private String regions = RegionNames.ALL;

    @Parameter(
            label = "Format",
            description = "json, csv, zip or roi; auto takes it from the ending of the file.",
            persist = false)
    private String format = RegionFiles.AUTO;

    @Parameter(type = ItemIO.OUTPUT, label = "Written", description = "The file that was written.")
    private File written;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void requireReady() {
        AttachedRegions.require(image());
    }

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "regions" -> AttachedRegions.names(image());
            case "format" -> RegionFiles.formats();
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        Path file = path.toPath().toAbsolutePath();
        RegionSet chosen = RegionNames.chosen(AttachedRegions.require(image), "regions", regions);
        progress.checkCancelled();
        RegionSet held = RegionFiles.write(chosen, format, file, image);
        written = file.toFile();
        int lost = chosen.regions().size() - held.regions().size();
        IJ.log(
                "Export Regions: %s in %s%s."
                        .formatted(
                                Counts.of(held.regions().size(), "region"),
                                ForeignText.of(file),
                                lost == 0
                                        ? ""
                                        : "; %d at no frame of %s left out, which a .json or .csv can hold"
                                                .formatted(lost, image.getTitle())));
    }
}
