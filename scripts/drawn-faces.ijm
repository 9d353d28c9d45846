// In how many clips of drawings Find Faces... finds faces, and in how many it keeps any, for each folder below one:
//
//   scripts/affectj --headless -macro scripts/drawn-faces.ijm target/data/gif7/test-b
//
// The sets are those of scripts/train-face-kinds.ijm: gif7/test, gif7/test-b, noto/test. Prints a row a folder, and one for all.

folder = getArgument();
if (folder == "") exit("Say which folder of clips.");
setBatchMode(true);
var LEAST = 0.25; // FaceDetection.LEAST_PHOTOGRAPHED: what is below is left out without drawn=true
var clips = 0;
var found = 0;
var kept = 0;
var tracks = 0;
var keptTracks = 0;

print("folder,clips,clips_with_tracks,clips_with_tracks_kept,tracks,tracks_kept");
parts = getFileList(folder);
all = newArray(5);
for (i = 0; i < parts.length; i++) {
	if (endsWith(parts[i], "/")) {
		clips = 0;
		found = 0;
		kept = 0;
		tracks = 0;
		keptTracks = 0;
		walk(folder + "/" + parts[i]);
		counts = newArray(clips, found, kept, tracks, keptTracks);
		tell(substring(parts[i], 0, lengthOf(parts[i]) - 1), counts);
		for (k = 0; k < 5; k++) all[k] = all[k] + counts[k];
	}
}
tell("all", all);

function tell(name, counts) {
	row = name;
	for (k = 0; k < counts.length; k++) row = row + "," + counts[k];
	print(row);
}

function walk(path) {
	names = getFileList(path);
	for (n = 0; n < names.length; n++) {
		if (endsWith(names[n], "/")) walk(path + names[n]);
		else if (endsWith(names[n], ".gif")) look(path + names[n]);
	}
}

function look(clip) {
	run("Open GIF Stack...", "path=[" + clip + "]");
	run("Find Faces...", "drawn=true");
	genuine = 0;
	for (r = 0; r < nResults; r++) if (getResult("photographed", r) >= LEAST) genuine++;
	clips++;
	tracks = tracks + nResults;
	keptTracks = keptTracks + genuine;
	if (nResults > 0) found++;
	if (genuine > 0) kept++;
	if (nResults > 0) run("Clear Results");
	close();
}
