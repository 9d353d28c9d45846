"""Reads what others published, a folder or an archive, and writes a data set of clips as AffectJ reads
it. A set is built beside its place and moved there when it is whole. Needs Python 3.9 only."""

import argparse
import contextlib
import hashlib
import lzma
import os
import random
import re
import shutil
import tarfile
import tempfile
import zipfile
import zlib

from featureset import begin, fail, write_table

DAMAGED = (EOFError, OSError, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, zlib.error)


def published(path, tail=1):
    """The files of a folder, zip or tar archive as {name: bytes}. A name is the last `tail` parts of
    the path, so that folders around the published ones do no harm."""
    if not os.path.exists(path):
        fail(f"{path} does not exist; give the published files as a folder, a zip or a tar archive.")
    files = {}
    try:
        for name, read in _members(path):
            key = "/".join(name.replace(os.sep, "/").split("/")[-tail:])
            files[key] = read()
    except DAMAGED as e:
        reason = getattr(e, "strerror", None)
        fail(
            f"{path} can't be read whole{f' ({reason})' if reason else ''}: it is cut off, or neither"
            " a zip nor a tar archive."
        )
    return files


def _members(path):
    if os.path.isdir(path):
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                file = os.path.join(folder, name)
                yield os.path.relpath(file, path), lambda: _bytes(file)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield info.filename, lambda: archive.read(info)
    else:
        with tarfile.open(path) as archive:
            for info in archive:
                if info.isfile():
                    yield info.name, lambda: archive.extractfile(info).read()


def _bytes(file):
    with open(file, "rb") as f:
        return f.read()


@contextlib.contextmanager
def building(out):
    """A folder beside `out` to build a set in. It becomes `out` at the end; if anything goes wrong,
    nothing is left of it."""
    begin(out)
    if os.path.exists(out) and (not os.path.isdir(out) or os.listdir(out)):
        fail(f"{out} is there already and not an empty folder; choose another.")
    out = os.path.abspath(out)
    os.makedirs(os.path.dirname(out), exist_ok=True)
    folder = tempfile.mkdtemp(prefix=f".{os.path.basename(out)}-", dir=os.path.dirname(out))
    try:
        yield folder
        os.chmod(folder, 0o755)
        if os.path.isdir(out):
            os.rmdir(out)
        os.rename(folder, out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def save(folder, name, data):
    """Writes a file of the set."""
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as out:
        out.write(data)


def write_rows(folder, columns, rows):
    """Writes the manifest from dictionaries, after a look that no group is in two splits."""
    check_apart(rows, "group")
    write_table(
        os.path.join(folder, "manifest.csv"),
        [columns] + [[row.get(column, "") for column in columns] for row in rows],
    )


def check_apart(rows, column):
    """No value of a column may be in two splits."""
    split_of = {}
    for row in rows:
        value = row.get(column, "")
        if value and split_of.setdefault(value, row["split"]) != row["split"]:
            fail(
                f"The {column} {value} is in the splits {split_of[value]} and {row['split']}; it may be in"
                " one only."
            )


def positive(text):
    """A whole number of at least 1, for argparse."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number of at least 1")
    return int(text)


def split_name(text):
    """A split as AffectJ knows them, for argparse."""
    if not re.fullmatch("train|val|test(-[a-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(f"'{text}' is none of train, val, test and test-<name>")
    return text


def shares(votes, labels):
    """Columns p_<label> of one clip from its votes, {label: number}. They sum to 1."""
    total = sum(votes.get(label, 0) for label in labels)
    return {f"p_{label}": f"{votes.get(label, 0) / total:.6g}" for label in labels}


def draw(*parts):
    """A number from 0 to below 1 that hangs on the parts only: the same on every machine."""
    text = "\0".join(str(part) for part in parts)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") / 2**48


def part_of(clips, most, label, balanced, seed):
    """At most so many of the clips, drawn by the seed; with `balanced` as many of each label as the
    rarer ones leave room for. `label` tells that of a clip."""
    clips = list(clips)
    if not most or most >= len(clips):
        return clips
    order = list(range(len(clips)))
    random.Random(f"{seed} part").shuffle(order)
    if not balanced:
        return [clips[i] for i in sorted(order[:most])]
    of = {}
    for i in order:
        of.setdefault(label(clips[i]), []).append(i)
    chosen, left = [], most
    for k, some in enumerate(sorted(of.values(), key=len)):
        take = some[: left // (len(of) - k)]
        chosen += take
        left -= len(take)
    return [clips[i] for i in sorted(chosen)]


def counts(rows, column="label"):
    """A table of how many clips each split has of each value of a column, as text."""
    splits = sorted({row["split"] for row in rows}, key=lambda s: (s[:2] != "tr", s[:1] != "v", s))
    values = sorted({row[column] for row in rows})
    width = max(len(v) for v in values + [column])
    lines = [" ".join([column.ljust(width)] + [s.rjust(13) for s in splits])]
    for value in values:
        n = [sum(r["split"] == s and r[column] == value for r in rows) for s in splits]
        lines.append(" ".join([value.ljust(width)] + [str(k).rjust(13) for k in n]))
    return "\n".join(lines)
