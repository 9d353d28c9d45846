"""Makes models/resnet18-imagenet, the start that the key init of a training takes, of a published
ResNet18 of ImageNet-1k: ONNX files by CNTK 2.6, MIT, of the NuGet package
Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1, cut after the second block of the last stage.

The original takes B, G, R from 0 to 255 minus a mean image. Ours takes R, G, B from 0 to 1 minus a
mean, divided by a deviation, as model.json says: the first convolution's channels are reversed and
multiplied by 255 x deviation. The mean image becomes the mean, the same everywhere; what that costs
is measured. Batch normalisation stays apart, so that it can be trained. Names are torchvision's.

    python3 -m venv venv && venv/bin/pip install torch==2.7.1 torchvision==0.22.1 onnx onnxruntime safetensors pillow
    venv/bin/python scripts/convert_resnet18.py resnet18-imagenet-onnx.tar.xz models/resnet18-imagenet \\
        --pictures FOLDER --golden src/test/resources/golden/resnet18-imagenet.json

Pictures are what the proof is done on, any that can be opened, at most 200. Ends with an error where
the 32-bit weights give other outputs than the original.
"""
import argparse
import hashlib
import json
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torchvision
from onnx import numpy_helper
from PIL import Image
from safetensors.numpy import load_file, save_file

SIDE = 224
MEAN = np.array([0.485, 0.456, 0.406])
STD = np.array([0.229, 0.224, 0.225])
NETWORK = "resnet18-imagenet.onnx"
PREPROCESSING = "resnet18-preprocess.onnx"
PREFIX = "backbone."

# Of the norm of a picture's 512 outputs: the conversion, and what 16 bits may cost.
CONVERSION = 1e-4
STORAGE = 1e-3

MOST_PICTURES = 200


def unpacked(source, folder):
    """The folder of the two ONNX files: that of a named one, or where an archive was unpacked."""
    if source.suffix == ".onnx":
        return source.parent
    try:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
    except (tarfile.TarError, EOFError, OSError) as e:
        sys.exit(f"{source} is not a whole archive ({e}).")
    for name in (NETWORK, PREPROCESSING):
        if not (folder / name).is_file():
            sys.exit(f"{source} has no {name}.")
    return folder


def initializers(model):
    return {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}


def convolutions():
    """Names of convolution and normalisation in the order of the original's nodes."""
    yield "conv1", "bn1"
    for stage in range(1, 5):
        for block in range(2):
            at = f"layer{stage}.{block}."
            if stage > 1 and block == 0:
                yield at + "downsample.0", at + "downsample.1"
            for i in (1, 2):
                yield f"{at}conv{i}", f"{at}bn{i}"


def converted(network):
    """Tensors by torchvision's names, 32 bits."""
    values = initializers(network)
    convs = [n for n in network.graph.node if n.op_type == "Conv"]
    norms = {n.input[0]: n for n in network.graph.node if n.op_type == "BatchNormalization"}
    names = list(convolutions())
    if len(convs) != len(names):
        sys.exit(f"{NETWORK} has {len(convs)} convolutions; a ResNet18 has {len(names)}.")
    state = {}
    for (conv, norm), node in zip(names, convs):
        weight = values[node.input[1]].astype(np.float64)
        if conv == "conv1":
            weight = weight[:, ::-1] * (255 * STD)[None, :, None, None]
        state[conv + ".weight"] = weight
        of_norm = norms[node.output[0]].input[1:5]
        for part, name in zip(("weight", "bias", "running_mean", "running_var"), of_norm):
            state[f"{norm}.{part}"] = values[name]
    return {k: np.ascontiguousarray(v, dtype=np.float32) for k, v in state.items()}


def stored(state):
    """As it is written: convolutions in 16 bits, but for the first, which costs little and matters."""
    return {
        PREFIX + name: value if value.ndim < 4 or name == "conv1.weight" else value.astype(np.float16)
        for name, value in state.items()
    }


def formula():
    """A picture that needs no file: whole numbers that vary with place and channel, 3 x 224 x 224."""
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    return np.stack([(x * (3 + c) + y * (5 - c) + x * y // (7 + 4 * c)) % 256 for c in range(3)]).astype(np.float64)


def opened(folder):
    """Pictures as the network takes them, 3 x 224 x 224, R, G, B, 0 to 255, evenly out of a folder."""
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".png", ".jpg", ".jpeg", ".gif"))
    if not files:
        sys.exit(f"{folder} has no pictures.")
    for file in files[:: -(-len(files) // MOST_PICTURES)]:
        image = Image.open(file).convert("RGB").resize((SIDE, SIDE), Image.BILINEAR)
        yield np.asarray(image, np.float64).transpose(2, 0, 1)


def by_onnx(session, picture, mean):
    """512 outputs of the original. mean: what is subtracted of B, G, R."""
    x = (picture[::-1] - mean)[None].astype(np.float32)
    return session.run(["pooled"], {session.get_inputs()[0].name: x})[0].reshape(-1)


def network_of(state):
    network = torchvision.models.resnet18()
    network.fc = torch.nn.Identity()
    tensors = {k.removeprefix(PREFIX): torch.tensor(v.astype(np.float32)) for k, v in state.items()}
    missing, _ = network.load_state_dict(tensors, strict=False)
    if any(not name.endswith("num_batches_tracked") for name in missing):
        sys.exit(f"Tensors were not filled: {missing}.")
    return network.eval()


def by_torch(network, picture):
    x = (picture / 255 - MEAN[:, None, None]) / STD[:, None, None]
    with torch.no_grad():
        return network(torch.tensor(x[None], dtype=torch.float32)).numpy().reshape(-1)


class Differences:
    """Of two lists of outputs, picture by picture, relative to the norm of the second."""

    def __init__(self, ours, theirs):
        self.each = [np.linalg.norm(a - b) / np.linalg.norm(b) for a, b in zip(ours, theirs)]
        self.largest = max(np.abs(a - b).max() for a, b in zip(ours, theirs))

    def told(self, what):
        print(f"{what}: {np.mean(self.each):.2e} of the norm in the mean, {max(self.each):.2e} in the worst picture;"
              f" largest of a number {self.largest:.2e}")

    def require(self, most, what):
        self.told(what)
        if max(self.each) > most:
            sys.exit(f"{what}: more than {most:.0e}.")


def main():
    parser = argparse.ArgumentParser(description="ResNet18 of ImageNet as a start for trainings")
    parser.add_argument("source", type=Path, help=f"the archive, or {NETWORK} beside {PREPROCESSING}")
    parser.add_argument("model", type=Path, help="folder of the model; its weights are written")
    parser.add_argument("--pictures", type=Path, help="folder of pictures to prove the conversion on")
    parser.add_argument("--golden", type=Path, help="json of outputs for the test of the Java network")
    args = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = unpacked(args.source, Path(temporary))
        network = onnx.load(folder / NETWORK)
        session = onnxruntime.InferenceSession(str(folder / NETWORK))
        mean_image = initializers(onnx.load(folder / PREPROCESSING))["MeanImage"][0].astype(np.float64)
    state = converted(network)
    args.model.mkdir(parents=True, exist_ok=True)
    weights = args.model / "weights.safetensors"
    save_file(stored(state), weights)
    print(f"{len(state)} tensors, {sum(v.size for v in state.values())} numbers, {weights.stat().st_size} bytes in {weights}")
    print(f"SHA-256 {hashlib.sha256(weights.read_bytes()).hexdigest()}")

    pictures = [formula(), *(opened(args.pictures) if args.pictures else [])]
    mean = (255 * MEAN)[::-1][:, None, None]
    original = [by_onnx(session, p, mean) for p in pictures]
    exact = network_of(state)
    kept = network_of(load_file(weights))
    print(f"{len(pictures)} pictures, outputs up to {max(o.max() for o in original):.3f}")
    Differences([by_torch(exact, p) for p in pictures], original).require(
        CONVERSION, "conversion, 32 bits, the mean in the place of the mean image on both sides")
    halves = [by_torch(kept, p) for p in pictures]
    Differences(halves, original).require(STORAGE, "the same as stored, in 16 bits")
    Differences(original, [by_onnx(session, p, mean_image) for p in pictures]).told(
        "the original itself with the mean in the place of its mean image")
    if args.golden:
        golden = {
            "original": [round(float(v), 6) for v in original[0]],
            "stored": [round(float(v), 6) for v in halves[0]],
        }
        args.golden.write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
