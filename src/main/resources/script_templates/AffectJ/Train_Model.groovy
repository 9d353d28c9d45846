#@ File (label = "The labelled clips", style = "directory") dataset

// Trains a model on clips that you have labelled: a folder for each label, with clips in it, or
// train/LABEL, val/LABEL and test/LABEL. It begins with the shipped model for GIFs, of which only the
// head is trained: a first answer in minutes. Leaves a run folder beside the set.
import ij.IJ

def output = dataset.absolutePath + "-model"

IJ.run("Train Emotion Model...",
    "dataset=[" + dataset + "] output=[" + output + "] init=gif7-resnet18-convgru freeze=true epochs=30")
println(new File(output, "report.json").text)
println("Use it by model=[" + output + "/model]")
