package io.github.affectj.commands;

import io.github.affectj.commands.host.CommandInput;
import io.github.affectj.training.run.TrainingSettings;
import java.io.File;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;
import org.scijava.widget.Button;

/** The inputs of one training: what one has to decide, and what only it has under More. */
abstract class TrainingInputs extends MoreTrainingInputs {
    @Parameter(
            label = InputTexts.DATASET,
            description = InputTexts.DATASET_IS,
            style = "directory",
            persist = false)
    File dataset;

    @Parameter(
            label = "Run folder",
            description = "Folder for curves, report, checkpoint and the model; created if needed.",
            style = "directory",
            persist = false)
    File output;

    @Parameter(
            label = InputTexts.INIT,
            description = InputTexts.INIT_IS,
            required = false,
            persist = false)
    String init = DEFAULTS.init();

    @Parameter(label = "Architecture", description = "Kind of network to train.", persist = false)
    String architecture = DEFAULTS.architecture();

    @Parameter(
            label = "Epochs",
            description = "Most passes over the training clips.",
            min = "1",
            max = "100000",
            persist = false)
    int epochs = DEFAULTS.epochs();

    @Parameter(
            label = "Job",
            description =
                    "full, or quick: half the side of the frames and at most 5 epochs, to see whether"
                            + " a data set works.",
            choices = {TrainingSettings.FULL, TrainingSettings.QUICK},
            persist = false)
    String job = TrainingSettings.FULL;

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    String device = DEFAULTS.device();

    /** For dialogs such as Fiji's; no input. */
    @Parameter(
            label = "More...",
            description =
                    "Batch, learning rate, augmentation, options of the architecture and so on.",
            callback = "askMore",
            required = false,
            persist = false)
    private Button more;

    @Parameter(
            label = "Frames (0 = auto)",
            description =
                    "Frames, or steps of video and audio, in a window; auto is 4, or 20 for video and audio,"
                            + " or for feature files their longest clip.",
            min = "0",
            max = "4096",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    int frames = DEFAULTS.frames();

    @Parameter(
            label = "Seed",
            description = "Start value of all random numbers; the same seed gives the same run.",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    long seed = DEFAULTS.seed();

    @Parameter(
            label = "Resume",
            description = "Continues an interrupted run in the run folder.",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    boolean resume = DEFAULTS.resume();

    @Parameter(
            label = "Licence of the model",
            description = "SPDX expression for the model's description, such as CC-BY-4.0.",
            required = false,
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    String licence = DEFAULTS.licence();

    @Parameter(
            label = "Domain of the model",
            description =
                    "A sentence that says what the model is trained on; empty takes the data set's name,"
                            + " labels and number of clips.",
            required = false,
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    String domain = DEFAULTS.domain();
}
