"""What is asked of a thing that lines speak of, and do not tell: the price of an exam, the airline of a journey.

A line that speaks of the thing is near to such a question in every word but one, so that nothing in its nearness says
that the answer is not there. It shows in five forms of question: for an amount, where no line that speaks of the thing
states one of the sort; for a date or an age, where no line names one; for which one of a kind, where a line speaks of
the rest and none of the kind, or names anything; for this or that, where no line speaks of either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.ask.asking import asked_in
from service.ask.measure import measure
from service.ask.several import parts
from service.ask.thing import Span
from service.line import stems

SPOKEN = 0.6
"""Mean closeness of the words of a thing from which a line speaks of it."""
BESIDE = 0.15
"""By how much a line may be less close than the closest and still speak of the same thing."""
NO_NAME = 0.45
"""Closeness below which no line speaks of a kind of thing."""
NEITHER = 0.35
"""Closeness below which no line speaks of an alternative."""
_WHICH = re.compile(r"\W*(?:(?:so|and|in|at|on|for|with|from|to|by)\s+)?which\s+(?!of\b)(?=\w)", re.IGNORECASE)
_WHICH_DATE = re.compile(
    r"\b(?:which|what)\s+(?:exact\s+|calendar\s+)?(?:dates?|weekdays?|days?\s+of\s+the\s+(?:week|month|year)|months?|season)\b",
    re.IGNORECASE,
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(?:(?-i:[A-Z])[a-z]+(?<=day)s?|{_MONTH}|\d{{1,2}}(?:st|nd|rd|th)|(?:19|20)\d\d|day\s+(?:\d+|[a-z]+)|spring|summer|autumn|"
    r"winter|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\s+(?:day|week|month|quarter|year)|(?:end|start|beginning|close|first|last|middle|half)\s+of|quarters?|quarterly|monthly|yearly|annual(?:ly)?|"
    r"(?:each|every|an?)\s+(?:\w+\s+)?(?:week|month|year|morning|day))\b",
    re.IGNORECASE,
)
"""How a line names a day, a month or what returns with them; a stretch of so many days is none."""
_HOW_OLD = re.compile(r"\bhow\s+(?:old|young)\b|\b(?:what|which|minimum|maximum)\s+age\b", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:age[ds]?|years?\s+(?:old|of\s+age)|founded|born|birthdays?|since\s+(?:19|20)\d\d|minors?|adults?"
    r"|\d\d\s+(?:or|and)\s+(?:older|over|above|younger))\b|\b\d\d\+",
    re.IGNORECASE,
)
"""How a line tells an age: years of experience are none."""
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_WHETHER = re.compile(r"\b(?:do|does|did|is|are|was|were|can|will|would|must|should)\b.*\bor\b", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)(?<![.!?:;]\s)(?<!\n)\b(?:[A-Z][\w&+#.-]*|[a-z]+[A-Z]\w*)")
"""A proper name, told by its capitals; the first word of a sentence may be none."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """A line, and how near it comes to each of the things that a question asks for, in [-1, 1] each."""

    text: str
    to: tuple[float, ...]


def asks_for_detail(question: str) -> bool:
    """Whether a question has one of the forms."""
    asks = asked_in(question)
    forms = _WHICH.match(asks) or _WHETHER.search(question) or _WHICH_DATE.search(asks) or _HOW_OLD.search(asks)
    return bool(forms) or measure(question) is not None


def is_untold(question: str, wanted: Sequence[tuple[Span, ...]], lines: Sequence[Nearness]) -> bool:
    """Whether lines speak of the things asked for and tell none of what is asked of them.

    `wanted` are the things, as where their words stand in the question; every line comes with its nearness to each.
    """
    if not lines or not wanted:
        return False
    return (
        _no_amount(question, wanted, lines)
        or _no_date(question, lines)
        or _no_age(question, lines)
        or _no_name(question, wanted, lines)
        or _neither(question, wanted, lines)
    )


def _no_amount(question: str, wanted: Sequence[tuple[Span, ...]], lines: Sequence[Nearness]) -> bool:
    asked = measure(question)
    if asked is None or (asked.tells(lines[0].text) and not asked.in_units) or len(parts(question)) > 1:
        return False  # a line on the role that leads may say it in other words; hours and days stand in many lines
    things = [place for place, thing in enumerate(wanted) if not _said(question, thing) <= asked.said]
    if not things:
        return False
    near = [sum(line.to[place] for place in things) / len(things) for line in lines]
    return max(near) >= SPOKEN and not any(asked.tells(line.text) for line in _beside(lines, near, things))


def _no_date(question: str, lines: Sequence[Nearness]) -> bool:
    return bool(_WHICH_DATE.search(asked_in(question))) and not any(_DATE.search(line.text) for line in lines)


def _no_age(question: str, lines: Sequence[Nearness]) -> bool:
    return bool(_HOW_OLD.search(asked_in(question))) and not any(_AGE.search(line.text) for line in lines)


def _beside(lines: Sequence[Nearness], near: Sequence[float], things: Sequence[int]) -> list[Nearness]:
    """The lines about as `near` as the nearest, to all of the things together or to one of them that is spoken of."""
    most = max(near)
    closest = {place: max(line.to[place] for line in lines) for place in things}
    return [
        line for line, close in zip(lines, near, strict=True)
        if close >= most - BESIDE
        or any(line.to[place] >= max(SPOKEN, closest[place] - BESIDE) for place in things)
    ]  # fmt: skip


def _no_name(question: str, wanted: Sequence[tuple[Span, ...]], lines: Sequence[Nearness]) -> bool:
    opening = _WHICH.match(asked_in(question))
    if opening is None or len(wanted) < 2:
        return False
    start = question.find(asked_in(question)) + opening.end()
    kind = next((place for place, thing in enumerate(wanted) if thing[0][0] == start), None)
    if kind is None or max(line.to[kind] for line in lines) >= NO_NAME:
        return False
    others = [place for place in range(len(wanted)) if place != kind]
    near = [max(line.to[place] for place in others) for line in lines]
    if (closest := max(near)) < SPOKEN:
        return False  # no line speaks of what it is asked of, so that none fails to tell it
    told = (line for line, close in zip(lines, near, strict=True) if close >= closest - BESIDE)
    return not any(_names_another(question, line.text) for line in told)


def _neither(question: str, wanted: Sequence[tuple[Span, ...]], lines: Sequence[Nearness]) -> bool:
    if not _WHETHER.search(question):
        return False
    ends = [(thing[0][0], thing[-1][1]) for thing in wanted]
    for place in range(len(ends) - 1):
        between = question[ends[place][1] : ends[place + 1][0]]
        if _OR.fullmatch(between.strip()) and not question[ends[place + 1][1] :].strip(" ?.!"):
            return all(line.to[each] < NEITHER for line in lines for each in (place, place + 1))
    return False


def _said(question: str, thing: Sequence[Span]) -> frozenset[str]:
    return frozenset(question[start:end].casefold() for start, end in thing)


def _names_another(question: str, text: str) -> bool:
    """Whether a line names something that the question does not."""
    known = stems(question)
    return any(not stems(match[0]) <= known for match in _NAME.finditer(text))
