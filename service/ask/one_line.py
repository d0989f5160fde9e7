"""Which line of a section leads where one in particular is asked for: the phone screen of all steps of hiring."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.answers import Attribute
from service.ask.asked import Asked
from service.ask.fact import Fact
from service.ask.particular import things_asked
from service.ask.polar import polar
from service.line import stems
from service.phrases import phrases
from service.question_kind import QuestionKind

_KINDS = {
    Attribute.HIRING_STEPS: QuestionKind.HIRING_STEPS,
    Attribute.PERFORMANCE_INDICATORS: QuestionKind.INDICATORS,
}
"""The kinds of question that ask for them."""
_OF_ONE = phrases(
    """
    who|whom|whose|where|when|why
    first|second|third|fourth|last|final
    """
)
"""How one line of several is asked for without its thing: "who is in the last interview"."""
_OF_ALL = phrases(
    r"""
    process\w*|procedures?|steps|stages|rounds|loops?|hoops|interviews|kpis|indicators|metrics|targets|numbers|values
    hired|indicated|do(?:es|ing)? well|succeed\w*|consists? of|go through
    """
)
"""How all of them are, or how they go."""
_BIDS = re.compile(
    r"\W*(?:can|could|would|will)\s+you\b|\W*(?:please\s+)?(?:walk|tell|describe|list|explain)\b", re.IGNORECASE
)
"""How a question opens that asks for no yes or no."""


def led_by_one(asked: Asked, attribute: Attribute, found: Fact) -> Fact:
    """The lines of a section, led by the one that says what in particular is asked: "how long is the phone screen?".

    That is the line nearest to the question. Where all of them are asked for they keep their order, unless that line
    says a thing which the question names.
    """
    lines = ((item.path, item.start_line) for passage in asked.ranking.found for item in passage.items)
    near = {line: place for place, line in reversed(list(enumerate(lines)))}
    places = [
        min((near.get((cited.path, cited.start_line), len(near)) for cited in claim.citations), default=len(near))
        for claim in found.claims
    ]
    if min(places, default=len(near)) == len(near):
        return found
    first = found.claims[places.index(min(places))]
    things = things_asked(asked, _KINDS[attribute])
    of_one = _OF_ONE.search(asked.question) or (polar(asked.question) and not _BIDS.match(asked.question))
    of_all = attribute is Attribute.HIRING_STEPS and _OF_ALL.search(asked.question)
    if not of_one and (not things or of_all) and not says_any(first.text, things):
        return found
    claims = (first, *(claim for claim in found.claims if claim is not first))
    return replace(found, text=f"{first.text} ({found.text.rstrip('.')})", claims=claims)


def says_any(text: str, things: Sequence[str]) -> bool:
    """Whether a line says one of some things."""
    return any(stems(thing) <= stems(text) for thing in things)
