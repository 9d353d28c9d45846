package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.exchange.ResultExporter;
import io.github.affectj.exchange.ResultExporters;
import io.github.affectj.overlay.FrameSlices;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes the attached result to a file. */
@Plugin(
        type = Command.class,
        description = "Writes the result of the active stack as a table, json file, GIF or video.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Export Emotion Results...", weight = 50)
        })
public final class ExportResultsCommand extends AffectCommand {
    @Parameter(
            label = "File",
            description = "The file to write; one of that name is replaced.",
            style = "save",
            persist = false)
    private File path;

    @Parameter(
            label = "Format",
            description = "csv, tsv, json, gif or mp4; auto takes it from the ending of the file.",
            persist = false)
    private String format = ResultExporters.AUTO;

    @Parameter(type = ItemIO.OUTPUT, label = "Written", description = "The file that was written.")
    private File written;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void requireReady() {
        ActiveResult.of(image());
    }

    @Override
    public List<String> suggestions(String key) {
        return key.equals("format") ? ResultExporters.formats(ResultExporters.all()) : List.of();
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        EmotionTimeline result = ActiveResult.of(image);
        Path file = path.toPath().toAbsolutePath();
        ResultExporter exporter = ResultExporters.find(format, file);
        ResultSet set = StackResults.of(image).get();
        int[] present = FrameSlices.of(image, result).present();
        if (exporter.drawsFrames() && present.length < result.frames().size()) {
            set = ResultSet.of(present(image, result, present));
        }
        exporter.exportAll(set, ClipDrawing.of(image, result), file, progress);
        written = file.toFile();
    }

    private static EmotionTimeline present(ImagePlus image, EmotionTimeline result, int[] present) {
        int all = result.frames().size();
        IJ.log(
                "%d of %d frames are no longer in %s and were left out."
                        .formatted(all - present.length, all, image.getTitle()));
        return result.part(
                IntStream.of(present).mapToObj(i -> result.frames().get(i).frame()).toList());
    }
}
