"""What kind of answer a question gets: its words weighed with whom it names."""

from __future__ import annotations

import re

from service.ask.sides import away
from service.ask.subject import Subject
from service.links import Links
from service.question_kind import KindGuess, QuestionKind

BETWEEN = 5.0
"""How much likelier a comparison is, against its words alone, where a question names two levels, and how much less
likely everything asked of one."""
INHERITED = 5.0
"""How much likelier everything asked of a level is where the question speaks of what is taken over."""
_TAKEN_OVER = re.compile(
    r"\b(?:inherit\w*|(?:carr(?:y|ies|ied)|comes?|taken|takes?|brought|handed)\s+(?:over|along|down|up)|lower (?:levels|rungs))\b",  # noqa: E501
    re.IGNORECASE,
)


def weighed(guess: KindGuess, question: str, about: Subject, links: Links) -> KindGuess:
    """The guess of a question's kind in the light of the levels it names; probabilities sum to 1."""
    favour: dict[QuestionKind, float] = {}
    if _TAKEN_OVER.search(question) and about.levels:
        favour[QuestionKind.EXPECTATIONS] = INHERITED
    elif len({link.at for link in about.levels}) > 1 or (about.levels and away(links, about)):
        favour = {QuestionKind.COMPARISON: BETWEEN, QuestionKind.EXPECTATIONS: 1 / BETWEEN}
    if not favour:
        return guess
    odds = [(kind, probability * favour.get(kind, 1.0)) for kind, probability in guess.ranked]
    total = sum(probability for _, probability in odds) or 1.0
    return KindGuess(tuple(sorted(((kind, p / total) for kind, p in odds), key=lambda each: -each[1])))
