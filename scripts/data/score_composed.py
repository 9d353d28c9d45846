#!/usr/bin/env python3
"""Scores the runs of scripts/composed-faces.ijm against the truth of compose_faces.py.

    python3 score_composed.py FOLDER

Prints FOLDER/composed.csv and writes it, a row a run: how many faces have a box, the accuracy over all faces (one
without a box is wrong) with its interval, over those with a box, and over all faces of a size; how many boxes are of no
face; how often the commonest label is right. A found box is that of the face with which it has the largest
intersection over union, of at least 0.3; a face takes the best of its boxes. Of whole frames each face gets what is
said of its frame. The row "true, of the found" has the true boxes of those faces that were found. Intervals are Wilson's, 95 %. Needs Python 3.9 only.
"""

import argparse
import csv
import glob
import json
import math
import os

LEAST_OVERLAP = 0.3
SIZES = ((60, 100), (100, 170), (170, 301))


def rows(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def overlap(a, b):
    w = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    h = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    both = max(0, w) * max(0, h)
    return both / (a[2] * a[3] + b[2] * b[3] - both)


def box(row):
    return tuple(float(row[k]) for k in ("x", "y", "width", "height"))


def named_by_boxes(truth, said, folder):
    """The label of each true face, None where no box is its own; and how many boxes are of no face."""
    labels = {(r["clip"], r["region"]): r["label"] for r in said}
    best = {}
    strange = 0
    for file in sorted(glob.glob(os.path.join(folder, "*.json"))):
        name = os.path.basename(file)[: -len(".json")] + ".png"
        with open(file, encoding="utf-8") as f:
            regions = json.load(f).get("regions", [])
        for region in regions:
            here = [i for i, t in enumerate(truth) if t["clip"] == name]
            share, i = max((overlap(box(region["keys"][0]), box(truth[i])), i) for i in here)
            if share < LEAST_OVERLAP:
                strange += 1
            elif share > best.get(i, (0, ""))[0]:
                best[i] = (share, labels[name, region["name"]])
    return [best[i][1] if i in best else None for i in range(len(truth))], strange


def interval(hits, of):
    z, p = 1.959964, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return middle - half, middle + half


def scores(name, truth, said, strange):
    hit = [t["label"] == s for t, s in zip(truth, said)]
    boxed = sum(s is not None for s in said)
    low, high = interval(sum(hit), len(hit))
    labels = [t["label"] for t in truth]
    row = {
        "boxes": name,
        "faces": len(truth),
        "faces_with_a_box": boxed,
        "boxes_of_no_face": strange,
        "accuracy": sum(hit) / len(hit),
        "accuracy_low": low,
        "accuracy_high": high,
        "accuracy_of_those_with_a_box": sum(hit) / boxed,
        "commonest_label": max(labels.count(label) for label in labels) / len(labels),
    }
    for least, most in SIZES:
        of = [h for h, t in zip(hit, truth) if least <= int(t["width"]) < most]
        row[f"accuracy_from_{least}_px"] = sum(of) / len(of)
    return {k: f"{v:.4f}" if isinstance(v, float) else v for k, v in row.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    folder = parser.parse_args().folder
    truth = rows(folder, "truth.csv")
    table = []
    named = {}
    for name, boxes in (("true", "frames"), ("found", "found-frames")):
        if os.path.exists(os.path.join(folder, name, "clips.csv")):
            said = rows(folder, name, "clips.csv")
            labels, strange = named_by_boxes(truth, said, os.path.join(folder, boxes))
            table.append(scores(name, truth, labels, strange))
            named[name] = labels
    if "found" in named:
        # The same faces by hand and by the detector.
        both = [i for i, label in enumerate(named["found"]) if label is not None]
        table.insert(1, scores("true, of the found", [truth[i] for i in both], [named["true"][i] for i in both], 0))
    of_frame = {r["clip"]: r["label"] for r in rows(folder, "frame", "clips.csv")}
    table.append(scores("whole frame", truth, [of_frame[t["clip"]] for t in truth], 0))
    with open(os.path.join(folder, "composed.csv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    with open(os.path.join(folder, "composed.csv"), encoding="utf-8") as done:
        print(done.read(), end="")


if __name__ == "__main__":
    main()
