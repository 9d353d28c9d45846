// Finds the emotions of an animated GIF or PNG. Leaves a table and an annotated GIF beside it.
// Runs in Fiji and in ImageJ. Without an argument it asks for the file.
path = getArgument();
if (path == "") path = File.openDialog("An animated GIF or PNG");
base = File.getDirectory(path) + File.getNameWithoutExtension(path) + "-emotions";

run("Open GIF Stack...", "path=[" + path + "]");
run("Recognize Emotions...", "heatmap=gradcam");
run("Export Emotion Results...", "path=[" + base + ".csv]");
run("Export Emotion Results...", "path=[" + base + ".gif]");
print("Written: " + base + ".csv and .gif");
