// What regions are worth: names the emotions of the faces in composed frames, by boxes that are true, by boxes that are
// found, and by whole frames. The frames are made by
//
//   python3 scripts/data/compose_faces.py FERPLUS FOLDER
//   scripts/affectj --headless -macro scripts/composed-faces.ijm FOLDER
//   python3 scripts/data/score_composed.py FOLDER
//
// Writes into FOLDER the folder runs true/, found/ and frame/, and found-frames/ with the regions that Find Faces... found.

folder = getArgument();
if (folder == "") exit("Say which folder compose_faces.py made.");
frames = folder + "/frames/";
found = folder + "/found-frames/";
model = " model=gif7-resnet18-convgru pattern=*.png formats=none";

run("Recognize Emotions in Folder...", "input=[" + frames + "] output=[" + folder + "/true]" + model + " region=all");
run("Recognize Emotions in Folder...", "input=[" + frames + "] output=[" + folder + "/frame]" + model);

File.makeDirectory(found);
names = getFileList(frames);
for (i = 0; i < names.length; i++) {
	if (endsWith(names[i], ".png")) {
		base = substring(names[i], 0, lengthOf(names[i]) - 4);
		if (!File.exists(found + base + ".json")) {
			run("Open GIF Stack...", "path=[" + frames + names[i] + "]");
			run("Find Faces...");
			File.copy(frames + names[i], found + names[i]);
			// A frame in which nothing is found has no file of regions: its faces count as missed.
			if (Overlay.size > 0) run("Export Regions...", "path=[" + found + base + ".json]");
			close();
		}
	}
}
run("Recognize Emotions in Folder...", "input=[" + found + "] output=[" + folder + "/found]" + model + " region=all");
