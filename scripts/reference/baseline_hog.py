#!/usr/bin/env python3
"""HOG and kernel ridge on stills: the baseline that the recurrent network has to beat.

usage: baseline_hog.py DATASET_DIR   (a folder with manifest.csv: path,label,split,...; splits train, val, test, test-b)

Two frames of every clip (middle and last) are made grey and described by histograms of oriented gradients. One-vs-all
kernel ridge regression (RBF, targets +1/-1) is trained on the train split; cell size, kernel width and ridge are chosen by
accuracy on the val split. A clip's scores are the mean of its two frames. Prints one JSON object.
Needs numpy, pillow, scikit-image.
"""
import csv
import json
import os
import sys
import time

import numpy as np
from PIL import Image
from skimage.feature import hog

SIZE = 96
CELLS = (8, 12, 16)
WIDTHS = (0.25, 0.5, 1.0, 2.0, 4.0)  # times 1 / mean squared distance
RIDGES = (1e-3, 1e-2, 1e-1, 1.0)


def frames(path):
    """The middle and the last frame, composited on white, grey, SIZE pixels square (padded with white)."""
    with Image.open(path) as gif:
        n = getattr(gif, "n_frames", 1)
        for at in (n // 2, n - 1):
            gif.seek(at)
            rgba = gif.convert("RGBA")
            white = Image.new("RGBA", rgba.size, "white")
            white.alpha_composite(rgba)
            grey = white.convert("L")
            grey.thumbnail((SIZE, SIZE), Image.BILINEAR) if max(grey.size) > SIZE else None
            square = Image.new("L", (SIZE, SIZE), 255)
            square.paste(grey, ((SIZE - grey.size[0]) // 2, (SIZE - grey.size[1]) // 2))
            yield np.asarray(square, dtype=np.float32) / 255.0


def describe(images, cell):
    return np.stack([hog(i, orientations=9, pixels_per_cell=(cell, cell), cells_per_block=(2, 2), block_norm="L2-Hys")
                     for i in images]).astype(np.float64)


def square_distances(a, b):
    return np.maximum(0.0, (a * a).sum(1)[:, None] + (b * b).sum(1)[None, :] - 2.0 * a @ b.T)


def metrics(truth, guess, labels):
    present = [k for k in range(len(labels)) if (truth == k).any()]
    f1, recall = {}, {}
    for k in present:
        tp = float(((truth == k) & (guess == k)).sum())
        f1[labels[k]] = round(2 * tp / max(1.0, float((truth == k).sum() + (guess == k).sum())), 4)
        recall[labels[k]] = round(tp / float((truth == k).sum()), 4)
    return {"clips": int(len(truth)), "accuracy": round(float((truth == guess).mean()), 4),
            "macro_f1": round(float(np.mean(list(f1.values()))), 4), "f1": f1, "recall": recall}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = sys.argv[1]
    began = time.time()
    with open(os.path.join(root, "manifest.csv"), newline="", encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    labels = sorted({r["label"] for r in rows})
    images, truth, splits = [], [], []
    for r in rows:
        images.extend(frames(os.path.join(root, r["path"])))
        truth.append(labels.index(r["label"]))
        splits.append(r["split"])
    truth, splits = np.array(truth), np.array(splits)
    where = {s: np.flatnonzero(splits == s) for s in sorted(set(splits))}
    both = {s: np.stack([2 * i, 2 * i + 1], 1).ravel() for s, i in where.items()}
    targets = np.where(np.arange(len(labels))[None, :] == truth[where["train"]].repeat(2)[:, None], 1.0, -1.0)

    best = None
    for cell in CELLS:
        x = describe(images, cell)
        d = square_distances(x[both["train"]], x[both["train"]])
        dv = square_distances(x[both["val"]], x[both["train"]])
        unit = 1.0 / d.mean()
        for width in WIDTHS:
            values, vectors = np.linalg.eigh(np.exp(-width * unit * d))
            turned = vectors.T @ targets
            kv = np.exp(-width * unit * dv) @ vectors
            for ridge in RIDGES:
                scores = kv @ (turned / (values + ridge)[:, None])
                guess = scores.reshape(-1, 2, len(labels)).mean(1).argmax(1)
                accuracy = float((guess == truth[where["val"]]).mean())
                if best is None or accuracy > best["val"]:
                    best = {"val": accuracy, "cell": cell, "width": width, "gamma": width * unit, "ridge": ridge, "x": x,
                            "weights": vectors @ (turned / (values + ridge)[:, None])}
    result = {"method": "HOG + kernel ridge (RBF, one-vs-all), middle and last frame of each clip",
              "image_size": SIZE, "cell": best["cell"], "gamma": float(f"{best['gamma']:.6g}"), "ridge": best["ridge"],
              "chosen_on": "val", "train_clips": int(len(where["train"]))}
    for s in ("val", "test", "test-b"):
        if s not in where:
            continue
        k = np.exp(-best["gamma"] * square_distances(best["x"][both[s]], best["x"][both["train"]]))
        guess = (k @ best["weights"]).reshape(-1, 2, len(labels)).mean(1).argmax(1)
        result[s] = metrics(truth[where[s]], guess, labels)
    print(f"{time.time() - began:.0f} s", file=sys.stderr)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
