"""Writes a data set of feature files as AffectJ reads it: a manifest.csv and, for each clip, its
matrices as csv tables and its labels a line a step. Needs Python 3.9 only."""

import csv
import os
import random
import re


def fail(sentence):
    """Ends the program with one sentence."""
    raise SystemExit(sentence)


def plain(name):
    """A name that every system allows for a file."""
    return re.sub(r"[^\w.-]+", "_", name).lstrip(".") or "_"


def write_table(path, rows):
    """Writes rows of values as they are."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def manifest_in(folder):
    return os.path.join(folder, "manifest.csv")


def begin(folder):
    """Refuses a folder that holds a set already; to be called before the first file is written."""
    if os.path.exists(manifest_in(folder)):
        fail(f"{folder} holds a data set already; choose another folder.")


def write_manifest(folder, columns, rows):
    """Writes the manifest of a set; refuses to overwrite another."""
    begin(folder)
    write_table(manifest_in(folder), [columns] + rows)


def some(names, share, seed):
    """A share of some names, at least one, the same for the same names and seed."""
    names = sorted(names)
    random.Random(seed).shuffle(names)
    return set(names[: max(1, round(share * len(names)))])
