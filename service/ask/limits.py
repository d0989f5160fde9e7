"""Up to what amount, or from which on, a line holds: "approve discounts up to 18 %", "contracts above £500,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

import numpy as np

from corpus.model import NEEDS
from indexer.passage import Passage
from service.ask.amounts import MONEY as SUMS
from service.ask.amounts import SHARE, money, numbers
from service.ask.asked import Asked
from service.ask.asking import asked_in
from service.ask.bounds import LEAST, MOST, bounded
from service.ask.line_closeness import LineCloseness
from service.ask.listing_words import WHO_DOES
from service.ask.quantity import MONEY, Quantity, quantity
from service.ask.thing import things
from service.line import stems

AS_NEAR = 0.1
"""By how much a line may be less close than the leading one and still be as near to what is asked."""
AS_NEAR_WITHIN = 0.25
"""The same where the leading one's own limits leave out the amount asked for."""
OF_LAST = 0.5
"""Closeness to the thing asked for last, which is what the amount is of, that a line has to have there."""
LOOKED_FOR = 20
"""Lines looked through for one whose limits let an amount in."""
_BEYOND = re.compile(
    r"\b(?:anything|everything|whatever|all|those)\s+(?:above|over|below|under|more|larger)\b(?!\W*(?:than\s+)?[$€£]?\d)"
    r"|\b(?:above|beyond|over)\s+(?:that|this|it)\b",
    re.IGNORECASE,
)
"""How a line goes on beyond the limit that it sets."""
_NO_LIMIT = re.compile(
    r"\b(?:without|no|not?\s+any)\s+(?:an?\s+|any\s+)?(?:upper\s+)?(?:limits?|ceiling|cap|maximum)\b|\bunlimited\b"
    r"|\b(?:of\s+any|(?:whatever|regardless\s+of)(?:\s+(?:the|their|its))?)\s+(?:size|value|amount|sum|worth)\b",
    re.IGNORECASE,
)
"""How a line says that it holds for any amount."""


class Holds(IntEnum):
    """How a line stands to an amount, the larger the better."""

    NOT = -1
    """Its limits leave the amount out."""
    ANY = 0
    """It sets none."""
    WITHIN = 1
    """They let it in."""
    NAMED = 2
    """It names the very amount."""


def holds(text: str, asked: Quantity) -> Holds:
    """How a line that may set limits to sums or shares stands to the amount asked for.

    Who asks for more than a sum asks beyond it: a line that ends there leaves that out, one that begins there names it.
    """
    limits = _limits(text, asked)
    meeting = [
        (limit, wanted) for limit in limits for wanted in asked.ranges
        if limit.start < wanted.stop and wanted.start < limit.stop
    ]  # fmt: skip
    ends = {end for wanted in asked.ranges for end in (wanted.start, wanted.stop - 1)}
    if any(_share_an_end(limit, wanted) for limit, wanted in meeting):
        return Holds.NAMED
    if not limits and any(value in ends for _, values in _stated(text, asked) for value in values):
        return Holds.NAMED
    if meeting or _NO_LIMIT.search(text) or (limits and _BEYOND.search(text)):
        return Holds.WITHIN
    return Holds.NOT if limits else Holds.ANY


def in_another_currency(text: str, asked: Quantity) -> str:
    """The currency in which a line states all its sums, where the amount asked for is in another; "" elsewhere."""
    stated = {money(match)[0].currency for match in SUMS.finditer(text)}
    return min(stated) if asked.currency and stated and asked.currency not in stated else ""


def led_within_limits(asked: Asked, passages: Sequence[Passage], closeness: LineCloseness) -> list[Passage] | None:
    """Passages, led by the one that holds best for the amount asked for, of those about as near as the first; null
    where it is asked who does a thing and the limits of the first, and of what is near, leave the amount out.

    A line that sets the very bound asked for, of the noun that is bounded, need not say what is done in its words.
    """
    amount, _ = quantity(asked.question)
    question = asked.question
    wanted = [
        thing for thing in things(question, frozenset())
        if not any(letter.isdigit() for start, end in thing for letter in question[start:end])
    ]  # fmt: skip
    if not (amount and wanted and passages):
        return list(passages)
    others = [each for each in asked.ranking.found[:LOOKED_FOR] if each.section not in NEEDS]
    lines = list(dict.fromkeys((*passages, *others)))
    hold = [holds(each.text, amount) for each in lines]
    left_out = hold[0] is Holds.NOT
    each_met = np.array(closeness.to_each(asked, wanted, lines))
    met, last = each_met.mean(axis=0), each_met[-1]
    noun = stems(question[slice(*wanted[-1][-1])])
    near = [
        place for place, line in enumerate(lines)
        if line.section not in NEEDS and hold[place] > max(hold[0], Holds.ANY)
        and (
            (met[place] >= met[0] - AS_NEAR if not left_out
             else met[place] >= met[0] - AS_NEAR_WITHIN and last[place] >= OF_LAST)
            or (hold[place] is Holds.NAMED and noun and noun <= stems(line.text))
        )
    ]  # fmt: skip
    if not near:
        return None if left_out and WHO_DOES.match(asked_in(question)) else list(passages)
    best = lines[max(near, key=lambda place: (hold[place], met[place]))]
    return [best, *(each for each in passages if each is not best)][: len(passages)]


def _share_an_end(limit: range, wanted: range) -> bool:
    """Whether two ranges begin or end at the same number, be it within them or just outside; where one has no such end,
    the other ends or begins in nothing.
    """
    starts = wanted.start > LEAST and abs(limit.start - wanted.start) <= 1
    stops = wanted.stop < MOST and abs(limit.stop - wanted.stop) <= 1
    return starts or stops


def _limits(text: str, asked: Quantity) -> list[range]:
    limits = (limit for match, values in _stated(text, asked) for limit in bounded(values, match, text))
    return [limit for limit in limits if len(limit) > 1]


def _stated(text: str, asked: Quantity) -> list[tuple[re.Match[str], list[int]]]:
    """The sums or shares that a text states, each with where it stands."""
    if asked.unit == MONEY:
        found = [(match, money(match)) for match in SUMS.finditer(text)]
        return [
            (match, sorted({int(each.value) for each in sums})) for match, sums in found
            if not asked.currency or sums[0].currency == asked.currency
        ]  # fmt: skip
    if asked.unit == "%":
        return [(match, sorted({int(each) for each in numbers(match["share"])})) for match in SHARE.finditer(text)]
    return []
