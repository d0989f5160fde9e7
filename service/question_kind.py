"""What kind of thing a question asks for, by a small linear model over the question's meaning and its words.

Multinomial logistic regression. Its features are the encoder's vector of the question and the question's own words
(one and two in a row, tf-idf, unit length). The weights stand in `question_kind.json` with how they were got; they are
trained by `service/training/question_kind.py` on questions that no test asks.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from indexer.encoder import Vectors

WORD_SHARE = 1.0
"""Length of the word features beside the encoder's unit vector."""
MODEL_FILE = "question_kind.json"
SHORTEST_SLIP = 4
"""Letters of a word from which a slip of the pen in it is put right; it may have lost one."""
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|\?")
_LONGEST = 2_000
"""Characters of a question looked at: what comes later says nothing about its kind."""


class QuestionKind(StrEnum):
    """Kinds of question, finer than the contract's intents."""

    GRADE = "grade"
    REPORTS_TO = "reports_to"
    TRACK = "track"
    NEXT_LEVEL = "next_level"
    HIRING_STEPS = "hiring_steps"
    INDICATORS = "indicators"
    COMPARISON = "comparison"
    EXPECTATIONS = "expectations"
    LISTING = "listing"
    MATCH = "match"
    OPEN = "open"
    UNSTATED = "unstated"
    OUT_OF_DOMAIN = "out_of_domain"


OF_ONE_LINE = frozenset({QuestionKind.GRADE, QuestionKind.REPORTS_TO})
"""What one line states of each level, whatever else a question tells."""


@dataclass(frozen=True, slots=True)
class KindGuess:
    """Probabilities of the kinds, in [0, 1], summing to 1; likeliest first."""

    ranked: tuple[tuple[QuestionKind, float], ...]

    @property
    def best(self) -> QuestionKind:
        """The likeliest kind."""
        return self.ranked[0][0]

    def probability(self, *kinds: QuestionKind) -> float:
        """How likely the question is of one of these kinds."""
        return sum(p for kind, p in self.ranked if kind in kinds)

    def favouring(self, favour: Mapping[QuestionKind, float]) -> KindGuess:
        """The guess with some kinds as much likelier as `favour` says, against the others."""
        if not favour:
            return self
        odds = [(kind, probability * favour.get(kind, 1.0)) for kind, probability in self.ranked]
        total = sum(probability for _, probability in odds) or 1.0
        return KindGuess(tuple(sorted(((kind, p / total) for kind, p in odds), key=lambda each: -each[1])))

    @property
    def unanswered(self) -> float:
        """How likely the question is of a kind that role documents do not answer."""
        return self.probability(QuestionKind.UNSTATED, QuestionKind.OUT_OF_DOMAIN)


def tokens(text: str) -> list[str]:
    """Words of a question and its pairs of neighbours, lower case."""
    words = _TOKEN.findall(text[:_LONGEST].lower())
    return words + [f"{a} {b}" for a, b in zip(words, words[1:], strict=False)]


class QuestionKindModel:
    """The trained model. `dimension` is that of the question vectors it was trained on."""

    def __init__(
        self, kinds: tuple[QuestionKind, ...], vocabulary: dict[str, int], idf: NDArray[np.float32],
        weights: NDArray[np.float32], bias: NDArray[np.float32], encoder: str,
    ) -> None:  # fmt: skip
        """`weights` float32 (kinds, dimension + words), `idf` float32 (words,), `bias` float32 (kinds,)."""
        self.kinds = kinds
        self.vocabulary = vocabulary
        self.idf = idf
        self.weights = weights
        self.bias = bias
        self.encoder = encoder
        self._of_meaning = np.ascontiguousarray(weights[:, : self.dimension])
        self._of_words = np.ascontiguousarray(weights[:, self.dimension :].T)  # most words are in no question

    @property
    def dimension(self) -> int:
        """Dimension of the question vectors the model takes."""
        return int(self.weights.shape[1]) - len(self.idf)

    def said(self, question: str) -> NDArray[np.float32]:
        """What a question's words say for each kind, float32 (kinds,): its part of the log odds."""
        known = _known_words(question, self.vocabulary, self.idf)
        if not known:
            return np.zeros_like(self.bias)
        return np.asarray(np.array(list(known.values()), dtype=np.float32) @ self._of_words[list(known)])

    def guess(self, said: NDArray[np.float32], vector: Vectors) -> KindGuess:
        """The kind of a question by its words and its unit vector of shape (dimension,)."""
        logits = self._of_meaning @ vector + self.bias + said
        odds = np.exp(logits - logits.max())
        odds /= odds.sum()
        order = np.argsort(-odds, kind="stable")
        return KindGuess(tuple(zip(map(self.kinds.__getitem__, order.tolist()), odds[order].tolist(), strict=True)))

    def speaks_for(self, word: str, kind: QuestionKind) -> bool:
        """Whether a word of a question, lower case, makes that kind likelier; no word does that it does not know."""
        place = self.vocabulary.get(word)
        return place is not None and bool(self.weights[self.kinds.index(kind), self.dimension + place] > 0)

    def spelled(self, question: str) -> str:
        """The question with slips of the pen put right: a word it does not know, but for letters swapped, left out or
        typed twice, is the known one that says most of a question's kind.
        """
        return _TOKEN.sub(lambda match: self._known(match[0]) or match[0], question[:_LONGEST]) + question[_LONGEST:]

    def _known(self, word: str) -> str:
        small = word.lower()
        if len(small) < SHORTEST_SLIP or small in self.vocabulary or not small.isalpha():
            return ""
        meant = [known for known in self._long_words if known[0] == small[0] and _slipped(small, known)]
        return max(
            meant, key=lambda known: float(self.weights[:, self.dimension + self.vocabulary[known]].max()), default=""
        )

    @cached_property
    def _long_words(self) -> tuple[str, ...]:
        return tuple(word for word in self.vocabulary if len(word) > SHORTEST_SLIP and word.isalpha())


def _slipped(typed: str, meant: str) -> bool:
    """Whether a word is another with two letters swapped, or with one too few or too many of its own."""
    if OSA.distance(typed, meant, score_cutoff=1) != 1:
        return False
    return sorted(typed) == sorted(meant) or (len(typed) != len(meant) and set(typed) <= set(meant))


def word_features(question: str, vocabulary: dict[str, int], idf: NDArray[np.float32]) -> NDArray[np.float32]:
    """Tf-idf of the known words, sublinear in their count, float32 (words,), of length WORD_SHARE or 0."""
    out = np.zeros(len(idf), dtype=np.float32)
    known = _known_words(question, vocabulary, idf)
    out[list(known)] = list(known.values())
    return out


def _known_words(question: str, vocabulary: dict[str, int], idf: NDArray[np.float32]) -> dict[int, float]:
    """The features that are not 0, by their places."""
    counts = Counter(vocabulary[token] for token in tokens(question) if token in vocabulary)
    raw = {place: (1 + math.log(count)) * float(idf[place]) for place, count in counts.items()}
    length = math.hypot(*raw.values())
    return {place: WORD_SHARE * value / length for place, value in raw.items()} if length else {}


@cache
def question_kind_model() -> QuestionKindModel:
    """The model that ships with the package."""
    stored = json.loads(files("service").joinpath(MODEL_FILE).read_text(encoding="utf-8"))
    words = stored["words"]
    return QuestionKindModel(
        tuple(QuestionKind(kind) for kind in stored["kinds"]),
        {word: place for place, (word, _) in enumerate(words)},
        np.array([idf for _, idf in words], dtype=np.float32),
        np.array(stored["weights"], dtype=np.float32),
        np.array(stored["bias"], dtype=np.float32),
        stored["encoder"],
    )
