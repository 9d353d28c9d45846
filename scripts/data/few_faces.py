#!/usr/bin/env python3
"""A few labelled faces, to see what a start is worth where there are no more.

    python3 few_faces.py FACES OUT [--train 100] [--val 60] [--test 500] [--seed 1]

FACES is a set of FER+ by build_faces.py (--labels gif7, without --most). Only faces of its training
part are taken, those that the raters agreed on, as many of each label as the rarest leaves room for;
at most half of a label's go to those to score, and half of the rest to those to choose the epoch by.
These are the same for every seed, which draws those to train with out of what is left. Faces to train
with that look like one of the others are left out. Needs numpy.
"""

import argparse
import csv
import os

from clipset import building, counts, draw, part_of, positive, save, write_rows
from featureset import fail, manifest_in
from pictures import alike, fingerprints, grey

COLUMNS = ["path", "label", "split", "group", "licence", "attribution"]


def agreed_faces(folder):
    """The rows of the training part that the raters agreed on."""
    try:
        with open(manifest_in(folder), newline="", encoding="utf-8") as table:
            rows = list(csv.DictReader(table))
    except OSError as e:
        fail(f"{folder} holds no set of faces as build_faces.py writes it ({e.strerror}).")
    if not rows or not {"agreed", *COLUMNS} <= set(rows[0]):
        fail(f"{manifest_in(folder)} is not one that build_faces.py wrote: it lacks columns.")
    return [row for row in rows if row["split"] == "train" and row["agreed"] == "yes"]


def read(folder, row):
    with open(os.path.join(folder, row["path"]), "rb") as file:
        return file.read()


def halved(rows):
    """The first half of the rows of each label, in an order that hangs on their names only."""
    by_label = {}
    for row in sorted(rows, key=lambda row: draw("few", row["group"])):
        by_label.setdefault(row["label"], []).append(row)
    return [row for some in by_label.values() for row in some[: len(some) // 2]]


def taken(rows, most, seed, what):
    """Some rows, balanced by label."""
    some = part_of(rows, most, lambda row: row["label"], True, seed)
    if len(some) < most or len({row["label"] for row in some}) < 2:
        fail(f"{what} {most} is too many: there are {len(rows)} such faces.")
    return some


def without(rows, others):
    """The rows but for some of them."""
    names = {row["path"] for row in others}
    return [row for row in rows if row["path"] not in names]


def apart(folder, rows, others):
    """The rows of faces that look like none of the others."""
    ours, theirs = (
        fingerprints(grey([read(folder, row) for row in part])) for part in (rows, others)
    )
    twins = {i for i, _ in alike(ours, theirs)}
    print(f"{len(twins)} left out that look like one to score or to choose by")
    return [row for i, row in enumerate(rows) if i not in twins]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("faces")
    parser.add_argument("out")
    parser.add_argument("--train", type=positive, default=100)
    parser.add_argument("--val", type=positive, default=60)
    parser.add_argument("--test", type=positive, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = agreed_faces(args.faces)
    test = taken(halved(rows), args.test, "test", "--test")
    rows = without(rows, test)
    val = taken(halved(rows), args.val, "val", "--val")
    rows = apart(args.faces, without(rows, val), test + val)
    train = taken(rows, args.train, args.seed, "--train")
    with building(args.out) as folder:
        few = []
        for split, part in (("train", train), ("val", val), ("test", test)):
            for row in part:
                path = f"{split}/{os.path.basename(row['path'])}"
                save(folder, path, read(args.faces, row))
                few.append({**row, "path": path, "split": split})
        write_rows(folder, COLUMNS, few)
    print(counts(few))


if __name__ == "__main__":
    main()
