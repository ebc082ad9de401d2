"""Fit the topic model of detente.reading.topics on training/clauses.tsv: python -m training.topics [--check].

Needs scikit-learn (pip install --group train). With --check it only prints the accuracy on held-out fifths.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from detente.reading import FrameReader
from detente.reading.stance import stance_of
from detente.reading.topics import FILE, features_of
from detente.vocabulary import load

HERE = Path(__file__).parent
CLAUSES = HERE / "clauses.tsv"
WEIGHTS = HERE.parent / "src" / "detente" / "vocabulary" / "data" / FILE
DAY = dt.date(2024, 6, 1)
SMALL = 0.05
"""Weights below this are left out."""


def examples() -> tuple[list[str], list[list[str]]]:
    """The labels and the features of the main clause of each line."""
    reader = FrameReader(load())
    labels, rows = [], []
    for line in CLAUSES.read_text(encoding="utf8").splitlines():
        label, sentence = line.split("\t")
        drafts = [(p, d) for p, ds in reader.drafts(sentence, DAY).sentences for d in ds]
        if label == "statement" or not drafts:
            continue
        passage, draft = max(drafts, key=lambda pd: (pd[1].clause.top.dep == "ROOT", len(pd[1].words)))
        labels.append(label)
        words = draft.words
        stance = stance_of(draft.clause, words, passage.text[words[0].start : words[-1].end])
        rows.append(features_of(draft, stance, passage))
    return labels, rows


def main() -> None:
    """Fit, report, and write the weights."""
    labels, rows = examples()
    seen = Counter(feature for row in rows for feature in row)
    rows = [[feature for feature in row if seen[feature] > 1] for row in rows]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(row, 1.0) for row in rows])
    model = LogisticRegression(C=0.2, max_iter=3000)
    guessed = cross_val_predict(model, matrix, labels, cv=5)
    right = sum(a == b for a, b in zip(labels, guessed, strict=True))
    print(f"{len(labels)} clauses, {right / len(labels):.3f} right on held-out fifths")
    if "--check" in sys.argv:
        return
    model.fit(matrix, labels)
    names = vectors.get_feature_names_out()
    weights = {
        str(name): {
            str(kind): round(float(w), 2)
            for kind, w in zip(model.classes_, model.coef_[:, i], strict=True)
            if abs(w) >= SMALL
        }
        for i, name in enumerate(names)
    }
    data = {
        "bias": {str(k): round(float(b), 3) for k, b in zip(model.classes_, model.intercept_, strict=True)},
        "weights": {k: v for k, v in weights.items() if v},
    }
    WEIGHTS.write_text(json.dumps(data, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf8")
    print(f"wrote {WEIGHTS.name}: {len(data['weights'])} features, {WEIGHTS.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
