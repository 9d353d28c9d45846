#!/usr/bin/env python3
"""Acted speech of a published corpus as a data set of AffectJ: clips of sound alone.

    python3 build_voices.py FILES OUT --corpus emodb|ravdess|nemo [--labels av3|own] [--calm]
                            [--fold 1..5] [--split NAME] [--most N] [--seed 1]

FILES is a folder or archive with the recordings as wav or flac, named as they were published:

    emodb     03a01Fa               CC0
    ravdess   03-01-06-01-02-01-12  CC BY-NC-SA 4.0: so is what is trained with it; only speech is taken
    nemo      EB0_anger_14          CC BY-NC-SA 4.0, too; data.tsv must be there

--labels av3 are negative (sadness, anger, disgust, fear), neutral and positive (happiness); surprise is left
out, and so are RAVDESS's calm and EmoDB's boredom, unless --calm counts them as neutral. --labels own
takes the emotions of the corpus, which are seven in EmoDB.

A speaker is a group. Women and men are dealt into five parts by the seed, alike as far as they go: part --fold is
`test`, the next is `val`, the other three are `train` (of EmoDB one woman and one man a part), so that the five folds
hold out everybody once. Sentences are not held out: all speakers of EmoDB and RAVDESS say the same.
--split NAME puts all clips in one split, such as test-ravdess. --most N takes N of train by the seed.
"""

import argparse
import random

from clipset import building, counts, part_of, positive, save, split_name, write_rows
from corpora import CORPORA, meaning, utterances
from featureset import begin, fail

PARTS = 5
COLUMNS = (
    "path label split group gender emotion intensity sentence source licence attribution".split()
)


def splits(spoken, fold, seed):
    """Split of each speaker."""
    order = []
    for gender in ("female", "male"):
        some = sorted({one.speaker for one in spoken if one.gender == gender})
        random.Random(f"{seed} {gender}").shuffle(some)
        order.append(some)
    women, men = order
    # Men are dealt from the other end, so that no part is short of both.
    part = {speaker: i % PARTS for i, speaker in enumerate(women)}
    part.update({speaker: PARTS - 1 - i % PARTS for i, speaker in enumerate(men)})
    if len(set(part.values())) < PARTS:
        fail(f"There are {len(part)} speakers, too few for {PARTS} parts; give --split NAME.")
    names = {(fold - 1) % PARTS: "test", fold % PARTS: "val"}
    return {speaker: names.get(p, "train") for speaker, p in part.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files")
    parser.add_argument("out")
    parser.add_argument("--corpus", choices=CORPORA, required=True)
    parser.add_argument("--labels", choices=("av3", "own"), default="av3")
    parser.add_argument("--calm", action="store_true")
    parser.add_argument("--fold", type=int, choices=range(1, PARTS + 1), default=1)
    parser.add_argument("--split", type=split_name)
    parser.add_argument("--most", type=positive, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    begin(args.out)
    _, _, licence, attribution = CORPORA[args.corpus]
    spoken = utterances(args.corpus, args.files)
    label = meaning(args.labels, args.calm)
    split = {} if args.split else splits(spoken, args.fold, args.seed)
    clips = []
    for one in spoken:
        if label(one.emotion):
            row = {
                "path": f"{args.corpus}/{one.name}",
                "label": label(one.emotion),
                "split": args.split or split[one.speaker],
                "group": f"{args.corpus}-{one.speaker}",
                "gender": one.gender,
                "emotion": one.emotion,
                "intensity": one.intensity,
                "sentence": one.sentence,
                "source": args.corpus,
                "licence": licence,
                "attribution": attribution,
            }
            clips.append((row, one))
    train = [clip for clip in clips if clip[0]["split"] == "train"]
    train = part_of(train, args.most, lambda clip: clip[0]["label"], False, args.seed)
    clips = train + [clip for clip in clips if clip[0]["split"] != "train"]
    with building(args.out) as folder:
        for row, one in clips:
            save(folder, row["path"], one.data)
        write_rows(folder, COLUMNS, [row for row, _ in clips])
    print(counts([row for row, _ in clips]))
    print(f"{len(clips)} recordings in {args.out}")


if __name__ == "__main__":
    main()
