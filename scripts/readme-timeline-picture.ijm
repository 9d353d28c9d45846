// Makes the README's picture of a timeline, sample-data/pictures/timeline.png, from sample-data/letter.mp4: shots and
// emotions as AffectJ finds them, and the tiers of two persons, which are made up here.
//
//   scripts/affectj --headless -macro scripts/readme-timeline-picture.ijm

root = File.getParent(File.getParent(getInfo("macro.filepath")));
File.makeDirectory(root + "/target");
tiers = root + "/target/readme-tiers.csv";
File.saveString("tier,coder,start,end,label\n"
    + "emotion Ana,Ana,0.6,3.4,neutral\nemotion Ana,Ana,3.4,7.2,positive\nemotion Ana,Ana,8.4,11.6,negative\nemotion Ana,Ana,12.4,16.6,positive\n"
    + "emotion Ben,Ben,0.2,4.4,neutral\nemotion Ben,Ben,4.4,8,positive\nemotion Ben,Ben,8,12,negative\nemotion Ben,Ben,12,14.2,neutral\n"
    + "emotion Ben,Ben,14.2,17,positive\n"
    + "gesture,Ben,3.4,5,opens the letter\ngesture,Ben,8.6,10.8,turns away\ngesture,Ben,12.8,16,claps\n", tiers);
run("Open Video with Audio...", "path=[" + root + "/sample-data/letter.mp4]");
run("Detect Shots...");
run("Recognize Emotions...", "model=av3-gru-attention");
run("Import Annotations...", "path=[" + tiers + "]");
run("Export Annotations...", "path=[" + root + "/sample-data/pictures/timeline.png]");
