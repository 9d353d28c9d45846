"""Reference numbers for the golden tests, from an independent PyTorch implementation.

Writes src/test/resources/golden/resnet18-convgru.json. Weights and input are made from a hash of
their name and place (the test makes the same ones), so that no weights need to be stored.

    python3 -m venv venv && venv/bin/pip install torch==2.7.1 torchvision==0.22.1 numpy
    venv/bin/python scripts/reference/golden.py
"""
import json
import pathlib
import zlib

import numpy as np
import torch
import torchvision
from torch import nn

OUT = pathlib.Path(__file__).parents[2] / "src/test/resources/golden/resnet18-convgru.json"
SIZE, FRAMES, WINDOWS, HIDDEN, LAYERS, UNITS, LABELS = 224, 4, 2, 32, 2, 16, 7


def uniform(name, shape):
    """Values in [0, 1): splitmix64 of place + CRC32 of the name, its upper 24 bits."""
    n = int(np.prod(shape))
    with np.errstate(over="ignore"):
        z = np.arange(n, dtype=np.uint64) + np.uint64(zlib.crc32(name.encode()) << 20)
        z = (z + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return torch.from_numpy(((z >> np.uint64(40)).astype(np.float64) / 2**24).astype(np.float32)).reshape(shape)


def parameter(name, shape):
    u = uniform(name, shape)
    if name.endswith("running_var"):
        return 0.5 + u
    if len(shape) > 1:
        fan_in = int(np.prod(shape[1:]))
        return (2 * u - 1) * np.float32((6 / fan_in) ** 0.5 * 0.8)
    if ".bn" in name or "downsample.1" in name:
        return 0.5 + u if name.endswith("weight") else 0.2 * (u - 0.5)
    return 0.2 * (u - 0.5)


class ConvGru(nn.Module):
    """Equation 3 of Zhang et al. 2022, the gates written out one by one."""

    def __init__(self, channels, hidden):
        super().__init__()
        self.hidden = hidden
        self.x = nn.Conv2d(channels, 3 * hidden, 3, padding=1)
        self.h = nn.Conv2d(hidden, 3 * hidden, 3, padding=1, bias=False)

    def gate(self, conv, part, value):
        rows = slice(part * self.hidden, (part + 1) * self.hidden)
        bias = None if conv.bias is None else conv.bias[rows]
        return nn.functional.conv2d(value, conv.weight[rows], bias, padding=1)

    def forward(self, clip):
        h = torch.zeros(clip.shape[0], self.hidden, *clip.shape[3:])
        states = []
        for t in range(clip.shape[1]):
            x = clip[:, t]
            z = torch.sigmoid(self.gate(self.x, 0, x) + self.gate(self.h, 0, h))
            r = torch.sigmoid(self.gate(self.x, 1, x) + self.gate(self.h, 1, h))
            candidate = torch.tanh(self.gate(self.x, 2, x) + r * self.gate(self.h, 2, h))
            h = (1 - z) * candidate + z * h
            states.append(h)
        return torch.stack(states, 1)


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.ModuleList([ConvGru(512 if i == 0 else HIDDEN, HIDDEN) for i in range(LAYERS)])
        self.fc1 = nn.Linear(HIDDEN, UNITS)
        self.fc2 = nn.Linear(UNITS, LABELS)

    def forward(self, maps):
        for layer in self.gru:
            maps = layer(maps)
        return self.fc2(torch.tanh(self.fc1(maps[:, -1].mean((2, 3)))))


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        resnet = torchvision.models.resnet18(weights=None)
        del resnet.fc, resnet.avgpool
        self.backbone = resnet
        self.head = Head()

    def maps(self, clip):
        b = self.backbone
        x = b.maxpool(b.relu(b.bn1(b.conv1(clip.flatten(0, 1)))))
        x = b.layer4(b.layer3(b.layer2(b.layer1(x))))
        return x.unflatten(0, clip.shape[:2])

    def forward(self, clip):
        return self.head(self.maps(clip))


def summary(tensor):
    flat = tensor.detach().double().flatten()
    places = [0, len(flat) // 3, len(flat) // 2, len(flat) - 1]
    return {"norm": flat.norm().item(), "sum": flat.sum().item(), "at": [flat[i].item() for i in places]}


def main():
    torch.manual_seed(0)
    net = Network()
    with torch.no_grad():
        for name, value in list(net.named_parameters()) + list(net.named_buffers()):
            if not name.endswith("num_batches_tracked"):
                value.copy_(parameter(name, tuple(value.shape)))
    clip = 4 * uniform("input", (WINDOWS, FRAMES, 3, SIZE, SIZE)) - 2
    net.eval()
    maps = net.maps(clip).detach().requires_grad_()
    logits = net.head(maps)
    result = {
        "size": SIZE, "frames": FRAMES, "windows": WINDOWS, "hidden": HIDDEN, "layers": LAYERS, "units": UNITS,
        "labels": LABELS, "torch": torch.__version__, "maps": summary(maps), "logits": logits.tolist(),
    }
    # Grad-CAM, equations 1 and 2 of Selvaraju et al. 2017, for label 3
    grads = torch.autograd.grad(logits[:, 3].sum(), maps)[0]
    cam = torch.relu((grads.mean((3, 4), keepdim=True) * maps).sum(2))
    result["gradcam_label"] = 3
    result["gradcam"] = cam.detach().flatten().tolist()
    net.train()
    loss = nn.functional.cross_entropy(net(clip), torch.tensor([1, 5]))
    loss.backward()
    result["train_labels"] = [1, 5]
    result["loss"] = loss.item()
    result["gradients"] = {n: summary(p.grad) for n, p in net.named_parameters()}
    result["running_mean"] = summary(net.backbone.layer3[0].bn1.running_mean)
    result["running_var"] = summary(net.backbone.layer3[0].bn1.running_var)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(result, indent=1) + "\n")
    print("logits", logits.tolist(), "loss", loss.item())


if __name__ == "__main__":
    main()
