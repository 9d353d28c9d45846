package io.github.affectj.commands;

import io.github.affectj.laboratory.grid.ComparisonSettings;
import io.github.affectj.training.run.TrainingSettings;
import java.io.File;
import org.scijava.plugin.Parameter;
import org.scijava.widget.Button;

/** The inputs of a comparison that its dialog shows: what one has to decide. */
abstract class ComparisonInputs extends MoreTrainingInputs {
    @Parameter(
            label = InputTexts.DATASET,
            description = InputTexts.DATASET_IS,
            style = "directory",
            persist = false)
    File dataset;

    @Parameter(
            label = "Architectures",
            description =
                    "What is compared, with commas between; options and settings of its own in parentheses, such as av-fusion(method:lstm, lr:0.001).",
            persist = false)
    String architectures = ComparisonSettings.DEFAULT_ARCHITECTURES;

    @Parameter(
            label = "Frames",
            description =
                    "Frames, or steps of video and audio, in a window; several such as 2 4 6 8; 0 is the architecture's own.",
            persist = false)
    String frames = ComparisonSettings.DEFAULT_FRAMES;

    @Parameter(
            label = "Seeds",
            description = "Each trains every architecture once: a list such as 1 2 7, or 1-5.",
            persist = false)
    String seeds = ComparisonSettings.DEFAULT_SEEDS;

    @Parameter(
            label = "Split",
            description =
                    "groups: the set's own split; clips: anew, clip by clip, to show how much torn groups leak.",
            choices = {ComparisonSettings.GROUPS, ComparisonSettings.CLIPS},
            persist = false)
    String split = ComparisonSettings.DEFAULT_SPLIT;

    @Parameter(
            label = InputTexts.INIT,
            description = InputTexts.INIT_IS,
            required = false,
            persist = false)
    String init = DEFAULTS.init();

    @Parameter(
            label = "Epochs",
            description = "Most passes over the training clips, for each training.",
            min = "1",
            max = "100000",
            persist = false)
    int epochs = DEFAULTS.epochs();

    @Parameter(
            label = "Job",
            description =
                    "full, or quick: half the side of the frames and at most 5 epochs, to see whether"
                            + " all is well.",
            choices = {TrainingSettings.FULL, TrainingSettings.QUICK},
            persist = false)
    String job = TrainingSettings.FULL;

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    String device = DEFAULTS.device();

    @Parameter(
            label = "Comparison folder",
            description =
                    "Folder for the runs, tables, figures and the report; a comparison begun there goes on.",
            style = "directory",
            persist = false)
    File output;

    /** For dialogs such as Fiji's; no input. */
    @Parameter(
            label = "More...",
            description = "Batch, learning rate, augmentation, options and so on, for all.",
            callback = "askMore",
            required = false,
            persist = false)
    private Button more;
}
