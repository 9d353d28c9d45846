// Trains a model on clips that you have labelled: a folder for each label, with clips in it, or
// train/LABEL, val/LABEL and test/LABEL. It begins with a ResNet18 of ImageNet, of which only the
// head is trained: a first answer in minutes. Leaves a run folder beside the set.
// Runs in Fiji and in ImageJ. Without an argument it asks for the folder.
dataset = getArgument();
if (dataset == "") dataset = getDirectory("The labelled clips");
while (endsWith(dataset, "/") || endsWith(dataset, "\\")) dataset = substring(dataset, 0, lengthOf(dataset) - 1);
output = dataset + "-model";

run("Train Emotion Model...", "dataset=[" + dataset + "] output=[" + output + "] init=resnet18-imagenet freeze=true lr=0.001 epochs=30");
print("Use it by model=[" + output + "/model]");
