// Makes the picture of src/site/regions.md, sample-data/pictures/regions.png, from the output of scripts/regions.ijm: frames with
// their regions above the plot of what the attention is in them.
//
//   scripts/affectj --headless -macro scripts/readme-regions-picture.ijm             from target/regions/
//   scripts/affectj --headless -macro scripts/readme-regions-picture.ijm FOLDER

root = File.getParent(File.getParent(getInfo("macro.filepath")));
results = root + "/target/regions/";
if (getArgument() != "") results = getArgument() + "/";
open(results + "attention.png");
height = getHeight();
width = getWidth();
rename("plot");
open(results + "frames.png");
rename("frames");
high = getHeight();
width = maxOf(width, getWidth());
run("Canvas Size...", "width=" + width + " height=" + high + height + " position=Top-Left");
selectImage("plot");
run("RGB Color");
run("Select All");
run("Copy");
selectImage("frames");
makeRectangle(0, high, getWidth(), height);
run("Paste");
run("Select None");
saveAs("PNG", root + "/sample-data/pictures/regions.png");
