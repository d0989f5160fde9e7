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

import numpy as np
from numpy.typing import NDArray

from service.question_kind import KindGuess

MODEL_FILE = "confidence.json"
NAMES = ("weakest", "unmet", "said", "words", "doubt")
MET = 0.5
"""Closeness from which a word of the question counts as met by a passage in full."""
LEAST = 0.1
"""Confidence from which an answer is given."""
LEAST_DOUBTED = 0.25
"""The same where the question is likelier than not of a kind that role documents do not answer."""
LEAST_UNSAID = 0.4
"""The same where it is of a kind that they hardly ever answer, and no line has a word of what is asked: "what does she
earn?" is near to every line on grades. All three are round numbers on a plateau of the calibration questions, of
look-alikes over four of the companies written for training, and of the benchmark's tune questions.
"""
LEAST_SURELY_UNANSWERED = 0.6
"""The same where it surely is of such a kind and what comes nearest is a line of one level, which says what is done or
brought there, or where the question surely is about something else altogether: the last ferry. What is told of all,
days of leave or a bonus, stands in lines of a whole role or of a page over roles.
"""
SURELY = 0.97
"""Probability from which it is."""
CLEARLY = 0.75
"""Probability from which a question is of a kind that role documents hardly ever answer."""
HARDLY = math.log(CLEARLY / (1 - CLEARLY))
"""The same as log-odds."""
LIKELY = 0.4
"""Probability of such a kind from which a refusal gives it as the reason."""
UNSURE = 0.005
"""Probability below which, and above whose complement, the kind of a question is taken to be no surer than this."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the documents holding an answer, and what against.

    It rests on the question's own words, those beside the name of the role: every line of a role meets its name.
    `weakest`: how well the passage that meets them best meets that of the rarer ones which it meets worst, in [-1, 1].
    `unmet`: by how much it misses meeting them all, in [0, 1.5]. `said`: 1 where one of the best lines has a word of
    what is asked, units aside, else 0. `words`: how many they are, as log(1 + count): the more is asked, the less of it
    even the right line meets. `doubt`: the log-odds that role documents do not answer such questions, whatever these
    hold.
    """

    weakest: float
    unmet: float
    said: float
    words: float
    doubt: float

    @property
    def enough(self) -> float:
        """The confidence from which an answer is given."""
        if self.doubt > HARDLY and not self.said:
            return LEAST_UNSAID
        return LEAST_DOUBTED if self.doubt > 0 else LEAST

    def features(self) -> tuple[float, ...]:
        """In the order of NAMES."""
        return tuple(getattr(self, name) for name in NAMES)


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """`weights` in the order of NAMES."""

    weights: tuple[float, ...]
    bias: float

    def confidence(self, evidence: Evidence) -> float:
        """Probability that the documents answer the question, in [0, 1]."""
        total = self.bias + sum(w * f for w, f in zip(self.weights, evidence.features(), strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """How the best passages meet the pieces of the question's own words.

    `closeness`: of what meets each piece best, float32 (passages, pieces) in [-1, 1]. `weights`: what the pieces count,
    float32 (pieces,), positive, larger for rarer ones. `words`: how many words they make up.
    """

    closeness: NDArray[np.float32]
    weights: NDArray[np.float32]
    words: int


def evidence(met: Matches, guess: KindGuess, *, said: bool) -> Evidence:
    """Evidence from how passages meet a question's own words, whether a line says one of them, and from its kind."""
    unanswered = min(max(guess.unanswered, UNSURE), 1 - UNSURE)
    shares = met.weights / max(float(met.weights.sum()), 1e-9)
    best = met.closeness[(met.closeness @ shares).argmax()] if len(met.closeness) else np.zeros_like(shares)
    rarer = np.argsort(-shares, kind="stable")[: max(2, len(shares) // 2)]
    return Evidence(
        weakest=float(best[rarer].min()) if len(shares) else 0.0,
        unmet=float(np.maximum(MET - best, 0) @ shares) if len(shares) else MET,
        said=float(said),
        words=math.log1p(met.words),
        doubt=math.log(unanswered / (1 - unanswered)),
    )


@cache
def confidence_model() -> ConfidenceModel:
    """The model that ships with the package; a feature it was not fitted on weighs nothing."""
    stored = json.loads(files("service").joinpath(MODEL_FILE).read_text(encoding="utf-8"))
    return ConfidenceModel(tuple(stored["weights"].get(name, 0.0) for name in NAMES), stored["bias"])
