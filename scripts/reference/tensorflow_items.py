#!/usr/bin/env python3
"""Prints what TensorFlow makes of single optimiser steps and of several ids in one row.

The numbers stand in Tests/ModelsTests/TensorFlowTests.swift. Run by hand:

    python3 -m venv venv && venv/bin/pip install tensorflow-cpu==2.15.1
    venv/bin/python scripts/reference/tensorflow_items.py

Printed with TensorFlow 2.15.1, Python 3.11.
"""
import tensorflow as tf

GRADIENTS = [0.5, -0.25, 0.75, 0.0, -1.0, 0.125]
v1 = tf.compat.v1.train


def path(name, optimiser):
    weight = tf.Variable(0.0)
    weights = []
    for gradient in GRADIENTS:
        optimiser.apply_gradients([(tf.constant(gradient), weight)])
        weights.append(f"{weight.numpy():.7g}")
    print(name, ", ".join(weights))


path("ftrl lr .1", v1.FtrlOptimizer(0.1))
path(
    "ftrl lr .2 l1 .3 l2 .05",
    v1.FtrlOptimizer(0.2, l1_regularization_strength=0.3, l2_regularization_strength=0.05),
)
path(
    "ftrl lr .5 power -.75 l1 .1",
    v1.FtrlOptimizer(0.5, learning_rate_power=-0.75, l1_regularization_strength=0.1),
)
path(
    "ftrl lr .2 l1 .3 beta 1",
    tf.keras.optimizers.legacy.Ftrl(0.2, l1_regularization_strength=0.3, beta=1.0),
)
path("adagrad lr .05", v1.AdagradOptimizer(0.05))
path("adam", tf.keras.optimizers.legacy.Adam(0.001, epsilon=1e-8))
path("sgd momentum", v1.MomentumOptimizer(0.1, 0.9))

# Rows of a table: row 2 twice in a batch, and only the rows that occur move.
for name, optimiser in [
    ("ftrl rows", v1.FtrlOptimizer(0.1, l1_regularization_strength=0.05)),
    ("adagrad rows", v1.AdagradOptimizer(0.1)),
]:
    table = tf.Variable([[0.5, -0.5], [1.0, 2.0], [0.0, 0.25]])
    gradient = tf.IndexedSlices(
        tf.constant([[1.0, 0.5], [0.25, -1.0], [1.0, 0.25]]), tf.constant([2, 0, 2]), (3, 2)
    )
    optimiser.apply_gradients([(gradient, table)])
    print(name, ", ".join(f"{w:.7g}" for w in tf.reshape(table, [-1]).numpy()))

# Three rows of ids 0 1 1, nothing, and 2; with the weights 0.5, 2, 1 and 3.
table = tf.constant([[1.0, 2.0], [-3.0, 0.5], [0.25, 4.0]])
places = [[0, 0], [0, 1], [0, 2], [2, 0]]
ids = tf.SparseTensor(places, tf.constant([0, 1, 1, 2], tf.int64), [3, 3])
weights = tf.SparseTensor(places, [0.5, 2.0, 1.0, 3.0], [3, 3])
for combiner in ("sum", "mean", "sqrtn"):
    for given in (None, weights):
        made = tf.nn.safe_embedding_lookup_sparse(table, ids, given, combiner=combiner)
        name = combiner + (" weighted" if given is not None else "")
        print(name, ", ".join(f"{x:.7g}" for x in tf.reshape(made, [-1]).numpy()))

# Buckets: the boundary itself belongs to the bucket above it.
print(
    "buckets",
    tf.searchsorted([18.0, 25.0, 30.0], [17.9, 18.0, 24.0, 25.0, 99.0], side="right").numpy(),
)
