"""Reference numbers for what a map holds in regions, by NumPy. Pixels belong to a shape by other formulas than AffectJ's: each pixel
centre is put into the ellipse's equation, and on the inner side of each edge of a polygon (which has to be convex here, and to have
no pixel's centre exactly on a slanted edge, where either formula may say either).

    venv/bin/python scripts/reference/golden_regions.py
        writes src/test/resources/golden/regions.json, of random frames with gaps and a moving rectangle, oval and triangle
    venv/bin/python scripts/reference/golden_regions.py STACK.tif REGIONS.csv FRAMES.csv SUMMARY.csv
        measures a 32-bit stack that AffectJ exported, in the regions of Export Regions..., and tells how far the tables of
        Measure Attention in ROIs (table=frames and table=regions, measure=lift, threshold=1) are from that
"""
import csv
import json
import sys
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parents[2] / "src/test/resources/golden/regions.json"
COLUMNS = ["area_px", "area_share", "mean", "share", "lift", "peak", "peak_x", "peak_y"]
SUMMARY = ["frames", "present_s", "area_share", "mean", "share", "lift", "peak", "peak_time_s", "peak_x", "peak_y", "dwell_s", "first_s"]


def at(keys, seconds):
    """Box and shape of the keys (seconds, x, y, width, height, shape, points, last) at a time; None where absent."""
    for key in keys:
        if key[0] is None or abs(key[0] - seconds) < 1e-6:
            return key[1:5], key[5], key[6]
    for a, b in zip(keys, keys[1:]):
        if a[0] < seconds < b[0] and not a[7]:
            times = [a[0], b[0]]
            box = [np.interp(seconds, times, [a[i], b[i]]) for i in range(1, 5)]
            if a[5] != "polygon":
                return box, a[5], None
            points = a[6]
            if b[5] == "polygon" and len(b[6]) == len(points):
                points = np.array(points) + (np.array(b[6]) - np.array(points)) * (seconds - a[0]) / (b[0] - a[0])
            return box, "polygon", points
    return None


def mask(place, height, width):
    (x, y, w, h), shape, points = place
    py, px = np.mgrid[0:height, 0:width] + 0.5
    if shape == "oval":
        return ((px - x - w / 2) / (w / 2)) ** 2 + ((py - y - h / 2) / (h / 2)) ** 2 < 1
    if shape == "polygon":
        corners = np.array(points) * [w, h] + [x, y]
        sides = [(b[0] - a[0]) * (py - a[1]) - (b[1] - a[1]) * (px - a[0]) for a, b in zip(corners, np.roll(corners, -1, axis=0))]
        return np.all(np.array(sides) > 0, axis=0) | np.all(np.array(sides) < 0, axis=0)
    return (px >= x) & (px < x + w) & (py >= y) & (py < y + h)


def measured(frame, inside):
    frame = frame.astype(np.float64)
    known = ~np.isnan(frame)
    area = int(np.sum(inside & known))
    if area == 0:
        return [0, 0.0 if known.any() else np.nan] + [np.nan] * 6
    part = np.where(inside, frame, np.nan)
    share = np.nan if np.nanmin(frame) < 0 or np.nansum(frame) == 0 else np.nansum(part) / np.nansum(frame)
    y, x = np.unravel_index(np.nanargmax(part), part.shape)
    size = area / np.sum(known)
    return [area, size, np.nanmean(part), share, share / size, np.nanmax(part), x, y]


def summary(rows, times, durations):
    """Of one region: rows by frame, None where it is absent."""
    there = [i for i, row in enumerate(rows) if row is not None]
    table = np.array([rows[i] for i in there], dtype=float)
    length = np.array([durations[i] for i in there])

    def mean(column):
        good = ~np.isnan(table[:, column])
        return np.average(table[good, column], weights=length[good]) if good.any() else np.nan

    top = int(np.nanargmax(table[:, 5]))
    above = table[:, 4] > 1
    first = times[there[int(np.argmax(above))]] if above.any() else np.nan
    return [len(there), length.sum(), mean(1), mean(2), mean(3), mean(4), table[top, 5], times[there[top]], table[top, 6], table[top, 7],
            length[above].sum(), first]


def plain(value):
    return None if isinstance(value, float) and np.isnan(value) else float(value)


def golden():
    random = np.random.default_rng(14)
    durations = [0.1, 0.25, 0.1, 0.05, 0.2, 0.1]
    times = [float(t) for t in np.concatenate([[0], np.cumsum(durations)[:-1]])]
    frames = (random.random((6, 12, 17)) ** 3).astype(np.float32)
    frames[2, 3:5, :9] = np.nan
    frames[4, 1, 1] = -0.5
    frames[5] = np.nan
    regions = {
        "box": [[times[0], 1.3, 2.0, 6.0, 5.5, "rectangle", None, False], [times[3], 8.0, 3.2, 7.0, 4.0, "rectangle", None, True],
                [times[5], 0.0, 0.0, 4.0, 4.0, "rectangle", None, True]],
        "oval, \"moving\"": [[times[1], -3.0, 4.0, 9.0, 7.0, "oval", None, False], [times[4], 10.0, 5.0, 12.0, 6.0, "oval", None, True]],
        "triangle": [[None, 4.2, 1.1, 9.7, 9.3, "polygon", [[0, 0], [1, 0.2], [0.4, 1]], False]],
    }
    result = {"numpy": np.__version__, "width": 17, "times": times, "durations": durations,
              "frames": [[plain(v) for v in frame.ravel()] for frame in frames], "regions": {}}
    for name, keys in regions.items():
        places = [at(keys, t) for t in times]
        rows = [None if p is None else measured(f, mask(p, 12, 17)) for f, p in zip(frames, places)]
        result["regions"][name] = {
            "keys": keys,
            "rows": [None if row is None else dict(zip(COLUMNS, map(plain, map(float, row)))) for row in rows],
            "summary": dict(zip(SUMMARY, map(plain, map(float, summary(rows, times, durations)))))}
    OUT.write_text(json.dumps(result, indent=1) + "\n")


def check(stack, table, frames, totals):
    import tifffile
    pixels = tifffile.imread(stack)
    keys = {}
    for row in csv.DictReader(open(table, encoding="utf-8")):
        x, y, w, h = (float(row[c]) for c in ("x", "y", "width", "height"))
        points = [[(float(a) - x) / w, (float(b) - y) / h] for a, b in (p.split() for p in row["points"].split(";") if p)]
        keys.setdefault(row["region"], []).append([float(row["time_s"]) if row["time_s"] else None, x, y, w, h, row["shape"], points,
                                                   row["last"] == "true"])
    rows = list(csv.DictReader(open(frames, encoding="utf-8")))
    times = sorted({(float(r["time_s"]), float(r["duration_s"]), int(float(r["frame"]))) for r in rows})
    worst = dict.fromkeys(COLUMNS + SUMMARY, 0.0)
    series = {name: [None] * len(times) for name in keys}
    for row in rows:
        place = at(keys[row["region"]], float(row["time_s"]))
        number = [t[2] for t in times].index(int(float(row["frame"])))
        mine = measured(pixels[int(float(row["frame"])) - 1], mask(place, *pixels.shape[1:]))
        series[row["region"]][number] = mine
        for column, value in zip(COLUMNS, mine):
            other = float(row[column] or "nan")
            assert np.isnan(value) == np.isnan(other), (row, column)
            worst[column] = max(worst[column], 0 if np.isnan(value) else abs(value - other))
    for row in csv.DictReader(open(totals, encoding="utf-8")):
        mine = summary(series[row["region"]], [t[0] for t in times], [t[1] for t in times])
        for column, value in zip(SUMMARY, mine):
            other = float(row[column] or "nan")
            assert np.isnan(value) == np.isnan(other), (row, column)
            worst[column] = max(worst[column], 0 if np.isnan(value) else abs(value - other))
    print(f"{len(rows)} rows of {len(keys)} regions, {pixels.shape[2]} x {pixels.shape[1]} pixels; largest differences:")
    print(json.dumps(worst, indent=1))


if __name__ == "__main__":
    check(*sys.argv[1:]) if len(sys.argv) > 1 else golden()
