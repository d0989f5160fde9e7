"""A profile pasted with a question about one level: "Am I ready for Senior Baker?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_PERSON = r"(?:I|she|he|(?:my|this|the) (?:cv|profile|r[eé]sum[eé]|candidate|applicant|person|background|experience))"
_SUITS = (
    r"(?:ready|qualif(?:y|ies|ied)|fits?|suit(?:s|ed|able)?|eligible|enough|match(?:es)?|meets?|apply|be|become|make|pass|"
    r"senior|experienced|good|strong|right)"
)
_WHETHER = re.compile(
    rf"\W*(?:so |and |now )?(?:am|is|do|does|can|could|will|would|may|might|should)\s+{_PERSON}\s+"
    rf"(?:\w+\s+){{0,3}}?{_SUITS}\b",
    re.IGNORECASE,
)
"""How a question opens that asks whether a person will do, not what is needed."""


@dataclass(frozen=True, slots=True)
class Asks:
    """A text in two: the `question` whether a person will do, and the `profile` that is left of the text."""

    question: str
    profile: str


def asks_whether(text: str) -> Asks | None:
    """The yes/no question about a person that a text asks beside telling of them; null where it asks none."""
    sentences = [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
    for place, sentence in enumerate(sentences):
        if sentence.rstrip().endswith("?") and _WHETHER.match(sentence):
            rest = [*sentences[:place], *sentences[place + 1 :]]
            return Asks(sentence, "\n".join(rest)) if rest else None
    return None
