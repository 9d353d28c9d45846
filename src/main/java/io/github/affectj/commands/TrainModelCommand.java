package io.github.affectj.commands;

import io.github.affectj.base.Progress;
import io.github.affectj.model.Architectures;
import io.github.affectj.training.run.TrainingSession;
import io.github.affectj.training.run.TrainingSettings;
import java.util.List;
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
            label = "Start from",
            description =
                    "Model or safetensors file whose weights to start from; empty for fresh ones.",
            required = false,
            persist = false)
    private String init = "";

    @Parameter(
            label = "Resume",
            description = "Goes on with a broken run in the run folder.",
            persist = false)
    private boolean resume = false;

    @Parameter(
            label = "Freeze backbone",
            description = "Trains only the head, on stored maps of the backbone: fast.",
            persist = false)
    private boolean freeze = false;

    @Parameter(
            label = "Augmentation",
            description = "How strongly the training pictures are varied.",
            choices = {"none", "standard", "strong"},
            persist = false)
    private String augment = TrainingSettings.DEFAULT_AUGMENT;

    @Parameter(
            label = "Patience (0 = never)",
            description = "Epochs without a better validation loss after which the run ends.",
            min = "0",
            max = "100000",
            persist = false)
    private int patience = TrainingSettings.DEFAULT_PATIENCE;

    @Parameter(
            label = "Balance labels",
            description = "Lets rare labels weigh more in the loss.",
            persist = false)
    private boolean balance = TrainingSettings.DEFAULT_BALANCE;

    @Parameter(
            label = "Chunk (0 = auto)",
            description = "Windows in memory at once; their gradients add up to a batch.",
            min = "0",
            max = "4096",
            persist = false)
    private int chunk = TrainingSettings.DEFAULT_CHUNK;

    @Parameter(
            label = "Skip damaged clips",
            description = "Leaves damaged clips out with a warning instead of ending the run.",
            persist = false)
    private boolean skipbad = false;

    @Parameter(
            label = "Label smoothing",
            description = "Share of the target that is spread over all labels.",
            min = "0",
            max = "0.9",
            persist = false)
    private double smoothing = TrainingSettings.DEFAULT_SMOOTHING;

    @Parameter(
            label = "Schedule",
            description = "Course of the learning rate: constant, or a rise and a fall to 0.",
            choices = {"constant", "cosine"},
            persist = false)
    private String schedule = TrainingSettings.DEFAULT_SCHEDULE;

    @Parameter(
            label = "Ramp",
            description = "Share of the run over which the augmentation grows from none to all.",
            min = "0",
            max = "1",
            persist = false)
    private double ramp = TrainingSettings.DEFAULT_RAMP;

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "architecture" -> Architectures.keys();
            case "init" -> ModelInput.stored();
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) {
        TrainingSettings settings =
                new TrainingSettings(
                        dataset.toPath(),
                        output.toPath(),
                        architecture,
                        epochs,
                        batch,
                        lr,
                        decay,
                        frames,
                        size,
                        seed,
                        device,
                        init,
                        resume,
                        freeze,
                        augment,
                        patience,
                        balance,
                        chunk,
                        skipbad,
                        smoothing,
                        schedule,
                        ramp,
                        licence,
                        options);
        TrainingSession.run(settings, progress, new TrainingWindows(epochs));
    }
}
