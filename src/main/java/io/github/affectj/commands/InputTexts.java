package io.github.affectj.commands;

/**
 * Labels and descriptions of inputs that several commands have. They stand in annotations at
 * different places of each dialog, so that the fields themselves can't be inherited.
 */
final class InputTexts {
    static final String MODEL = "Model";
    static final String MODEL_IS =
            "Name of an installed model, or the path of a model folder; auto takes the one for"
                    + " video and audio, or the one for GIFs and pictures, by the clip.";

    static final String DEVICE = "Device";
    static final String DEVICE_IS = "The device to compute on: auto takes the GPU if there is one.";
    static final String AUTO = "auto";
    static final String CPU = "cpu";
    static final String GPU = "gpu";

    static final String DATASET = "Data set";
    static final String DATASET_IS =
            "Folder of the data set: split/label/clip, label/clip, a manifest.csv, or films with .eaf"
                    + " files beside them.";

    static final String TIER = "Tier";
    static final String TIER_IS =
            "Of films with .eaf files: the tier whose segments are the clips; empty for the only one"
                    + " with labels.";

    static final String INIT = "Start from";
    static final String INIT_IS =
            "Model, installed start or safetensors file to take the first weights from; empty for new"
                    + " ones.";

    static final String LUT = "Lookup table";
    static final String LUT_IS = "Colours of the heat map: the name of a lookup table of ImageJ.";

    static final String OPACITY = "Opacity (%)";
    static final String OPACITY_IS = "How strongly the heat map covers the frames.";
    static final String LEAST_OPACITY = "0";
    static final String MOST_OPACITY = "100";

    static final String RESULT = "Result";
    static final String RESULT_IS =
            "Which of the stack's results: the name of its model; current is the one that was made"
                    + " or chosen last.";

    static final String REGION = "Region";
    static final String REGION_IS =
            "Whom the model looks at: frame (the whole of it), selection (ImageJ's, on the stack), all"
                    + " (each of the stack's regions by itself), or the name of one region.";

    private InputTexts() {}
}
