// Whose scene is it: regions drawn by hand on the sample video, and how much of the model's attention lies in each.
//
//   scripts/affectj --headless -macro scripts/regions.ijm             into target/regions/
//   scripts/affectj --headless -macro scripts/regions.ijm FOLDER      into a folder
//
// Writes attention-frames.csv with a row a frame and region, attention-regions.csv with a row a region, attention.png (the
// plot), annotated.mp4, frames.png (a frame of four shots with its regions), regions.json and regions.zip, which the ROI
// Manager opens.
// Works with a display too (Plugins>Macros>Run...); then all windows stay open.

root = File.getParent(File.getParent(getInfo("macro.filepath")));
results = root + "/target/regions/";
if (getArgument() != "") results = getArgument() + "/";
else File.makeDirectory(root + "/target");
File.makeDirectory(results);

run("Open Video with Audio...", "path=[" + root + "/sample-data/letter.mp4] lazy=false");
stack = getImageID();

// Each line is a place at a frame. A region moves from one to the next; "begin" is where it comes back after a cut.
place("set", "woman", 1, 184, 44, 176, 244);
place("set", "woman", 80, 178, 40, 176, 244);
place("begin", "woman", 246, 204, 48, 174, 240);
place("set", "woman", 340, 204, 40, 174, 240);
place("set", "man", 81, 292, 50, 168, 236);
place("set", "man", 165, 288, 46, 168, 240);
place("begin", "man", 341, 272, 50, 168, 236);
place("set", "man", 425, 272, 50, 168, 236);
place("set", "cat", 166, -4, 188, 120, 120);
place("set", "cat", 176, 53, 126, 130, 120);
place("set", "cat", 186, 114, 136, 130, 120);
place("set", "cat", 196, 176, 168, 128, 120);
place("set", "cat", 201, 210, 142, 128, 120);
place("set", "cat", 206, 246, 120, 128, 120);
place("set", "cat", 216, 309, 150, 124, 120);
place("set", "cat", 226, 372, 150, 124, 120);
place("set", "cat", 233, 418, 138, 126, 120);
place("set", "cat", 237, 442, 122, 128, 120);
place("set", "cat", 241, 470, 143, 128, 120);
place("set", "cat", 245, 494, 183, 128, 120);
run("Select None");

run("Recognize Emotions...", "labels=true");
run("Measure Attention in ROIs", "source=auto table=regions plot=false");
saveTable("Attention Summary", results + "attention-regions.csv");
selectImage(stack);
run("Measure Attention in ROIs", "source=auto table=frames plot=true");
saveTable("Attention in ROIs", results + "attention-frames.csv");
selectImage("letter.mp4 attention in regions");
saveAs("PNG", results + "attention.png");

selectImage(stack);
run("Export Regions...", "path=[" + results + "regions.json]");
run("Export Regions...", "path=[" + results + "regions.zip]");
// A frame of each of four shots, from a film into which all is drawn.
run("Export Emotion Results...", "path=[" + results + "annotated.mp4]");
run("Open Video with Audio...", "path=[" + results + "annotated.mp4] first=40 step=80 last=280 width=400 lazy=false");
run("Make Montage...", "columns=2 rows=2 scale=1 border=4");
saveAs("PNG", results + "frames.png");
print("Saved attention-frames.csv, attention-regions.csv, attention.png, annotated.mp4, frames.png, regions.json and regions.zip in " + results);

function place(action, name, frame, x, y, width, height) {
    makeRectangle(x, y, width, height);
    run("Edit Regions...", "action=" + action + " name=" + name + " frame=" + frame);
}

// With a display each table has a window of its own; without one the latest is ImageJ's results table.
function saveTable(title, path) {
    if (isOpen(title)) selectWindow(title);
    saveAs("Results", path);
}
