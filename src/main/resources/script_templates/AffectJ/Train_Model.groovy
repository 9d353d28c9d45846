#@ File (label = "The labelled clips", style = "directory") dataset

// Trains a model on clips that you have labelled: a folder for each label, with clips in it, or
// train/LABEL, val/LABEL and test/LABEL. It begins with a ResNet18 of ImageNet, of which only the
// head is trained: a first answer in minutes. Leaves a run folder beside the set.
import ij.IJ

def output = dataset.absolutePath + "-model"

IJ.run("Train Emotion Model...",
    "dataset=[" + dataset + "] output=[" + output + "] init=resnet18-imagenet freeze=true lr=0.001 epochs=30")
println(new File(output, "report.json").text)
println("Use it by model=[" + output + "/model]")
