// GRU over the audio of real voices, three classes: speakers held out within EmoDB, and corpora left out,
// with audio features as they are measured, against the clip's own statistics, and against the speaker's.
//
//   for f in 1 2 3 4 5; do
//     python3 scripts/data/build_voices.py emodb.zip target/data/voices/emodb-$f --corpus emodb --fold $f
//   done
//   python3 scripts/data/build_voices.py ravdess-speech.zip target/data/voices/ravdess --corpus ravdess
//   python3 scripts/data/build_voices.py nemo-part.zip target/data/voices/nemo --corpus nemo
//   cd target/data/voices
//   python3 .../build_mixed.py emodb-nemo emodb=emodb-1 nemo=nemo
//   python3 .../build_mixed.py emodb-ravdess emodb=emodb-1 ravdess=ravdess
//   scripts/affectj --headless -macro scripts/voices.ijm target
//
// The argument is the folder that holds data/ and receives runs/; more words behind it name parts to do:
// folds, plain, left, both; all without any. A run that has its model already is skipped, as is a score; an interrupted
// run continues after its last finished epoch. Writes runs/voices/voices.csv, a row a score, and
// runs/voices/summary.csv: means with 95 % intervals (t) over the runs.
//
// Every fold of EmoDB holds out two speakers to test and two to choose the epoch; the seed is the fold's number. The
// models of the folds are those that are scored on all of RAVDESS and nEMO, of which they saw nothing. The settings
// were chosen on the validation speakers of EmoDB.

words = split(getArgument(), " ");
base = "target";
if (words.length > 0 && words[0] != "") base = words[0];
parts = " folds plain left both ";
if (words.length > 1) {
    parts = " ";
    for (i = 1; i < words.length; i++) parts += words[i] + " ";
}
data = base + "/data/voices/";
runs = base + "/runs/voices/";
common = " architecture=av-fusion epochs=40 batch=16 lr=0.001 patience=8";
options = ", modality:audio, hidden:64, heads:4, units:64";

// A number of the test split from a report.
function number(report, key) {
    text = File.openAsString(report);
    at = indexOf(text, "\"test\": {"); // a training tells of val, too; an evaluation of one split
    if (at >= 0) text = substring(text, at);
    text = substring(text, indexOf(text, "\"" + key + "\": ") + lengthOf(key) + 4);
    return parseFloat(substring(text, 0, indexOf(text, ",")));
}

function train(name, set, seed, norm, attention) {
    if (File.exists(runs + name + "/model/model.json")) {
        print(name + ": already trained");
        return;
    }
    keys = "dataset=[" + data + set + "] output=[" + runs + name + "] seed=" + seed + common +
        " options=[audionorm:" + norm + ", attention:" + attention + options + "]";
    if (File.exists(runs + name + "/checkpoint/state.json")) keys = keys + " resume=true";
    run("Train Emotion Model...", keys);
}

// Recall of a model on all of a set that it knows nothing of.
function recallOn(name, set) {
    output = runs + name + "-on-" + set;
    if (!File.exists(output + "/report.json"))
        run("Evaluate Emotion Model...", "dataset=[" + data + set + "] model=[" + runs + name + "/model] split=all output=[" +
            output + "]");
    return number(output + "/report.json", "macro_recall");
}

var table = "trained_on,scored_on,audionorm,attention,seed,macro_recall\n";
var summary = "trained_on,scored_on,audionorm,attention,runs,macro_recall,low,high\n";

function add(values, what) {
    for (i = 0; i < values.length; i++) table += what + "," + (i + 1) + "," + d2s(values[i], 4) + "\n";
    Array.getStatistics(values, least, most, mean, deviation);
    // Student's t for 95 % and 2 or 4 degrees of freedom
    t = 2.776;
    if (values.length == 3) t = 4.303;
    half = t * deviation / sqrt(values.length);
    summary += what + "," + values.length + "," + d2s(mean, 4) + "," + d2s(mean - half, 4) + "," + d2s(mean + half, 4) + "\n";
    File.saveString(table, runs + "voices.csv");
    File.saveString(summary, runs + "summary.csv");
}

function folds(norm, attention, left) {
    within = newArray(5);
    ravdess = newArray(5);
    nemo = newArray(5);
    for (fold = 1; fold <= 5; fold++) {
        name = "emodb-" + norm + "-" + attention + "-" + fold;
        train(name, "emodb-" + fold, fold, norm, attention);
        within[fold - 1] = number(runs + name + "/report.json", "macro_recall");
        if (left) {
            ravdess[fold - 1] = recallOn(name, "ravdess");
            nemo[fold - 1] = recallOn(name, "nemo");
        }
    }
    what = "," + norm + "," + attention;
    add(within, "emodb,emodb speakers" + what);
    if (left) {
        add(ravdess, "emodb,ravdess" + what);
        add(nemo, "emodb,nemo" + what);
    }
}

function joined(set, other) {
    values = newArray(3);
    for (seed = 1; seed <= 3; seed++) {
        name = set + "-group-true-" + seed;
        train(name, set, seed, "group", "true");
        values[seed - 1] = recallOn(name, other);
    }
    add(values, set + "," + other + ",group,true");
}

File.makeDirectory(base + "/runs");
File.makeDirectory(runs);
left = indexOf(parts, " left ") >= 0;
if (indexOf(parts, " folds ") >= 0) {
    folds("group", "true", left);
    folds("none", "true", left);
    folds("recording", "true", left);
}
if (indexOf(parts, " plain ") >= 0) {
    folds("group", "false", left);
    folds("none", "false", left);
}
if (indexOf(parts, " both ") >= 0) {
    joined("emodb-nemo", "ravdess");
    joined("emodb-ravdess", "nemo");
}
print(summary);
