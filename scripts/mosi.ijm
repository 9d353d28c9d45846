// GRU over video, audio and both on CMU-MOSI, by utterance, from feature files: with attention and
// without, five seeds each, and what attention adds.
//
//   python3 scripts/data/import_mosi.py FOLDER target/data/mosi
//   scripts/affectj --headless -macro scripts/mosi.ijm target
//
// The argument is the folder that holds data/ and receives runs/. A run that has its model already is
// skipped; an interrupted one continues after its last finished epoch. Writes runs/mosi/mosi.csv, a row a
// run, and runs/mosi/summary.csv: means over the seeds with 95 % intervals (t, 4 degrees of freedom).
// The settings were fixed before the test split was looked at; epochs are chosen by validation.

base = getArgument();
if (base == "") base = "target";
data = base + "/data/mosi";
runs = base + "/runs/mosi/";
seeds = 5;
t = 2.776;

// A number of the test split from a run's report.json.
function score(name, key) {
    report = File.openAsString(runs + name + "/report.json");
    report = substring(report, indexOf(report, "\"test\": {"));
    report = substring(report, indexOf(report, "\"" + key + "\": ") + lengthOf(key) + 4);
    return parseFloat(substring(report, 0, indexOf(report, ",")));
}

function train(name, keys) {
    if (File.exists(runs + name + "/model/model.json")) {
        print(name + ": already trained");
        return;
    }
    if (File.exists(runs + name + "/checkpoint/state.json")) keys = keys + " resume=true";
    run("Train Emotion Model...", "dataset=[" + data + "] output=[" + runs + name + "] " + keys);
}

// Mean and half of the 95 % interval of some values, as columns.
function summed(values) {
    Array.getStatistics(values, least, most, mean, deviation);
    return d2s(mean, 4) + "," + d2s(mean - t * deviation / sqrt(values.length), 4) + "," +
        d2s(mean + t * deviation / sqrt(values.length), 4);
}

File.makeDirectory(base + "/runs");
File.makeDirectory(runs);
common = " architecture=av-fusion epochs=60 batch=8 lr=0.001 patience=10";
options = ", method:gru, bidirectional:true, hidden:64, heads:4, units:64, mu:1, drop:0";
modalities = newArray("audio", "video", "joint");

table = "modality,attention,seed,test_accuracy,test_macro_f1\n";
summary = "what,mean,low,high\n";
for (m = 0; m < modalities.length; m++) {
    plain = newArray(seeds);
    attended = newArray(seeds);
    gained = newArray(seeds);
    for (seed = 1; seed <= seeds; seed++) {
        for (attention = 0; attention < 2; attention++) {
            word = "false";
            if (attention == 1) word = "true";
            name = modalities[m] + "-" + word + "-" + seed;
            train(name, "seed=" + seed + common + " options=[modality:" + modalities[m] + ", attention:" +
                word + options + "]");
            accuracy = score(name, "accuracy");
            table += modalities[m] + "," + word + "," + seed + "," + d2s(accuracy, 4) + "," +
                d2s(score(name, "macro_f1"), 4) + "\n";
            if (attention == 0) plain[seed - 1] = accuracy;
            else attended[seed - 1] = accuracy;
        }
        gained[seed - 1] = attended[seed - 1] - plain[seed - 1];
    }
    summary += modalities[m] + " without attention," + summed(plain) + "\n";
    summary += modalities[m] + " with attention," + summed(attended) + "\n";
    summary += modalities[m] + " what attention adds," + summed(gained) + "\n";
}
summary += "commonest label," + d2s(score("audio-false-1", "commonest_share"), 4) + ",,\n";
File.saveString(table, runs + "mosi.csv");
File.saveString(summary, runs + "summary.csv");
print(summary);
