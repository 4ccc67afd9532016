#!/usr/bin/env python3
"""Prints the numbers of Tests/ExperimentsTests/UserMeansTests.swift. Needs numpy and scipy.

Welch's statistic is scipy's; CUPED's theta is the slope of numpy's least squares over both arms;
the sample size is the textbook's formula with scipy's quantiles.
"""

import math

import numpy as np
from scipy import stats

before_1 = np.array([3, 0, 2, 5, 1, 4, 0, 2], dtype=float)
values_1 = np.array([4, 1, 2, 7, 1, 5, 0, 3], dtype=float)
before_2 = np.array([1, 2, 0, 6, 3, 2, 1], dtype=float)
values_2 = np.array([3, 3, 1, 9, 5, 4, 1], dtype=float)


def report(name, first, second):
    variance = first.var(ddof=1) / len(first) + second.var(ddof=1) / len(second)
    z = (second.mean() - first.mean()) / math.sqrt(variance)
    assert math.isclose(z, stats.ttest_ind(second, first, equal_var=False).statistic)
    print(name, "z", repr(float(z)), "p", repr(float(2 * stats.norm.sf(abs(z)))))
    print("  difference", repr(float(second.mean() - first.mean())), "variance", repr(float(variance)))


report("plain", values_1, values_2)
before = np.concatenate([before_1, before_2])
theta = np.polyfit(before, np.concatenate([values_1, values_2]), 1)[0]
report(
    "cuped",
    values_1 - theta * (before_1 - before.mean()),
    values_2 - theta * (before_2 - before.mean()),
)
for gain in (0.029, 0.01):
    errors = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
    print("users for a gain of", gain, math.ceil(2 * (errors * 1.2 / (gain * 0.8)) ** 2))
