"""Which level asks for, leads or holds the most of a thing: "who needs the most years", "who has the largest budget".

An amount of each level is read from its own lines, the largest that it states; the levels that a question means are
those that a listing would list. What no line counts is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpus.model import NEEDS, UNASKED, Item, Span
from service.answers import Answer
from service.ask.amounts import MONEY, Amount, money, people_led, work_in
from service.ask.asked import Asked
from service.ask.asking import asked_in
from service.ask.fitting import Listed
from service.ask.listing_text import How, counted
from service.ask.listing_words import LEADING
from service.ask.listings import ListingAnswers
from service.ask.measure import OF_MONEY
from service.line import stems

_MOST = r"(?:most|highest|biggest|largest|greatest|longest)"
_LEAST = r"(?:fewest|least|lowest|smallest|shortest)"
_ASKED = re.compile(
    rf"\bthe\s+(?:(?P<most>{_MOST})|{_LEAST})\s+(?:(?:number|amount)\s+of\s+)?(?:work(?:ing)?\s+|professional\s+)?"
    r"(?:(?P<years>years(?:\s+of\s+(?:work(?:ing)?\s+)?experience)?|experience)|(?P<people>people|teams?|(?:direct\s+)?reports|staff)"
    rf"|(?P<noun>{OF_MONEY}))\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\W*(?:(?:in|at|on|of|among|for)\s+[^,?]*,\s*)?(?:who|whose|which|what\s+(?:\w+\s+){0,2}?(?:roles?|levels?|jobs?|positions?))\b",
    re.IGNORECASE,
)
"""How a question opens that asks for one of several."""
_OF_EXPERIENCE = re.compile(r"\b(?:experience|years?)\b", re.IGNORECASE)
"""How a line elsewhere speaks of years that somebody brings, rather than of a period."""
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Amount:
    value: float
    currency: str
    line: Span


class SuperlativeAnswers:
    """Makes them from the listings of one snapshot."""

    def __init__(self, listings: ListingAnswers) -> None:
        self._listings = listings

    def answer(self, asked: Asked) -> Answer | None:
        """The levels of the largest or the smallest amount; null where a question asks for none, or no line tells."""
        asks = asked_in(asked.question)
        match = _ASKED.search(asks)
        if match is None or not _FORM.match(asks):
            return None
        rest = f"{asks[: match.start()]} {asks[match.end() :]}"
        wanted, allowed = self._listings.among(asked, LEADING.sub(" ", rest) if match["people"] else rest)
        about = [stems(word) for word in wanted.said.content if word in asks[match.end() :]]  # "of SQL", no verb
        told = [(entry, amount) for entry in allowed if (amount := _of(entry, match, about)) is not None]
        currencies = {amount.currency for _, amount in told}
        if not told or len(currencies) > 1:
            return None
        best = (max if match["most"] else min)(amount.value for _, amount in told)
        listed = [replace(entry, line=amount.line) for entry, amount in told if amount.value == best]
        answer = self._listings.listed(asked, wanted, listed, How.SAID)
        titled = list(dict.fromkeys(entry.level.title for entry in listed))
        more = f" and {len(titled) - _NAMED} more" if len(titled) > _NAMED else ""
        compared = counted(
            len(told), "level that states it in its own lines", "levels that state it in their own lines"
        )
        text = f"{', '.join(titled[:_NAMED])}{more}, of {compared}; others may say it in other words."
        return replace(answer, text=text)


def _of(entry: Listed, asked: re.Match[str], about: list[frozenset[str]]) -> _Amount | None:
    """The largest amount that lines of a level state of the thing, and of whatever else is asked of it."""
    found = [
        _Amount(value, currency, item.span)
        for section in entry.level.sections
        if section.kind not in UNASKED and (asked["years"] or section.kind not in NEEDS)
        for item in section.items
        if not asked["years"] or section.kind in NEEDS or _OF_EXPERIENCE.search(item.text)
        if all(word <= stems(item.text) for word in about)
        for value, currency in _amounts(item, asked)
    ]
    return max(found, key=lambda each: each.value, default=None)


def _amounts(item: Item, asked: re.Match[str]) -> Iterator[tuple[float, str]]:
    read: Callable[[str], Iterator[Amount]] | None = (
        work_in if asked["years"] else people_led if asked["people"] else None
    )
    if read is not None:
        yield from ((each.value, "") for each in read(item.text))
        return
    if stems(asked["noun"]) <= stems(item.text):
        yield from ((each.value, each.currency) for each in (money(match)[1] for match in MONEY.finditer(item.text)))
