#@ File (label = "A folder of clips", style = "directory") input

# Finds the emotions of all clips in a folder: GIFs, pictures, video and audio. Leaves one table of
# all frames and one of all clips in a folder beside it. A run that was stopped goes on where it was.
import csv
import os
from ij import IJ

output = input.getAbsolutePath() + "-emotions"

IJ.run("Recognize Emotions in Folder...", "input=[%s] output=[%s]" % (input, output))
with open(os.path.join(output, "clips.csv")) as table:
    for row in csv.DictReader(table):
        print("%s: %s" % (row["clip"], row["label"]))
