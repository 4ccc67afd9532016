#!/usr/bin/env python3
"""Prints the expected numbers of Tests/ModelsTests/RandomStreamTests.swift.

xoshiro256** (Blackman and Vigna 2018) seeded by SplitMix64 (Steele, Lea and Flood 2014) over a
hash of seed, purpose (FNV-1a) and index; Lemire's bounded numbers (2019); Fisher and Yates;
Marsaglia's polar method. Needs nothing but Python 3.
"""
import math

MASK = (1 << 64) - 1


def finalise(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def fnv1a(text):
    h = 0xCBF29CE484222325
    for byte in text.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


class Stream:
    def __init__(self, seed, purpose, index=0):
        state = finalise(seed)
        state = finalise(state ^ fnv1a(purpose))
        state = finalise((state + finalise(index ^ 0xD1B54A32D192ED03)) & MASK)
        self.s = []
        for _ in range(4):
            state = (state + 0x9E3779B97F4A7C15) & MASK
            self.s.append(finalise(state))

    def next(self):
        def rotated(x, k):
            return ((x << k) | (x >> (64 - k))) & MASK

        s = self.s
        result = (rotated((s[1] * 5) & MASK, 7) * 9) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = rotated(s[3], 45)
        return result

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53

    def below(self, count):
        if count <= 1:
            return 0
        product = self.next() * count
        while (product & MASK) < (-count & MASK) % count:
            product = self.next() * count
        return product >> 64

    def permutation(self, count):
        order = list(range(count))
        for i in range(count - 1, 0, -1):
            j = self.below(i + 1)
            order[i], order[j] = order[j], order[i]
        return order

    def normal(self):
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            square = u * u + v * v
            if 0 < square < 1:
                return u * math.sqrt(-2 * math.log(square) / square)


if __name__ == "__main__":
    stream = Stream(7, "shuffle", 3)
    print(", ".join(str(stream.next()) for _ in range(3)))
    print(", ".join(str(i) for i in stream.permutation(10)))
    print(", ".join(repr(stream.normal()) for _ in range(3)))
