#!/usr/bin/env python3
"""FER+, photographed faces with the votes of ten raters, as a data set of AffectJ.

    python3 build_faces.py FERPLUS OUT [--labels gif7|gif8|av3|ferplus] [--most N] [--balance] [--seed 1]

FERPLUS is a folder or archive that holds train/ and valid/ (or FER2013Train/ and FER2013Valid/, as
Microsoft's script names them), each with the faces as grey PNG files and a label.csv without header:

    name, "(box)", votes for neutral, happiness, surprise, sadness, anger, disgust, fear, contempt,
    unknown, not a face

--labels tells what the votes are for:

    gif7     happiness, surprise, sadness, anger, disgust, fear; nobody voted for like: its share is 0
    gif8     those of gif7 and neutral, to learn from before a network is told which of the two it is for
    av3      negative (sadness, anger, disgust, fear), neutral, positive (happiness)
    ferplus  neutral, happiness, surprise, sadness, anger, disgust, fear, contempt

A face is left out unless more than half of its votes are for labels of the set. The shares p_<label>
are those of these votes alone; `raters` tells how many there are, `label` the first with most.
A face is `agreed` where at least 6 in 10 of all its votes are for one of the ten choices, and that
is one of the set.

The published train trains. Of the published valid, agreed faces go to val (a third) and to test; the
others are in test-disputed. Which third is a hash of the name, so that it stays the same for all labels.

The pictures come from the web, and many are there twice or more. Exact copies within a part are one
clip with the votes of all. Of faces in valid that look the same, the one most agreed on is kept; faces of
train that look like one of valid, used or not, are left out. `pictures.py` tells what looks the same.

--most N takes N of train by the seed, --balance as many of each label as far as there are.
The votes are under the MIT licence; the pictures have none of their own. Needs numpy.
"""

import argparse
import csv
import hashlib
import io

from clipset import building, counts, draw, part_of, positive, published, save, shares, write_rows
from featureset import begin, fail
from pictures import alike, fingerprints, grey

CHOICES = (
    "neutral happiness surprise sadness anger disgust fear contempt unknown not-a-face".split()
)
GIF7 = "happiness like surprise sadness anger disgust fear".split()
NEGATIVE = ("sadness", "anger", "disgust", "fear")
AV3 = {**dict.fromkeys(NEGATIVE, "negative"), "neutral": "neutral", "happiness": "positive"}

# labels of the set, and which of them a choice of the raters stands for
LABELS = {
    "gif7": (GIF7, {c: c for c in CHOICES if c in GIF7}),
    "gif8": (GIF7 + ["neutral"], {c: c for c in CHOICES if c in GIF7 + ["neutral"]}),
    "av3": (["negative", "neutral", "positive"], AV3),
    "ferplus": (CHOICES[:8], {c: c for c in CHOICES[:8]}),
}
PARTS = {"train": ("train", "FER2013Train"), "valid": ("valid", "FER2013Valid")}
LICENCE = "votes MIT, pictures without licence"
AGREED = 0.6
FOR_CHOOSING = 1 / 3


class Face:
    def __init__(self, part, name, file, votes):
        self.part, self.name, self.file, self.votes = part, name, file, votes

    def agreement(self):
        return max(self.votes.values()) / sum(self.votes.values())


def faces_of(path):
    """All faces, exact copies within a part as one."""
    files = published(path, tail=2)
    faces = []
    for part, folders in PARTS.items():
        folder = next((f for f in folders if f"{f}/label.csv" in files), None)
        if folder is None:
            fail(
                f"{path} holds no {part}/label.csv; needed are the folders train and valid of FER+,"
                " each with a label.csv and the pictures that it names."
            )
        copies = {}
        table = io.StringIO(files[f"{folder}/label.csv"].decode("utf-8", "replace"))
        for line, row in enumerate(csv.reader(table), 1):
            name, votes = votes_in(row, f"{folder}/label.csv line {line} of {path}")
            if f"{folder}/{name}" not in files:
                fail(f"{path} lacks {folder}/{name}, which its label.csv names.")
            file = files[f"{folder}/{name}"]
            face = copies.setdefault(hashlib.sha256(file).digest(), Face(part, name, file, {}))
            for choice, number in votes.items():
                face.votes[choice] = face.votes.get(choice, 0) + number
        copied = line - len(copies) if copies else 0
        if not copies:
            fail(f"{folder}/label.csv of {path} names no pictures.")
        print(f"{part}: {line} faces, {copied} of them exact copies of another in {part}")
        faces += copies.values()
    return faces


def votes_in(row, where):
    votes = row[2:]
    if len(row) != 2 + len(CHOICES) or not all(v.strip().isdecimal() for v in votes):
        fail(
            f"{where} is not of FER+'s layout: a name, a box and {len(CHOICES)} whole numbers of"
            " votes are needed."
        )
    votes = {choice: int(v) for choice, v in zip(CHOICES, votes)}
    if not any(votes.values()):
        fail(f"{where} has no votes.")
    return row[0].strip(), votes


def apart(faces, path):
    """The faces without those that look like another of which a score is taken."""
    try:
        prints = fingerprints(grey([face.file for face in faces]))
    except ValueError as e:
        face = faces[e.args[0]]
        fail(f"{path}: {face.part}/{face.name} is no 8-bit grey PNG of the others' size.")
    valid = sorted(
        (i for i, face in enumerate(faces) if face.part == "valid"),
        key=lambda i: (-faces[i].agreement(), i),
    )
    train = [i for i, face in enumerate(faces) if face.part == "train"]
    seen = {train[j] for _, j in alike(prints[valid], prints[train])}
    twice = set()
    for i, j in alike(prints[valid], prints[valid]):  # in order of agreement: i stays before j
        if i < j and valid[i] not in twice:
            twice.add(valid[j])
    print(f"valid: {len(twice)} left out that look like another of valid")
    print(f"train: {len(seen)} left out that look like one of valid")
    return [face for i, face in enumerate(faces) if i not in seen and i not in twice]


def clip(face, labels, meaning):
    """The face's row; None where most raters saw none of the labels."""
    votes = dict.fromkeys(labels, 0)
    for choice, label in meaning.items():
        votes[label] += face.votes[choice]
    inside, total = sum(votes.values()), sum(face.votes.values())
    if inside * 2 <= total:
        return None
    first = max(face.votes, key=face.votes.get)
    agreed = face.agreement() >= AGREED and first in meaning
    if face.part == "train":
        split = "train"
    elif not agreed:
        split = "test-disputed"
    else:
        split = "val" if draw("ferplus", face.name) < FOR_CHOOSING else "test"
    return {
        "path": f"{face.part}/{face.name}",
        "label": max(labels, key=votes.get),
        **shares(votes, labels),
        "raters": inside,
        "agreed": "yes" if agreed else "no",
        "split": split,
        "group": face.name.rsplit(".", 1)[0],
        "source": "ferplus",
        "licence": LICENCE,
        "attribution": "FER+ (Barsoum et al. 2016)",
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ferplus")
    parser.add_argument("out")
    parser.add_argument("--labels", choices=LABELS, default="gif7")
    parser.add_argument("--most", type=positive, default=0)
    parser.add_argument("--balance", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if args.balance and not args.most:
        fail("--balance needs --most N, the number of faces to train with.")
    begin(args.out)
    labels, meaning = LABELS[args.labels]
    faces = apart(faces_of(args.ferplus), args.ferplus)
    rows = [(clip(face, labels, meaning), face) for face in faces]
    told = [one for one in rows if one[0]]
    if not told:
        fail(f"{args.ferplus} has no face of which most votes are for {', '.join(labels)}.")
    print(f"{len(rows) - len(told)} left out as most votes are for none of the labels")
    train = [one for one in told if one[1].part == "train"]
    train = part_of(train, args.most, lambda one: one[0]["label"], args.balance, args.seed)
    told = train + [one for one in told if one[1].part != "train"]
    with building(args.out) as folder:
        for row, face in told:
            save(folder, row["path"], face.file)
        write_rows(folder, list(told[0][0]), [row for row, _ in told])
    print(counts([row for row, _ in told]))
    print(f"{len(told)} faces in {args.out}")


if __name__ == "__main__":
    main()
