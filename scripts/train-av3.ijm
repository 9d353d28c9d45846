// Trains models/av3-gru-attention as it is shipped, and what it is compared with: picture alone,
// sound alone, both concatenated without attention; each with three seeds.
//
//   (cd scripts/data && npm ci && node build_av3.mjs ../../target/data/av3)
//   scripts/affectj --headless -macro scripts/train-av3.ijm target
//
// The argument is the folder that holds data/ and receives runs/. A run whose model is there
// already is passed over; a broken one goes on from its last finished epoch.

base = getArgument();
if (base == "") base = "target";
data = base + "/data/av3";
runs = base + "/runs/";

function train(name, keys) {
    if (File.exists(runs + name + "/model/model.json")) {
        print(name + ": there already");
        return;
    }
    again = File.exists(runs + name + "/checkpoint/state.json");
    if (again) keys = keys + " resume=true";
    print("Training " + name);
    run("Train Emotion Model...", "dataset=[" + data + "] output=[" + runs + name + "] " + keys);
}

File.makeDirectory(runs);

// The pictures pass the backbone of the shipped GIF model, which stays as it is.
common = " init=gif7-resnet18-convgru freeze=true epochs=25 batch=30 lr=0.001 schedule=cosine" +
    " augment=none smoothing=0.1 patience=0 licence=CC-BY-4.0 hidden=64 heads=4 mu=0.8 drop=0.2";
architectures = newArray("gru-attention", "gru-concat", "gru-attention-picture", "gru-attention-sound");

for (seed = 1; seed <= 3; seed++) {
    for (i = 0; i < architectures.length; i++) {
        name = architectures[i] + "-" + seed;
        if (i == 0 && seed == 1) name = "av3-gru-attention";
        train(name, "architecture=" + architectures[i] + " seed=" + seed + common);
    }
}
