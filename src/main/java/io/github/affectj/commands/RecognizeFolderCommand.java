package io.github.affectj.commands;

import ij.IJ;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.InputNotes;
import io.github.affectj.commands.show.ClipDrawing;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.FolderOutputs;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.exchange.ResultExporters;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.folder.FolderAnalysis;
import io.github.affectj.pipeline.folder.FolderReport;
import io.github.affectj.pipeline.folder.FolderSettings;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs a model on every clip of a folder and leaves one table. */
@Plugin(
        type = Command.class,
        description =
                "Runs a model on every clip of a folder: one table of all frames, one of all clips.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Recognize Emotions in Folder...", weight = 70)
        })
public final class RecognizeFolderCommand extends FolderOutputs implements InputNotes {
    @Parameter(
            label = "Input folder",
            description = "Folder with GIFs, pictures, video and audio files, also mixed.",
            style = "directory",
            persist = false)
    private File input;

    @Parameter(
            label = "Output folder",
            description =
                    "Folder for the tables, made if need be; if it lies in the input folder, it is"
                            + " not read.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            label = InputTexts.MODEL,
            description =
                    "Name of an installed model, or the path of a model folder; auto takes for each"
                            + " clip the one for video and audio, or the one for GIFs and pictures.",
            persist = false)
    private String model = AnalysisSettings.DEFAULT_MODEL;

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    private String device = AnalysisSettings.DEFAULT_DEVICE;

    @Parameter(
            label = "Pattern",
            description =
                    "Which files, by name, such as *.gif or *.{mp4,mov}; small and capital letters"
                            + " are the same.",
            persist = false)
    private String pattern = FolderSettings.DEFAULT_PATTERN;

    @Parameter(
            label = "Include sub-folders",
            description = "Also takes the clips of all folders in the input folder.",
            persist = false)
    private boolean recursive = true;

    @Parameter(
            label = "Formats per clip",
            description =
                    "Formats of further files for each clip, with commas between them: csv,"
                            + " tsv, json, gif, mp4; or none.",
            persist = false)
    private String formats = FolderSettings.DEFAULT_FORMATS;

    @Parameter(
            label = "Resume (skip clips that are done)",
            description =
                    "Skips clips that were analysed before with the same settings; otherwise all are"
                            + " analysed again.",
            persist = false)
    private boolean resume = true;

    @Parameter(
            label = InputTexts.REGION,
            description =
                    "Whom the model looks at: frame (the whole of it), faces (each face that is found),"
                            + " all (each region by itself), or the name of one; regions are read from"
                            + " the json file beside a clip.",
            persist = false)
    private String region = AnalysisSettings.DEFAULT_REGION;

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "model" -> ModelInput.choices();
            case "formats" -> formatChoices();
            case "region" -> FolderSettings.regionChoices();
            default -> List.of();
        };
    }

    private static List<String> formatChoices() {
        List<String> choices = new ArrayList<>(ResultExporters.formats(ResultExporters.all()));
        choices.remove(ResultExporters.AUTO);
        choices.add(FolderSettings.NO_FORMATS);
        return choices;
    }

    @Override
    public String note(String key) {
        return key.equals("model") ? ModelInput.domains() : "";
    }

    @Override
    protected void execute(Progress progress) {
        EngineNotice.tell(progress);
        FolderReport report =
                FolderAnalysis.run(
                        new FolderSettings(
                                input.toPath(),
                                output.toPath(),
                                model,
                                device,
                                pattern,
                                recursive,
                                formats,
                                region,
                                resume),
                        new ClipDrawing(),
                        progress);
        report.sentences().forEach(IJ::log);
        give(report);
    }
}
