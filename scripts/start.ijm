// What a start is worth where only 100 clips are labelled: photographed faces, a kind of which the network
// has no label yet, learnt from nothing and from models/resnet18-imagenet. Five draws of 100 faces, each its own seed; 60 others choose the epoch, 500 others are scored.
//
//   python3 scripts/data/build_faces.py FERPLUS target/data/faces-gif7
//   for s in 1 2 3 4 5; do python3 scripts/data/few_faces.py target/data/faces-gif7 target/data/few-faces-$s --seed $s; done
//   scripts/affectj --headless -macro scripts/start.ijm target
//
// The argument is the folder that holds data/ and receives runs/. A run that has its model already is
// skipped; an interrupted one continues after its last finished epoch. Writes runs/start/start.csv: a row a
// run, then means over the seeds with 95 % intervals (t, 4 degrees of freedom).

base = getArgument();
if (base == "") base = "target";
runs = base + "/runs/start/";
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
    run("Train Emotion Model...", "output=[" + runs + name + "] " + keys);
}

// Mean and 95 % interval of some values, as columns.
function summed(values) {
    Array.getStatistics(values, least, most, mean, deviation);
    return d2s(mean, 4) + "," + d2s(mean - t * deviation / sqrt(values.length), 4) + "," +
        d2s(mean + t * deviation / sqrt(values.length), 4);
}

File.makeDirectory(base + "/runs");
File.makeDirectory(runs);

// A face is a clip of one frame, 48 px a side. Of a start the backbone stays as it is and a head is
// trained; with nothing to start from the whole network learns.
common = " architecture=resnet18 frames=1 lr=0.001 patience=0";
head = " epochs=60 batch=20 augment=none freeze=true init=";
starts = newArray("resnet18-imagenet", "resnet18-imagenet", "nothing");
sizes = newArray(160, 96, 96);

table = "start,size,seed,test_accuracy,accuracy_low,accuracy_high,test_macro_f1,macro_f1_low,macro_f1_high\n";
means = "";
for (i = 0; i < starts.length; i++) {
    keys = head + starts[i];
    if (starts[i] == "nothing") keys = " epochs=10 batch=10 augment=standard";
    accuracies = newArray(seeds);
    f1s = newArray(seeds);
    for (seed = 1; seed <= seeds; seed++) {
        name = starts[i] + "-" + sizes[i] + "-" + seed;
        train(name, "dataset=[" + base + "/data/few-faces-" + seed + "] size=" + sizes[i] + " seed=" + seed + common + keys);
        accuracies[seed - 1] = score(name, "accuracy");
        f1s[seed - 1] = score(name, "macro_f1");
        table += starts[i] + "," + sizes[i] + "," + seed + "," + d2s(accuracies[seed - 1], 4) + ",,," +
            d2s(f1s[seed - 1], 4) + ",,\n";
    }
    means += starts[i] + "," + sizes[i] + ",mean," + summed(accuracies) + "," + summed(f1s) + "\n";
}
File.saveString(table + means, runs + "start.csv");
print(table + means);
