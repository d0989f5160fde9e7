"""How sure an answer from passages is, by a small fitted model; below the line the answer is "not stated".

Logistic regression over a handful of features of the best passages and of the question. The weights stand in
`service/confidence.json` with how they were got (`service/training/confidence.py`).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from service.question_kind import KindGuess, QuestionKind
from service.search import Ranking

MODEL_FILE = "confidence.json"
NAMES = ("best", "lead", "dense", "unstated", "out_of_domain", "covered", "weakest")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the documents holding an answer. All in [0, 1] or thereabouts; see `features`."""

    best: float
    lead: float
    dense: float
    unstated: float
    out_of_domain: float
    covered: float
    weakest: float

    def features(self) -> tuple[float, ...]:
        """In the order of NAMES."""
        return tuple(getattr(self, name) for name in NAMES)


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """`weights` in the order of NAMES; an answer is given from `least` on."""

    weights: tuple[float, ...]
    bias: float
    least: float

    def confidence(self, evidence: Evidence) -> float:
        """Probability that the documents answer the question, in [0, 1]."""
        total = self.bias + sum(w * f for w, f in zip(self.weights, evidence.features(), strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def evidence(ranking: Ranking, guess: KindGuess, covered: float, weakest: float) -> Evidence:
    """Evidence from a ranking.

    `best` is the best MaxSim, `lead` how far it stands above the tenth, `dense` the best inner product; `covered` the share of the question's content words that the best passages hold; `weakest` how well the best passage
    meets the one of the question's rarer words that it meets worst.
    """  # noqa: E501
    met = sorted((hit.parts.rerank for hit in ranking.passages), reverse=True)
    tenth = met[min(9, len(met) - 1)] if met else 0.0
    return Evidence(
        best=met[0] if met else 0.0,
        lead=(met[0] - tenth) if met else 0.0,
        dense=max((hit.parts.dense for hit in ranking.passages), default=0.0),
        unstated=guess.probability(QuestionKind.UNSTATED),
        out_of_domain=guess.probability(QuestionKind.OUT_OF_DOMAIN),
        covered=covered,
        weakest=weakest,
    )


@cache
def confidence_model() -> ConfidenceModel:
    """The model that ships with the package."""
    stored = json.loads(files("service").joinpath(MODEL_FILE).read_text(encoding="utf-8"))
    return ConfidenceModel(tuple(stored["weights"].get(name, 0.0) for name in NAMES), stored["bias"], stored["least"])
