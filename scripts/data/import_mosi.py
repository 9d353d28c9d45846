#!/usr/bin/env python3
"""CMU-MOSI by utterance as a data set of AffectJ: a video is a clip, an utterance a step with a label.

    python3 import_mosi.py FOLDER OUT [--seed 1]

FOLDER holds what the public feature archives of CMU-MOSI hold:

    audio/audio_train0.csv, audio/audio_test0.csv    a line an utterance: its audio features, then its label
    video/video_train0.csv, video/video_test0.csv    the same of its video
    text_train.csv, text_test.csv                    first column: line of the utterance in transcripts.csv
    transcripts.csv                                  VIDEO_NUMBER, text, number of the video, label 1 or 0

The label that closes the lines of features is taken off them, and must be that of transcripts.csv.
The utterances of a video are put in their order; those that are in neither part leave no gap. The
published split has no validation part: a fifth of the training videos becomes it, drawn by the seed;
the test part stays as it is. A video is a group of its own.

Beware: the video features of the training part carry its labels, as if the network that made them had learned
from these; those of the test part do not. A linear probe reaches 0.93 on training videos that it has not seen, and
0.53 on the test part (audio: 0.56 and 0.55). What is chosen by validation here is chosen by that.
"""

import argparse
import csv
import os

from featureset import begin, fail, some, write_manifest, write_table

LABELS = {"1": "positive", "0": "negative"}


def rows(folder, *names):
    path = os.path.join(folder, *names)
    try:
        with open(path, newline="", encoding="utf-8") as lines:
            return list(csv.reader(lines))
    except OSError as e:
        fail(f"{path} can't be read: {e.strerror}.")


def utterances(folder, part, transcripts):
    """What the part holds of each video: number of the utterance, audio, video, label."""
    audio = rows(folder, "audio", f"audio_{part}0.csv")
    video = rows(folder, "video", f"video_{part}0.csv")
    places = [int(row[0]) for row in rows(folder, f"text_{part}.csv")]
    if not len(audio) == len(video) == len(places):
        fail(
            f"The part {part} has {len(audio)} lines of audio, {len(video)} of video and"
            f" {len(places)} of text; all must have as many."
        )
    videos = {}
    for place, a, v in zip(places, audio, video):
        name, _, number = transcripts[place][0].rpartition("_")
        label = transcripts[place][3]
        if label not in LABELS:
            fail(f"Line {place + 1} of transcripts.csv has the label '{label}'; known are 1 and 0.")
        # Left in, the label would be learned from itself.
        if not float(a[-1]) == float(v[-1]) == float(label):
            fail(
                f"The part {part} has lines of features for {transcripts[place][0]} that do not end"
                f" with its label {label}."
            )
        videos.setdefault(name, []).append((int(number), a[:-1], v[:-1], LABELS[label]))
    for spoken in videos.values():
        spoken.sort(key=lambda one: one[0])
    return videos


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    begin(args.out)
    transcripts = rows(args.folder, "transcripts.csv")
    train = utterances(args.folder, "train", transcripts)
    test = utterances(args.folder, "test", transcripts)
    held = some(train, 0.2, args.seed)
    manifest = []
    for part, videos in (("train", train), ("test", test)):
        for name in sorted(videos):
            split = "val" if part == "train" and name in held else part
            spoken = videos[name]
            files = [f"{kind}/{name}.csv" for kind in ("visual", "audio", "labels")]
            for file, column in zip(files, (2, 1, 3)):
                table = [one[column] if column < 3 else [one[column]] for one in spoken]
                write_table(os.path.join(args.out, file), table)
            manifest.append(files + [split, name])
    write_manifest(args.out, ["visual", "audio", "labels", "split", "group"], manifest)
    print(f"{len(manifest)} videos in {args.out}")


if __name__ == "__main__":
    main()
