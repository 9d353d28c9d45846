// From a film with sound to emotions: opens a clip, looks and listens, and saves what it found.
//
//   scripts/affectj --headless -macro scripts/film.ijm            the sample film
//   scripts/affectj --headless -macro scripts/film.ijm MY.mp4     a film of your own
//
// Leaves in target/film/: emotions.csv, emotions.json, annotated.mp4, timeline.png, attention.tif
// and sound.tif. Works with a display too (Plugins>Macros>Run...), where everything stays open.

root = File.getParent(File.getParent(getInfo("macro.filepath")));
film = getArgument();
if (film == "") film = root + "/sample-data/letter.mp4";
results = root + "/target/film/";
File.makeDirectory(root + "/target");
File.makeDirectory(results);

// The pictures as a stack that is read when it is looked at, and the sound as a picture.
run("Open Video with Audio...", "path=[" + film + "] spectrogram=true");
sound = getImageID();
if (startsWith(getTitle(), File.getName(film)) && endsWith(getTitle(), "log-mel")) {
    saveAs("Tiff", results + "sound.tif");
    close();
}
stack = getImageID();

// A table, a label on each frame, where the model looked, and when it looked and listened.
run("Recognize Emotions...", "model=av3-gru-attention labels=true heatmap=attention");
run("Export Emotion Results...", "path=[" + results + "emotions.csv]");
run("Export Emotion Results...", "path=[" + results + "emotions.json]");
run("Export Emotion Results...", "path=[" + results + "annotated.mp4]");

// Probabilities and attention over time.
run("Plot Emotion Timeline");
saveAs("PNG", results + "timeline.png");

// The attention as numbers: a 32-bit stack of the film's size that can be measured.
selectImage(stack);
run("Show Attention...", "source=attention output=stack");
saveAs("Tiff", results + "attention.tif");

print("Emotions in " + File.getName(film) + ":");
rows = split(File.openAsString(results + "emotions.csv"), "\n");
label = "";
for (i = 1; i < rows.length; i++) {
    cells = split(rows[i], ",");
    if (cells[3] != label) print("  from " + d2s(parseFloat(cells[1]), 2) + " s: " + cells[3]);
    label = cells[3];
}
print("Saved emotions.csv, emotions.json, annotated.mp4, timeline.png, attention.tif and sound.tif in " + results);
