// Scores a model on every test split that it has, and tells what it does where there is nothing to recognize. It takes
// the sets of scripts/train-av3.ijm, and build_voices.py's of RAVDESS (--split test) and nEMO as voices/ravdess and
// voices/nemo; a model for GIFs takes mixed7: faces of FER+ for its labels, drawings and animated emoji, by build_mixed.py.
//
//   scripts/affectj --headless -macro scripts/measure.ijm "target gif7-resnet18-convgru new"
//   scripts/affectj --headless -macro scripts/measure.ijm "target av3-gru-attention new"
//
// The argument: the folder that holds data/ and receives runs/; a model; a name for what is measured, so that an older
// model can be measured beside it. A score that is there already is skipped. Writes runs/measure-NAME/MODEL.csv (a row a
// test split) and MODEL-nothing.csv.
//
// AUROC is that of the clips' familiarity: how often a clip of nothing is less familiar than a test clip.

words = split(getArgument(), " ");
base = words[0];
model = words[1];
out = base + "/runs/measure-" + words[2] + "/";
File.makeDirectory(base + "/runs");
File.makeDirectory(out);
name = File.getName(model);
data = base + "/data/";

// A number of a report; NaN where it is not there.
function number(report, key) {
    at = indexOf(report, "\"" + key + "\": ");
    if (at < 0) return NaN;
    text = substring(report, at + lengthOf(key) + 4);
    end = indexOf(text, "\n");
    return parseFloat(replace(substring(text, 0, end), ",", ""));
}

function evaluate(set, part) {
    output = out + name + "-" + replace(set, "/", "-") + "-" + part;
    if (!File.exists(output + "/report.json"))
        run("Evaluate Emotion Model...", "dataset=[" + data + set + "] model=[" + model + "] split=" + part +
            " output=[" + output + "]");
    return output;
}

// A column of a csv file, without rows that have nothing there. Paths of the sets have no commas.
function column(path, name) {
    lines = split(File.openAsString(path), "\n");
    header = split(lines[0], ",");
    at = -1;
    for (i = 0; i < header.length; i++) if (header[i] == name) at = i;
    values = newArray(0);
    for (i = 1; at >= 0 && i < lines.length; i++) {
        cells = split(lines[i], "(,)"); // in brackets: cells that are empty count
        if (cells.length > at && cells[at] != "") values = Array.concat(values, parseFloat(cells[at]));
    }
    return values;
}

var table = "set,split,clips,groups,chance,commonest,accuracy,low,high,macro_f1,macro_recall,ece_before,ece_after," +
    "frames,unfamiliar_frames\n";
known = newArray(0); // familiarity of the test clips

function add(set, part) {
    folder = evaluate(set, part);
    r = File.openAsString(folder + "/report.json");
    numbers = newArray("clips", "groups", "chance", "commonest_share", "accuracy", "accuracy_low", "accuracy_high", "macro_f1",
        "macro_recall", "ece_before", "ece_after", "frames", "unfamiliar_frames");
    row = set + "," + part;
    for (i = 0; i < numbers.length; i++) {
        value = number(r, numbers[i]);
        if (isNaN(value)) row += ",";
        else if (value == floor(value) && value > 1) row += "," + value;
        else row += "," + d2s(value, 4);
    }
    table += row + "\n";
    File.saveString(table, out + name + ".csv");
    found = column(folder + "/predictions.csv", "familiarity");
    return found;
}

if (startsWith(name, "gif7")) {
    parts = newArray("test-faces", "test-faces-disputed", "test-drawings", "test-drawings-b", "test-noto");
    for (s = 0; s < parts.length; s++) {
        some = add("mixed7", parts[s]);
        if (parts[s] != "test-faces-disputed") known = Array.concat(known, some);
    }
} else {
    some = add("pairs", "test");
    known = Array.concat(known, some);
    some = add("faces-av3", "test");
    known = Array.concat(known, some);
    some = add("voices/emodb-1", "test");
    known = Array.concat(known, some);
    add("voices/ravdess", "test");
    add("voices/nemo", "all");
}
print(table);

nothing = out + name + "-nothing";
if (!File.exists(nothing + "/clips.csv"))
    run("Recognize Emotions in Folder...", "input=[" + data + "nothing/test] output=[" + nothing + "] model=[" + model + "]");
strange = column(nothing + "/clips.csv", "familiarity");
sure = column(nothing + "/clips.csv", "confidence");
less = 0;
for (i = 0; i < strange.length; i++)
    for (k = 0; k < known.length; k++) {
        if (strange[i] < known[k]) less++;
        else if (strange[i] == known[k]) less += 0.5;
    }
auroc = less / (strange.length * known.length);
told = 0;
for (i = 0; i < strange.length; i++) if (strange[i] < 0.05) told++;
over = 0;
for (i = 0; i < sure.length; i++) if (sure[i] > 0.5) over++;
Array.getStatistics(sure, least, most, mean);
said = "nothing_clips,unfamiliar_clips,auroc,confidence_over_half,mean_confidence,highest_confidence\n" + strange.length + "," +
    told + "," + d2s(auroc, 4) + "," + over + "," + d2s(mean, 4) + "," + d2s(most, 4) + "\n";
File.saveString(said, out + name + "-nothing.csv");
print(said);
