// Trains models/gif7-resnet18-convgru as it is shipped. Some hours on two cores.
//
//   (cd scripts/data && npm ci && node build_gif7.mjs ../../target/data/gif7 \
//        && node build_identity.mjs ../../target/data/identity)
//   scripts/affectj --headless -macro scripts/train-gif7.ijm target
//
// The argument is the folder that holds data/ and receives runs/. A stage that has its model
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

// 1. The identity of emoji across four designers, on stills: what is drawn, whoever drew it.
train("identity", "dataset=[" + data + "identity] architecture=resnet18 frames=1 size=80" +
    " epochs=10 batch=64 lr=0.001 schedule=cosine ramp=0.7 smoothing=0.1 augment=strong patience=0");

// 2. The seven emotions on single frames of the clips, at a middle resolution.
train("gif7-frames-128", "dataset=[" + data + "gif7] init=[" + runs + "identity/model]" +
    " architecture=resnet18 frames=1 size=128 epochs=18 batch=32 lr=0.0007 schedule=cosine" +
    " smoothing=0.1 augment=strong patience=0");

// 3. The same with milder variants, nearer to what clips look like.
train("gif7-frames-128b", "dataset=[" + data + "gif7] init=[" + runs + "gif7-frames-128/model]" +
    " architecture=resnet18 frames=1 size=128 epochs=12 batch=32 lr=0.0004 schedule=cosine" +
    " smoothing=0.1 augment=standard patience=0");

// 4. At the paper's 224 px.
train("gif7-frames-224", "dataset=[" + data + "gif7] init=[" + runs + "gif7-frames-128b/model]" +
    " architecture=resnet18 frames=1 size=224 epochs=6 batch=30 chunk=30 lr=0.0003 schedule=cosine" +
    " smoothing=0.1 augment=standard patience=0");

// 5. The paper's network: the stacked ConvGRU over windows of four frames, on the maps of that
//    backbone, batch 30 and weight decay as in the paper.
train("gif7-resnet18-convgru", "dataset=[" + data + "gif7] init=[" + runs + "gif7-frames-224/model]" +
    " freeze=true epochs=8 batch=30 lr=0.001 schedule=cosine smoothing=0.1 augment=standard patience=0" +
    " licence=CC-BY-4.0");
