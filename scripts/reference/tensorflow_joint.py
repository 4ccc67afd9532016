#!/usr/bin/env python3
"""What TensorFlow makes of a joint model after 100 steps: scripts/reference/tensorflow_joint.csv.

The first 12,800 rows of the census training data, in batches of 128. Features, initial weights and
the order of the rows are computed here as wd documents them (vocabularies and crosses number what
they see in its order, quantiles are the paper's 4.1, random numbers are random_stream.py's); the
network, its gradients and the optimisers (FTRL for the wide part, AdaGrad for the deep one) are
TensorFlow's own. TensorFlowTests trains the same model and compares every weight. Run by hand:

    python3 -m venv venv && venv/bin/pip install tensorflow-cpu==2.15.1
    venv/bin/python scripts/reference/tensorflow_joint.py

Written with TensorFlow 2.15.1, Python 3.11.
"""
import csv
import gzip
import math
import pathlib

import tensorflow as tf

from random_stream import Stream

HERE = pathlib.Path(__file__).parent
ROWS, BATCH, SEED, HIDDEN, DIMENSION = 12_800, 128, 7, [20, 10], 4
AGES = [18, 25, 30, 35, 40, 45, 50, 55, 60, 65]


def numbered(keys):
    """Numbers keys in the order they appear; what is None has none."""
    places = {}
    return [-1 if k is None else places.setdefault(k, len(places)) for k in keys], len(places)


def quantiles(values, count):
    """(i - 1) / (n - 1) for a value in the i-th quantile of the data."""
    ordered = sorted(values)
    cuts = [ordered[math.ceil(j * len(ordered) / count) - 1] for j in range(1, count)]
    return [sum(cut < v for cut in cuts) / (count - 1) for v in values]


def rows():
    with gzip.open(HERE.parents[1] / "Sources/CensusData/train.csv.gz", "rt") as file:
        return [row for _, row in zip(range(ROWS), csv.DictReader(file))]


def truncated_normal(stream, deviation):
    while True:
        x = stream.normal()
        if abs(x) <= 2:
            return deviation * x


def main():
    data = rows()
    text = lambda name: [row[name] or None for row in data]
    number = lambda name: [float(row[name]) for row in data]
    buckets = [sum(cut <= age for cut in AGES) for age in number("age")]
    pairs = [None if None in key else key for key in zip(text("education"), text("occupation"))]
    triples = [key and (bucket, *key) for bucket, key in zip(buckets, pairs)]
    wide = []
    offset = 0
    for keys in (pairs, triples):
        ids, size = numbered(keys)
        wide.append([i + offset if i >= 0 else -1 for i in ids])
        offset += size
    wide = list(zip(*wide))
    # A missing text is a category of its own, behind the others; one more is for those not seen.
    embedded = []
    sizes = []
    for name in ("education", "occupation"):
        ids, size = numbered(text(name))
        missing = -1 in ids
        embedded.append([i if i >= 0 else size for i in ids])
        sizes.append(size + missing + 1)
    dense = list(zip(quantiles(number("age"), 10), quantiles(number("hours_per_week"), 10)))
    labels = [float(row["income"] == ">50K") for row in data]

    streams = iter(range(100))
    widths = [2 * DIMENSION + 2] + HIDDEN
    deep = {}
    for name, size in zip(("education", "occupation"), sizes):
        stream = Stream(SEED, "initialisation", next(streams))
        deep[name] = [
            [truncated_normal(stream, 1 / math.sqrt(DIMENSION)) for _ in range(DIMENSION)]
            for _ in range(size)
        ]
    for layer, (rows_, columns) in enumerate(zip(widths, HIDDEN + [1]), start=1):
        stream = Stream(SEED, "initialisation", next(streams))
        limit = math.sqrt(6 / (rows_ + columns))
        name = f"W{layer}" if layer <= len(HIDDEN) else "w"
        deep[name] = [
            [limit * (2 * stream.uniform() - 1) for _ in range(columns)] for _ in range(rows_)
        ]
        if layer <= len(HIDDEN):
            deep[f"b{layer}"] = [0.0] * columns
    variables = {name: tf.Variable(value, dtype=tf.float32) for name, value in deep.items()}
    linear = {
        "wide": tf.Variable(tf.zeros([offset])),
        "bias": tf.Variable(tf.zeros([1])),
    }
    ftrl = tf.compat.v1.train.FtrlOptimizer(0.1, l1_regularization_strength=0.01)
    adagrad = tf.compat.v1.train.AdagradOptimizer(0.05)

    def forward(batch):
        places = [(r, i) for r, row in enumerate(batch) for i in wide[row] if i >= 0]
        found = tf.gather(linear["wide"], [i for _, i in places])
        z = tf.math.unsorted_segment_sum(found, [r for r, _ in places], len(batch))
        h = tf.concat(
            [
                tf.gather(variables["education"], [embedded[0][row] for row in batch]),
                tf.gather(variables["occupation"], [embedded[1][row] for row in batch]),
                tf.constant([dense[row] for row in batch], tf.float32),
            ],
            axis=1,
        )
        for layer in range(1, len(HIDDEN) + 1):
            h = tf.nn.relu(h @ variables[f"W{layer}"] + variables[f"b{layer}"])
        return z + linear["bias"] + tf.squeeze(h @ variables["w"], 1)

    order = Stream(SEED, "shuffle", 1).permutation(ROWS)
    for start in range(0, ROWS, BATCH):
        batch = order[start : start + BATCH]
        y = tf.constant([labels[row] for row in batch])
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=forward(batch))
            )
        every = list(linear.values()) + list(variables.values())
        gradients = tape.gradient(loss, every)
        ftrl.apply_gradients(zip(gradients[:2], every[:2]))
        adagrad.apply_gradients(zip(gradients[2:], every[2:]))

    blocks = {"wide": linear["wide"], "bias": linear["bias"]}
    for name in ("education", "occupation", "W1", "b1", "W2", "b2", "w"):
        blocks[name] = variables[name]
    with open(HERE / "tensorflow_joint.csv", "w") as file:
        file.write("block,weight\n")
        for name, block in blocks.items():
            for weight in tf.reshape(block, [-1]).numpy():
                file.write(f"{name},{weight:.8g}\n")
    print("TensorFlow", tf.__version__, "last loss", float(loss))


if __name__ == "__main__":
    main()
