"""Fits the confidence model: `python -m service.training.confidence CORPUS QUESTIONS.jsonl`. Needs scikit-learn.

Each question says whether the documents answer it (`answerable`). The evidence of its open answer is taken from a fresh
index of the corpus; a logistic regression over it is written to `service/confidence.json`, with the line from which an
answer is given: the one that refuses FALSE_REFUSALS of the ordinary
answerable questions. Prints figures of five-fold cross-validation.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from corpus.reading import read_corpus
from indexer.build import build_index
from indexer.models import open_encoder
from service.ask.refusal import MODEL_FILE, NAMES
from service.rolecite import Rolecite

INVERSE_REGULARISATION = 3.0
FALSE_REFUSALS = 0.02
"""Share of ordinary answerable questions that may be refused: most questions people ask are answerable."""
LOOK_ALIKE = 0.3
"""Weight of an answerable question made to look unanswerable; people ask fewer of them than the set holds."""


def main(corpus: str, questions: Path) -> None:
    """Fit, report and write."""
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    encoder = open_encoder()
    with tempfile.TemporaryDirectory() as folder:
        build_index(read_corpus([corpus]), Path(folder), encoder)
        with Rolecite.open(folder, encoder=encoder) as rolecite:
            features = np.array([rolecite.evidence(each["query"]).features() for each in asked])
    labels = np.array([each["answerable"] for each in asked])
    weights = np.array([LOOK_ALIKE if each["topic"] == "look_alike" else 1.0 for each in asked])
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    likely = cross_val_predict(
        model, features, labels, cv=folds, method="predict_proba", params={"sample_weight": weights}
    )[:, 1]
    ordinary = labels & (weights == 1.0)
    least = float(np.quantile(likely[ordinary], FALSE_REFUSALS))
    accuracy = float(np.mean((likely >= least) == labels))
    refused, unanswerable = likely < least, ~labels
    precision = float((refused & unanswerable).sum() / max(1, refused.sum()))
    recall = float((refused & unanswerable).sum() / max(1, unanswerable.sum()))
    print(
        f"{len(asked)} questions, accuracy {accuracy:.3f}, refusal precision {precision:.3f}, recall {recall:.3f}, line {least:.3f}"  # noqa: E501
    )
    model.fit(features, labels, sample_weight=weights)
    stored = {
        "how": "logistic regression, python -m service.training.confidence; figures are cross-validated",
        "questions": len(asked),
        "accuracy": round(accuracy, 3),
        "refusal_precision": round(precision, 3),
        "refusal_recall": round(recall, 3),
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, model.coef_[0], strict=True)},
        "bias": round(float(model.intercept_[0]), 4),
        "least": round(least, 3),
    }
    target = Path(__file__).parents[1] / MODEL_FILE
    target.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
