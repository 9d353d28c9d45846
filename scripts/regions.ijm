// Whose scene is it: regions drawn by hand on the sample video, and how much of the model's attention lies in each.
//
//   scripts/affectj --headless -macro scripts/regions.ijm             into target/regions/
//   scripts/affectj --headless -macro scripts/regions.ijm FOLDER      into a folder
//
// Writes attention-frames.csv with a row a frame and region, attention-regions.csv with a row a region, attention.png (the
// plot), frames.png (a frame of each shot with its regions), regions.json and regions.zip, which the ROI Manager opens.
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
place("set", "cat", 166, -6, 184, 126, 128);
place("set", "cat", 186, 110, 132, 138, 128);
place("set", "cat", 206, 242, 116, 134, 128);
place("set", "cat", 226, 370, 146, 128, 128);
place("set", "cat", 241, 468, 138, 130, 128);
place("set", "cat", 245, 490, 178, 136, 128);
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
// As the text of a montage: what is drawn over the frames is drawn into them first.
selectImage(stack);
run("Make Substack...", "slices=40,120,200,300");
run("Flatten", "stack");
run("Make Montage...", "columns=2 rows=2 scale=0.5 border=4");
saveAs("PNG", results + "frames.png");
print("Saved attention-frames.csv, attention-regions.csv, attention.png, frames.png, regions.json and regions.zip in " + results);

function place(action, name, frame, x, y, width, height) {
    makeRectangle(x, y, width, height);
    run("Edit Regions...", "action=" + action + " name=" + name + " frame=" + frame);
}

// With a display each table has a window of its own; without one the latest is ImageJ's results table.
function saveTable(title, path) {
    if (isOpen(title)) selectWindow(title);
    saveAs("Results", path);
}
