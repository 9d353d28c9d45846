package io.github.affectj.training.run;

import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import java.nio.file.Path;

/**
 * What a training run shall do. The constants are the only home of the defaults, which are table 1
 * of Zhang et al. 2022 where it names a value.
 *
 * @param dataset folder of the data set
 * @param output the run folder, made if need be
 * @param architecture key of a model architecture
 * @param epochs most passes over the training split
 * @param batch windows a step of the optimizer
 * @param lr learning rate at the start
 * @param decay weight decay (L2, added to the gradient as in Adam of PyTorch)
 * @param frames frames, or steps of time, in a window; 0 takes the architecture's own
 * @param size side in pixels of the network's input
 * @param seed of weights, order, augmentation
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param init id or folder of a model, or a safetensors file, to start from; empty for fresh
 *     weights
 * @param resume whether to go on from the last finished epoch of a broken run in {@code output}
 * @param freeze whether to keep the backbone as it is and train the head on its stored maps
 * @param augment strength of the random variants: {@code none}, {@code standard}, {@code strong}
 * @param patience epochs without a better validation loss (calibrated: at the temperature that is
 *     best for it) after which the run ends; 0 for never
 * @param balance whether rare labels weigh more in the loss
 * @param chunk windows in memory at once, whose gradients add up to a batch; 0 lets AffectJ choose
 * @param skipbad whether damaged clips are left out with a warning; else they end the run
 * @param smoothing share of the target that is spread over all labels, 0 to below 1
 * @param schedule {@code constant}, or {@code cosine}: a short rise, then a fall to 0 over all
 *     steps
 * @param ramp share of the run over which the probability of augmenting a window rises from 0 to 1
 * @param licence SPDX expression for the model's description, or empty
 * @param options the architecture's own hyper-parameters, {@code heads:4, mu:0.8}; what is not
 *     named has its default, see {@link ModelArchitecture#hyperParameters}
 */
public record TrainingSettings(
        Path dataset,
        Path output,
        String architecture,
        int epochs,
        int batch,
        double lr,
        double decay,
        int frames,
        int size,
        long seed,
        String device,
        String init,
        boolean resume,
        boolean freeze,
        String augment,
        int patience,
        boolean balance,
        int chunk,
        boolean skipbad,
        double smoothing,
        String schedule,
        double ramp,
        String licence,
        String options) {

    public static final String DEFAULT_ARCHITECTURE = "resnet18-convgru";
    public static final int DEFAULT_EPOCHS = 100;
    public static final int DEFAULT_BATCH = 30;
    public static final double DEFAULT_LR = 1e-4;
    public static final double DEFAULT_DECAY = 1e-4;
    public static final int DEFAULT_FRAMES = 0;
    public static final int DEFAULT_SIZE = 224;
    public static final long DEFAULT_SEED = 1;
    public static final String DEFAULT_DEVICE = "auto";
    public static final String DEFAULT_AUGMENT = "strong";
    public static final int DEFAULT_PATIENCE = 15;
    public static final boolean DEFAULT_BALANCE = true;
    public static final int DEFAULT_CHUNK = 0;
    public static final double DEFAULT_SMOOTHING = 0;
    public static final String DEFAULT_SCHEDULE = "constant";
    public static final double DEFAULT_RAMP = 0;

    /** A job as the settings say. */
    public static final String FULL = "full";

    /** A job that tells whether a data set works, in a small part of the time. */
    public static final String QUICK = "quick";

    private static final int QUICK_EPOCHS = 5;
    private static final int LEAST_SIZE = 32;

    /**
     * These settings for a job of some size.
     *
     * @param job {@link #FULL}: as they are; {@link #QUICK}: half the side, and 5 epochs at most
     */
    public TrainingSettings forJob(String job) {
        if (!job.equals(QUICK)) {
            return this;
        }
        return new TrainingSettings(
                dataset,
                output,
                architecture,
                Math.min(epochs, QUICK_EPOCHS),
                batch,
                lr,
                decay,
                frames,
                Math.max(LEAST_SIZE, size / 2),
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
    }

    /** A run with all defaults. */
    public static TrainingSettings defaults(Path dataset, Path output) {
        return new TrainingSettings(
                dataset,
                output,
                DEFAULT_ARCHITECTURE,
                DEFAULT_EPOCHS,
                DEFAULT_BATCH,
                DEFAULT_LR,
                DEFAULT_DECAY,
                DEFAULT_FRAMES,
                DEFAULT_SIZE,
                DEFAULT_SEED,
                DEFAULT_DEVICE,
                "",
                false,
                false,
                DEFAULT_AUGMENT,
                DEFAULT_PATIENCE,
                DEFAULT_BALANCE,
                DEFAULT_CHUNK,
                false,
                DEFAULT_SMOOTHING,
                DEFAULT_SCHEDULE,
                DEFAULT_RAMP,
                "",
                "");
    }

    /** The architecture. */
    ModelArchitecture network() {
        return Architectures.get(architecture);
    }

    /** All hyper-parameters of the architecture, checked. */
    HyperValues hyper() {
        return HyperValues.ofOptions(network(), options);
    }

    /** Frames or steps in a window. */
    int windowFrames() {
        return frames > 0 ? frames : network().windowing().length();
    }
}
