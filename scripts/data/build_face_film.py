#!/usr/bin/env python3
"""Films of five faces that cross and leave, with where each is: for measuring how well faces are followed.

    venv/bin/python build_face_film.py FACES OUT [--seeds 0,1,2]

FACES is a folder of face pictures, as valid/ of FER+ unpacked (never committed); the environment is that of
scripts/reference/faces.py, and FFmpeg must be on the PATH. Faces are chosen at random among those that the
package facenet-pytorch finds standing still, since a face that no detector finds can't be followed. Writes
OUT/faces-SEED.mp4 (640x360, 25 frames a second, 20 s) and OUT/faces-SEED.csv: frame (from 1), face, x, y, width,
height, visible. The box is that of the package on the still face, moved along; visible is the share of it
that lies in the frame and that no other face covers.
"""
import argparse
import csv
import importlib.util
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image

WIDTH, HEIGHT, RATE, SECONDS, FACES = 640, 360, 25, 20, 5
SURE = 0.97


def background(random):
    at = Path(importlib.util.find_spec("skimage").submodule_search_locations[0]) / "data"
    name = ("gravel.png", "grass.png", "brick.png", "coffee.png")[int(random.integers(4))]
    return Image.open(at / name).convert("RGB").resize((WIDTH, HEIGHT))


def chosen(folder, random, behind):
    """Faces as pictures, each with the box that the package finds on it, from its corner."""
    from facenet_pytorch import MTCNN
    mtcnn = MTCNN(keep_all=True, select_largest=False)
    files = sorted(folder.glob("*.png"))
    faces = []
    while len(faces) < FACES:
        side = int(random.integers(80, 131))
        face = Image.open(files[int(random.integers(len(files)))]).convert("RGB").resize((side, side), Image.BICUBIC)
        still = behind.copy()
        still.paste(face, (260, 120))
        boxes, scores = mtcnn.detect(still)
        if boxes is not None and len(boxes) == 1 and scores[0] >= SURE:
            left, top, right, bottom = boxes[0]
            faces.append((face, (left - 260, top - 120, right - left, bottom - top)))
    return faces


class Way:
    """The way of a face: from beyond one side of the frame to beyond the other, up and down as it goes; it may
    stand still for a while, and comes late."""

    def __init__(self, random, number, side):
        self.side = side
        self.late = number * random.uniform(0.2, 1.4)
        self.lasts = random.uniform(9, 16)
        self.rightwards = number % 2 == 0
        self.height = random.uniform(0.1, 0.9) * (HEIGHT - side)
        self.swing = random.uniform(5, 50)
        self.beat = random.uniform(3, 7)
        self.stands = random.uniform(0, 2)

    def at(self, second):
        t = (second - self.late) / self.lasts
        # Slower around the middle, where all meet.
        t = t + self.stands / self.lasts * np.sin(2 * np.pi * np.clip(t, 0, 1)) / 2
        x = -self.side + t * (WIDTH + 2 * self.side)
        y = self.height + self.swing * np.sin(2 * np.pi * second / self.beat)
        return (x if self.rightwards else WIDTH - self.side - x), y


def film(folder, seed):
    random = np.random.default_rng(seed)
    behind = background(random)
    faces = chosen(folder, random, behind)
    ways = [Way(random, i, face.size[0]) for i, (face, _) in enumerate(faces)]
    order = random.permutation(FACES)
    rows = []
    for frame in range(RATE * SECONDS):
        picture = behind.copy()
        owner = np.full((HEIGHT, WIDTH), -1)
        places = {}
        for i in order:
            face, _ = faces[i]
            x, y = (int(round(v)) for v in ways[i].at(frame / RATE))
            places[i] = (x, y)
            picture.paste(face, (x, y))
            owner[max(0, y):max(0, y + face.size[1]), max(0, x):max(0, x + face.size[0])] = i
        for i, (x, y) in sorted(places.items()):
            dx, dy, w, h = faces[i][1]
            left, top = x + dx, y + dy
            box = owner[max(0, round(top)):max(0, round(top + h)), max(0, round(left)):max(0, round(left + w))]
            visible = float((box == i).sum()) / (w * h)
            if visible > 0:
                rows.append([frame + 1, i + 1, f"{left:.2f}", f"{top:.2f}", f"{w:.2f}", f"{h:.2f}", f"{min(1, visible):.3f}"])
        yield np.asarray(picture), rows


def build(faces, out, seed):
    path = out / f"faces-{seed}.mp4"
    encoder = subprocess.Popen(
        ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE),
         "-i", "pipe:", "-c:v", "libx264", "-crf", "20", "-pix_fmt", "yuv420p", str(path)], stdin=subprocess.PIPE)
    for picture, rows in film(faces, seed):
        encoder.stdin.write(picture.tobytes())
    encoder.stdin.close()
    if encoder.wait():
        raise SystemExit(f"FFmpeg could not write {path}.")
    with open(path.with_suffix(".csv"), "w", newline="") as file:
        csv.writer(file).writerows([["frame", "face", "x", "y", "width", "height", "visible"], *rows])


def main():
    parser = argparse.ArgumentParser(description="films of faces that cross and leave")
    parser.add_argument("faces", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", default="0,1,2")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for seed in args.seeds.split(","):
        build(args.faces, args.out, int(seed))


if __name__ == "__main__":
    main()
