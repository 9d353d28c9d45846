"""Reference numbers for the loss against shares of raters: PyTorch's own cross entropy with probabilities as targets and
label smoothing, each row times its weight (the mean of its labels' weights by its shares). Writes
src/test/resources/golden/shares.json.

    venv/bin/python scripts/reference/golden_shares.py
"""
import json

import torch
from torch.nn.functional import cross_entropy

from golden import OUT

LOGITS = [[0.5, -1.25, 2.0], [1.5, 0.25, -0.75], [-0.5, 0.125, 1.0]]
SHARES = [[0.2, 0.1, 0.7], [0.0, 1.0, 0.0], [0.5, 0.5, 0.0]]
WEIGHTS = [0.75, 1.5, 0.5]
SMOOTHING = 0.1


def main():
    logits = torch.tensor(LOGITS, requires_grad=True)
    shares = torch.tensor(SHARES)
    rows = cross_entropy(logits, shares, label_smoothing=SMOOTHING, reduction="none")
    weights = (shares * torch.tensor(WEIGHTS)).sum(1)
    loss = (rows * weights).sum() / weights.sum()
    loss.backward()
    result = {"logits": LOGITS, "shares": SHARES, "weights": WEIGHTS, "smoothing": SMOOTHING, "torch": torch.__version__,
              "loss": loss.item(), "gradient": logits.grad.tolist()}
    (OUT.parent / "shares.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
