// Trains models/av3-gru-attention as it is shipped, and compares it with video alone, audio alone, and both without
// attention, over five seeds. After scripts/train-backbone.ijm, whose network it takes.
//
//   cd scripts/data && D=../../target/data
//   python3 build_voices.py EMODB $D/voices/emodb-1 --corpus emodb
//   python3 build_faces.py FERPLUS $D/faces-av3 --labels av3 --most 6000 --balance
//   node build_av3.mjs $D/av3
//   python3 build_pairs.py $D/pairs --voices $D/voices/emodb-1 --pictures $D/faces-av3 $D/av3
//   python3 build_mixed.py $D/av3-singles voices=$D/voices/emodb-1 faces=$D/faces-av3 nothing=$D/nothing
//       --outliers nothing --sounds --most faces:1500 --most faces:val:150 --only train,val
//   python3 build_mixed.py $D/av3-mixed pairs=$D/pairs singles=$D/av3-singles --together
//   scripts/affectj --headless -macro scripts/train-av3.ijm target
//
// EMODB is the archive of the Berlin database, FERPLUS that of FER+; $D/nothing is that of scripts/train-backbone.ijm. The
// argument of the macro is the folder that holds data/ and receives runs/. What is done already is skipped; an
// interrupted training continues after its last finished epoch.

base = getArgument();
if (base == "") base = "target";
runs = base + "/runs/";
common = "dataset=[" + base + "/data/av3-mixed] init=[" + runs + "stills-112/model] freeze=true size=112 batch=30 lr=0.001" +
    " schedule=cosine augment=none smoothing=0.05 patience=0";
options = ", audionorm:group, hidden:64, units:64, heads:4, mu:0.9, drop:0.2";

if (!File.exists(runs + "av3-gru-attention/model/model.json")) {
    keys = common + " architecture=av-fusion options=[attention:true" + options + "] epochs=15 licence=CC-BY-4.0" +
        " domain=[Trained on acted German speech (EmoDB), photographed faces (FER+) and drawn characters: one voice, one" +
        " face or figure, paired by a script.]";
    if (File.exists(runs + "av3-gru-attention/checkpoint/state.json")) keys += " resume=true";
    run("Train Emotion Model...", "output=[" + runs + "av3-gru-attention] " + keys);
}

// The same with its attention drawn to the figures whose boxes the set tells. Not shipped, for its size; its report is
// sample-data/results/models/av3-pointing.json.
if (!File.exists(runs + "av3-pointing/model/model.json")) {
    keys = common + " architecture=av-fusion options=[attention:true" + options + ", pointing:0.1] epochs=6";
    if (File.exists(runs + "av3-pointing/checkpoint/state.json")) keys += " resume=true";
    run("Train Emotion Model...", "output=[" + runs + "av3-pointing] " + keys);
}

// The comparison, on the pairs alone: both streams with attention and without, and each stream by itself. It is resumed
// run by run, and writes its tables beside its runs.
systems = "";
modalities = newArray("attention:true", "attention:false", "modality:video", "modality:audio");
for (i = 0; i < modalities.length; i++) {
    if (i > 0) systems += ", ";
    systems += "av-fusion(" + modalities[i] + options + ")";
}
run("Compare Emotion Models...", "dataset=[" + base + "/data/pairs] output=[" + runs + "av3-networks] seeds=1-5" +
    " architectures=[" + systems + "] init=[" + runs + "stills-112/model] freeze=true size=112 epochs=12 batch=30 lr=0.001" +
    " schedule=cosine augment=none smoothing=0.05 patience=0");
