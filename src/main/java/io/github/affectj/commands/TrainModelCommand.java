package io.github.affectj.commands;

import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.Suggestion;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.commands.show.TrainingWindows;
import io.github.affectj.model.Architectures;
import io.github.affectj.training.report.RunFolder;
import io.github.affectj.training.run.TrainingSession;
import io.github.affectj.training.run.TrainingSettings;
import java.io.File;
import java.util.List;
import java.util.Set;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains a model on a data set and leaves a run folder with curves, report and the model. */
@Plugin(
        type = Command.class,
        description = "Trains a model on clips that you have labelled.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Train Emotion Model...", weight = 80)
        })
public final class TrainModelCommand extends TrainingInputs {
    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Model",
            description = "The folder of the model that was trained.")
    private File model;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Report",
            description = "The report.json that was written.")
    private File report;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Accuracy",
            description =
                    "Share of the test clips, or else of the validation clips, that the model labelled"
                            + " correctly, from 0 to 1.")
    private double accuracy;

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "architecture" -> Architectures.keys();
            case "init" -> ModelInput.starts();
            case "options" -> Suggestion.texts(Architectures.options());
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) {
        EngineNotice.tell(progress);
        TrainingSettings settings = settings(Set.of()).forJob(job);
        TrainingWindows windows = new TrainingWindows(settings.epochs());
        accuracy = TrainingSession.run(settings, progress, windows).accuracy();
        RunFolder run = new RunFolder(settings.output());
        model = run.model().toFile();
        report = run.report().toFile();
    }
}
