#!/usr/bin/env python3
"""Prints the expected numbers of Tests/ExperimentsTests (TwoProportions, SampleRatio, A/A).

Needs scipy. The pooled z-test is checked against Pearson's chi-square of the fourfold table, which
scipy computes by itself; the A/A rate is summed over all outcomes, nothing is drawn.
"""
import math
import sys

import numpy
import scipy
from scipy import stats

TESTS = [
    (20, 1000, 30, 1000),
    (1000, 100000, 1039, 100000),
    (1000, 100000, 1500, 100000),
    (50, 1000, 50, 1000),
    (0, 100, 5, 100),
    (5, 100, 0, 100),
    (100, 100, 95, 100),
    (1, 3, 2, 7),
    (300, 10000, 31, 1000),
]
SPLITS = [
    (5000, 5000, 50, 50),
    (821588, 815482, 50, 50),
    (990, 10, 99, 1),
    (980, 20, 99, 1),
    (0, 7, 50, 50),
]


def two_proportions(x1, n1, x2, n2):
    p1, p2, p = x1 / n1, x2 / n2, (x1 + x2) / (n1 + n2)
    z = (p2 - p1) / math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2))
    p_value = 2 * stats.norm.sf(abs(z))
    table = [[x1, n1 - x1], [x2, n2 - x2]]
    pearson = stats.chi2_contingency(table, correction=False)
    assert math.isclose(pearson.statistic, z * z, rel_tol=1e-9, abs_tol=1e-12)
    assert math.isclose(pearson.pvalue, p_value, rel_tol=1e-9)
    interval = (None, None)
    if 0 < p1 < 1 and 0 < p2 < 1:
        # The gradient of p2 / p1 times the covariance times the gradient.
        gradient = numpy.array([-p2 / p1**2, 1 / p1])
        covariance = numpy.diag([p1 * (1 - p1) / n1, p2 * (1 - p2) / n2])
        deviation = math.sqrt(gradient @ covariance @ gradient)
        interval = tuple(
            float(b) for b in stats.norm.interval(0.95, loc=p2 / p1 - 1, scale=deviation)
        )
    return z, float(p_value), *interval


def sample_ratio(c, t, control_share, treatment_share):
    shares = numpy.array([control_share, treatment_share]) / (control_share + treatment_share)
    found = stats.chisquare([c, t], shares * (c + t))
    return float(found.statistic), float(found.pvalue)


def false_alarms(users, successes, level):
    """P(p < level) when users go to either arm by a fair coin and the arm changes nothing."""
    total = 0.0
    for n1 in range(users + 1):
        n2 = users - n1
        if n1 == 0 or n2 == 0:
            continue
        x1 = numpy.arange(max(0, successes - n2), min(successes, n1) + 1)
        p = successes / users
        z = ((successes - x1) / n2 - x1 / n1) / math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2))
        alarm = 2 * stats.norm.sf(numpy.abs(z)) < level
        weights = stats.hypergeom.pmf(x1, users, successes, n1)
        total += stats.binom.pmf(n1, users, 0.5) * weights[alarm].sum()
    return float(total)


if __name__ == "__main__":
    print(f"scipy {scipy.__version__}, numpy {numpy.__version__}, Python {sys.version.split()[0]}")
    print(f"quantile 0.975: {stats.norm.ppf(0.975)!r}")
    for test in TESTS:
        print(test, *("nil" if x is None else repr(x) for x in two_proportions(*test)))
    for split in SPLITS:
        print(split, *map(repr, sample_ratio(*split)))
    print(f"A/A, 100 of 500 users, p < 0.05: {false_alarms(500, 100, 0.05)!r}")
