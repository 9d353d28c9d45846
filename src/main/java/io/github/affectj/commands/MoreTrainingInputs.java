package io.github.affectj.commands;

import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.host.CommandInput;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/**
 * The inputs of one training or many that stand under <em>More</em>: each has a default to live
 * with.
 */
abstract class MoreTrainingInputs extends AffectCommand {
    /** Dialogs begin with what a training takes by itself. */
    static final TrainingSettings DEFAULTS = TrainingSettings.defaults(Path.of(""), Path.of(""));

    @Parameter(
            label = "Options",
            description =
                    "Options of the architecture, such as heads:4, mu:0.8; empty takes its defaults.",
            required = false,
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    String options = DEFAULTS.options();

    @Parameter(
            label = InputTexts.TIER,
            description = InputTexts.TIER_IS,
            required = false,
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    String tier = DEFAULTS.tier();

    @Parameter(
            label = "Batch",
            description = "Windows of frames for each step of the optimizer.",
            min = "1",
            max = "4096",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    int batch = DEFAULTS.batch();

    @Parameter(
            label = "Learning rate",
            description = "Size of the optimizer's steps at the start.",
            min = "1e-9",
            max = "10",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    double lr = DEFAULTS.lr();

    @Parameter(
            label = "Weight decay",
            description = "How strongly weights are pulled towards 0.",
            min = "0",
            max = "1",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    double decay = DEFAULTS.decay();

    @Parameter(
            label = "Schedule",
            description = "Learning rate over time: constant, or a rise and then a fall to 0.",
            choices = {"constant", "cosine"},
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    String schedule = DEFAULTS.schedule();

    @Parameter(
            label = "Size (px)",
            description = "Side of the frames as the network takes them.",
            min = "32",
            max = "512",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    int size = DEFAULTS.size();

    @Parameter(
            label = "Augmentation",
            description = "How strongly the training frames are varied.",
            choices = {"none", "standard", "strong"},
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    String augment = DEFAULTS.augment();

    @Parameter(
            label = "Ramp",
            description = "Share of the run over which the augmentation grows from none to all.",
            min = "0",
            max = "1",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    double ramp = DEFAULTS.ramp();

    @Parameter(
            label = "Label smoothing",
            description = "Share of the target that is spread over all labels.",
            min = "0",
            max = "0.9",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    double smoothing = DEFAULTS.smoothing();

    @Parameter(
            label = "Balance labels",
            description = "Gives rare labels more weight in the loss.",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    boolean balance = DEFAULTS.balance();

    @Parameter(
            label = "Patience (0 = never)",
            description = "Epochs without a better validation loss after which the run ends.",
            min = "0",
            max = "100000",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    int patience = DEFAULTS.patience();

    @Parameter(
            label = "Freeze backbone",
            description = "Trains only the head, on stored maps of the backbone: fast.",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    boolean freeze = DEFAULTS.freeze();

    @Parameter(
            label = "Chunk (0 = auto)",
            description = "Windows in memory at once; their gradients add up to a batch.",
            min = "0",
            max = "4096",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    int chunk = DEFAULTS.chunk();

    @Parameter(
            label = "Skip damaged clips",
            description = "Leaves damaged clips out with a warning instead of ending the run.",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    boolean skipbad = DEFAULTS.skipbad();

    /**
     * What the inputs say: each is called like its key.
     *
     * @param left keys that are something else in this command
     */
    final TrainingSettings settings(Set<TrainingKey> left) {
        Map<String, Object> values = CommandInputs.of(getClass()).valuesIn(this);
        TrainingSettings settings = DEFAULTS;
        for (TrainingKey key : TrainingKey.values()) {
            Object value = left.contains(key) ? null : values.get(key.key());
            if (value != null) {
                settings = settings.with(key, value instanceof File file ? file.toPath() : value);
            }
        }
        return settings;
    }
}
