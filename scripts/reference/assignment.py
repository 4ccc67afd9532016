#!/usr/bin/env python3
"""Prints the expected places of Tests/ExperimentsTests/AssignmentTests.swift.

FNV-1a (Fowler, Noll and Vo; its published values are asserted) and the output function of
SplitMix64 (Steele, Lea and Flood 2014). Needs nothing but Python 3.
"""
MASK = (1 << 64) - 1


def fnv1a(text):
    h = 0xCBF29CE484222325
    for byte in text.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


def finalised(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def place(experiment, user):
    salt = finalised(fnv1a(experiment))
    return (finalised(finalised((fnv1a(user) + salt) & MASK) ^ salt) >> 11) * 2.0**-53


assert fnv1a("a") == 0xAF63DC4C8601EC8C and fnv1a("foobar") == 0x85944171F73967E8

if __name__ == "__main__":
    for experiment, user in [("ranking", "1"), ("ranking", "2"), ("prices", "1"),
                             ("", ""), ("ranking", "Zoë"), ("ab", "c"), ("a", "bc")]:
        print(repr(experiment), repr(user), repr(place(experiment, user)))
