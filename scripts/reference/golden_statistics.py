"""Numbers of SciPy for the laboratory's statistics: writes src/test/resources/golden/statistics.json.

    python scripts/reference/golden_statistics.py

Needs numpy and scipy. The bootstrap is SciPy's own, of a ratio over clips, with other random numbers
than ours: the test allows for that.
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(11)


def t_case(values):
    values = np.asarray(values, float)
    low, high = stats.t.interval(
        0.95, len(values) - 1, loc=values.mean(), scale=stats.sem(values)
    )
    return dict(
        values=values.tolist(), mean=values.mean(), sd=values.std(ddof=1), low=low, high=high
    )


def mcnemar_case(first, second):
    n = first + second
    p = stats.binomtest(min(first, second), n, 0.5).pvalue if n else 1.0
    return dict(first=first, second=second, p=p)


def holm(p):
    order = np.argsort(p, kind="stable")
    out = np.empty(len(p))
    running = 0.0
    for rank, i in enumerate(order):
        running = max(running, min(1.0, (len(p) - rank) * p[i]))
        out[i] = running
    return dict(p=list(p), adjusted=out.tolist())


def bootstrap_case(n, most, shift):
    counts = rng.integers(1, most + 1, n)
    differences = np.array([rng.integers(-c, c + 1) for c in counts]) + shift * counts
    result = stats.bootstrap(
        (differences, counts),
        lambda d, c, axis=-1: d.sum(axis) / c.sum(axis),
        paired=True,
        n_resamples=40000,
        method="percentile",
        random_state=rng,
    )
    ci = result.confidence_interval
    return dict(
        differences=differences.tolist(),
        counts=counts.tolist(),
        difference=differences.sum() / counts.sum(),
        low=ci.low,
        high=ci.high,
    )


golden = dict(
    scipy=scipy.__version__,
    t=[
        t_case([0.61, 0.67]),
        t_case([0.61, 0.67, 0.6656, 0.6521]),
        t_case([0.5, 0.5, 0.52]),
        t_case(rng.normal(0.7, 0.03, 10)),
    ],
    mcnemar=[
        mcnemar_case(*pair)
        for pair in [(0, 0), (1, 0), (3, 3), (5, 1), (2, 12), (40, 61), (121, 59), (700, 800)]
    ],
    holm=[holm([0.01, 0.04, 0.03, 0.005]), holm([0.2]), holm([0.9, 0.8, 0.04])],
    bootstrap=[
        bootstrap_case(60, 1, 0.0),
        bootstrap_case(200, 1, 0.2),
        bootstrap_case(40, 5, 0.1),
    ],
)
target = pathlib.Path(__file__).parents[2] / "src/test/resources/golden/statistics.json"
target.write_text(json.dumps(golden, indent=1) + "\n")
