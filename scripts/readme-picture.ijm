// Makes the README's picture, sample-data/pictures/recognized.png, from the output of
// scripts/quickstart.ijm: frames of the annotated clip, evenly spread, above the timeline.
//
//   scripts/affectj --headless -macro scripts/quickstart.ijm
//   scripts/affectj --headless -macro scripts/readme-picture.ijm

root = File.getParent(File.getParent(getInfo("macro.filepath")));
results = root + "/target/quickstart/";
pictures = root + "/sample-data/pictures/";
columns = 4;
gap = 8;

open(results + "timeline.png");
timeline = getImageID();
timelineWidth = getWidth();
timelineHeight = getHeight();

run("Open GIF Stack...", "path=[" + results + "annotated.gif]");
clip = getImageID();
frames = nSlices;
w = getWidth();
h = getHeight();
stripWidth = columns * (w + gap) - gap;
width = maxOf(stripWidth, timelineWidth);

newImage("recognized", "RGB white", width, gap + h + gap + timelineHeight, 1);
picture = getImageID();
for (i = 0; i < columns; i++) {
    selectImage(clip);
    setSlice(1 + floor((i + 0.5) * frames / columns));
    run("Select All");
    run("Copy");
    selectImage(picture);
    paste(round((width - stripWidth) / 2) + i * (w + gap), gap, w, h);
}
selectImage(timeline);
run("RGB Color");
run("Select All");
run("Copy");
selectImage(picture);
paste(round((width - timelineWidth) / 2), gap + h + gap, timelineWidth, timelineHeight);

File.makeDirectory(pictures);
saveAs("PNG", pictures + "recognized.png");

function paste(x, y, w, h) {
    makeRectangle(x, y, w, h);
    run("Paste");
    run("Select None");
}
