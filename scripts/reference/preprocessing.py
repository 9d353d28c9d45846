"""Reference numbers for frame preprocessing: PyTorch's antialiased bilinear resize, stretched to a
square, ImageNet normalisation. Writes src/test/resources/golden/preprocessing.json.

    venv/bin/python scripts/reference/preprocessing.py     (venv as in golden.py)
"""
import json
import pathlib

import torch
from torch.nn.functional import interpolate

OUT = pathlib.Path(__file__).parents[2] / "src/test/resources/golden/preprocessing.json"
SIZE = 24
MEAN = torch.tensor([0.485, 0.456, 0.406]).reshape(3, 1, 1)
STD = torch.tensor([0.229, 0.224, 0.225]).reshape(3, 1, 1)


def picture(width, height):
    y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    return torch.stack([(x * 37 + y * 11) % 256, (x * y * 3 + 50) % 256, (x * x + y * 7) % 256]).double() / 255


def main():
    cases = []
    for width, height in [(24, 24), (1, 1), (7, 50), (100, 31), (64, 64)]:
        out = interpolate(picture(width, height)[None], (SIZE, SIZE), mode="bilinear", antialias=True)[0]
        values = ((out - MEAN) / STD).flatten().tolist()
        cases.append({"width": width, "height": height, "values": [round(v, 6) for v in values]})
    OUT.write_text(json.dumps(cases) + "\n")


if __name__ == "__main__":
    main()
