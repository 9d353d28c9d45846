// Finds the emotions of a video with audio. Leaves a table, a json file and an annotated video.
// Runs in Fiji and in ImageJ. Without an argument it asks for the file.
path = getArgument();
if (path == "") path = File.openDialog("A video");
base = File.getDirectory(path) + File.getNameWithoutExtension(path) + "-emotions";

run("Open Video with Audio...", "path=[" + path + "]");
run("Recognize Emotions...", "model=auto heatmap=attention");
run("Export Emotion Results...", "path=[" + base + ".csv]");
run("Export Emotion Results...", "path=[" + base + ".json]");
run("Export Emotion Results...", "path=[" + base + ".mp4]");
print("Written: " + base + ".csv, .json and .mp4");
