// From a film with sound to emotions: opens a clip, looks and listens, and saves what it found.
//
//   scripts/affectj --headless -macro scripts/film.ijm            the sample film
//   scripts/affectj --headless -macro scripts/film.ijm MY.mp4     a film of your own
//
// Leaves in target/film/: emotions.csv, emotions.json, annotated.mp4, timeline.png and, of the
// sample film, sound.tif. Works with a display too (Plugins>Macros>Run...), where everything stays
// open.

root = File.getParent(File.getParent(getInfo("macro.filepath")));
film = getArgument();
listen = "false"; // a film of your own may be silent
if (film == "") {
    film = root + "/sample-data/letter.mp4";
    listen = "true";
}
results = root + "/target/film/";
File.makeDirectory(root + "/target");
File.makeDirectory(results);

// The pictures as a stack that is read when it is looked at; the sound stays with it.
run("Open Video with Audio...", "path=[" + film + "] spectrogram=" + listen);
stack = getImageID();
if (listen == "true") {
    // The sound as a picture, in dB over seconds and Hz.
    selectImage(getTitle() + " - log-mel");
    saveAs("Tiff", results + "sound.tif");
    selectImage(stack);
}

// A table, a label on each frame, where the model looked, and when it looked and listened.
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
