#!/usr/bin/env python3
"""What a finder of faces finds, and whether it is a photographed face, a drawn one, or none: grey pictures of 48 x 48.

    venv/bin/python build_face_kinds.py OUT --faces FERPLUS --drawn SET ... --nothing SET ...
        [--photographed 8000] [--grounds 1500] [--seed 1]

FERPLUS is what build_faces.py reads; its splits are kept, val and test being the agreed faces of the published
valid. SET is a set of build_gif7.mjs, build_noto.mjs, build_portraits.mjs or build_nothing.mjs; their splits are kept, but for the
test of build_gif7.mjs by unseen characters: test-b. The environment is that of scripts/reference/faces.py.

A face is enlarged or made smaller to 20 to 260 pixels (evenly by the logarithm) and put on coloured noise; of a clip
four frames at most are taken, enlarged up to three times. Light, contrast, pixels, blur, noise and JPEG are changed alike
for all. The package facenet-pytorch says what it takes for a face in them, with scores of 0.3 and more; that is cut
out, its mean taken for each of 48 x 48 pixels, and made grey: a set of grey photographs and coloured drawings would
teach the colour. What is found beside the face is of the kind nothing, as is all that is found on N further pictures
of noise alone (--grounds). Nothing of the photographs may be published.
"""

import argparse
import csv
import io
import math
import multiprocessing
import os

import numpy
from PIL import Image, ImageFilter

from build_faces import LABELS, apart, clip, faces_of
from clipset import building, counts, positive, save, write_rows
from compose_faces import texture
from featureset import fail

SIDE = 48
LEAST_SCORE = 0.3
SMALLEST, LARGEST = 20, 260
FRAMES, TIMES = 4, 3
HELD_OUT = {"train": 1, "val": 5, "test": 5}
COLUMNS = "path label split group source licence attribution score pixels".split()
OWN = {"source": "affectj", "licence": "CC0-1.0", "attribution": "AffectJ, made by a script"}


class Finder:
    """What the package takes for faces."""

    def __init__(self):
        from facenet_pytorch import MTCNN

        self.network = MTCNN(
            keep_all=True,
            select_largest=False,
            min_face_size=SMALLEST,
            thresholds=[0.6, 0.7, LEAST_SCORE],
        )

    def found(self, picture):
        """(box, score, grey 48 x 48 picture) of each."""
        import torch

        boxes, scores = self.network.detect(picture)
        pixels = numpy.asarray(picture)
        for box, score in zip([] if boxes is None else boxes, scores):
            left, top = (max(0, int(v)) for v in box[:2])
            right, bottom = min(picture.width, int(box[2])), min(picture.height, int(box[3]))
            if right > left and bottom > top:
                part = torch.from_numpy(pixels[top:bottom, left:right].astype("float32"))
                small = torch.nn.functional.interpolate(part.permute(2, 0, 1)[None], size=(SIDE, SIDE), mode="area")
                colours = small[0].permute(1, 2, 0).numpy().round().astype("uint8")
                yield box, float(score), Image.fromarray(colours).convert("L")


def changed(picture, rng):
    """Other light, blur, noise and JPEG, as chance wants it; most keep something as it is."""
    if rng.random() < 0.6:
        values = numpy.asarray(picture).astype("float32") / 255
        values = values ** rng.uniform(0.6, 1.8) * rng.uniform(0.35, 1.1) + rng.uniform(-0.05, 0.15)
        picture = Image.fromarray((values.clip(0, 1) * 255).astype("uint8"))
    if rng.random() < 0.3:
        share = rng.uniform(0.35, 0.9)
        small = picture.resize([max(1, round(v * share)) for v in picture.size], Image.BILINEAR)
        picture = small.resize(picture.size, Image.BILINEAR)
    if rng.random() < 0.3:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 2)))
    if rng.random() < 0.3:
        noise = rng.normal(0, rng.uniform(2, 12), (picture.height, picture.width, 1))
        picture = Image.fromarray((numpy.asarray(picture) + noise).clip(0, 255).astype("uint8"))
    if rng.random() < 0.5:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=int(rng.integers(20, 96)))
        picture = Image.open(file).convert("RGB")
    return picture


def on_ground(face, rng):
    """A face on noise, and where it is: x, y, side."""
    side = round(math.exp(rng.uniform(math.log(SMALLEST), math.log(LARGEST))))
    width, height = (max(64, int(side * rng.uniform(1.3, 2.2))) for _ in range(2))
    picture = texture(rng, width, height)
    x, y = int(rng.integers(width - side + 1)), int(rng.integers(height - side + 1))
    picture.paste(face.resize((side, side), Image.BICUBIC), (x, y))
    return picture, (x, y, side)


def is_of(box, place):
    x, y, side = place
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return x < middle_x < x + side and y < middle_y < y + side and box[2] - box[0] > 0.4 * side


def faces_to_do(args, rng):
    """Faces of FER+; only some of those to train with, and fewer of the others."""
    labels, meaning = LABELS["gif7"]
    rows = [(clip(face, labels, meaning), face) for face in apart(faces_of(args.faces), args.faces)]
    rows = sorted(((row, face) for row, face in rows if row), key=lambda one: one[0]["path"])
    for split, share in HELD_OUT.items():
        some = [one for one in rows if one[0]["split"] == split]
        for i in rng.permutation(len(some))[: args.photographed // share]:
            row, face = some[i]
            yield "photographed", row, face.file, 0


def frames_to_do(folder, label, rng):
    """Frames of the clips of a set that hold pictures."""
    manifest = os.path.join(folder, "manifest.csv")
    if not os.path.exists(manifest):
        fail(f"{folder} has no manifest.csv; give a set that a script of this folder made.")
    with open(manifest, encoding="utf-8", newline="") as f:
        rows = [row for row in csv.DictReader(f) if row["path"].endswith((".gif", ".png"))]
    for row in rows:
        file = os.path.join(folder, row["path"])
        with Image.open(file) as film:
            length = getattr(film, "n_frames", 1)
        for index in sorted(set(rng.integers(length, size=FRAMES).tolist())):
            yield label, row, file, index


def grounds_to_do(args):
    for split, share in HELD_OUT.items():
        for number in range(args.grounds // share):
            yield "nothing", {"split": split, "group": f"ground-{split}-{number}", **OWN}, None, 0


def to_do(args, rng):
    yield from faces_to_do(args, rng)
    for folder in args.drawn:
        yield from frames_to_do(folder, "drawn", rng)
    for folder in args.nothing:
        yield from frames_to_do(folder, "nothing", rng)
    yield from grounds_to_do(args)


def frame_of(file, index, rng):
    with Image.open(file) as film:
        film.seek(index)
        frame = film.convert("RGB")
    times = math.exp(rng.uniform(0, math.log(TIMES)))
    return frame.resize((round(frame.width * times), round(frame.height * times)), Image.BICUBIC)


def begin_worker():
    import torch

    torch.set_num_threads(1)
    global finder
    finder = Finder()


def done(task):
    """[(row, PNG)] of what is found on a picture. Each has random numbers of its own, whichever process takes it."""
    (label, of, source, index), seed = task
    rng = numpy.random.default_rng(seed)
    place = None
    if label == "photographed":
        picture, place = on_ground(Image.open(io.BytesIO(source)).convert("RGB"), rng)
    elif source is None:
        picture = texture(rng, 640, 360)
    else:
        picture = frame_of(source, index, rng)
    result = []
    for box, score, small in finder.found(changed(picture, rng)):
        row = {k: of[k] for k in ("split", "group", "source", "licence", "attribution")}
        row["label"] = "nothing" if place and not is_of(box, place) else label
        row["score"] = f"{score:.3f}"
        row["pixels"] = round(max(box[2] - box[0], box[3] - box[1]))
        file = io.BytesIO()
        small.save(file, "PNG")
        result.append((row, file.getvalue()))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--faces", required=True)
    parser.add_argument("--drawn", nargs="+", default=[])
    parser.add_argument("--nothing", nargs="+", default=[])
    parser.add_argument("--photographed", type=positive, default=8000)
    parser.add_argument("--grounds", type=positive, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = numpy.random.default_rng(args.seed)
    rows = []
    with building(args.out) as folder:
        tasks = list(to_do(args, rng))
        seeds = numpy.random.SeedSequence(args.seed).spawn(len(tasks))
        with multiprocessing.Pool(initializer=begin_worker) as pool:
            for found in pool.imap(done, zip(tasks, seeds), chunksize=16):
                for row, file in found:
                    row["path"] = f"{row['split']}/{row['label']}/{len(rows):06d}.png"
                    rows.append(row)
                    save(folder, row["path"], file)
        write_rows(folder, COLUMNS, rows)
    print(counts(rows))
    print(f"{len(rows)} pictures of what was found on {len(tasks)} in {args.out}")


if __name__ == "__main__":
    main()
