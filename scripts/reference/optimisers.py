#!/usr/bin/env python3
"""Prints the expected numbers of Tests/ModelsTests/OptimiserTests.swift.

The formulas in 64-bit numbers: FTRL-proximal as TensorFlow writes it (McMahan et al. 2013 with
n' ** -lr_power for the root), AdaGrad as TensorFlow 1 (no epsilon), gradient descent with
momentum as PyTorch (no dampening), and Adam as Kingma and Ba 2015, algorithm 1. Needs nothing but
Python 3.
"""

GRADIENTS = [0.5, -0.25, 0.75, 0.0, -1.0, 0.125]


def sign(x):
    return (x > 0) - (x < 0)


def ftrl(w=0.0, lr=0.1, l1=0.0, l2=0.0, beta=0.0, power=-0.5, initial=0.1):
    l2 += beta / (2 * lr)
    n = initial
    # Weights that are not 0 start with the z that says so.
    z = -(w * (n**-power / lr + 2 * l2) + sign(w) * l1)
    for g in GRADIENTS:
        grown = n + g * g
        z += g - (grown**-power - n**-power) / lr * w
        w = (sign(z) * l1 - z) / (grown**-power / lr + 2 * l2) if abs(z) > l1 else 0.0
        n = grown
        yield w


def adagrad(w=0.0, lr=0.05, initial=0.1):
    acc = initial
    for g in GRADIENTS:
        acc += g * g
        w -= lr * g / acc**0.5
        yield w


def sgd(w=0.0, lr=0.05, momentum=0.0):
    velocity = 0.0
    for g in GRADIENTS:
        velocity = momentum * velocity + g
        w -= lr * velocity
        yield w


def adam(w=0.0, lr=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = v = 0.0
    for t, g in enumerate(GRADIENTS, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        w -= lr * (m / (1 - beta1**t)) / ((v / (1 - beta2**t)) ** 0.5 + epsilon)
        yield w


RUNS = [
    ("FTRL()", 0, ftrl()),
    ("FTRL(lr: 0.2, l1: 0.3, l2: 0.05)", 0, ftrl(lr=0.2, l1=0.3, l2=0.05)),
    ("FTRL(lr: 0.2, l1: 0.3, beta: 1)", 0.5, ftrl(w=0.5, lr=0.2, l1=0.3, beta=1)),
    ("FTRL(lr: 0.5, power: -0.75)", -2, ftrl(w=-2.0, lr=0.5, power=-0.75)),
    ("AdaGrad(lr: 0.05)", 0, adagrad()),
    ("AdaGrad(lr: 0.3, initialAccumulator: 1)", 1, adagrad(w=1.0, lr=0.3, initial=1.0)),
    ("Adam()", 0, adam()),
    ("Adam(lr: 0.1, beta1: 0.5, beta2: 0.8, epsilon: 0.01)", 1,
     adam(w=1.0, lr=0.1, beta1=0.5, beta2=0.8, epsilon=0.01)),
    ("SGD(lr: 0.05)", 0, sgd()),
    ("SGD(lr: 0.1, momentum: 0.9)", 1, sgd(w=1.0, lr=0.1, momentum=0.9)),
]

if __name__ == "__main__":
    for optimiser, start, weights in RUNS:
        numbers = ", ".join(f"{w:.7g}" for w in weights)
        print(f"    ReferenceRun(\n      optimiser: {optimiser}, start: {start},\n"
              f"      weights: [{numbers}]),")
