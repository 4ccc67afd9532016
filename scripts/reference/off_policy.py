#!/usr/bin/env python3
"""Prints the numbers of Tests/ExperimentsTests/OfflineTests.swift.

The estimators are those of the Open Bandit Pipeline, on the sample of the Open Bandit Dataset that
comes with it (random policy, campaign "all", 10,000 rows; CC BY 4.0, ZOZO, Inc.). The policy in
question shows item a of 80 with a probability in proportion to 1 / (1 + |a - 6|); the reward model
expects (1 + a mod 5) / 400 of it.

Needs: pip install --no-deps --ignore-requires-python "obp==0.5.7", and numpy, pandas, scikit-learn.
Only the estimators are imported, without the rest of the package, which would want torch.
"""

import importlib.util
import sys
import types

import numpy as np
import pandas as pd

folder = importlib.util.find_spec("obp").submodule_search_locations[0]
for name, path in [("obp", folder), ("obp.ope", f"{folder}/ope")]:
    package = types.ModuleType(name)
    package.__path__ = [path]
    sys.modules[name] = package
# Importing scikit-learn first: it looks whether a module of this name is the real one.
from sklearn.utils import check_scalar  # noqa: E402,F401

sys.modules.setdefault("torch", types.SimpleNamespace(tensor=None, Tensor=None))

from obp.ope.estimators import (  # noqa: E402
    DirectMethod,
    DoublyRobust,
    InverseProbabilityWeighting,
    ReplayMethod,
    SelfNormalizedInverseProbabilityWeighting,
)

log = pd.read_csv(f"{folder}/dataset/obd/random/all/all.csv", index_col=0)
action = log.item_id.to_numpy()
reward = log.click.to_numpy().astype(float)
propensity = log.propensity_score.to_numpy()
rounds, items = len(log), 80
assert action.max() == items - 1

policy = 1 / (1 + np.abs(np.arange(items) - 6))
policy = policy / policy.sum()
expected = (1 + np.arange(items) % 5) / 400
known = dict(
    reward=reward,
    action=action,
    position=np.zeros(rounds, dtype=int),
    pscore=propensity,
    action_dist=np.tile(policy[None, :, None], (rounds, 1, 1)),
    estimated_rewards_by_reg_model=np.tile(expected[None, :, None], (rounds, 1, 1)),
)
best = np.zeros((rounds, items, 1))
best[:, 6, 0] = 1

print("shown  ", np.bincount(action, minlength=items).tolist())
print("clicked", np.bincount(action, weights=reward, minlength=items).astype(int).tolist())
print("propensity", sorted(set(propensity)))
print("replay", repr(ReplayMethod().estimate_policy_value(**{**known, "action_dist": best})))
for name, estimator in [
    ("ips", InverseProbabilityWeighting()),
    ("snips", SelfNormalizedInverseProbabilityWeighting()),
    ("dm", DirectMethod()),
    ("dr", DoublyRobust()),
]:
    rewards = estimator._estimate_round_rewards(**known)
    value = estimator.estimate_policy_value(**known)
    error = np.std(rewards, ddof=1) / rounds**0.5
    print(name, repr(float(value)), "error", repr(float(error)))
weight = policy[action] / propensity
print("effective sample", repr(float(weight.sum() ** 2 / (weight**2).sum())))
