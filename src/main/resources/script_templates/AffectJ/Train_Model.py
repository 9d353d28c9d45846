#@ File (label = "The labelled clips", style = "directory") dataset

# Trains a model on clips that you have labelled: a folder for each label, with clips in it, or
# train/LABEL, val/LABEL and test/LABEL. It begins with the shipped model for GIFs, of which only the
# head is trained: a first answer in minutes. Leaves a run folder beside the set.
import json
import os
from ij import IJ

output = dataset.getAbsolutePath() + "-model"

IJ.run("Train Emotion Model...",
       "dataset=[%s] output=[%s] init=gif7-resnet18-convgru freeze=true epochs=30" % (dataset, output))
with open(os.path.join(output, "report.json")) as report:
    print("Accuracy on held-out clips: %.3f" % json.load(report)["test"]["accuracy"])
print("Use it by model=[%s/model]" % output)
