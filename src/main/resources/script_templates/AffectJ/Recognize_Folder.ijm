// Finds the emotions of all clips in a folder: GIFs, pictures, video and audio. Leaves one table of
// all frames and one of all clips in a folder beside it. A run that was stopped goes on where it was.
// Runs in Fiji and in ImageJ. Without an argument it asks for the folder.
input = getArgument();
if (input == "") input = getDirectory("A folder of clips");
while (endsWith(input, "/") || endsWith(input, "\\")) input = substring(input, 0, lengthOf(input) - 1);
output = input + "-emotions";

run("Recognize Emotions in Folder...", "input=[" + input + "] output=[" + output + "]");
print("Written: frames.csv, clips.csv, errors.csv and codebook.csv in " + output);
