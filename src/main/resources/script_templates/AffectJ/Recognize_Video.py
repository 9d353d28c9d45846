#@ File (label = "A video", style = "open") path

# Finds the emotions of a video with audio. Leaves a table, a json file and an annotated video.
import os
from ij import IJ

base = os.path.splitext(path.getAbsolutePath())[0] + "-emotions"

IJ.run("Open Video with Audio...", "path=[%s]" % path)
IJ.run("Recognize Emotions...", "model=auto heatmap=attention")
for ending in ["csv", "json", "mp4"]:
    IJ.run("Export Emotion Results...", "path=[%s.%s]" % (base, ending))
    print("Written: %s.%s" % (base, ending))
