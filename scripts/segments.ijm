// From a film to its shots and what is felt in them: finds the shots, runs the model, sums up each shot, and writes
// tiers for ELAN and subtitles.
//
//   scripts/affectj --headless -macro scripts/segments.ijm                     the sample video
//   scripts/affectj --headless -macro scripts/segments.ijm MY.mp4              a video of your own
//   scripts/affectj --headless -macro scripts/segments.ijm "MY.mp4|FOLDER"     and a folder for the results
//
// Writes into target/segments/, or the folder: shots.csv, segments.csv with a row a shot,
// contact-sheet.png with a frame a shot, tiers.eaf for ELAN, with the shots, the transitions and what the model says,
// and emotions.srt. Works with a display too (Plugins>Macros>Run...); then all windows stay open.

root = File.getParent(File.getParent(getInfo("macro.filepath")));
film = root + "/sample-data/letter.mp4";
results = root + "/target/segments/";
words = split(getArgument(), "|");
if (words.length > 0) film = words[0];
if (words.length > 1) results = words[1] + "/";
if (words.length < 2) File.makeDirectory(root + "/target");
File.makeDirectory(results);

run("Open Video with Audio...", "path=[" + film + "]");
stack = getImageID();

// A tier "shots" with a segment a shot, and one "transitions" with the cuts, fades and dissolves.
run("Detect Shots...");
shots = saveTable("Shots", results + "shots.csv");

// Windows of the model end where a shot ends.
selectImage(stack);
run("Recognize Emotions...", "labels=true");

// A row a shot, and an image with the frame at the middle of each.
run("Summarize Segments...", "tier=shots");
saveTable("Segments", results + "segments.csv");
selectImage(File.getName(film) + " contact sheet");
saveAs("PNG", results + "contact-sheet.png");

// ELAN gets every tier, each with who said it; subtitles hold one, here what the model says.
selectImage(stack);
run("Export Emotion Results...", "path=[" + results + "tiers.eaf]");
run("Export Emotion Results...", "path=[" + results + "emotions.srt]");

print("Shots of " + File.getName(film) + ": " + shots + ".");
print("Saved shots.csv, segments.csv, contact-sheet.png, tiers.eaf and emotions.srt in " + results);

// With a display each table has a window of its own; without one the latest is ImageJ's results table.
function saveTable(title, path) {
    if (isOpen(title)) selectWindow(title);
    saveAs("Results", path);
    rows = split(File.openAsString(path), "\n");
    return rows.length - 1;
}
