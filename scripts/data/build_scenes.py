#!/usr/bin/env python3
"""A film of scenes with one face or figure each, to try Learn from Labels... on.

    python3 build_scenes.py SET OUT [--split test] [--scenes 240] [--seed 1] [--fps 8] [--voices SET]

SET is a set with a manifest.csv (path, label, split) of pictures or clips, as build_faces.py and
build_av3.mjs write them; where it has a column agreed, only what raters agreed on is taken. A clip
gives its middle frame. Each scene is one shot of 1.5 to 4 s: a picture drawn without replacement
before a background of its own, that moves, grows and flickers a little, so that frames of a shot are
as alike as those of a film are. With --voices, each scene has a recording of its label.

OUT gets film.mp4, all.csv (tiers mood and shots of the whole film), half.csv (moods of the first half
of the scenes alone, shots of all) and noise.csv (labels drawn at random). Needs numpy, Pillow and ffmpeg. Nobody's film: the labels are those of the set.
"""

import argparse
import csv
import os
import subprocess
import tempfile

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 320, 180
RATE = 22050


def rows_of(folder, split):
    with open(os.path.join(folder, "manifest.csv"), newline="", encoding="utf-8") as table:
        rows = [r for r in csv.DictReader(table) if not split or r["split"] == split]
    return [r for r in rows if r.get("agreed", "yes") == "yes" and r["label"]]


def middle_frame(path):
    with tempfile.TemporaryDirectory() as folder:
        image = os.path.join(folder, "frame.png")
        subprocess.run(
            ["ffmpeg", "-v", "error", "-i", path, "-vf", "thumbnail=30", "-frames:v", "1", image],
            check=True)
        return Image.open(image).convert("RGB").copy()


def picture(path):
    moving = os.path.splitext(path)[1].lower() in (".mp4", ".webm", ".mov", ".mkv")
    return middle_frame(path) if moving else Image.open(path).convert("RGB")


def background(rng):
    """A soft wall of two colours."""
    small = rng.integers(20, 235, (2, 3, 3)).astype(np.uint8)
    return Image.fromarray(small).resize((WIDTH, HEIGHT), Image.BILINEAR)


def frames(rng, face, count):
    wall = background(rng)
    side = rng.uniform(90, 150)
    x, y = rng.uniform(0, WIDTH - 160), rng.uniform(0, HEIGHT - 160)
    dx, dy, growth = rng.normal(0, 0.4), rng.normal(0, 0.2), rng.normal(0, 0.0015)
    for i in range(count):
        now = int(side * (1 + growth * i))
        frame = wall.copy()
        frame.paste(face.resize((now, now), Image.BILINEAR), (int(x + dx * i), int(y + dy * i)))
        grain = rng.integers(-5, 6, (HEIGHT, WIDTH, 1), np.int8)
        values = np.asarray(frame, np.float32) * rng.normal(1, 0.02) + grain
        yield np.clip(values, 0, 255).astype(np.uint8).tobytes()


def voice(path, seconds):
    """Mono samples of a recording, again from its start where it is shorter."""
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-"],
        check=True, capture_output=True).stdout
    samples = np.frombuffer(raw, np.int16)
    return np.resize(samples, int(round(seconds * RATE)))


def drawn(rng, rows, count):
    """As many rows as there are scenes, labels as evenly as the set allows, none twice."""
    rows = [rows[i] for i in rng.permutation(len(rows))]
    by_label = {label: [r for r in rows if r["label"] == label] for label in sorted({r["label"] for r in rows})}
    some = []
    while len(some) < count and any(by_label.values()):
        for label in rng.permutation(sorted(by_label)):
            if by_label[label] and len(some) < count:
                some.append(by_label[label].pop())
    return [some[i] for i in rng.permutation(len(some))]


def write_tiers(path, scenes, moods):
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["start", "end", "label", "tier"])
        for start, end, label in moods:
            table.writerow([f"{start:.6f}", f"{end:.6f}", label, "mood"])
        for i, (start, end, _) in enumerate(scenes):
            table.writerow([f"{start:.6f}", f"{end:.6f}", i + 1, "shots"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("set")
    parser.add_argument("out")
    parser.add_argument("--split", default="test")
    parser.add_argument("--scenes", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fps", type=float, default=8)
    parser.add_argument("--voices")
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    os.makedirs(options.out, exist_ok=True)
    rows = drawn(rng, rows_of(options.set, options.split), options.scenes)
    recordings = rows_of(options.voices, None) if options.voices else []
    silent = os.path.join(options.out, "silent.mp4")
    film = os.path.join(options.out, "film.mp4")
    encoder = subprocess.Popen(
        ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r",
         str(options.fps), "-i", "-", "-c:v", "libx264", "-preset", "veryfast", "-g", "50", "-crf", "20", "-pix_fmt",
         "yuv420p", silent if recordings else film],
        stdin=subprocess.PIPE)
    scenes, sound, count = [], [], 0
    for row in rows:
        length = int(round(rng.uniform(1.5, 4) * options.fps))
        for frame in frames(rng, picture(os.path.join(options.set, row["path"])), length):
            encoder.stdin.write(frame)
        scenes.append((count / options.fps, (count + length) / options.fps, row["label"]))
        count += length
        if recordings:
            same = [r for r in recordings if r["label"] == row["label"]]
            chosen = same[rng.integers(len(same))]["path"]
            sound.append(voice(os.path.join(options.voices, chosen), length / options.fps))
    encoder.stdin.close()
    if encoder.wait():
        raise SystemExit("ffmpeg could not write the film.")
    if recordings:
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-i", silent, "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-",
             "-c:v", "copy", "-c:a", "aac", "-b:a", "96k", film],
            input=np.concatenate(sound).tobytes(), check=True)
        os.remove(silent)
    labels = sorted({r["label"] for r in rows})
    write_tiers(os.path.join(options.out, "all.csv"), scenes, scenes)
    write_tiers(os.path.join(options.out, "half.csv"), scenes, scenes[: len(scenes) // 2])
    noise = [(s, e, labels[rng.integers(len(labels))]) for s, e, _ in scenes]
    write_tiers(os.path.join(options.out, "noise.csv"), scenes, noise)
    print(f"{len(scenes)} scenes, {count / options.fps:.0f} s: {film}")


if __name__ == "__main__":
    main()
