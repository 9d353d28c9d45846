// Trains the backbone of models/av3-gru-attention: about an hour on two cores.
//
//   cd scripts/data && npm ci && D=../../target/data
//   python3 build_faces.py FERPLUS $D/faces-gif8 --labels gif8 --most 11000 --balance
//   node build_noto.mjs NOTO $D/noto && node build_nothing.mjs $D/nothing --photos PHOTOS
//   node build_gif7.mjs $D/gif7 --without $D/noto/held-out.txt
//   node build_identity.mjs $D/identity --without $D/noto/held-out.txt
//   python3 build_mixed.py $D/mixed8 faces=$D/faces-gif8 drawings=$D/gif7 noto=$D/noto nothing=$D/nothing
//       --outliers nothing --repeat drawings:2 --only train,val
//   scripts/affectj --headless -macro scripts/train-backbone.ijm target
//
// FERPLUS is the archive of FER+, NOTO that of the animated Noto emoji; scripts/data/README.md tells of both and of
// PHOTOS. The argument of the macro is the folder that holds data/ and receives runs/. A stage that has its model
// already is skipped; an interrupted one continues after its last finished epoch.

base = getArgument();
if (base == "") base = "target";
data = base + "/data/";
runs = base + "/runs/";

function train(name, keys) {
    if (File.exists(runs + name + "/model/model.json")) {
        print(name + ": already trained");
        return;
    }
    again = File.exists(runs + name + "/checkpoint/state.json");
    if (again) keys = keys + " resume=true";
    print("Training " + name);
    run("Train Emotion Model...", "output=[" + runs + name + "] " + keys);
}

File.makeDirectory(runs);

stills = " architecture=resnet18 frames=1 schedule=cosine augment=standard patience=0";

// 1. From ImageNet to the identity of emoji across four designers: what is drawn, whoever drew it.
train("identity", "dataset=[" + data + "identity] init=resnet18-imagenet size=64 epochs=3 batch=48 lr=0.0005" +
    " smoothing=0.1" + stills);

// 2. Eight classes, neutral among them, on single frames of photographed faces, drawings and animated emoji, and on
//    pictures of nothing, for which every class is as likely. The second time larger, and in finer steps.
train("stills-64", "dataset=[" + data + "mixed8] init=[" + runs + "identity/model] size=64 epochs=4 batch=48 lr=0.0004" +
    " smoothing=0.05" + stills);
train("stills-112", "dataset=[" + data + "mixed8] init=[" + runs + "stills-64/model] size=112 epochs=4 batch=32 lr=0.0003" +
    " smoothing=0.05" + stills);
