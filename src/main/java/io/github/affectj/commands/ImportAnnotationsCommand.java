package io.github.affectj.commands;

import static java.util.stream.Collectors.joining;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AttachedTiers;
import io.github.affectj.commands.show.StackTiers;
import io.github.affectj.exchange.tiers.ReadTiers;
import io.github.affectj.exchange.tiers.TierFiles;
import java.io.File;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Attaches tiers of other programs' files to the active stack. */
@Plugin(
        type = Command.class,
        description = "Attaches tiers of ELAN, Praat, subtitles or tables to the active stack.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Import Annotations...", weight = 62)
        })
public final class ImportAnnotationsCommand extends AffectCommand {
    @Parameter(
            label = "File",
            description =
                    "A file of ELAN (.eaf), Praat (.TextGrid), subtitles (.srt, .vtt) or a table"
                            + " (.csv, .tsv).",
            style = "open",
            persist = false)
    private File path;

    @Parameter(
            label = "Tier",
            description = "The name of one tier of the file; all takes every tier.",
            persist = false)
    private String tier = TierFiles.ALL;

    @Parameter(type = ItemIO.OUTPUT, label = "Tiers", description = "How many tiers were added.")
    private int tiers;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Segments",
            description = "How many segments the added tiers have.")
    private int segments;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        Path file = path.toPath().toAbsolutePath();
        ReadTiers read = TierFiles.read(file, tier, StackTiers.film(image));
        TierFiles.Merged merged = TierFiles.merge(AttachedTiers.of(image), read, file);
        progress.checkCancelled();
        merged.notes().forEach(IJ::log);
        StackTiers.attach(image, merged).ifPresent(IJ::log);
        tiers = merged.added().size();
        segments = merged.added().stream().mapToInt(t -> t.segments().size()).sum();
        IJ.log(
                "Import Annotations: %s with %s of %s%s."
                        .formatted(
                                Counts.of(tiers, "tier"),
                                Counts.of(segments, "segment"),
                                ForeignText.of(file),
                                merged.added().stream()
                                        .map(Tier::name)
                                        .collect(joining(", ", tiers == 0 ? "" : ": ", ""))));
    }
}
