#@ File (label = "An animated GIF or PNG", style = "open") path

# Finds the emotions of an animated GIF or PNG. Leaves a table and an annotated GIF beside it, and
# prints when the label changes.
import csv
import os
from ij import IJ

base = os.path.splitext(path.getAbsolutePath())[0] + "-emotions"

IJ.run("Open GIF Stack...", "path=[%s]" % path)
IJ.run("Recognize Emotions...", "heatmap=gradcam")
IJ.run("Export Emotion Results...", "path=[%s.csv]" % base)
IJ.run("Export Emotion Results...", "path=[%s.gif]" % base)

before = None
with open(base + ".csv") as table:
    for row in csv.DictReader(table):
        if row["label"] != before:
            print("from %s s: %s" % (row["time_s"], row["label"]))
        before = row["label"]
