// Trains models/av3-gru-attention as it is shipped, and the models that it is compared with: video
// alone, audio alone, both concatenated without attention; each with three seeds.
//
//   (cd scripts/data && npm ci && node build_av3.mjs ../../target/data/av3)
//   scripts/affectj --headless -macro scripts/train-av3.ijm target
//
// The argument is the folder that holds data/ and receives runs/. A run that has its model
// already is skipped; an interrupted one continues after its last finished epoch.

base = getArgument();
if (base == "") base = "target";
data = base + "/data/av3";
runs = base + "/runs/";

function train(name, keys) {
    if (File.exists(runs + name + "/model/model.json")) {
        print(name + ": already trained");
        return;
    }
    again = File.exists(runs + name + "/checkpoint/state.json");
    if (again) keys = keys + " resume=true";
    print("Training " + name);
    run("Train Emotion Model...", "dataset=[" + data + "] output=[" + runs + name + "] " + keys);
}

// A number of the test split from a run's report.json.
function score(name, key) {
    report = File.openAsString(runs + name + "/report.json");
    report = substring(report, indexOf(report, "\"test\": {"));
    report = substring(report, indexOf(report, "\"" + key + "\": ") + lengthOf(key) + 4);
    return parseFloat(substring(report, 0, indexOf(report, ",")));
}

File.makeDirectory(runs);

// The frames pass the backbone of the shipped GIF model, which stays as it is.
common = " init=gif7-resnet18-convgru freeze=true epochs=20 batch=30 lr=0.001 schedule=cosine" +
    " augment=none smoothing=0.1 patience=0 licence=CC-BY-4.0 architecture=av-fusion";
networks = newArray("gru-attention", "gru-concat", "gru-attention-picture", "gru-attention-sound");
options = newArray("attention:true", "attention:false", "modality:video", "modality:audio");

table = "network,seed,test_accuracy,test_macro_f1,test_ece\n";
for (seed = 1; seed <= 3; seed++) {
    for (i = 0; i < networks.length; i++) {
        name = networks[i] + "-" + seed;
        if (i == 0 && seed == 1) name = "av3-gru-attention";
        train(name, "seed=" + seed + common + " options=[" + options[i] + ", hidden:64, heads:4, mu:0.8, drop:0.2]");
        table += networks[i] + "," + seed + "," + d2s(score(name, "accuracy"), 4) + "," +
            d2s(score(name, "macro_f1"), 4) + "," + d2s(score(name, "ece_after"), 4) + "\n";
    }
}
File.saveString(table, runs + "comparison.csv");
print(table);
