"""Which part of a question asks: not the sentences told before it, nor what is said after it of why it is asked.

"I sew sails by day. Is the rigger's job open to me?" asks its second sentence; a sentence that one asking speaks of
("What does that take?") belongs to it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.sentence import sentence_ranges
from service.ask.polar import OPENS

_SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"'”’)]*\s+(?=\S)|\s*\n\s*|\s+[-–—]+\s+(?=(?:so\s+)?(?:who|whom|whose|what|which|how|where|when|why)\b)",
    re.IGNORECASE,
)
"""Where a sentence ends; a question may stand behind a dash."""
_DASH = ("-", "–", "—")
_TOLD = 5
"""Words before a dash from which they tell something: fewer name who is asked about, "Buyer - what does ...?"."""
_ASKS = re.compile(
    r"\W*(?:(?:so|and|but|also|then|now|ok|please|hi|hello|in|on|at|for|to|from|by|with|of)\W+)*"
    rf"(?:(?:who|whom|whose|what|which|how|where|when|why)\b|{OPENS}\b"
    r"|(?:compare|list|tell|give|show|name|describe|explain|find)\b)|.*\?",
    re.IGNORECASE | re.DOTALL,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|that|those|this|these|one|ones|such|so|same|enough)\b",
    re.IGNORECASE,
)
_FEW = 3
"""Words of a sentence that asks nothing by itself: "Is he right?", "Why?"."""


@lru_cache(maxsize=256)
def asking(question: str, *, alone: bool = False) -> tuple[range, ...]:
    """Where its sentences stand that ask, and those they point back to unless they `alone` are wanted; the whole where
    none asks, or each does.
    """
    sentences = _sentences(question)
    texts = [question[each.start : each.stop] for each in sentences]
    asks = [bool(_ASKS.match(text)) for text in texts]
    if not any(asks):
        return (range(len(question)),)
    meant = {
        place - back
        for place, text in enumerate(texts)
        if asks[place]
        for back in range(2 if place and not alone and _points_back(text) else 1)
    }
    return tuple(sentences[place] for place in sorted(meant))


def _sentences(question: str) -> list[range]:
    """Where its sentences stand; a name before a dash is of the one behind it."""
    found: list[range] = []
    for each in sentence_ranges(question, _SENTENCE_END):
        before = question[found[-1].start : found[-1].stop].rstrip() if found else ""
        if before.endswith(_DASH) and len(before.split()) <= _TOLD:
            each = range(found.pop().start, each.stop)
        found.append(each)
    return found


def _points_back(sentence: str) -> bool:
    return len(sentence.split()) <= _FEW or bool(_POINTS_BACK.search(sentence))


def asked_in(question: str) -> str:
    """The sentences of a question that ask, and those they point back to, without the others."""
    return " ".join(question[part.start : part.stop].strip() for part in asking(question))
