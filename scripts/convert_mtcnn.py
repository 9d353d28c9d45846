"""Makes models/mtcnn, what Find Faces... finds faces with, of the PyPI package facenet-pytorch 2.6.0 (MIT):
the published weights of MTCNN (Zhang et al. 2016).

    python3 -m venv venv
    venv/bin/pip install torch==2.2.2 torchvision==0.17.2 'numpy<2' facenet-pytorch==2.6.0 safetensors
    venv/bin/python scripts/convert_mtcnn.py models/mtcnn

Names stay, behind pnet, rnet and onet. Left out are the weights of the places of eyes, nose and mouth, which
AffectJ does not use. The file is the same each time. scripts/reference/faces.py proves it on pictures.
"""
import argparse
import hashlib
import sys
from pathlib import Path

import torch
from facenet_pytorch import MTCNN
from safetensors.torch import load_file, save_file

LANDMARKS = "onet.dense6_3."


def main():
    parser = argparse.ArgumentParser(description="MTCNN as a model of AffectJ")
    parser.add_argument("model", type=Path, help="folder of the model; its weights are written")
    args = parser.parse_args()
    network = MTCNN()
    kept = {
        name: value.float().contiguous()
        for name, value in sorted(network.state_dict().items())
        if not name.startswith(LANDMARKS)
    }
    args.model.mkdir(parents=True, exist_ok=True)
    weights = args.model / "weights.safetensors"
    save_file(kept, weights)
    again = load_file(weights)
    if set(again) != set(kept) or not all(torch.equal(again[name], kept[name]) for name in kept):
        sys.exit(f"{weights} does not hold what was written.")
    count = sum(value.numel() for value in kept.values())
    print(f"{len(kept)} tensors, {count} numbers, {weights.stat().st_size} bytes in {weights}")
    print(f"SHA-256 {hashlib.sha256(weights.read_bytes()).hexdigest()}")
    slopes = torch.cat([v for n, v in kept.items() if ".prelu" in n])
    print(f"slopes of the activations from {slopes.min():.3f} to {slopes.max():.3f}")


if __name__ == "__main__":
    main()
