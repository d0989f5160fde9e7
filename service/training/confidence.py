"""Fits the confidence model: `python -m service.training.confidence CORPUS QUESTIONS.jsonl`. Needs scikit-learn.

Each question says whether the documents answer it (`answerable`). The evidence of its open answer is taken from a fresh
index of the corpus; questions that are answered, or refused, before it comes to that are left out: their evidence often
looks good. A logistic regression is written to `service/confidence.json`, with the figures of cross-validation: area
under the curve, and precision and recall of refusal at the lines that `service.ask.refusal` draws.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from corpus.reading import read_corpus
from indexer.build import build_index
from indexer.models import open_encoder
from service.ask.refusal import MODEL_FILE, NAMES
from service.rolecite import Rolecite

FOLDS = 5
REPEATS = 10
"""Times that questions are dealt into folds; the likelihood of each is the mean."""


def main(corpus: str, questions: Path) -> None:
    """Fit, report and write."""
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    encoder = open_encoder()
    with tempfile.TemporaryDirectory() as folder:
        build_index(read_corpus([corpus]), Path(folder), encoder)
        with Rolecite.open(folder, encoder=encoder) as rolecite:
            found = [(rolecite.evidence(each["query"]), bool(each["answerable"])) for each in asked]
    openly = [(evidence.features(), answerable) for evidence, answerable in found if evidence is not None]
    features = np.array([known for known, _ in openly])
    labels = np.array([answerable for _, answerable in openly])
    # Fitted to features of unit spread, so that regularisation treats them alike.
    spread = features.std(axis=0)
    model = LogisticRegression(max_iter=5000)
    likely = np.mean([_unseen(model, features / spread, labels, seed) for seed in range(REPEATS)], axis=0)
    refused = likely < np.array([evidence.enough for evidence, _ in found if evidence is not None])
    model.fit(features / spread, labels)
    stored = {
        "how": "logistic regression, python -m service.training.confidence; figures are cross-validated",
        "questions": len(labels),
        "answerable": int(labels.sum()),
        "area_under_curve": round(float(roc_auc_score(labels, likely)), 3),
        "refusal_precision": round(float((refused & ~labels).sum() / refused.sum()), 3),
        "refusal_recall": round(float((refused & ~labels).sum() / (~labels).sum()), 3),
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, model.coef_[0] / spread, strict=True)},
        "bias": round(float(model.intercept_[0]), 4),
    }
    text = json.dumps(stored, indent=1)
    print(text)
    (Path(__file__).parents[1] / MODEL_FILE).write_text(text + "\n", encoding="utf-8")


def _unseen(
    model: LogisticRegression, features: NDArray[np.float64], labels: NDArray[np.bool_], seed: int
) -> NDArray[np.float64]:
    """How likely each question is answerable, by a model that has not seen it, float64 (n,)."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    found: NDArray[np.float64] = cross_val_predict(model, features, labels, cv=folds, method="predict_proba")[:, 1]
    return found


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
