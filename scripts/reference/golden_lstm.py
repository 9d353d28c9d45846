"""Reference numbers for the golden test of the LSTM block: PyTorch's own nn.LSTM, forward and in both directions over
packed sequences of different lengths. Writes src/test/resources/golden/lstm.json. Weights and input as in golden.py.

    venv/bin/python scripts/reference/golden_lstm.py
"""
import json

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from golden import OUT, summary, uniform

B, T, C, HIDDEN, LENGTHS = 3, 5, 4, 3, [5, 2, 4]


def run(bidirectional):
    lstm = nn.LSTM(C, HIDDEN, batch_first=True, bidirectional=bidirectional)
    with torch.no_grad():
        for name, value in lstm.named_parameters():
            value.copy_(2 * uniform(name, tuple(value.shape)) - 1)
    x = (4 * uniform("x", (B, T, C)) - 2).requires_grad_()
    packed = pack_padded_sequence(x, torch.tensor(LENGTHS), batch_first=True, enforce_sorted=False)
    states, _ = pad_packed_sequence(lstm(packed)[0], batch_first=True)
    (states * uniform("of_loss", tuple(states.shape))).sum().backward()
    gradients = {n: summary(p.grad) for n, p in lstm.named_parameters()} | {"x": summary(x.grad)}
    return {"states": states.flatten().tolist(), "gradients": gradients}


def main():
    result = {"batch": B, "steps": T, "channels": C, "hidden": HIDDEN, "lengths": LENGTHS, "torch": torch.__version__,
              "forward": run(False), "both": run(True)}
    (OUT.parent / "lstm.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
