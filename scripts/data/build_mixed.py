#!/usr/bin/env python3
"""Several built sets as one to train with, over one list of labels.

    python3 build_mixed.py OUT NAME=SET [NAME=SET ...] [--labels A,B,...] [--most NAME[:SPLIT]:N ...]
                           [--outliers NAME] [--sounds] [--repeat NAME:N ...] [--only train,val] [--together]
                           [--copy] [--seed 1]

A SET is the folder of a data set with a manifest.csv that tells label and split, and shares of raters, p_<label>,
where it has them; NAME is what it is called here, in small letters and digits. For example

    build_mixed.py all faces=faces-gif7 drawings=gif7 noto=noto --most faces:6000

--labels are those of the first set unless given: in the order of its columns p_<label>, or sorted. Clips with another
label are left out and counted. --most takes so many of a set's train, or of another of its splits, by the seed.

--outliers names a set in which there is nothing to recognise (build_nothing.mjs): what it has of train and shows a
picture gets the same share of every label, and the first as its label, so that a model learns to be unsure of it
("outlier exposure", Hendrycks et al. 2019). Its other splits are left out. With --sounds what has no picture is
there too, for a model that listens.

--repeat lists the training clips of a set N times, so that an epoch takes as many windows of each. --only keeps
some splits: a set to learn from that is not scored on tests at the end of each stage of a training.

Groups get the set's name in front, so that those of different sets never meet. train and val are joined; test of
a set becomes test-NAME, and test-b becomes test-NAME-b, so that each can be scored alone, unless --together keeps the
names. The clips stay where they are and the manifest points at them; --copy copies them.
"""

import argparse
import csv
import os
import re
import shutil

from clipset import building, counts, part_of, write_rows
from featureset import begin, fail, manifest_in

FIRST = ["path", "label"]
THEN = ["raters", "split", "group", "set"]


class Source:
    """A set: its name, folder, columns and rows."""

    def __init__(self, text):
        self.name, _, self.folder = text.partition("=")
        if not re.fullmatch("[a-z0-9]+", self.name) or not self.folder:
            fail(f"'{text}' is not of the form NAME=SET with a name of small letters and digits.")
        path = manifest_in(self.folder)
        try:
            with open(path, newline="", encoding="utf-8") as lines:
                table = csv.DictReader(lines)
                self.rows = list(table)
                self.columns = list(table.fieldnames or [])
        except (OSError, UnicodeDecodeError) as e:
            fail(f"{path} can't be read: {getattr(e, 'strerror', None) or 'it is not UTF-8'}.")
        for column in ("path", "label", "split"):
            if column not in self.columns:
                fail(f"{path} lacks the column '{column}'; needed are path, label and split.")
        if not self.rows:
            fail(f"{path} names no clips.")
        for line, row in enumerate(self.rows, 2):
            if None in row or None in row.values():
                fail(f"{path}: a row at or behind line {line} has not as many values as there are columns.")
            if not os.path.isfile(os.path.join(self.folder, row["path"])):
                fail(f"{path} names {row['path']}, which is not there.")
        self.shares = [c for c in self.columns if c.startswith("p_")]

    def labels(self):
        if self.shares:
            return [column[2:] for column in self.shares]
        return sorted({row["label"] for row in self.rows})

    def split(self, name, together):
        """What a split is called in the mixed set."""
        return name if together or not name.startswith("test") else f"test-{self.name}{name[4:]}"


def mixed(source, labels, together):
    """The rows of a set as the mixed one has them; how many had another label."""
    rows, foreign = [], 0
    for row in source.rows:
        given = {c[2:]: row[c] for c in source.shares if row[c] not in ("", "0")}
        outside = [label for label in given if label not in labels and float(given[label]) > 0]
        if row["label"] not in labels:
            foreign += 1
            continue
        if outside:
            fail(
                f"{row['path']} of {source.folder} has a share of '{outside[0]}', which is none of the"
                f" labels {', '.join(labels)}; build that set for these labels."
            )
        shares = {f"p_{label}": given.get(label, "0") for label in labels} if given else {}
        group = f"{source.name}/{row['group']}" if row.get("group") else ""
        rows.append(
            {
                **{c: v for c, v in row.items() if c not in source.shares},
                **shares,
                "split": source.split(row["split"], together),
                "group": group,
                "set": source.name,
            }
        )
    return rows, foreign


def unsure(source, labels, sounds):
    """The rows of a set of outliers: nobody can say which label they have. Those without a picture if `sounds`."""
    share = f"{1 / len(labels):.6f}"
    return [
        {
            **{c: v for c, v in row.items() if c not in source.shares},
            "label": labels[0],
            **{f"p_{label}": share for label in labels},
            "group": f"{source.name}/{row.get('group', '')}",
            "set": source.name,
        }
        for row in source.rows
        if row["split"] == "train" and (sounds or row.get("picture", "yes"))
    ]


def numbers(option, form, texts, sources):
    """{(name, split): number} of --most and --repeat; the split is train where none is named."""
    found = {}
    for text in texts:
        parts = re.fullmatch(r"([a-z0-9]+)(?::([a-z0-9-]+))?:([1-9]\d*)", text)
        known = parts and parts.group(1) in [s.name for s in sources]
        if not known or parts.group(2) and "SPLIT" not in form:
            fail(f"{option} {text}: needed is {form} with the name of a set given.")
        found[parts.group(1), parts.group(2) or "train"] = int(parts.group(3))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--labels", default="")
    parser.add_argument("--most", action="append", default=[])
    parser.add_argument("--outliers", default="")
    parser.add_argument("--sounds", action="store_true")
    parser.add_argument("--repeat", action="append", default=[])
    parser.add_argument("--only", default="")
    parser.add_argument("--together", action="store_true")
    parser.add_argument("--copy", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    begin(args.out)
    sources = [Source(text) for text in args.sets]
    if len({s.name for s in sources}) < len(sources):
        fail("Two sets have the same name; give each one of its own.")
    if args.outliers and args.outliers not in [s.name for s in sources[1:]]:
        fail(f"--outliers {args.outliers}: needed is the name of one of the sets behind the first.")
    labels = [label for label in args.labels.split(",") if label] or sources[0].labels()
    most = numbers("--most", "NAME:N or NAME:SPLIT:N", args.most, sources)
    times = numbers("--repeat", "NAME:N", args.repeat, sources)
    rows, columns = [], list(FIRST)
    if args.outliers or any(source.shares for source in sources):
        columns += [f"p_{label}" for label in labels]
    columns += THEN
    for source in sources:
        if source.name == args.outliers:
            some, foreign = unsure(source, labels, args.sounds), 0
        else:
            some, foreign = mixed(source, labels, args.together)
        if foreign:
            print(f"{source.name}: {foreign} clips with another label left out")
        for (name, split), number in most.items():
            if name == source.name:
                split = source.split(split, args.together)
                kept = part_of(
                    [r for r in some if r["split"] == split], number, None, False, args.seed
                )
                some = kept + [r for r in some if r["split"] != split]
        rows += [r for r in some for _ in range(times.get((source.name, r["split"]), 1))]
        columns += [c for c in source.columns if c not in columns and c not in source.shares]
    if args.only:
        rows = [row for row in rows if row["split"] in args.only.split(",")]
    if not rows:
        fail(f"None of the sets has a clip with one of the labels {', '.join(labels)}.")
    folders = {source.name: source.folder for source in sources}
    with building(args.out) as folder:
        for row in {id(row): row for row in rows}.values():  # repeated ones once
            file = os.path.join(folders[row["set"]], row["path"])
            if args.copy:
                row["path"] = f"{row['set']}/{row['path']}"
                copy = os.path.join(folder, row["path"])
                os.makedirs(os.path.dirname(copy), exist_ok=True)
                shutil.copyfile(file, copy)
            else:
                row["path"] = os.path.relpath(file, args.out).replace(os.sep, "/")
        write_rows(folder, columns, rows)
    print(counts(rows))
    print(counts(rows, "set"))
    print(f"{len(rows)} clips in {args.out}")


if __name__ == "__main__":
    main()
