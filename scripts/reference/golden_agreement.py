"""Agreement of two coders by other people's code: writes src/test/resources/golden/agreement.json.

    python scripts/reference/golden_agreement.py

Needs numpy, scipy, scikit-learn and krippendorff. Two made tiers of labelled segments with gaps, some
segments with values: units of time, matched segments, and intervals by a bootstrap over the first
tier's segments and gaps (with other random numbers than ours: the test allows for that).
"""

import json
import pathlib

import krippendorff
import numpy as np
import scipy
import sklearn
from scipy.optimize import linear_sum_assignment
from scipy.stats import pearsonr
from sklearn.metrics import accuracy_score, cohen_kappa_score, confusion_matrix

LABELS = ["anger", "joy", "sadness"]
UNIT = 0.25
END = 240.0
GAP = 3
rng = np.random.default_rng(5)


def grid(seconds):
    """Edges lie beside the middles of units, so that no rounding decides."""
    return round(round(seconds / UNIT) * UNIT + 0.04, 2)


def made_tiers():
    """A tier of some 60 segments, and what a second coder with other eyes makes of it."""
    first, second = [], []
    at = 2.0
    while at < END - 12:
        length = rng.uniform(1.5, 6)
        label = rng.choice(LABELS, p=[0.2, 0.5, 0.3])
        value = round(float(rng.normal({"anger": -2, "joy": 2, "sadness": -1}[label], 1)), 2)
        one = (grid(at), grid(at + length))
        if rng.random() < 0.9:
            first.append((*one, label, value))
        if rng.random() < 0.9:
            other = label if rng.random() < 0.75 else rng.choice(LABELS)
            start = grid(at + rng.uniform(-0.3, 0.6))
            if second and start < second[-1][1]:
                start = second[-1][1]
            end = max(start + UNIT, grid(at + length * rng.uniform(0.6, 1.1)))
            second.append((start, round(end, 2), str(other), round(value + float(rng.normal(0.5, 1)), 2)))
        at += length + (rng.uniform(0.5, 3) if rng.random() < 0.3 else 0)
    return first, second


def at(tier, moment):
    for i, (start, end, *_) in enumerate(tier):
        if start <= moment < end:
            return i
    return None


def ccc(x, y):
    return 2 * np.cov(x, y, bias=True)[0, 1] / (x.var() + y.var() + (x.mean() - y.mean()) ** 2)


def measures(a, b, x, y):
    """Labels as places, GAP for none; values, NaN for none."""
    both = (a != GAP) & (b != GAP)
    values = ~np.isnan(x) & ~np.isnan(y)
    data = [np.where(a == GAP, np.nan, a), np.where(b == GAP, np.nan, b)]
    return dict(
        agreement=accuracy_score(a[both], b[both]),
        kappa=cohen_kappa_score(a[both], b[both]),
        alpha=krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"),
        agreement_gaps=accuracy_score(a, b),
        kappa_gaps=cohen_kappa_score(a, b),
        alpha_gaps=krippendorff.alpha(reliability_data=[a, b], level_of_measurement="nominal"),
        alpha_interval=krippendorff.alpha(reliability_data=[x, y], level_of_measurement="interval"),
        pearson=pearsonr(x[values], y[values]).statistic,
        ccc=ccc(x[values], y[values]),
    )


def by_time(first, second):
    moments = (np.arange(round(END / UNIT)) + 0.5) * UNIT
    places = [[at(tier, m) for m in moments] for tier in (first, second)]
    a, b = (
        np.array([GAP if p is None else LABELS.index(tier[p][2]) for p in places[i]])
        for i, tier in enumerate((first, second))
    )
    x, y = (
        np.array([np.nan if p is None else tier[p][3] for p in places[i]])
        for i, tier in enumerate((first, second))
    )
    numbers = measures(a, b, x, y)
    lots = np.cumsum([i > 0 and places[0][i] != places[0][i - 1] for i in range(len(moments))])
    members = [np.flatnonzero(lots == lot) for lot in range(lots[-1] + 1)]
    draws = {key: [] for key in ("agreement", "kappa", "kappa_gaps", "ccc")}
    for _ in range(3000):
        drawn = np.concatenate([members[i] for i in rng.integers(0, len(members), len(members))])
        da, db, dx, dy = a[drawn], b[drawn], x[drawn], y[drawn]
        both = (da != GAP) & (db != GAP)
        values = ~np.isnan(dx) & ~np.isnan(dy)
        draws["agreement"].append(np.mean(da[both] == db[both]))
        draws["kappa"].append(cohen_kappa_score(da[both], db[both]))
        draws["kappa_gaps"].append(cohen_kappa_score(da, db))
        draws["ccc"].append(ccc(dx[values], dy[values]))
    return dict(
        numbers,
        compared=int(((a != GAP) & (b != GAP)).sum()),
        only_first=int(((a != GAP) & (b == GAP)).sum()),
        only_second=int(((a == GAP) & (b != GAP)).sum()),
        lots=len(members),
        confusion=confusion_matrix(a, b, labels=[0, 1, 2]).tolist(),
        intervals={k: np.percentile(v, [2.5, 97.5]).tolist() for k, v in draws.items()},
    )


def by_segments(first, second):
    overlap = np.zeros((len(first), len(second)))
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
            overlap[i, j] = common / (one[1] - one[0] + other[1] - other[0] - common)
    # At 0.5 or more the partners of tiers without overlaps are unique; this finds them all.
    rows, columns = linear_sum_assignment(np.where(overlap >= 0.5, overlap, 0), maximize=True)
    pairs = [(i, j) for i, j in zip(rows, columns) if overlap[i, j] >= 0.5]
    a = np.array([LABELS.index(first[i][2]) for i, _ in pairs])
    b = np.array([LABELS.index(second[j][2]) for _, j in pairs])
    x = np.array([first[i][3] for i, _ in pairs])
    y = np.array([second[j][3] for _, j in pairs])
    numbers = measures(a, b, x, y)
    return dict(
        {k: v for k, v in numbers.items() if not k.endswith("gaps")},
        compared=len(pairs),
        only_first=len(first) - len(pairs),
        only_second=len(second) - len(pairs),
        confusion=confusion_matrix(a, b, labels=[0, 1, 2]).tolist(),
        overlaps=[overlap[i, j] for i, j in pairs],
    )


first, second = made_tiers()
golden = dict(
    made_with=f"scikit-learn {sklearn.__version__}, krippendorff 0.9.0, SciPy {scipy.__version__}",
    labels=LABELS,
    unit=UNIT,
    end=END,
    first=first,
    second=second,
    time=by_time(first, second),
    segments=by_segments(first, second),
)
path = pathlib.Path(__file__).parents[2] / "src/test/resources/golden/agreement.json"
path.write_text(
    json.dumps(golden, indent=1, default=lambda v: v.item()).replace("\n   ", " ") + "\n"
)
print(json.dumps(golden["time"], default=lambda v: v.item()))
print(json.dumps({k: v for k, v in golden["segments"].items() if k != "overlaps"}))
