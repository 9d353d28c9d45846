#!/usr/bin/env python3
"""CMU-MOSEI, CMU-MOSI or CH-SIMS in the form of MMSA as a data set of AffectJ.

    python3 import_mosei.py FILE.pkl OUT [--labels 2|3]

FILE.pkl is one of MMSA's files, as aligned_50.pkl or unaligned_50.pkl (https://github.com/thuiar/MMSA): a
dictionary of the parts train, valid and test, and in each

    vision              (clips, steps, dimensions), zeros where a clip is shorter
    audio               the same
    id                  a name a clip, VIDEO$_$NUMBER
    regression_labels   sentiment of each clip, below 0 negative, 0 neutral, above 0 positive
    vision_lengths, audio_lengths    steps of each clip, in unaligned files only

A clip becomes an .npz with visual and audio. Leading and closing steps in which both are zeros are
padding and cut off. In unaligned files video and audio go at rates of their own: each is brought to
the steps of the shorter by taking means. What is no finite number becomes 0, as in MMSA. --labels 2
leaves out the neutral clips. The clips of a video are a group; a video that the file has in two parts
stays in the first of train, valid, test that has it.

Needs numpy. A pickle can run anything: open only files that you trust.
"""

import argparse
import os
import pickle

import numpy as np

from featureset import begin, fail, plain, write_manifest

PARTS = (("train", "train"), ("valid", "val"), ("test", "test"))
NEEDED = ("vision", "audio", "id", "regression_labels")


def load(path):
    try:
        with open(path, "rb") as file:
            data = pickle.load(file)
    except (OSError, pickle.UnpicklingError, EOFError) as e:
        fail(f"{path} can't be read as a pickle: {e}.")
    for part, _ in PARTS:
        for key in NEEDED:
            if not isinstance(data, dict) or key not in data.get(part, {}):
                fail(f"{path} lacks '{key}' in the part '{part}'; is it a file of MMSA?")
    return data


def finite(matrix):
    return np.nan_to_num(np.asarray(matrix, dtype=np.float32), nan=0, posinf=0, neginf=0)


def there(*matrices):
    """From the first to behind the last step in which something is not zero."""
    used = np.flatnonzero(sum(np.abs(m).sum(axis=1) for m in matrices) > 0)
    return (used[0], used[-1] + 1) if len(used) else (0, 1)


def resampled(matrix, steps):
    """Means over as many equal spans as there shall be steps."""
    edges = np.linspace(0, len(matrix), steps + 1).round().astype(int)
    return np.stack([matrix[a : max(b, a + 1)].mean(axis=0) for a, b in zip(edges, edges[1:])])


def streams(part, i):
    vision, audio = finite(part["vision"][i]), finite(part["audio"][i])
    if "vision_lengths" in part and "audio_lengths" in part:
        vision = vision[: max(1, int(part["vision_lengths"][i]))]
        audio = audio[: max(1, int(part["audio_lengths"][i]))]
        steps = min(len(vision), len(audio))
        return resampled(vision, steps), resampled(audio, steps)
    if len(vision) != len(audio):
        fail(f"{part['id'][i]} has {len(vision)} steps of video and {len(audio)} of audio, and no lengths.")
    first, last = there(vision, audio)
    return vision[first:last], audio[first:last]


def label(value, labels):
    if value == 0:
        return "neutral" if labels == 3 else None
    return "positive" if value > 0 else "negative"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("out")
    parser.add_argument("--labels", type=int, choices=(2, 3), default=3)
    args = parser.parse_args()
    begin(args.out)
    data = load(args.file)
    os.makedirs(args.out, exist_ok=True)
    manifest, split_of, moved = [], {}, 0
    for part, split in PARTS:
        for i, name in enumerate(data[part]["id"]):
            name = str(name)
            meaning = label(float(np.ravel(data[part]["regression_labels"][i])[0]), args.labels)
            if meaning is None:
                continue
            video = name.split("$_$")[0]
            kept = split_of.setdefault(video, split)
            moved += kept != split
            visual, audio = streams(data[part], i)
            file = plain(f"{split}_{name}.npz")
            np.savez(os.path.join(args.out, file), visual=visual, audio=audio)
            manifest.append([file, meaning, kept, video])
    write_manifest(args.out, ["path", "label", "split", "group"], manifest)
    print(f"{len(manifest)} clips in {args.out}")
    if moved:
        print(f"{moved} of them were moved to the part that their video is in.")


if __name__ == "__main__":
    main()
