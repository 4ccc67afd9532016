"""Tensors of the language: what an operation costs beyond its arithmetic, and how much of a gradient
the kernels take. `scripts/bench language` runs it; by itself it makes no table."""

import collections
import os
import pathlib
import re
import shutil
import statistics
import subprocess

ROUNDS = 5
TIMES = 100_000
MAKE = """x = randn(10, seed: 1)
y = randn(10, seed: 2)
rows_of = randn(10, 3, seed: 3)
square = randn(10, 10, seed: 4)
ids = tensor([1, 2, 3])
"""
OPERATIONS = [
    "x + y", "x * 2", "x > y", "relu(x)", "sigmoid(x)", "mean(x)", "sum(x, 0)", "softmax(x)",
    "bce(x, y)", "x @ y", "square @ x", "square.T", "gather(rows_of, ids)", "choose(mask, x, y)",
    "concat([x, y], axis: 0)", "reshape(x, 2, 5)", "x[2..5]", "x[3]",
]
# Each takes r to a tensor of the same shape, so that a long chain has a gradient.
RECORDED = [
    "r + y", "r * 0.999", "relu(r)", "sigmoid(r)", "r - mean(r)", "softmax(r)", "square @ r",
    "choose(mask, r, y)", "reshape(r, 10)", "concat([r[0..4], r[5..9]], axis: 0)",
]
MODEL = """#: seed: 7
age_bin = bucket(.age, at: [18, 25, 30, 35, 40, 45, 50, 55, 60, 65])
m = model(
  label:  .income == ">50K"
  wide:   [.education & .occupation, age_bin & .education & .occupation]
  deep:   [embed(.education, 8), embed(.occupation, 8)
           quantiles(.age, 10), quantiles(.hours_per_week, 10)]
  hidden: [100, 50]
)
fn forward(p, x) {
  a = concat([gather(p.deep.E.education, x.ids.education)
              gather(p.deep.E.occupation, x.ids.occupation)
              x.dense], axis: .input)
  h = relu(a @ p.deep.W1 + p.deep.b1)
  h = relu(h @ p.deep.W2 + p.deep.b2)
  x.wide @ p.wide.w + h @ p.deep.w + p.wide.b
}
fn loss(p, x, y) { mean(bce(forward(p, x), y)) }
x, y = encode(m, first(dataset("census")), take: 4096)
p = init(m, seed: 7)
"""
KINDS = [
    ("BLAS", r"openblas|__memset"),
    ("elementwise loops and sums", r"combined|mapped|masked|plainSum|addUp|chosenAtOnce|5total"),
    ("rows moved: gather, concat, sparse",
     r"memmove|Scattering|StridedView|addProduct|copied|forEachRow"),
]


def seconds(command, file):
    """Processor time, because other programs may want the machine too."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(
        command + [str(file)], stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise SystemExit(f"scripts/bench: {file.read_text()}\nfailed")
    return usage.ru_utime + usage.ru_stime


def loop(statement):
    return (f"{MAKE}mask = x > y\nfn go(x, y, rows_of, square, ids, mask) {{\n  r = x\n"
            f"  for i in 1..{TIMES} {{ {statement} }}\n  r\n}}\n"
            "r = go(x, y, rows_of, square, ids, mask)\n")


def recorded(statement):
    rounds = TIMES // 1000
    return (f"{MAKE}mask = x > y\nfn f(r) {{\n  for i in 1..1000 {{ {statement} }}\n  sum(r)\n}}\n"
            f"g = grad(f)\nfor k in 1..{rounds} {{ z = g(x) }}\n")


def costs(wd, folder, make, empty, expressions):
    """Nanoseconds an operation, the empty loop taken off; every round runs each once."""
    files = {}
    for number, text in enumerate([empty] + [f"r = {e}" for e in expressions]):
        files[number] = folder / f"operation{number}.wd"
        files[number].write_text(make(text))
        seconds(wd, files[number])
    times = {number: [] for number in files}
    for _ in range(ROUNDS):
        for number, file in files.items():
            times[number].append(seconds(wd, file))
    median = {number: statistics.median(values) for number, values in times.items()}
    return [(e, (median[n + 1] - median[0]) / TIMES * 1e9) for n, e in enumerate(expressions)]


def samples(wd, folder, count):
    script, record = folder / "model.wd", folder / "perf.data"
    script.write_text(MODEL + f"for i in 1..{count} {{ g = grad(loss)(p, x, y) }}\n")
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    subprocess.run(
        ["perf", "record", "-q", "-F", "5000", "-o", str(record), *wd, str(script)], check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    report = subprocess.run(
        ["perf", "report", "-i", str(record), "--stdio", "--no-children", "-n", "--sort",
         "dso,symbol"], check=True, capture_output=True, text=True).stdout
    found = collections.Counter()
    for line in report.splitlines():
        match = re.match(r"\s*[\d.]+%\s+(\d+)\s+(.*)", line)
        if match:
            kind = next((k for k, pattern in KINDS if re.search(pattern, match[2])), "the rest")
            found[kind] += int(match[1])
    return found


def report(wd, folder):
    folder = pathlib.Path(folder)
    print(f"\na tensor operation on 10 numbers{'':21}ns, at most 1000")
    for expression, cost in costs(wd, folder, loop, "r = x", OPERATIONS):
        print(f"  {expression:45}{cost:9.0f}")
    print(f"\nthe same recorded, with its gradient{'':17}ns, at most 3000")
    for expression, cost in costs(wd, folder, recorded, "r = r", RECORDED):
        print(f"  {expression:45}{cost:9.0f}")
    if not shutil.which("perf"):
        print("\nthe share of the kernels in a gradient is measured where `perf` is installed")
        return
    few, many = samples(wd, folder, 1), samples(wd, folder, 501)
    net = {kind: max(many[kind] - few[kind], 0) for kind in many}
    total = sum(net.values())
    print(f"\ngrad of two layers at batch 4096{'':21}share of its time")
    for kind in [k for k, _ in KINDS] + ["the rest"]:
        print(f"  {kind:45}{net.get(kind, 0) / total:9.1%}")
