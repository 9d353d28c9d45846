// From a video with audio to emotions: opens a clip, runs the model on it and saves the results.
//
//   scripts/affectj --headless -macro scripts/film.ijm            the sample video
//   scripts/affectj --headless -macro scripts/film.ijm MY.mp4     a video of your own
//
// Writes into target/film/: emotions.csv, emotions.json, annotated.mp4, timeline.png and, for the
// sample video, sound.tif. Works with a display too (Plugins>Macros>Run...); then all windows stay
// open.

root = File.getParent(File.getParent(getInfo("macro.filepath")));
film = getArgument();
spectrogram = "false"; // a video of your own may have no audio
if (film == "") {
    film = root + "/sample-data/letter.mp4";
    spectrogram = "true";
}
results = root + "/target/film/";
File.makeDirectory(root + "/target");
File.makeDirectory(results);

// The frames as a stack; each is decoded only when it is shown. The audio stays attached.
run("Open Video with Audio...", "path=[" + film + "] spectrogram=" + spectrogram);
stack = getImageID();
if (spectrogram == "true") {
    // The spectrogram of the audio, in dB over seconds and Hz.
    selectImage(getTitle() + " - log-mel");
    saveAs("Tiff", results + "sound.tif");
    selectImage(stack);
}

// A table, a label on each frame, and the attention within the frames and over time.
run("Recognize Emotions...", "model=av3-gru-attention labels=true heatmap=attention");
run("Export Emotion Results...", "path=[" + results + "emotions.csv]");
run("Export Emotion Results...", "path=[" + results + "emotions.json]");
run("Export Emotion Results...", "path=[" + results + "annotated.mp4]");

// Probabilities and attention over time.
run("Plot Emotion Timeline");
saveAs("PNG", results + "timeline.png");

print("Emotions in " + File.getName(film) + ":");
rows = split(File.openAsString(results + "emotions.csv"), "\n");
label = "";
for (i = 1; i < rows.length; i++) {
    cells = split(rows[i], ",");
    if (cells[3] != label) print("  from " + d2s(parseFloat(cells[1]), 2) + " s: " + cells[3]);
    label = cells[3];
}
print("Saved emotions.csv, emotions.json, annotated.mp4 and timeline.png in " + results);
