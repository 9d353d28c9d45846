package io.github.affectj.commands;

import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.training.run.TrainingSettings;
import java.io.File;
import org.scijava.plugin.Parameter;

/** The inputs of a training that every paper names; those of craft are in the command itself. */
abstract class TrainingInputs extends AffectCommand {
    @Parameter(
            label = "Data set",
            description = "Folder of the data set: split/label/clip, or a manifest.csv.",
            style = "directory",
            persist = false)
    File dataset;

    @Parameter(
            label = "Run folder",
            description =
                    "Folder for curves, report, checkpoint and the model; it is made if need be.",
            style = "directory",
            persist = false)
    File output;

    @Parameter(label = "Architecture", description = "Kind of network to train.", persist = false)
    String architecture = TrainingSettings.DEFAULT_ARCHITECTURE;

    @Parameter(
            label = "Epochs",
            description = "Most passes over the training clips.",
            min = "1",
            max = "100000",
            persist = false)
    int epochs = TrainingSettings.DEFAULT_EPOCHS;

    @Parameter(
            label = "Batch",
            description = "Windows of frames for each step of the optimizer.",
            min = "1",
            max = "4096",
            persist = false)
    int batch = TrainingSettings.DEFAULT_BATCH;

    @Parameter(
            label = "Learning rate",
            description = "Size of the optimizer's steps at the start.",
            min = "1e-9",
            max = "10",
            persist = false)
    double lr = TrainingSettings.DEFAULT_LR;

    @Parameter(
            label = "Weight decay",
            description = "How strongly weights are drawn to 0.",
            min = "0",
            max = "1",
            persist = false)
    double decay = TrainingSettings.DEFAULT_DECAY;

    @Parameter(
            label = "Frames (0 = auto)",
            description = "Frames, or steps of film, in a window; auto is 4, or 20 for film.",
            min = "0",
            max = "64",
            persist = false)
    int frames = TrainingSettings.DEFAULT_FRAMES;

    @Parameter(
            label = "Size (px)",
            description = "Side of the pictures that the network sees.",
            min = "32",
            max = "512",
            persist = false)
    int size = TrainingSettings.DEFAULT_SIZE;

    @Parameter(
            label = "Seed",
            description = "Start of all random numbers; the same seed gives the same run.",
            persist = false)
    long seed = TrainingSettings.DEFAULT_SEED;

    @Parameter(
            label = "Device",
            description = "Where to compute: auto takes the GPU if there is one.",
            choices = {"auto", "cpu", "gpu"},
            persist = false)
    String device = TrainingSettings.DEFAULT_DEVICE;

    @Parameter(
            label = "Options",
            description =
                    "What only this architecture heeds, as heads:4, mu:0.8; empty takes its defaults.",
            required = false,
            persist = false)
    String options = "";

    @Parameter(
            label = "Licence of the model",
            description = "SPDX expression for the model's description, such as CC-BY-4.0.",
            required = false,
            persist = false)
    String licence = "";
}
