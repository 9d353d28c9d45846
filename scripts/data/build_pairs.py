#!/usr/bin/env python3
"""Clips with picture and sound of three classes: a recorded voice beside a face or drawing.

    python3 build_pairs.py OUT --voices SET [SET ...] --pictures SET [SET ...]
                           [--clips 200] [--conflict 0.2] [--missing 0.16] [--size 160] [--seed 1]

The SETs are folders of built sets: voices of build_voices.py; pictures of build_faces.py, build_gif7.mjs,
build_av3.mjs or of the same form. Their splits train, val and test stay as they are, so that no speaker, face or
drawing is in two of them; other splits are not used. Pictures count as negative (sadness, anger, disgust, fear),
neutral or positive (happiness, like); others are left out, and faces on which raters do not agree. A set of drawings
without neutral ones, as that of build_gif7.mjs, tells the class by being there: give build_av3.mjs's.

--clips are those of each class to train with; a quarter as many validate and a third test. Only the pairing is
made: voice and face are of people who never met, lips do not move, and the class of both is what they were
published under. What a clip's label is, is the rule of build_av3.mjs, too: the class of the stream that can be
trusted, and it can be seen and heard which that is.

    congruent          both of the label's class
    picture-misleads   the picture is of another class, and hard to see: small, blurred, faint, grainy
    sound-misleads     the voice is of another class, and hard to hear: quiet and under noise
    no-sound           no sound track
    no-picture         a plain picture, or a file of nothing but sound

--conflict is the share of both misleading kinds together, --missing that of the last two. So many congruent clips have
one stream that is as hard to see or hear, though right, that such a stream is right in one of three, as if guessed.

Columns tell both classes, the pairing, which stream is weak, and what was paired; `figure` is the box x,y,width,height in
pixels that a photographed face keeps within, or the figure of a drawing whose set tells of its box. A group is a speaker, or the picture's group where there is no voice. Wants ffmpeg with libx264; the same seed and ffmpeg give the same files.
"""

import argparse
import csv
import math
import os
import random
import re
import subprocess

from clipset import building, check_apart, counts, positive, write_rows
from corpora import AV3
from featureset import begin, fail, manifest_in

CLASSES = ("negative", "neutral", "positive")
MEANING = {**AV3, "like": "positive", **{c: c for c in CLASSES}}
PART = {"train": 1, "val": 1 / 4, "test": 1 / 3}
COLUMNS = (
    "path label split group gender voice_label picture_label pairing weak voice picture character"
    " figure licence attribution source"
).split()
# A clip of one set may be paired anew only where its own picture is of its label.
PLAIN_PICTURE = ("", "congruent", "no-sound")
MOST_SECONDS = 6


def rows_of(folder, use):
    """The rows of a built set that `use` lets pass, with their file and class."""
    path = manifest_in(folder)
    try:
        with open(path, newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
    except OSError as e:
        fail(f"{path} can't be read: {e.strerror}.")
    missing = [c for c in ("path", "label", "split") if not rows or c not in rows[0]]
    if missing:
        fail(f"{path} names no clips or lacks the column '{missing[0]}'.")
    found = []
    for row in rows:
        if row["split"] in PART and row["label"] in MEANING and use(row):
            file = os.path.join(folder, row["path"])
            if not os.path.isfile(file):
                fail(f"{path} names {row['path']}, which is not there.")
            found.append({**row, "file": file, "class": MEANING[row["label"]]})
    if not found:
        fail(f"{path} names nothing that can be paired in train, val and test.")
    return found


def to_look_at(row):
    return row.get("agreed", "yes") == "yes" and row.get("pairing", row.get("condition", "")) in PLAIN_PICTURE


def dealer(some, r):
    """Gives one after the other in random order, none twice before all had their turn."""
    rest = []

    def deal():
        if not rest:
            rest.extend(r.sample(some, len(some)))
        return rest.pop()

    return deal


def dealers(sets, split, r, what):
    """For each class a function that gives the next of its rows, each set as often as the others."""
    deal = {}
    for label in CLASSES:
        ways = []
        for rows in sets:
            some = [row for row in rows if row["split"] == split and row["class"] == label]
            if some:
                ways.append(dealer(some, r))
        if not ways:
            fail(f"There are no {what} of the class {label} in the split {split}.")
        deal[label] = lambda ways=ways: r.choice(ways)()
    return deal


def plan(voices, pictures, args):
    """The clips: split, label, pairing, weak stream, voice and picture, which may be None."""
    clips = []
    for split, part in PART.items():
        r = random.Random(f"{args.seed} plan {split}")
        voice = dealers(voices, split, r, "voices")
        picture = dealers(pictures, split, r, "pictures")
        count = max(1, round(args.clips * part))
        for k, label in enumerate(CLASSES):
            pairings = []
            for share, kinds in (
                (args.conflict, ("picture-misleads", "sound-misleads")),
                (args.missing, ("no-sound", "no-picture")),
            ):
                some = round(count * share)
                pairings += [kinds[(i + k) % 2] for i in range(some)]
            pairings += ["congruent"] * (count - len(pairings))
            weak = min(1, args.conflict / 2 / max(1e-9, 1 - args.conflict - args.missing))
            others = dealer([c for c in CLASSES if c != label], r)
            for i, pairing in enumerate(r.sample(pairings, count)):
                seen = others() if pairing == "picture-misleads" else label
                heard = others() if pairing == "sound-misleads" else label
                clips.append(
                    {
                        "id": f"{label}-{i:03}",
                        "split": split,
                        "label": label,
                        "pairing": pairing,
                        "weak": weak_stream(pairing, weak, r),
                        "voice": None if pairing == "no-sound" else voice[heard](),
                        "picture": None if pairing == "no-picture" else picture[seen](),
                    }
                )
    return clips


def weak_stream(pairing, share, r):
    if pairing == "congruent":
        return r.choice(("video", "audio")) if r.random() < share else ""
    return {"picture-misleads": "video", "sound-misleads": "audio"}.get(pairing, "")


def measured(file):
    """(seconds, level in dB of full scale) of a recording."""
    said = ffmpeg("ffmpeg", "-nostdin", "-hide_banner", "-i", file, "-af", "volumedetect", "-f", "null", "-")
    length = re.search(r"Duration: (\d+):(\d+):([\d.]+)", said)
    level = re.search(r"mean_volume: (-?[\d.]+) dB", said)
    if not length or not level:
        fail(f"{file} tells no duration or level; is it a recording?")
    hours, minutes, rest = length.groups()
    return 3600 * int(hours) + 60 * int(minutes) + float(rest), float(level.group(1))


def ffmpeg(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        fail(f"{command[0]} is not installed; on Debian: apt-get install ffmpeg.")
    if done.returncode:
        said = done.stderr.strip().splitlines()
        fail(f"{command[0]} failed ({said[-1] if said else done.returncode}): {' '.join(command)}")
    return done.stderr


def shown(clip, size, rate, length, r):
    """Inputs and filters of the picture, which drifts and breathes on a plain ground whatever its class, and
    the box that it keeps within, empty where it fills it in part only."""
    ground = "0x" + "".join(f"{r.randrange(256):02x}" for _ in range(3))
    plain = f"color=c={ground}:s={size}x{size}:r={rate}:d={length:.3f}"
    if clip["picture"] is None:
        return [], f"{plain},format=yuv420p[v]", ""
    file = clip["picture"]["file"]
    still = file.lower().endswith((".png", ".jpg", ".jpeg", ".bmp"))
    again = ["-loop", "1", "-framerate", str(rate)] if still else ["-stream_loop", "-1"]
    if file.lower().endswith(".gif"):
        again = ["-ignore_loop", "0"]
    weak = clip["weak"] == "video"
    ways = r.sample(("small", "blurred", "faint", "grainy"), r.choice((2, 3))) if weak else ()
    side = size * (r.uniform(0.26, 0.4) if "small" in ways else r.uniform(0.72, 1.02))
    breath, speed, phase = r.uniform(0, 0.04), r.uniform(0.2, 0.7), r.uniform(0, 6.28)
    wide, high = (r.uniform(0, 0.04) * size for _ in range(2))
    across, down = (r.uniform(-0.25, 0.25) * size if "small" in ways else 0 for _ in range(2))
    swing = f"sin({2 * math.pi * speed:.3f}*t+{phase:.3f})"
    filters = [
        f"[0:v]fps={rate},format=rgba,scale=w='2*trunc({side / 2:.2f}*(1+{breath:.3f}*{swing}))':h=-2:eval=frame[face]",
        f"{plain}[ground]",
        f"[ground][face]overlay=x='(W-w)/2+{across:.1f}+{wide:.2f}*{swing}'"
        f":y='(H-h)/2+{down:.1f}+{high:.2f}*{swing}':shortest=1:format=rgb",
    ]
    worse = {
        "blurred": f"gblur=sigma={r.uniform(0.02, 0.035) * size:.2f}",
        "faint": f"eq=contrast={r.uniform(0.15, 0.35):.2f}",
        "grainy": f"noise=c0s={r.randint(30, 60)}:c0f=t:all_seed={r.randrange(10**6)}",
    }
    filters[-1] += ",format=yuv420p" + "".join(f",{worse[way]}" for way in worse if way in ways)
    part = part_shown(clip["picture"], still)
    scale = (side * (1 - breath), side * (1 + breath))
    figure = part and box(part, (size / 2 + across, size / 2 + down), scale, (wide, high), size)
    return [*again, "-i", file], ";".join(filters) + "[v]", figure or ""


def part_shown(picture, still):
    """Where the figure of a picture is from its middle, as left, top, right and bottom in widths of the picture: a
    face fills it, of a drawing its set may tell; None where nothing does."""
    if still:
        return (-0.5, -0.5, 0.5, 0.5)
    if not picture.get("figure"):
        return None
    said = ffmpeg("ffmpeg", "-nostdin", "-hide_banner", "-i", picture["file"], "-frames:v", "1", "-f", "null", "-")
    wide, high = map(int, re.search(r"Video: .*? (\d{2,5})x(\d{2,5})", said).groups())
    x, y, w, h = map(float, picture["figure"].split(","))
    return tuple(v / wide for v in (x - wide / 2, y - high / 2, x + w - wide / 2, y + h - high / 2))


def box(part, middle, scale, swing, size):
    """x,y,width,height of what lies about a point, breathes between two scales and swings, cut to the picture."""
    left, top = (
        max(0, math.floor(middle[k] + min(part[k] * s for s in scale) - swing[k])) for k in (0, 1)
    )
    right, bottom = (
        min(size, math.ceil(middle[k] + max(part[k + 2] * s for s in scale) + swing[k])) for k in (0, 1)
    )
    return f"{left},{top},{right - left},{bottom - top}" if right > left and bottom > top else ""


def heard(clip, level, place, before, length, r):
    """Inputs and filters of the sound: the voice from `before` seconds on, in faint noise at least."""
    weak = clip["weak"] == "audio"
    quieter = r.uniform(9, 14) if weak else 0
    colour = r.choice(("pink", "brown", "white"))
    below = r.uniform(-3, 3) if weak else r.uniform(32, 46)
    noise = level - quieter - below + LOUDNESS[colour]
    filters = [
        f"[{place}:a]aresample=16000,aformat=channel_layouts=mono,volume={-quieter:.1f}dB,"
        f"adelay={before * 1000:.0f}:all=1,apad,atrim=0:{length:.3f}[voice]",
        f"anoisesrc=r=16000:c={colour}:seed={r.randrange(10**6)}:d={length:.3f},"
        f"volume={noise:.1f}dB[noise]",
        "[voice][noise]amix=inputs=2:duration=first:normalize=0,alimiter=limit=0.98:level=0[a]",
    ]
    return ["-i", clip["voice"]["file"]], ";".join(filters)


# Brings ffmpeg's noise of amplitude 1 to 0 dB, measured by its volumedetect.
LOUDNESS = {"white": 4.8, "pink": 14.4, "brown": 14.0}


def build(clip, folder, known, args):
    """Writes the clip and gives its row."""
    r = random.Random(f"{args.seed} {clip['split']} {clip['id']}")
    rate = r.choice((10, 12, 15, 25))
    before, length = 0, r.uniform(2, 4)
    voice, picture = clip["voice"], clip["picture"]
    if voice:
        before = r.uniform(0.05, 0.4)
        spoken, level = known[voice["file"]]
        length = min(MOST_SECONDS, before + spoken + r.uniform(0.05, 0.4))
    ending = "mp4" if picture else r.choice(("mp4", "mp4", "wav", "m4a"))
    name = f"{clip['split']}/{clip['label']}/{clip['id']}.{ending}"
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    inputs, graphs, maps, figure = [], [], [], ""
    if ending == "mp4":
        inputs, graph, figure = shown(clip, args.size, rate, length, r)
        graphs.append(graph)
        maps += ["-map", "[v]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-r", str(rate)]
    if voice:
        files, graph = heard(clip, level, 1 if picture else 0, before, length, r)
        inputs += files
        graphs.append(graph)
        maps += ["-map", "[a]", *([] if ending == "wav" else ["-c:a", "aac", "-b:a", "40k"])]
    ffmpeg(
        *("ffmpeg", "-v", "error", "-nostdin", "-filter_complex_threads", "1", *inputs),
        *("-filter_complex", ";".join(graphs), *maps, "-t", f"{length:.3f}", "-threads", "1"),
        *("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
        *("-flags:a", "+bitexact", *(["-movflags", "+faststart"] if ending != "wav" else []), path),
    )
    return row(clip, name, figure)


def row(clip, name, figure):
    voice, picture = clip["voice"] or {}, clip["picture"] or {}
    parts = [part for part in (voice, picture) if part]

    def both(column):
        return "; ".join(dict.fromkeys(p[column] for p in parts if p.get(column)))

    return {
        "path": name,
        "label": clip["label"],
        "split": clip["split"],
        "group": voice.get("group") or picture.get("group", ""),
        "gender": voice.get("gender", ""),
        "voice_label": voice.get("class", ""),
        "picture_label": picture.get("class", ""),
        "pairing": clip["pairing"],
        "weak": clip["weak"],
        "voice": voice.get("path", ""),
        "picture": picture.get("path", ""),
        "character": picture.get("group", ""),
        "figure": figure,
        "licence": both("licence"),
        "attribution": both("attribution"),
        "source": both("source"),
    }


def share(text):
    value = float(text)
    if not 0 <= value <= 0.5:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 0.5")
    return value


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--voices", nargs="+", required=True)
    parser.add_argument("--pictures", nargs="+", required=True)
    parser.add_argument("--clips", type=positive, default=200)
    parser.add_argument("--conflict", type=share, default=0.2)
    parser.add_argument("--missing", type=share, default=0.16)
    parser.add_argument("--size", type=positive, default=160)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    begin(args.out)
    if args.size % 2 or args.size < 32:
        fail(f"--size {args.size}: H.264 wants an even number; at least 32.")
    if args.conflict + args.missing > 0.9:
        fail("--conflict and --missing together leave no clips of which both streams are right.")
    voices = [rows_of(folder, lambda row: True) for folder in args.voices]
    pictures = [rows_of(folder, to_look_at) for folder in args.pictures]
    clips = plan(voices, pictures, args)
    known = {file: measured(file) for file in {c["voice"]["file"] for c in clips if c["voice"]}}
    with building(args.out) as folder:
        rows = [build(clip, folder, known, args) for clip in clips]
        for column in ("voice", "picture", "character"):
            check_apart(rows, column)
        write_rows(folder, COLUMNS, rows)
    print(counts(rows))
    print(counts(rows, "pairing"))
    print(f"{len(rows)} clips in {args.out}")


if __name__ == "__main__":
    main()
