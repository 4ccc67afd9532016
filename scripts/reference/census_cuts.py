"""Where a decision tree cuts capital_gain and capital_loss on the census training rows.

The quickstart's buckets use these boundaries. Run by hand:

    python3 -m venv venv && venv/bin/pip install scikit-learn==1.7.2
    venv/bin/python scripts/reference/census_cuts.py

Printed with scikit-learn 1.7.2:

    capital_gain [114, 3103, 3137, 4386, 4416, 4687, 4865, 4934, 5013, 5178, 5455, 7298]
    capital_loss [1485, 1504, 1564, 1573, 1825, 1876, 1887, 1980, 2174, 2179, 2377, 3770]
"""

import csv
import gzip
import pathlib

from sklearn.tree import DecisionTreeClassifier

census = pathlib.Path(__file__).parents[2] / "Sources/CensusData/train.csv.gz"
with gzip.open(census, "rt") as file:
    rows = list(csv.DictReader(file))
label = [row["income"] == ">50K" for row in rows]
for column in ("capital_gain", "capital_loss"):
    values = [[float(row[column])] for row in rows]
    tree = DecisionTreeClassifier(max_leaf_nodes=13, random_state=0).fit(values, label)
    cuts = [cut for cut in tree.tree_.threshold if cut >= 0]
    # A bucket starts at its boundary, so a cut is named by the first value above it.
    print(column, sorted(round(min(v for [v] in values if v > cut)) for cut in cuts))
