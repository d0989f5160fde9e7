"""Fits the confidence model: `python -m service.training.confidence --fit CORPUS QUESTIONS.jsonl ...`.

Needs scikit-learn. What ships was fitted on the sample with `eval/benchmark/calibration.jsonl`. Questions over the
eight companies of `indexer/training/corpus`, made to look alike whether answerable or not, stand in
`service/training/lookalikes`, and questions told as stories in `service/training/told`. They are unseen: fitting to
half of the look-alikes too gained nothing on the other half (area under the curve 0.944 against 0.943). Another 408
over twelve companies that their documents do not answer stand in `service/training/unanswered`. Fitted to half of them,
the look-alikes and the stories as well, on how near the best line is, how far ahead of the fifth and whether it is of
the level asked of, the curve over the other half and 222 answered questions of eight collections by other hands goes
from 0.83 to 0.90; but where as few of the answered are refused as now (0.014), no more of the others are (0.33 for
0.37): it is better only where one in thirty may be refused, and is left. Where the kinds of questions are trained
again, this is fitted again: what it rests on changes with them.

Each question says whether the documents answer it (`answerable`). The evidence of its open answer is taken from a fresh
index of the corpus; questions that are answered, or refused, before it comes to that are left out: their evidence often
looks good. A logistic regression is written to `service/confidence.json`, with the figures of cross-validation: area
under the curve, and precision and recall of refusal at the lines that `service.ask.refusal` draws. Questions given as
`--unseen` are only judged, and printed beside.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from corpus.reading import read_corpus
from indexer.build import build_index
from indexer.encoder import Encoder
from indexer.models import open_encoder
from service.ask.refusal import MODEL_FILE, NAMES, Evidence
from service.rolecite import Rolecite

FOLDS = 5
REPEATS = 10
"""Times that questions are dealt into folds; the likelihood of each is the mean."""
INVERSE_REGULARISATION = 0.1
"""Of features of unit spread. Of 326 open questions over eight collections that are answered 10, 5, 2 and 1 are refused
at 1, 0.2, 0.1 and 0.05; of 29 that are not 20, 19, 18 and 15; of 88 look-alikes 61, 56, 52 and 46. The area under the
curve is the same.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Questions that come to an open answer: the evidence of each, and bool (n,) whether the documents answer it."""

    found: tuple[Evidence, ...]
    answerable: NDArray[np.bool_]

    @property
    def features(self) -> NDArray[np.float64]:
        """Float64 (n, features)."""
        return np.array([evidence.features() for evidence in self.found])

    def figures(self, likely: NDArray[np.float64]) -> dict[str, float]:
        """How well a likelihood of being answerable, float64 (n,), tells them apart, and refuses."""
        refused = likely < np.array([evidence.enough for evidence in self.found])
        right = float((refused & ~self.answerable).sum())
        return {
            "questions": len(self.found),
            "answerable": int(self.answerable.sum()),
            "area_under_curve": round(float(roc_auc_score(self.answerable, likely)), 3),
            "refusal_precision": round(right / float(refused.sum()), 3),
            "refusal_recall": round(right / float((~self.answerable).sum()), 3),
        }


def judged(sources: Sequence[Sequence[str]], encoder: Encoder) -> Judged:
    """The questions of pairs of a corpus and a file of questions over it."""
    found: list[Evidence] = []
    answerable: list[bool] = []
    for corpus, questions in sources:
        asked = [json.loads(line) for line in Path(questions).read_text(encoding="utf-8").splitlines() if line.strip()]
        with tempfile.TemporaryDirectory() as folder:
            build_index(read_corpus([corpus]), Path(folder), encoder)
            with Rolecite.open(folder, encoder=encoder) as rolecite:
                for each in asked:
                    evidence = rolecite.evidence(each["query"])
                    if evidence is not None:
                        found.append(evidence)
                        answerable.append(bool(each["answerable"]))
    return Judged(tuple(found), np.array(answerable, dtype=bool))


def main(arguments: Sequence[str]) -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description="Fit the confidence model.")
    for option in ("--fit", "--unseen"):
        parser.add_argument(option, nargs=2, action="append", default=[], metavar=("CORPUS", "QUESTIONS"))
    given = parser.parse_args(arguments)
    encoder = open_encoder()
    known = judged(given.fit, encoder)
    # Fitted to features of unit spread, so that regularisation treats them alike.
    spread = known.features.std(axis=0)
    features = known.features / spread
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
    likely = np.mean([_unseen(model, features, known.answerable, seed) for seed in range(REPEATS)], axis=0)
    model.fit(features, known.answerable)
    stored = {
        "how": "logistic regression, python -m service.training.confidence; figures are cross-validated",
        **known.figures(likely),
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, model.coef_[0] / spread, strict=True)},
        "bias": round(float(model.intercept_[0]), 4),
    }
    text = json.dumps(stored, indent=1)
    print(text)
    if given.unseen:
        unseen = judged(given.unseen, encoder)
        print("unseen:", json.dumps(unseen.figures(model.predict_proba(unseen.features / spread)[:, 1])))
    (Path(__file__).parents[1] / MODEL_FILE).write_text(text + "\n", encoding="utf-8")


def _unseen(
    model: LogisticRegression, features: NDArray[np.float64], labels: NDArray[np.bool_], seed: int
) -> NDArray[np.float64]:
    """How likely each question is answerable, by a model that has not seen it, float64 (n,)."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    found: NDArray[np.float64] = cross_val_predict(model, features, labels, cv=folds, method="predict_proba")[:, 1]
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
