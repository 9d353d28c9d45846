package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AttachedTiers;
import io.github.affectj.commands.show.StackTiers;
import io.github.affectj.commands.show.TimelineDrawing;
import io.github.affectj.exchange.tiers.TierFiles;
import io.github.affectj.exchange.tiers.WrittenTiers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes the tiers of the active stack for other programs, or draws them as a figure. */
@Plugin(
        type = Command.class,
        description =
                "Writes the tiers of the active stack for ELAN, Praat, players or tables, or draws"
                        + " the timeline as a figure.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Export Annotations...", weight = 64)
        })
public final class ExportAnnotationsCommand extends AffectCommand {
    @Parameter(
            label = "File",
            description = "The file to write; one of that name is replaced.",
            style = "save",
            persist = false)
    private File path;

    @Parameter(
            label = "Tier",
            description =
                    "The name of one tier; all writes every tier where the format holds several.",
            persist = false)
    private String tier = TierFiles.ALL;

    @Parameter(
            label = "Format",
            description =
                    "eaf, textgrid, srt, vtt, csv, tsv or bids; png, svg or pdf for a figure; auto"
                            + " takes it from the ending of the file.",
            persist = false)
    private String format = TierFiles.AUTO;

    @Parameter(type = ItemIO.OUTPUT, label = "Written", description = "The file that was written.")
    private File written;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void requireReady() {
        AttachedTiers.require(image());
    }

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "tier" -> StackTiers.choices(image());
            case "format" -> TimelineDrawing.formats();
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) throws IOException {
        ImagePlus image = image();
        Path file = path.toPath().toAbsolutePath();
        Optional<String> figure = TimelineDrawing.format(format, file);
        WrittenTiers content = StackTiers.written(image, tier);
        progress.checkCancelled();
        if (figure.isPresent()) {
            TimelineDrawing.write(image, content.tiers(), figure.get(), file, progress);
        } else {
            TierFiles.write(content, format, file).forEach(IJ::log);
        }
        written = file.toFile();
        AnnotationSet tiers = content.tiers();
        IJ.log(
                "Export Annotations: %s with %s in %s."
                        .formatted(
                                Counts.of(tiers.tiers().size(), "tier"),
                                Counts.of(
                                        tiers.tiers().stream()
                                                .mapToInt(t -> t.segments().size())
                                                .sum(),
                                        "segment"),
                                ForeignText.of(file)));
    }
}
