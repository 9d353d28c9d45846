#!/usr/bin/env python3
"""GIFGIF (MIT Media Lab) as a data set of AffectJ: 17 emotions to the 7 labels of Zhang et al. 2022.

    python3 import_gifgif.py TABLE GIFS OUT [--most 300] [--seed 1]

TABLE is either the published votes, as gifgif-dataset-20150121-v1.csv with the columns

    emotion, left, right, choice        choice is left, right or neither

or a table of scores with the column id and one for each emotion, as csv or as a json list of objects.
GIFS is the folder with the pictures, ID.gif each, which this script does not download.

The paper takes happiness, like (GIFGIF's satisfaction), surprise, sadness, anger, disgust and fear, and the
first 300 GIFs of each. First means here: of the highest score. A GIF goes to that of the seven for
which it stands highest among all GIFs, so that none has two labels. From votes, a score is the
strength of Bradley and Terry (1952) with one won and one lost vote against an average GIF added, by the iteration of Hunter
(2004). Of each label 70 % train, 10 % validate and 20 % test, which is the paper's share, by the seed.
"""

import argparse
import csv
import json
import os
import random

from featureset import begin, fail, write_manifest

LABELS = {
    "happiness": "happiness",
    "satisfaction": "like",
    "surprise": "surprise",
    "sadness": "sadness",
    "anger": "anger",
    "disgust": "disgust",
    "fear": "fear",
}
ROUNDS = 100


def strengths(votes):
    """Bradley and Terry's strength of each GIF from its won and lost votes."""
    won, met = {}, {}
    for winner, loser in votes:
        won[winner] = won.get(winner, 0) + 1
        for one, other in ((winner, loser), (loser, winner)):
            met.setdefault(one, {})
            met[one][other] = met[one].get(other, 0) + 1
    strength = dict.fromkeys(met, 1.0)
    for _ in range(ROUNDS):
        last, strength = strength, {
            one: (won.get(one, 0) + 1)
            / (
                sum(count / (strength[one] + strength[other]) for other, count in others.items())
                + 2 / (strength[one] + 1)
            )
            for one, others in met.items()
        }
        if max(abs(strength[g] / last[g] - 1) for g in strength) < 1e-4:
            break
    return strength


def scores(path):
    """For each of the seven emotions the score of each GIF."""
    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            if path.lower().endswith(".json"):
                table = json.load(file)
            else:
                table = list(csv.DictReader(file))
    except (OSError, ValueError) as e:
        fail(f"{path} can't be read: {e}.")
    if not table or not isinstance(table[0], dict):
        fail(f"{path} holds no table; needed are votes, or scores by id.")
    # The header of the published votes calls its columns in several ways; their order is fixed.
    if "id" not in table[0] and len(table[0]) == 4:
        names = list(table[0])
        votes = {emotion: [] for emotion in LABELS}
        for row in table:
            emotion, left, right, choice = (row[n] or "" for n in names)
            if emotion in votes and left and right and choice in ("left", "right"):
                votes[emotion].append((left, right) if choice == "left" else (right, left))
        return {emotion: strengths(of) for emotion, of in votes.items()}
    missing = [column for column in ["id", *LABELS] if column not in table[0]]
    if missing:
        fail(f"{path} lacks the column '{missing[0]}'; needed are id, {', '.join(LABELS)}.")
    return {
        emotion: {str(row["id"]): float(row[emotion]) for row in table if row[emotion] not in ("", None)}
        for emotion in LABELS
    }


def ranks(score):
    """Place of each GIF as a share, 0 for the highest."""
    order = sorted(score, key=lambda gif: (-score[gif], gif))
    return {gif: place / len(order) for place, gif in enumerate(order)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table")
    parser.add_argument("gifs")
    parser.add_argument("out")
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    begin(args.out)
    rank = {emotion: ranks(score) for emotion, score in scores(args.table).items()}
    there = {f[: -len(".gif")]: f for f in sorted(os.listdir(args.gifs)) if f.lower().endswith(".gif")}
    best = {}
    for emotion, of in rank.items():
        for gif, place in of.items():
            if gif in there and place < best.get(gif, (2, ""))[0]:
                best[gif] = (place, emotion)
    manifest = []
    for emotion, label in LABELS.items():
        mine = sorted((place, gif) for gif, (place, e) in best.items() if e == emotion)
        chosen = [gif for _, gif in mine[: args.most]]
        if len(chosen) < 3:
            fail(f"Only {len(chosen)} of the GIFs in {args.gifs} stand highest for {emotion}; needed are 3.")
        random.Random(f"{args.seed} {emotion}").shuffle(chosen)
        val = max(1, round(0.1 * len(chosen)))
        test = max(1, round(0.2 * len(chosen)))
        for i, gif in enumerate(chosen):
            split = "val" if i < val else "test" if i < val + test else "train"
            path = os.path.join(args.gifs, there[gif])
            manifest.append([os.path.relpath(path, args.out).replace(os.sep, "/"), label, split])
    write_manifest(args.out, ["path", "label", "split"], manifest)
    print(f"{len(manifest)} GIFs in {args.out}")


if __name__ == "__main__":
    main()
