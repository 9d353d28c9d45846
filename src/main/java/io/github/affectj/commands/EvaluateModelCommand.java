package io.github.affectj.commands;

import ij.IJ;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.host.InputNotes;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.commands.show.ReportView;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.MapTests;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.Evaluation;
import io.github.affectj.training.report.EvaluationSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Scores a model on a split of a data set. */
@Plugin(
        type = Command.class,
        description =
                "Scores a model on a labelled data set: report, predictions, confusion matrix.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Evaluate Emotion Model...", weight = 90)
        })
public final class EvaluateModelCommand extends AffectCommand implements InputNotes {
    @Parameter(
            label = InputTexts.DATASET,
            description = InputTexts.DATASET_IS,
            style = "directory",
            persist = false)
    private File dataset;

    @Parameter(
            label = InputTexts.TIER,
            description = InputTexts.TIER_IS,
            required = false,
            persist = false)
    private String tier = "";

    @Parameter(label = InputTexts.MODEL, description = InputTexts.MODEL_IS, persist = false)
    private String model = AnalysisSettings.DEFAULT_MODEL;

    @Parameter(
            label = "Split",
            description = "The part of the data set whose clips are scored: test, val, train, all.",
            persist = false)
    private String split = EvaluationSettings.DEFAULT_SPLIT;

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    private String device = AnalysisSettings.DEFAULT_DEVICE;

    @Parameter(
            label = "Measure heat maps",
            description =
                    "Measures how far the heat maps point at the figures, for clips whose manifest"
                            + " tells the box of theirs, and tests the maps of some clips.",
            persist = false)
    private boolean maps = false;

    @Parameter(
            label = "Clips to test maps on",
            description =
                    "Most clips whose heat maps are tested by deletion and insertion; each takes as"
                            + " long as 65 analyses of 8 of its frames or more. 0 tests none.",
            min = "0",
            persist = false)
    private int tested = EvaluationSettings.DEFAULT_TESTED;

    @Parameter(
            label = "Output folder",
            description = "Folder for report, predictions and confusion matrix; created if needed.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Report",
            description = "The report.json that was written.")
    private File report;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Accuracy",
            description = "Share of the clips that the model labelled correctly, from 0 to 1.")
    private double accuracy;

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "model" -> ModelInput.choices();
            case "split" -> List.of("test", "val", "train");
            default -> List.of();
        };
    }

    @Override
    public String note(String key) {
        return key.equals("model") ? ModelInput.domains() : "";
    }

    @Override
    protected void execute(Progress progress) {
        EngineNotice.tell(progress);
        Path folder = output.toPath();
        String chosen =
                ModelInput.forClip(
                        model, () -> Evaluation.firstClip(dataset.toPath(), tier, split));
        ClassificationReport found;
        try (MapTests tests = new MapTests(chosen, device)) {
            found =
                    Evaluation.run(
                            new EvaluationSettings(
                                    dataset.toPath(),
                                    chosen,
                                    split,
                                    device,
                                    folder,
                                    maps,
                                    tested,
                                    tier),
                            progress,
                            IJ::log,
                            tests::test);
        }
        ReportView.show(found, folder);
        ReportView.showTable(found, folder);
        report = folder.resolve("report.json").toFile();
        accuracy = found.accuracy();
    }
}
