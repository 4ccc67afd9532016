#!/usr/bin/env python3
"""Opens a model file with Python's safetensors and computes its scores again.

    scripts/reference/safetensors_file.py .build/release/wd

Needs `pip install safetensors numpy`. wd trains a wide model on the census data, saves it and
prints its first scores; numpy finds the same, from nothing but the file: names of categories in
the metadata, weights in the tensors.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import zlib

import numpy
from safetensors import safe_open

PROGRAM = """
tr, te = dataset("census")
m = model(label: .income == ">50K", wide: [.education, .relationship]
  deep: [embed(.occupation, 4)], hidden: [8])
r = train(m, on: tr, epochs: 1)
save(r, "{path}")
t = head(te, 200)
s = scores(r, on: t)
for k in 0..<200 {{ print("{{t[.education][k]}}|{{t[.relationship][k]}}|{{t[.occupation][k]}}|{{s[k]:.9}}") }}
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/m.safetensors"
        script = pathlib.Path(folder, "save.wd")
        script.write_text(PROGRAM.format(path=path))
        lines = subprocess.run(
            [sys.argv[1], "run", str(script)], check=True, capture_output=True, text=True
        ).stdout.splitlines()
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata()
            tensors = {name: file.get_tensor(name) for name in file.keys()}
    schema = json.loads(metadata["schema"])
    sum = 0
    for key in ["wd_format", "wd_version", "schema"]:
        sum = zlib.crc32(metadata[key].encode(), sum)
    assert metadata["checksum"][:8] == f"{sum:08x}"
    ids = lambda feature: {text: k for k, text in enumerate(feature["fitted"]["levels"])}
    education, relationship = map(ids, schema["features"]["wide"])
    occupation = ids(schema["features"]["embedded"][0])
    embedding = tensors["embedding/.occupation"]
    worst = 0
    for line in lines:
        e, r, o, score = line.split("|")
        z = tensors["wide/bias"][0, 0]
        if e in education:
            z += tensors["wide/.education"][education[e], 0]
        if r in relationship:
            z += tensors["wide/.relationship"][relationship[r], 0]
        # A missing occupation has the id behind the texts.
        a = embedding[occupation.get(o, len(occupation))]
        h = numpy.maximum(0, a @ tensors["deep/W1"] + tensors["deep/b1"][0])
        z += h @ tensors["deep/w"][:, 0]
        worst = max(worst, abs(1 / (1 + numpy.exp(-float(z))) - float(score)))
    print(f"{len(tensors)} tensors, {len(lines)} scores, the worst {worst:.1e} off")
    assert len(lines) == 200 and worst < 1e-6


main()
