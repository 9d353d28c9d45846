"""What models/face-kinds says of the faces of golden/mtcnn.json, by PyTorch: layers of facenet-pytorch, weights of ours.

The environment is that of faces.py, and venv/bin/pip install safetensors==0.4.5. Writes golden/face-kinds.json:
for each picture and box, in their order, the probability that it is a photographed face.

    venv/bin/python scripts/reference/golden_face_kinds.py src/test/resources/golden
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
from facenet_pytorch.models.mtcnn import ONet
from PIL import Image
from safetensors.torch import load_file

from faces import arranged

MODEL = Path("models/face-kinds")


class Kinds(torch.nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.backbone = ONet(pretrained=False)
        del self.backbone.dense6_1, self.backbone.dense6_2, self.backbone.dense6_3
        self.head = torch.nn.ModuleDict({"fc": torch.nn.Linear(256, labels)})

    def forward(self, x):
        o = self.backbone
        x = o.pool1(o.prelu1(o.conv1(x)))
        x = o.pool2(o.prelu2(o.conv2(x)))
        x = o.prelu4(o.conv4(o.pool3(o.prelu3(o.conv3(x)))))
        x = o.prelu5(o.dense5(x.permute(0, 3, 2, 1).flatten(1)))
        return self.head["fc"](x)


def look(picture, box):
    """The box as 48 x 48 grey pixels, three times."""
    left, top = (max(0, int(v)) for v in box[:2])
    right, bottom = min(picture.shape[1], int(box[2])), min(picture.shape[0], int(box[3]))
    part = torch.from_numpy(picture[top:bottom, left:right].astype("float32")).permute(2, 0, 1)[None]
    colours = torch.nn.functional.interpolate(part, size=(48, 48), mode="area")[0]
    grey = 0.299 * colours[0] + 0.587 * colours[1] + 0.114 * colours[2]
    return ((grey - 127.5) / 128).expand(3, 48, 48)


def main(folder):
    spec = json.loads((MODEL / "model.json").read_text())
    net = Kinds(len(spec["labels"]))
    net.load_state_dict({k: v.float() for k, v in load_file(MODEL / "weights.safetensors").items()})
    net.eval()
    faces = [np.asarray(Image.open(folder / "faces" / f"{name}.png").convert("RGB"), np.int64) for name in ("collins", "hopper")]
    told = {}
    for kind, boxes in json.loads((folder / "mtcnn.json").read_text())["pictures"].items():
        picture = np.ascontiguousarray(arranged(kind, *faces))
        told[kind] = []
        if boxes:
            with torch.no_grad():
                logits = net(torch.stack([look(picture, box) for box in boxes])) / spec["temperature"]
            at = spec["labels"].index("photographed")
            told[kind] = [round(float(v), 6) for v in logits.softmax(1)[:, at]]
        print(kind, told[kind])
    (folder / "face-kinds.json").write_text(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
