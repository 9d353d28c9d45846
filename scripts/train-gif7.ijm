// Trains models/gif7-resnet18-convgru as it is shipped: under two hours on two cores. It begins at the backbone of
// models/av3-gru-attention, which scripts/train-backbone.ijm made, and gives drawings more weight.
//
//   cd scripts/data && npm ci && D=../../target/data
//   python3 build_faces.py FERPLUS $D/faces-gif7 --labels gif7 --most 5000 --balance
//   node build_noto.mjs NOTO $D/noto && node build_nothing.mjs $D/nothing --photos PHOTOS
//   node build_gif7.mjs $D/gif7 --without $D/noto/held-out.txt
//   S="faces=$D/faces-gif7 drawings=$D/gif7 noto=$D/noto nothing=$D/nothing --outliers nothing"
//   python3 build_mixed.py $D/mixed7-stills $S --most faces:2500 --most faces:val:400
//       --repeat drawings:4 --repeat noto:5 --repeat nothing:2 --only train,val
//   python3 build_mixed.py $D/mixed7 $S --most faces:1500 --most faces:val:250
//   scripts/affectj --headless -macro scripts/train-gif7.ijm target
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

stills = "dataset=[" + data + "mixed7-stills] architecture=resnet18 frames=1 schedule=cosine smoothing=0.05 patience=0";

// 1. Seven classes on single frames, seen four times as often in drawings as in photographs, with strong variants.
train("gif7-stills-112", stills + " init=av3-gru-attention size=112 epochs=4 batch=32 lr=0.0004 augment=strong");

// 2. The same in finer pixels, for faces that fill a part of the frame, and with milder variants.
train("gif7-stills-160", stills + " init=[" + runs + "gif7-stills-112/model] size=160 epochs=3 batch=32 lr=0.0003 augment=standard");

// 3. The paper's network on that backbone: the stacked ConvGRU over windows of four frames, batch 30 and weight decay as
//    in the paper.
train("gif7-resnet18-convgru", "dataset=[" + data + "mixed7] init=[" + runs + "gif7-stills-160/model] size=160 freeze=true" +
    " architecture=resnet18-convgru frames=4 epochs=6 batch=30 lr=0.001 schedule=cosine smoothing=0.05 augment=standard" +
    " patience=0 licence=CC-BY-4.0 domain=[Trained on photographed faces (FER+), on emoji and comic characters, most of" +
    " them moved by a script, and on emoji animated by their designers: one face or figure in a frame.]");
