#!/usr/bin/env python3
"""Frames with several faces of FER+ on textured ground, to measure what regions are worth.

    python3 compose_faces.py FERPLUS OUT [--part test|val] [--frames 300] [--seed 1]

FERPLUS is what build_faces.py reads. The faces are those of its set for gif7: of the published valid the agreed
ones, `test` (two thirds, which gif7 was neither trained nor tuned on) or `val` (the third by which it was tuned).
Each is used once at most, so there may be fewer frames than asked for.

A frame is a PNG of 1280 x 720 pixels: one to four faces, each enlarged from 48 to 60 to 300 pixels (bicubic, evenly
by the logarithm) and put where it touches no other, on coloured noise of several scales. Written are OUT/frames/N.png
beside N.json, the regions with the true boxes as AffectJ reads them (a face's name is face 1 to face 4), and
OUT/truth.csv: clip, region, label, x, y, width, height. Nothing of it may be published: the pictures have no licence.
Needs numpy and Pillow.
"""

import argparse
import csv
import io
import json
import math
import os
import random

import numpy
from PIL import Image

from build_faces import LABELS, apart, clip, faces_of
from clipset import building, positive
from featureset import fail

WIDTH, HEIGHT = 1280, 720
LEAST, MOST = 60, 300
SCALES = (4, 12, 40, 120, 360)
APART = 8


def texture(rng, width=WIDTH, height=HEIGHT):
    """Coloured noise of several scales, each as strong as chance wants it."""
    frame = numpy.full((height, width, 3), rng.uniform(60, 190, 3))
    for scale in SCALES:
        size = (height // scale + 2, width // scale + 2)
        colour = rng.uniform(0, 1) < 0.5
        noise = rng.normal(0, rng.uniform(4, 30), size + ((3,) if colour else (1,)))
        noise = numpy.broadcast_to(noise, size + (3,))
        bands = [
            Image.fromarray(noise[..., c].astype("float32")).resize((width, height), Image.BICUBIC)
            for c in range(3)
        ]
        frame += numpy.stack([numpy.asarray(band) for band in bands], axis=2)
    return Image.fromarray(frame.clip(0, 255).astype("uint8"))


def side(rng):
    return round(math.exp(rng.uniform(math.log(LEAST), math.log(MOST))))


def place(boxes, wide, rng):
    """Where a face touches no other; None if there is no room."""
    for _ in range(200):
        x, y = rng.randint(0, WIDTH - wide), rng.randint(0, HEIGHT - wide)
        if all(
            x + wide + APART <= bx or bx + bw + APART <= x or y + wide + APART <= by or by + bw + APART <= y
            for bx, by, bw in boxes
        ):
            return x, y
    return None


def regions(boxes):
    return {
        "format": "affectj-result",
        "version": 1,
        "regions": [
            {
                "name": f"face {i}",
                "source": "composed",
                "keys": [{"x": x, "y": y, "width": wide, "height": wide}],
            }
            for i, (x, y, wide) in enumerate(boxes, 1)
        ],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ferplus")
    parser.add_argument("out")
    parser.add_argument("--part", choices=("test", "val"), default="test")
    parser.add_argument("--frames", type=positive, default=300)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    labels, meaning = LABELS["gif7"]
    faces = [(clip(f, labels, meaning), f) for f in apart(faces_of(args.ferplus), args.ferplus)]
    faces = sorted(
        ((row, f) for row, f in faces if row and row["split"] == args.part),
        key=lambda one: one[0]["path"],
    )
    if not faces:
        fail(f"{args.ferplus} has no faces for {args.part}.")
    rng = random.Random(args.seed)
    rng.shuffle(faces)
    truth = []
    with building(args.out) as folder:
        os.mkdir(os.path.join(folder, "frames"))
        for number in range(1, args.frames + 1):
            if not faces:
                break
            name = f"{number:03d}"
            frame = texture(numpy.random.default_rng(rng.getrandbits(32)))
            boxes = []
            for _ in range(rng.randint(1, 4)):
                wide = side(rng)
                spot = place(boxes, wide, rng)
                if spot is None or not faces:
                    continue
                row, face = faces.pop()
                picture = Image.open(io.BytesIO(face.file)).convert("RGB")
                frame.paste(picture.resize((wide, wide), Image.BICUBIC), spot)
                boxes.append((*spot, wide))
                truth.append(
                    {
                        "clip": f"{name}.png",
                        "region": f"face {len(boxes)}",
                        "label": row["label"],
                        "x": spot[0],
                        "y": spot[1],
                        "width": wide,
                        "height": wide,
                    }
                )
            frame.save(os.path.join(folder, "frames", f"{name}.png"))
            with open(os.path.join(folder, "frames", f"{name}.json"), "w", encoding="utf-8") as out:
                json.dump(regions(boxes), out)
        with open(os.path.join(folder, "truth.csv"), "w", encoding="utf-8", newline="") as out:
            table = csv.DictWriter(out, list(truth[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(truth)
    print(f"{len(truth)} faces in {number} frames in {args.out}")


if __name__ == "__main__":
    main()
