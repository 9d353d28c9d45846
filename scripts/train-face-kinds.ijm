// Trains models/face-kinds, by which Find Faces... leaves out what looks drawn: some minutes on two cores.
//
//   cd scripts/data && npm ci && D=../../target/data
//   node build_noto.mjs NOTO $D/noto && node build_nothing.mjs $D/nothing --photos PHOTOS
//   node build_gif7.mjs $D/gif7 --without $D/noto/held-out.txt
//   node build_portraits.mjs $D/portraits
//   venv/bin/python build_face_kinds.py $D/face-kinds --faces FERPLUS --drawn $D/gif7 $D/noto $D/portraits --nothing $D/nothing
//   scripts/affectj --headless -macro scripts/train-face-kinds.ijm target
//
// FERPLUS is the archive of FER+, NOTO that of the animated Noto emoji; scripts/data/README.md tells of both and of
// PHOTOS, scripts/reference/faces.py of the environment venv. The argument of the macro is the folder that holds data/
// and receives runs/. The model that is shipped is runs/face-kinds-1/model, with the line
// "task": "kinds of faces" in model.json, so that it is never offered as a model of emotions.

base = getArgument();
if (base == "") base = "target";
runs = base + "/runs/";
File.makeDirectory(runs);

// The network that scores faces goes on learning, with another output: it begins where MTCNN's last network ended.
for (seed = 1; seed <= 5; seed++) {
    name = "face-kinds-" + seed;
    if (!File.exists(runs + name + "/model/model.json")) {
        again = "";
        if (File.exists(runs + name + "/checkpoint/state.json")) again = " resume=true";
        print("Training " + name);
        run("Train Emotion Model...", "dataset=[" + base + "/data/face-kinds] output=[" + runs + name + "]" +
            " architecture=onet frames=1 size=48 init=[models/mtcnn/weights.safetensors] epochs=8 batch=64 lr=0.0003" +
            " decay=1.0E-4 schedule=cosine augment=none balance=true patience=0 seed=" + seed + " licence=CC-BY-4.0" +
            " domain=[What MTCNN takes for faces, in grey: photographed faces (FER+), drawn ones, and noise and pictures without any.]" +
            again);
    }
}
