#@ File (label = "A video", style = "open") path

// Finds the emotions of a video with audio. Leaves a table, a json file and an annotated video.
import ij.IJ

def base = path.absolutePath.replaceFirst(/\.[^.]+$/, "") + "-emotions"

IJ.run("Open Video with Audio...", "path=[" + path + "]")
IJ.run("Recognize Emotions...", "model=auto heatmap=attention")
["csv", "json", "mp4"].each { ending ->
    IJ.run("Export Emotion Results...", "path=[" + base + "." + ending + "]")
    println("Written: " + base + "." + ending)
}
