// Makes the README's picture of a video, sample-data/pictures/film.png, from the output of scripts/film.ijm:
// frames of target/film/annotated.mp4 side by side, four seconds apart.
//
//   scripts/affectj --headless -macro scripts/readme-film-picture.ijm

root = File.getParent(File.getParent(getInfo("macro.filepath")));
run("Open Video with Audio...", "path=[" + root + "/target/film/annotated.mp4] first=64 step=100 last=364 width=400 lazy=false");
run("Make Montage...", "columns=2 rows=2 scale=1 border=4");
saveAs("PNG", root + "/sample-data/pictures/film.png");
