// From a GIF to emotions: opens a clip, runs the model on it and saves the results.
//
//   scripts/affectj --headless -macro scripts/quickstart.ijm            the sample clip
//   scripts/affectj --headless -macro scripts/quickstart.ijm MY.gif     a clip of your own
//
// Writes into target/quickstart/: emotions.csv, emotions.json, annotated.gif, timeline.png and
// attention.tif. Works with a display too (Plugins>Macros>Run...); then all windows stay open.

root = File.getParent(File.getParent(getInfo("macro.filepath")));
clip = getArgument();
if (clip == "") clip = root + "/sample-data/party-to-tears.gif";
results = root + "/target/quickstart/";
File.makeDirectory(root + "/target");
File.makeDirectory(results);

// Frames as a browser shows them; each slice is labelled with its time.
run("Open GIF Stack...", "path=[" + clip + "]");
stack = getImageID();

// A table, a label on each frame, and a heat map of the parts that raised its score.
run("Recognize Emotions...", "labels=true heatmap=gradcam");
run("Export Emotion Results...", "path=[" + results + "emotions.csv]");
run("Export Emotion Results...", "path=[" + results + "emotions.json]");
run("Export Emotion Results...", "path=[" + results + "annotated.gif]");

// The probabilities over time.
run("Plot Emotion Timeline");
saveAs("PNG", results + "timeline.png");

// The heat map as numbers: a 32-bit stack of the clip's size that can be measured.
selectImage(stack);
run("Show Attention...", "source=gradcam output=stack");
saveAs("Tiff", results + "attention.tif");

print("Emotions in " + File.getName(clip) + ":");
rows = split(File.openAsString(results + "emotions.csv"), "\n");
label = "";
for (i = 1; i < rows.length; i++) {
    cells = split(rows[i], ",");
    if (cells[3] != label) print("  from " + d2s(parseFloat(cells[1]), 2) + " s: " + cells[3]);
    label = cells[3];
}
print("Saved emotions.csv, emotions.json, annotated.gif, timeline.png and attention.tif in " + results);
