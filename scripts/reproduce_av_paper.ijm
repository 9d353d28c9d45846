// Repeats the comparisons of Liang (2023) on the clips that scripts/data makes: GRU, LSTM and BPNN on
// audio, video and both, with attention and without, and without the second task, the speaker's gender;
// then the GRUs once more with the clips split at random. src/site/reproduction.md tells what came of it.
//
//   (cd scripts/data && npm ci && node build_av3.mjs ../../target/data/av3)
//   scripts/affectj --headless -macro scripts/reproduce_av_paper.ijm target
//
// The argument is the folder that holds data/ and receives runs/av-paper and runs/av-paper-leaks. An
// interrupted run goes on where it was.
//
// What it costs, on one core: 6 minutes for 570 clips of 10 steps through a ResNet18 at 224 px, which
// stage 1 does once for all; then 130 trainings of about 4 seconds.
//
// Nothing was tuned.

base = getArgument();
if (base == "") base = "target";
features = base + "/data/av3-features";
File.makeDirectory(base + "/runs");

// 1. For each step of 0.3 s: what ResNet18 of ImageNet, which was taught no emotions, makes of a frame,
//    and what is measured of the audio.
if (!File.exists(features + "/manifest.csv"))
    run("Export Features...", "input=[" + base + "/data/av3] output=[" + features + "]" +
        " model=resnet18-imagenet interval=0.3");

function compare(name, keys) {
    run("Compare Emotion Models...", "dataset=[" + features + "] output=[" + base + "/runs/" + name + "]" +
        " seeds=1-5 epochs=12 batch=30 lr=0.001 patience=3 options=[hidden:64, units:64] " + keys);
}

// A method on each modality, with attention and without.
function systems(method) {
    modalities = newArray("joint", "video", "audio");
    list = "";
    for (i = 0; i < modalities.length; i++) {
        system = "av-fusion(method:" + method + ", modality:" + modalities[i];
        list += system + "), " + system + ", attention:false), ";
    }
    return list;
}

// 2. The first system is the paper's own, which the others are tested against. mu:1 has no second task.
compare("av-paper", "architectures=[" + systems("gru") + systems("lstm") + systems("bpnn") +
    "av-fusion(method:gru, modality:joint, mu:1), av-fusion(method:gru, modality:joint, attention:false, mu:1)]");

// 3. Drawings, voices and sentences of the test clips are known from the training here.
compare("av-paper-leaks", "split=clips architectures=[" + systems("gru") + "]");
