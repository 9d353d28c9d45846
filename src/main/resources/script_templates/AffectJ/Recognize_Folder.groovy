#@ File (label = "A folder of clips", style = "directory") input

// Finds the emotions of all clips in a folder: GIFs, pictures, video and audio. Leaves one table of
// all frames and one of all clips in a folder beside it. A run that was stopped goes on where it was.
import ij.IJ

def output = input.absolutePath + "-emotions"

IJ.run("Recognize Emotions in Folder...", "input=[" + input + "] output=[" + output + "]")
println(new File(output, "clips.csv").text)
