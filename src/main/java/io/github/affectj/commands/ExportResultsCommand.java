package io.github.affectj.commands;

import static java.util.stream.Collectors.joining;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.ActiveResult;
import io.github.affectj.commands.show.ClipDrawing;
import io.github.affectj.exchange.ResultExporter;
import io.github.affectj.exchange.ResultExporters;
import io.github.affectj.overlay.ShownFrames;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.table.EmotionsTable;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes the attached result to a file. */
@Plugin(
        type = Command.class,
        description =
                "Writes the result of the active stack as a table, json file, GIF, video or tier.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Export Emotion Results...", weight = 50)
        })
public final class ExportResultsCommand extends AffectCommand {
    private static final String ALL = "all";

    @Parameter(
            label = "File",
            description = "The file to write; one of that name is replaced.",
            style = "save",
            persist = false)
    private File path;

    @Parameter(
            label = "Format",
            description =
                    "csv, tsv, json, gif, mp4, eaf, textgrid, srt or vtt; auto takes it from the ending of"
                            + " the file.",
            persist = false)
    private String format = ResultExporters.AUTO;

    @Parameter(
            label = InputTexts.RESULT,
            description =
                    "Which of the stack's results: the name of a model; all writes those of all"
                            + " models where the format can hold them, else the current one.",
            persist = false)
    private String model = ALL;

    @Parameter(type = ItemIO.OUTPUT, label = "Written", description = "The file that was written.")
    private File written;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void requireReady() {
        ActiveResult.requireToExport(image());
    }

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "format" -> ResultExporters.formats(ResultExporters.all());
            case "model" -> {
                List<String> choices = new ArrayList<>(List.of(ALL));
                choices.addAll(ActiveResult.choices(image()));
                yield choices;
            }
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        EmotionTimeline result =
                ActiveResult.of(image, model.equals(ALL) ? ActiveResult.CURRENT : model);
        Path file = path.toPath().toAbsolutePath();
        ResultExporter exporter = ResultExporters.find(format, file);
        ResultSet all = StackResults.of(image).get();
        ResultSet set =
                model.equals(ALL)
                        ? all
                        : ResultSet.EMPTY.with(all.keyOf(result).orElseThrow(), result);
        List<EmotionTimeline> shown = set.together();
        if (exporter.drawsFrames()) {
            set = present(set, image);
        }
        exporter.exportAll(set, ClipDrawing.of(image, shown), file, progress);
        written = file.toFile();
        tellChangedLabels(all, file);
    }

    /** Labels that a person changed in the table are nobody's result yet: told, not dropped. */
    private static void tellChangedLabels(ResultSet all, Path file) {
        List<Integer> rows = EmotionsTable.changedLabels(all);
        if (!rows.isEmpty()) {
            String some = rows.stream().limit(10).map(String::valueOf).collect(joining(", "));
            IJ.log(
                    "Labels that were changed by hand in the table %s (%d, in row %s%s) are not in %s, which holds the model's; save the table itself to keep them."
                            .formatted(
                                    EmotionsTable.TITLE,
                                    rows.size(),
                                    some,
                                    rows.size() > 10 ? ", ..." : "",
                                    ForeignText.of(file)));
        }
    }

    /** What of the results speaks of frames that are still in the stack. */
    private static ResultSet present(ResultSet set, ImagePlus image) {
        ShownFrames frames = ShownFrames.of(image, set.together());
        List<Integer> present = frames.present();
        int all = frames.frames().size();
        int gone = all - present.size();
        if (gone == 0) {
            return set;
        }
        IJ.log(
                "%d of %s %s no longer in %s and %s left out."
                        .formatted(
                                gone,
                                Counts.of(all, "frame"),
                                Counts.word(gone, "is", "are"),
                                image.getTitle(),
                                Counts.word(gone, "was", "were")));
        return set.ofFrames(present).set();
    }
}
