"""Times the forward pass of the PyTorch reference; scripts/benchmark starts this beside its own.

    forward_time.py MODEL_FOLDER INPUT WINDOWS THREADS

INPUT holds WINDOWS * frames * 3 * size * size floats (32 bit, little endian). Prints the logits on
one line; then, for each line of the standard input, a number of runs, their milliseconds on one line.
"""
import json
import pathlib
import sys
import time

import numpy as np
import torch

import golden


class FastConvGru(golden.ConvGru):
    """The same with its three gates and all steps of the input in one convolution."""

    def forward(self, clip):
        xs = self.x(clip.flatten(0, 1)).unflatten(0, clip.shape[:2])
        h, states = None, []
        for t in range(clip.shape[1]):
            xz, xr, xh = xs[:, t].split(self.hidden, 1)
            if h is None:
                h = (1 - torch.sigmoid(xz)) * torch.tanh(xh)
            else:
                hz, hr, hh = self.h(h).split(self.hidden, 1)
                z = torch.sigmoid(xz + hz)
                candidate = torch.tanh(xh + torch.sigmoid(xr + hr) * hh)
                h = candidate + z * (h - candidate)
            states.append(h)
        return torch.stack(states, 1)


def weights(file):
    """Tensors of a safetensors file: a header's length, the header in JSON, the values."""
    data = file.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    types = {"F16": np.float16, "F32": np.float32}
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + size + at for at in entry["data_offsets"])
        values = np.frombuffer(data[start:end], types[entry["dtype"]]).astype(np.float32)
        tensors[name] = torch.from_numpy(values).reshape(entry["shape"])
    return tensors


def network(folder):
    spec = json.loads((folder / "model.json").read_text())
    golden.ConvGru = FastConvGru
    golden.HIDDEN, golden.LAYERS, golden.UNITS = (spec["hyper"][k] for k in ("hidden", "layers", "units"))
    golden.LABELS = len(spec["labels"])
    net = golden.Network()
    missing, unexpected = net.load_state_dict(weights(folder / "weights.safetensors"), strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unexpected:
        sys.exit(f"forward_time.py: missing {missing}, unexpected {unexpected}")
    return spec, net.eval()


def main():
    folder, file, windows, threads = sys.argv[1:]
    torch.set_num_threads(int(threads))
    spec, net = network(pathlib.Path(folder))
    shape = (int(windows), spec["frames"], 3, spec["size"], spec["size"])
    clip = torch.from_numpy(np.fromfile(file, np.float32)).reshape(shape)
    with torch.inference_mode():
        print(*net(clip).flatten().tolist(), flush=True)
        for line in sys.stdin:
            millis = []
            for _ in range(int(line)):
                start = time.perf_counter()
                net(clip)
                millis.append((time.perf_counter() - start) * 1e3)
            print(*millis, flush=True)


if __name__ == "__main__":
    main()
