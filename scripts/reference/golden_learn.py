"""Learn from Labels by other people's code: writes pooled-linear.json and softmax.json in src/test/resources/golden.

    python scripts/reference/golden_learn.py

Needs numpy and scikit-learn. The head of the network pooled-linear for windows that are whole, padded, soundless
and pictureless, in numpy; and multinomial logistic regression by scikit-learn.
"""

import json
import pathlib
import zlib

import numpy as np
from sklearn.linear_model import LogisticRegression

OUT = pathlib.Path("src/test/resources/golden")
BATCH, STEPS, CHANNELS, SIDE, FEATURES, FIRST, LABELS = 4, 5, 6, 3, 7, 2, 3
VISUAL_MASK = [[1, 1, 1, 1, 1], [1, 1, 0, 0, 0], [1, 1, 1, 1, 1], [0, 0, 0, 0, 0]]
AUDIO_MASK = [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [0, 0, 0, 0, 0], [1, 1, 1, 1, 0]]


def uniform(name, shape):
    """Values in [0, 1): as golden.py's, which needs PyTorch."""
    n = int(np.prod(shape))
    with np.errstate(over="ignore"):
        z = np.arange(n, dtype=np.uint64) + np.uint64(zlib.crc32(name.encode()) << 20)
        z = (z + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return ((z >> np.uint64(40)).astype(np.float64) / 2**24).reshape(shape)


def normed(x, name):
    mean = uniform(f"head.{name}.norm.running_mean", x.shape[-1:]) - 0.5
    deviation = uniform(f"head.{name}.norm.running_std", x.shape[-1:]) * 0.2
    return np.clip((x - mean) / np.maximum(deviation, 1e-4), -8, 8)


def mean(x, mask):
    m = np.asarray(mask, float)[:, :, None]
    return (x * m).sum(1) / np.maximum(m.sum(1), 1)


def logits(modality):
    maps = uniform("maps", (BATCH, STEPS, CHANNELS, SIDE, SIDE))
    audio = uniform("audio", (BATCH, STEPS, FEATURES)) * 4 - 2
    vectors = []
    if modality != "audio":
        vectors.append(mean(normed(maps.mean((3, 4)), "visual"), VISUAL_MASK))
    if modality != "video":
        vectors.append(mean(normed(audio, "audio"), AUDIO_MASK)[:, FIRST:])
    x = np.concatenate(vectors, 1)
    weight = uniform("head.fc.weight", (LABELS, x.shape[1])) * 2 - 1
    return x @ weight.T + uniform("head.fc.bias", (LABELS,)) - 0.5


def regression():
    rows, features, classes = 60, 12, 3
    x = uniform("rows", (rows, features)) * 4 - 2
    scores = x[:, :classes] * 2 + uniform("noise", (rows, classes)) * 4
    y = scores.argmax(1)
    fits = []
    for decay in (1, 0.1, 0.01):
        fit = LogisticRegression(C=1 / (decay * rows), tol=1e-10, max_iter=10000).fit(x, y)
        weights = fit.coef_
        # The bias is free but for a constant; ours begins at 0, so that it sums to 0.
        bias = fit.intercept_ - fit.intercept_.mean()
        fits.append({"decay": decay, "weights": weights.round(7).tolist(), "bias": bias.round(7).tolist()})
    return {"rows": rows, "features": features, "classes": classes, "labels": y.tolist(), "fits": fits}


def main():
    golden = {
        "batch": BATCH, "steps": STEPS, "channels": CHANNELS, "side": SIDE, "features": FEATURES, "first": FIRST,
        "labels": LABELS, "visual_mask": VISUAL_MASK, "audio_mask": AUDIO_MASK,
        "logits": {m: logits(m).round(7).ravel().tolist() for m in ("joint", "audio", "video")},
    }
    (OUT / "pooled-linear.json").write_text(json.dumps(golden, indent=1) + "\n")
    (OUT / "softmax.json").write_text(json.dumps(regression(), indent=1) + "\n")


if __name__ == "__main__":
    main()
