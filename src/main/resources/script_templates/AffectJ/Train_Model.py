#@ File (label = "The labelled clips", style = "directory") dataset

# Trains a model on clips that you have labelled: a folder for each label, with clips in it, or
# train/LABEL, val/LABEL and test/LABEL. It begins with a ResNet18 of ImageNet, of which only the
# head is trained: a first answer in minutes. Leaves a run folder beside the set.
import json
import os
from ij import IJ

output = dataset.getAbsolutePath() + "-model"

IJ.run("Train Emotion Model...",
       "dataset=[%s] output=[%s] init=resnet18-imagenet freeze=true lr=0.001 epochs=30" % (dataset, output))
with open(os.path.join(output, "report.json")) as report:
    print("Accuracy on held-out clips: %.3f" % json.load(report)["test"]["accuracy"])
print("Use it by model=[%s/model]" % output)
