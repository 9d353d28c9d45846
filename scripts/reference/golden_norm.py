"""Numbers of numpy for audio features normalised by recording: writes src/test/resources/golden/audionorm.json.

    python scripts/reference/golden_norm.py

Needs numpy. Steps are made by formula here and in AudioNormTest, so that only numbers are stored: some steps of a
recording by itself, of one step alone, and of one of two clips that are one recording together.
"""

import json
import pathlib

import numpy as np

OUT = pathlib.Path(__file__).parents[2] / "src/test/resources/golden/audionorm.json"
COLUMNS, LOUDEST, VOICED = 76, 62, 67
PITCH = [64, 65, 66]
STEP, PRIOR_SECONDS, SILENCE_DB, RANGE_DB = 0.2, 6, -60, 30
SHOWN = [0, 5, 51, 60, 61, 62, 64, 66, 67, 71, 75]


def steps(count, seed, gain):
    """Steps with pauses, silence and unvoiced sound among them."""
    values, state = np.empty((count, COLUMNS)), seed
    for i in range(count):
        for k in range(COLUMNS):
            state = (1103515245 * state + 12345) % 2**31
            values[i, k] = (state / 2**30 - 1) * (1 + k) + k / 2
        values[i, LOUDEST] = gain - 4 * (i % 17)
        values[i, VOICED] = 0 if i % 3 == 1 else 0.5
    return values.astype(np.float32).astype(np.float64)


def least(rows):
    return max(SILENCE_DB, rows[:, LOUDEST].max() - RANGE_DB)


def kept(rows):
    sound = rows[rows[:, LOUDEST] >= least(rows)]
    columns = []
    for k in range(COLUMNS):
        columns.append(sound[sound[:, VOICED] > 0, k] if k in PITCH else sound[:, k])
    return columns


def together(*recordings):
    return [np.concatenate(column) for column in zip(*recordings)]


def normed(rows, recording, training):
    out = rows.copy()
    for k in range(COLUMNS):
        if len(recording[k]) == 0:
            mean, variance, own = 0, 0, 0
        else:
            mean, variance = recording[k].mean(), recording[k].var()
            own = len(recording[k]) / (len(recording[k]) + PRIOR_SECONDS / STEP)
        at, wide = training[0][k], training[1][k]
        centre = own * mean + (1 - own) * at
        deviation = np.sqrt(own * variance + (1 - own) * wide**2)
        out[:, k] = (rows[:, k] - centre) / deviation * wide + at
    for k in PITCH:
        out[rows[:, VOICED] == 0, k] = training[0][k]
    out[rows[:, LOUDEST] < least(rows)] = np.nan
    return out


def shown(row):
    """Some numbers of a step; none of a silent one."""
    return [] if np.isnan(row[0]) else row[SHOWN].tolist()


def main():
    train = kept(steps(200, 1, -10))
    mean = np.array([c.mean() for c in train]).astype(np.float32).astype(np.float64)
    deviation = np.array([c.std() for c in train]).astype(np.float32).astype(np.float64)
    training = (mean, deviation)
    film, other = steps(60, 2, -25), steps(40, 3, -5)
    one, silent = steps(1, 4, -20), steps(30, 5, -60.5)
    cases = {
        "film": normed(film, kept(film), training),
        "group": normed(film, together(kept(film), kept(other)), training),
        "one": normed(one, kept(one), training),
        "silent": normed(silent, kept(silent), training),
    }
    golden = {
        "columns": SHOWN,
        "mean": mean[SHOWN].tolist(),
        "deviation": deviation[SHOWN].tolist(),
        **{name: [shown(row) for row in rows[:12]] for name, rows in cases.items()},
    }
    OUT.write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
