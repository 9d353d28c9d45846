package io.github.affectj.commands;

import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AttachedTiers;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.LabelledStacks;
import io.github.affectj.commands.show.LearntModel;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.training.learn.LabelLearning;
import io.github.affectj.training.learn.LearnSettings;
import io.github.affectj.training.learn.LearntFilm;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a model of the open film from the labels of a tier. */
@Plugin(
        type = Command.class,
        description =
                "Makes a model of the open film from the labels that a person gave in a tier of it.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Learn from Labels...", weight = 69.5)
        })
public final class LearnFromLabelsCommand extends AffectCommand {
    @Parameter(
            label = "Tier",
            description =
                    "Name of the tier with the labels; other open stacks that have it are learnt from,"
                            + " too.",
            persist = false)
    private String tier;

    @Parameter(
            label = "Output folder",
            description = "New or empty folder for the model and what is told of it.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            label = "Backbone of",
            description =
                    "Model or start with a ResNet18 whose backbone looks at the frames; auto takes the"
                            + " one that does best.",
            persist = false)
    private String init = LearnSettings.AUTO;

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    private String device = AnalysisSettings.DEFAULT_DEVICE;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Model",
            description = "The folder of the model that was made.")
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
                    "Estimated share of segments that the model labels as the person would, from 0 to"
                            + " 1.")
    private double accuracy;

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
            case "tier" -> AttachedTiers.choices(image());
            case "init" -> {
                List<String> choices = new ArrayList<>(List.of(LearnSettings.AUTO));
                choices.addAll(ModelInput.starts());
                yield choices;
            }
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) {
        LabelledStacks stacks = LabelledStacks.of(image(), tier);
        stacks.tell();
        EngineNotice.tell(progress);
        LearntFilm learnt =
                LabelLearning.run(
                        stacks.films(), new LearnSettings(output.toPath(), init, device), progress);
        stacks.attach(learnt.next());
        model = learnt.model().toFile();
        report = learnt.report().toFile();
        accuracy = learnt.accuracy();
        LearntModel.tell(learnt, image());
    }
}
