"""Reference numbers for the golden tests of the GIF networks, from independent PyTorch versions:
torchvision's resnet18, vgg19 and r3d_18, the packages efficientnet-lite-pytorch and facenet-pytorch,
and C3D and the recurrent heads written out.

Writes src/test/resources/golden/<name>.json: logits, loss, running statistics, Grad-CAM and, for
each gradient, its norm, largest entry, product with hashed numbers (which every entry moves) and
some entries. Weights and inputs are hashed from their names as in golden.py, so none are stored.

    python3 -m venv venv && venv/bin/pip install torch==2.7.1 torchvision==0.22.1 numpy efficientnet-lite-pytorch==0.1.0
    venv/bin/pip install --no-deps facenet-pytorch==2.6.0
    venv/bin/python scripts/reference/golden_gif.py [NAME ...]
"""
import json
import sys

import torch
import torchvision
from torch import nn

from golden import OUT, ConvGru, uniform

HIDDEN, LAYERS, UNITS, LABELS, WINDOWS = 12, 2, 10, 5, 2
FOLDER = OUT.parent


def parameter(name, shape):
    """As in golden.py; a vector called weight is a normalisation's."""
    u = uniform(name, shape)
    if name.endswith("running_var") or len(shape) == 1 and name.endswith(".weight"):
        return 0.5 + u
    if len(shape) > 1:
        fan_in = torch.Size(shape[1:]).numel()
        return (2 * u - 1) * torch.tensor((6 / fan_in) ** 0.5 * 0.8)
    return 0.2 * (u - 0.5)


class GruHead(nn.Module):
    """Stacked ConvGRU, mean over the area, tanh layer."""

    def __init__(self, channels):
        super().__init__()
        self.gru = nn.ModuleList([ConvGru(channels if i == 0 else HIDDEN, HIDDEN) for i in range(LAYERS)])
        self.fc1 = nn.Linear(HIDDEN, UNITS)
        self.fc2 = nn.Linear(UNITS, LABELS)

    def forward(self, maps):
        for layer in self.gru:
            maps = layer(maps)
        return self.fc2(torch.tanh(self.fc1(maps[:, -1].mean((2, 3)))))


class LstmHead(nn.Module):
    """Mean over the area, LSTM over the frames, tanh layer."""

    def __init__(self, channels):
        super().__init__()
        self.lstm = nn.ModuleList([
            nn.LSTM(channels if i == 0 else HIDDEN, HIDDEN, batch_first=True) for i in range(LAYERS)
        ])
        self.fc1 = nn.Linear(HIDDEN, UNITS)
        self.fc2 = nn.Linear(UNITS, LABELS)

    def forward(self, maps):
        states = maps.mean((3, 4))
        for layer in self.lstm:
            states, _ = layer(states)
        return self.fc2(torch.tanh(self.fc1(states[:, -1])))


class FrameByFrame(nn.Module):
    """A backbone that sees every frame by itself, and a head over its maps."""

    hyper = {"hidden": HIDDEN, "layers": LAYERS, "units": UNITS}
    per_frame = True

    def __init__(self, backbone, maps, head):
        super().__init__()
        self.backbone = backbone
        self.maps_of_frames = maps
        self.head = head

    def maps(self, clip):
        return self.maps_of_frames(clip.flatten(0, 1)).unflatten(0, clip.shape[:2])

    def logits(self, maps):
        return self.head(maps)

    def forward(self, clip):
        return self.logits(self.maps(clip))


def cnn_lstm():
    r = torchvision.models.resnet18(weights=None)
    del r.fc, r.avgpool

    def maps(x):
        return r.layer4(r.layer3(r.layer2(r.layer1(r.maxpool(r.relu(r.bn1(r.conv1(x))))))))

    return FrameByFrame(r, maps, LstmHead(512))


def vggnet_convgru():
    vgg = torchvision.models.vgg19(weights=None)
    del vgg.classifier, vgg.avgpool
    return FrameByFrame(vgg, lambda x: vgg.features(x), GruHead(512))


def efficientnet_lite0(side):
    def make():
        from efficientnet_lite_pytorch import EfficientNet

        # Its padding hangs on the size; stochastic depth would be by chance.
        e = EfficientNet.from_name("efficientnet-lite0", image_size=side, drop_connect_rate=0)
        del e._fc
        return FrameByFrame(e, e.extract_features, GruHead(1280))

    return make


class MeanHead(nn.Module):
    """Mean over the area and the frames."""

    def __init__(self, channels):
        super().__init__()
        self.fc = nn.Linear(channels, LABELS)

    def forward(self, maps):
        return self.fc(maps.mean((1, 3, 4)))


def onet():
    from facenet_pytorch.models.mtcnn import ONet

    o = ONet(pretrained=False)
    del o.dense6_1, o.dense6_2, o.dense6_3

    def maps(x):
        x = o.pool1(o.prelu1(o.conv1(x)))
        x = o.pool2(o.prelu2(o.conv2(x)))
        x = o.prelu4(o.conv4(o.pool3(o.prelu3(o.conv3(x)))))
        x = o.prelu5(o.dense5(x.permute(0, 3, 2, 1).flatten(1)))
        return x[:, :, None, None]

    net = FrameByFrame(o, maps, MeanHead(256))
    net.hyper = {}
    return net


class Clip3d(nn.Module):
    """A network that sees the window as a whole: trunk to the last convolution's maps, then the rest."""

    per_frame = False

    def __init__(self, backbone, trunk, rest, width, hyper):
        super().__init__()
        self.backbone = backbone
        self.trunk, self.rest, self.hyper = trunk, rest, hyper
        self.add_module("head", nn.ModuleDict({"fc": nn.Linear(width, LABELS)}))

    def maps(self, clip):
        return self.trunk(clip.transpose(1, 2))

    def logits(self, maps):
        return self.head["fc"](self.rest(maps))

    def forward(self, clip):
        return self.logits(self.maps(clip))


def resnet3d(depth):
    def make():
        video = torchvision.models.video
        if depth == 18:
            r = video.r3d_18(weights=None)
        else:
            res = video.resnet
            r = res.VideoResNet(res.BasicBlock, [res.Conv3DSimple] * 4, [3, 4, 6, 3], res.BasicStem)
        del r.fc

        def trunk(x):
            return r.layer4(r.layer3(r.layer2(r.layer1(r.stem(x)))))

        return Clip3d(r, trunk, lambda maps: maps.mean((2, 3, 4)), 512, {"depth": str(depth)})

    return make


class C3D(nn.Module):
    """Tran et al. 2015, figure 3, poolings rounded up as Caffe does; see C3d.java for what is ours:
    pooling in time only where there is more than one frame, and the mean over 4 x 4 places."""

    def __init__(self, units):
        super().__init__()

        def conv(i, o):
            return nn.Conv3d(i, o, 3, padding=1)

        self.conv1, self.conv2 = conv(3, 64), conv(64, 128)
        self.conv3a, self.conv3b = conv(128, 256), conv(256, 256)
        self.conv4a, self.conv4b = conv(256, 512), conv(512, 512)
        self.conv5a, self.conv5b = conv(512, 512), conv(512, 512)
        self.fc6, self.fc7 = nn.Linear(8192, units), nn.Linear(units, units)

    @staticmethod
    def pool(x):
        kernel = (min(2, x.shape[2]), 2, 2)
        return nn.functional.max_pool3d(x, kernel, kernel, ceil_mode=True)

    def trunk(self, x):
        relu = torch.relu
        x = nn.functional.max_pool3d(relu(self.conv1(x)), (1, 2, 2), ceil_mode=True)
        x = self.pool(relu(self.conv2(x)))
        x = self.pool(relu(self.conv3b(relu(self.conv3a(x)))))
        x = self.pool(relu(self.conv4b(relu(self.conv4a(x)))))
        return relu(self.conv5b(relu(self.conv5a(x))))

    def rest(self, maps):
        x = nn.functional.adaptive_avg_pool3d(self.pool(maps), (1, 4, 4)).flatten(1)
        return torch.relu(self.fc7(torch.relu(self.fc6(x))))


def c3d():
    net = C3D(UNITS)
    return Clip3d(net, net.trunk, net.rest, UNITS, {"units": UNITS, "dropout": 0.0})


# name: architecture, frames, side, network
CASES = {
    "cnn-lstm": ("cnn-lstm", 4, 64, cnn_lstm),
    "vggnet-convgru": ("vggnet-convgru", 4, 64, vggnet_convgru),
    "efficientnet-lite0-convgru": ("efficientnet-lite0-convgru", 4, 64, efficientnet_lite0(64)),
    "onet": ("onet", 1, 48, onet),
    "resnet3d": ("resnet3d", 4, 64, resnet3d(18)),
    "resnet3d-34": ("resnet3d", 2, 48, resnet3d(34)),
    "c3d-t2": ("c3d", 2, 40, c3d),
    "c3d": ("c3d", 4, 64, c3d),
    "c3d-t6": ("c3d", 6, 40, c3d),
    "c3d-t8": ("c3d", 8, 40, c3d),
}


# EfficientNet's 50 normalisations, nearly centred, are chaotic: float32 differs from float64 by up to 6e-2 of a
# tensor's largest gradient, and one thread from two. With activations that are mostly between 0 and 6, and none at
# the edge, it differs by 5e-5, for one and two threads, either order in memory, with oneDNN and without.
NORM_BIAS = {"efficientnet-lite0-convgru": 2.0}


def fill(net, norm_bias):
    with torch.no_grad():
        state = dict(list(net.named_parameters()) + list(net.named_buffers()))
        for name, value in state.items():
            if not name.endswith("num_batches_tracked"):
                value.copy_(parameter(name, tuple(value.shape)))
            if name.endswith(".bias") and name[: -len("bias")] + "running_mean" in state:
                value += norm_bias


def summary(name, tensor):
    flat = tensor.detach().double().flatten()
    n = len(flat)
    if flat.abs().max() < 1e-6:  # a bias that the next normalisation takes away: rounding alone is left
        return {"zero": True}
    probe = uniform(name + ".probe", (n,)).double() - 0.5
    return {
        "norm": number(flat.norm()), "max": number(flat.abs().max()), "probe": number(flat @ probe),
        "at": [number(flat[i * (n - 1) // 7]) for i in range(8)],
    }


def number(x):
    return float(f"{float(x):.9g}")


def gradcam(net, clip, label):
    """Equations 1 and 2 of Selvaraju et al. 2017: (B, steps, h, w) of the last convolution's maps.

    Where the maps belong to a frame each, the weights alpha do, too; where they belong to the
    window, the mean that makes alpha goes over time as well.
    """
    maps = net.maps(clip).detach().requires_grad_()
    grads = torch.autograd.grad(net.logits(maps)[:, label].sum(), maps)[0]
    if net.per_frame:  # B, T, C, h, w
        return torch.relu((grads.mean((3, 4), keepdim=True) * maps).sum(2))
    return torch.relu((grads.mean((2, 3, 4), keepdim=True) * maps).sum(1))  # B, C, T', h, w


def case(name):
    architecture, frames, side, make = CASES[name]
    torch.manual_seed(0)
    net = make()
    norm_bias = NORM_BIAS.get(name, 0.0)
    fill(net, norm_bias)
    clip = 4 * uniform("input", (WINDOWS, frames, 3, side, side)) - 2
    net.eval()
    result = {
        "architecture": architecture, "norm_bias": norm_bias, "hyper": net.hyper, "frames": frames, "size": side, "windows": WINDOWS,
        "labels": LABELS, "torch": torch.__version__,
        "logits": [[number(v) for v in row] for row in net(clip)],
        "gradcam_label": 3,
    }
    cam = gradcam(net, clip, 3)
    result["gradcam_shape"] = list(cam.shape)
    result["gradcam"] = [number(v) for v in cam.flatten()]
    net.train()
    loss = nn.functional.cross_entropy(net(clip), torch.tensor([1, 4]))
    loss.backward()
    result["train_labels"] = [1, 4]
    result["loss"] = number(loss)
    result["gradients"] = {n: summary(n, p.grad) for n, p in net.named_parameters()}
    result["statistics"] = {
        n: summary(n, b) for n, b in net.named_buffers() if n.endswith(("running_mean", "running_var"))
    }
    out = FOLDER / (name + ".json")
    out.write_text(json.dumps(result, separators=(",", ":")).replace('"backbone', '\n"backbone').replace('"head', '\n"head') + "\n")
    grads = [v["max"] for v in result["gradients"].values() if "max" in v]
    print(name, "logits", result["logits"][0], "loss", result["loss"], "gradients' largest", min(grads), max(grads),
          "zero", len(result["gradients"]) - len(grads), "cam", result["gradcam_shape"], max(result["gradcam"]))


if __name__ == "__main__":
    for key in sys.argv[1:] or CASES:
        case(key)
