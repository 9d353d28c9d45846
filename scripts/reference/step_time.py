"""Times training steps or forward passes of the PyTorch twins; scripts/benchmark starts this beside its own.

    step_time.py MODE ARCHITECTURE WINDOWS FRAMES SIZE LABELS THREADS
    step_time.py --list

MODE is step (forward, backward, Adam) or forward. Prints the number of trained parameters; then, for each line of
the standard input: a number of runs, their milliseconds on one line; "memory", the peak of the resident memory in kB.
--list prints the architectures that have a twin here.
"""
import sys
import time

import torch

import golden_gif
from forward_time import FastConvGru

# The defaults of the architectures, which the golden tests make smaller.
golden_gif.HIDDEN, golden_gif.LAYERS, golden_gif.UNITS = 128, 2, 128
golden_gif.ConvGru = FastConvGru
LSTM_LAYERS = 1


def resnet18_convgru():
    net = golden_gif.cnn_lstm()
    net.head = golden_gif.GruHead(512)
    return net


def with_lstm(make):
    golden_gif.LAYERS = LSTM_LAYERS
    return make()


def twins():
    """Makers of networks by their architecture; those of one name differ in their sizes alone."""
    made = {"resnet18-convgru": resnet18_convgru}
    for architecture, _, _, make in golden_gif.CASES.values():
        made.setdefault(architecture, make)
    if "cnn-lstm" in made:
        made["cnn-lstm"] = lambda: with_lstm(golden_gif.cnn_lstm)
    return made


def peak():
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmHWM:"))


def main():
    mode, architecture, *numbers = sys.argv[1:]
    windows, frames, size, labels, threads = map(int, numbers)
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    golden_gif.LABELS = labels
    net = twins()[architecture]()
    clip = 4 * torch.rand(windows, frames, 3, size, size) - 2
    truth = torch.arange(windows) % labels
    adam = torch.optim.Adam(net.parameters(), lr=1e-4, weight_decay=1e-4)

    def step():
        adam.zero_grad()
        loss = torch.nn.functional.cross_entropy(net(clip), truth)
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
        print(*twins())
    else:
        main()
