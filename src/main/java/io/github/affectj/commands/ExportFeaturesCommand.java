package io.github.affectj.commands;

import ij.IJ;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.training.export.ExportSettings;
import io.github.affectj.training.export.FeatureExport;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes the features of clips as a data set of feature files. */
@Plugin(
        type = Command.class,
        description =
                "Writes the video and audio features of clips as files for other programs and for training.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Export Features...", weight = 75)
        })
public final class ExportFeaturesCommand extends AffectCommand {
    @Parameter(
            label = "Input",
            description = "A data set, a folder of clips, or one clip.",
            style = "both",
            persist = false)
    private File input;

    @Parameter(
            label = InputTexts.TIER,
            description = InputTexts.TIER_IS,
            required = false,
            persist = false)
    private String tier = "";

    @Parameter(
            label = "Output folder",
            description = "Folder for the feature files and their manifest.csv; created if needed.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            label = InputTexts.MODEL,
            description =
                    "Model, or start for trainings, whose backbone makes the features of the video; none"
                            + " exports the audio alone.",
            persist = false)
    private String model = ExportSettings.NO_MODEL;

    @Parameter(
            label = "Interval (s, 0 = auto)",
            description =
                    "Seconds from one step to the next; auto is the model's own, or 0.2 where it has none.",
            min = "0",
            max = "10",
            persist = false)
    private double interval = 0;

    @Parameter(
            label = "Format",
            description = "Kind of file: npz, which NumPy reads.",
            choices = {"npz"},
            persist = false)
    private String format = "npz";

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    private String device = InputTexts.AUTO;

    @Parameter(type = ItemIO.OUTPUT, label = "Clips", description = "How many clips were written.")
    private int clips;

    @Override
    public List<String> suggestions(String key) {
        if (!key.equals("model")) {
            return List.of();
        }
        List<String> models = new ArrayList<>(List.of(ExportSettings.NO_MODEL));
        models.addAll(ModelInput.starts());
        return models;
    }

    @Override
    protected void execute(Progress progress) {
        if (!model.equals(ExportSettings.NO_MODEL)) {
            EngineNotice.tell(progress);
        }
        clips =
                FeatureExport.run(
                        new ExportSettings(
                                input.toPath(), output.toPath(), model, interval, device, tier),
                        progress,
                        IJ::log);
        IJ.log("Export Features: %d clips in %s.".formatted(clips, output));
    }
}
