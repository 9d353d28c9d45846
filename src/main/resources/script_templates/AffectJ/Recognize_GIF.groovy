#@ File (label = "An animated GIF or PNG", style = "open") path

// Finds the emotions of an animated GIF or PNG. Leaves a table and an annotated GIF beside it, and
// prints when the label changes.
import ij.IJ

def base = path.absolutePath.replaceFirst(/\.[^.]+$/, "") + "-emotions"

IJ.run("Open GIF Stack...", "path=[" + path + "]")
IJ.run("Recognize Emotions...", "heatmap=gradcam")
IJ.run("Export Emotion Results...", "path=[" + base + ".csv]")
IJ.run("Export Emotion Results...", "path=[" + base + ".gif]")

def rows = new File(base + ".csv").readLines()*.split(",")
def time = rows[0].findIndexOf { it == "time_s" }
def label = rows[0].findIndexOf { it == "label" }
def before = ""
rows.tail().each { row ->
    if (row[label] != before) println("from " + row[time] + " s: " + row[label])
    before = row[label]
}
