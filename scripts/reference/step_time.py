"""Times training steps or forward passes of the PyTorch twins; scripts/benchmark starts this beside its own.

    step_time.py MODE ARCHITECTURE WINDOWS FRAMES SIZE LABELS THREADS AUDIO
    step_time.py --list

MODE is step (forward, backward, Adam) or forward; AUDIO is how many audio features a step has. Prints the number of
trained parameters; then, for each line of the standard input: a number of runs, their milliseconds on one line;
"memory", the peak of the resident memory in kB. --list prints the architectures that have a twin here.

The networks are those of golden_gif.py at the sizes that the plugin takes by default. Where the golden version is
written for clearness, gate by gate or clip by clip, a fast one takes its place.
"""
import importlib.util
import sys
import time

import torch
from torch import nn

import golden_gif
from forward_time import FastConvGru

HIDDEN, UNITS, HEADS, SPATIAL_UNITS, DROPOUT = 128, 128, 4, 64, 0.2


class Gru(nn.Module):
    """Equations 3 to 6 of Liang 2023, the input's gates of all steps in one product."""

    def __init__(self):
        super().__init__()
        self.x = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.h = nn.Linear(HIDDEN, 2 * HIDDEN, bias=False)
        self.c = nn.Linear(HIDDEN, HIDDEN, bias=False)

    def forward(self, xs):
        xs = self.x(xs)
        h, states = None, []
        for t in range(xs.shape[1]):
            xz, xr, xh = xs[:, t].split(HIDDEN, 1)
            if h is None:
                h = torch.sigmoid(xz) * torch.tanh(xh)
            else:
                hz, hr = self.h(h).split(HIDDEN, 1)
                candidate = torch.tanh(xh + self.c(torch.sigmoid(xr + hr) * h))
                h = h + torch.sigmoid(xz + hz) * (candidate - h)
            states.append(h)
        return torch.stack(states, 1)


class Fusion(nn.Module):
    """ResNet18, attention in the frame, a GRU and attention over both streams each: Liang 2023."""

    def __init__(self, audio):
        super().__init__()
        self.backbone = golden_gif.cnn_lstm()
        del self.backbone.head
        self.spatial, self.score = nn.Linear(512, SPATIAL_UNITS), nn.Linear(SPATIAL_UNITS, 1, bias=False)
        self.project = nn.ModuleList([nn.Linear(512, HIDDEN), nn.Linear(audio, HIDDEN)])
        self.gru = nn.ModuleList([Gru(), Gru()])
        self.attention = nn.ModuleList([nn.MultiheadAttention(HIDDEN, HEADS, bias=False, batch_first=True) for _ in "va"])
        self.fc1, self.fc2 = nn.Linear(2 * HIDDEN, UNITS), nn.Linear(UNITS, golden_gif.LABELS)
        self.gender = nn.Linear(UNITS, 2)
        self.dropout = nn.Dropout(DROPOUT)
        self.audio = audio

    def forward(self, clip):
        sound = torch.rand(*clip.shape[:2], self.audio)
        rows = self.backbone.maps(clip).flatten(3).transpose(2, 3)
        weights = torch.softmax(self.score(torch.tanh(self.spatial(rows))), 2)
        streams = [self.dropout((weights * rows).sum(2)), sound]
        states = [gru(torch.tanh(p(x))) for gru, p, x in zip(self.gru, self.project, streams)]
        keys = torch.cat(states, 1)
        fused = torch.cat([a(q, keys, keys)[0].mean(1) for a, q in zip(self.attention, states)], 1)
        units = self.dropout(torch.tanh(self.fc1(self.dropout(fused))))
        return self.fc2(units) + 0 * self.gender(units).sum(1, keepdim=True)  # a task that no clip here has


def with_head(make, head):
    net = make()
    net.head = head()
    return net


def c3d():
    golden_gif.UNITS = 4096
    net = golden_gif.c3d()
    rest = net.rest
    net.rest = lambda maps: nn.functional.dropout(rest(maps), 0.5, net.training)
    return net


def lstm():
    golden_gif.LAYERS = 1
    return golden_gif.cnn_lstm()


def twins(size, audio):
    made = {
        "av-fusion": lambda: Fusion(audio),
        "c3d": c3d,
        "cnn-lstm": lstm,
        "efficientnet-lite0-convgru": golden_gif.efficientnet_lite0(size),
        "resnet18-convgru": lambda: with_head(golden_gif.cnn_lstm, lambda: golden_gif.GruHead(512)),
        "resnet3d": golden_gif.resnet3d(18),
        "vggnet-convgru": golden_gif.vggnet_convgru,
    }
    if not importlib.util.find_spec("efficientnet_lite_pytorch"):
        del made["efficientnet-lite0-convgru"]
    return made


def peak():
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmHWM:"))


def main():
    mode, architecture, *numbers = sys.argv[1:]
    windows, frames, size, labels, threads, audio = map(int, numbers)
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    golden_gif.HIDDEN, golden_gif.LAYERS, golden_gif.UNITS, golden_gif.LABELS = HIDDEN, 2, UNITS, labels
    golden_gif.ConvGru = FastConvGru
    net = twins(size, audio)[architecture]()
    clip = 4 * torch.rand(windows, frames, 3, size, size) - 2
    truth = torch.arange(windows) % labels
    adam = torch.optim.Adam(net.parameters(), lr=1e-4, weight_decay=1e-4)

    def step():
        adam.zero_grad()
        loss = nn.functional.cross_entropy(net(clip), truth)
        loss.backward()
        adam.step()
        return loss.item()

    def forward():
        with torch.inference_mode():
            return net(clip).tolist()

    net.train(mode == "step")
    run = step if mode == "step" else forward
    print(sum(p.numel() for p in net.parameters()), flush=True)
    for line in sys.stdin:
        if line.strip() == "memory":
            print(peak(), flush=True)
            continue
        millis = []
        for _ in range(int(line)):
            start = time.perf_counter()
            run()
            millis.append((time.perf_counter() - start) * 1e3)
        print(*millis, flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        print(*twins(0, 0))
    else:
        main()
