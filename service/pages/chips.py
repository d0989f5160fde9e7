"""How a question was understood, as chips: each narrows the answer to it, and each can be taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from service.interpret import GRADES, SECTIONS
from service.pages.state import Asked
from service.results import FamilySummary, InterpretationResult

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_MOST_BETWEEN = 2
"""Words that may stand between those a reading was made from: "director of product" was read from two."""
_LABELS = {"grade_min": "Grade from", "grade_max": "Grade to", "path": "Document"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing a question was taken to mean, or a filter in force.

    `matched` are the words of the question it was read from. `narrow` is the address that makes it a filter, null
    where it is one; `remove` the address without it: without the filter, or without those words in the question.
    """

    label: str
    text: str
    remove: str
    matched: str = ""
    narrow: str | None = None

    @property
    def is_filter(self) -> bool:
        """Whether it restricts what is found."""
        return self.narrow is None


def chips(asked: Asked, reading: InterpretationResult | None, families: tuple[FamilySummary, ...]) -> tuple[Chip, ...]:
    """The filters in force, then what was understood of the question besides them."""
    titles = {family.id: family.title for family in families}
    titles |= {level.id: level.title for family in families for level in family.levels}
    in_force = [
        Chip(_LABELS.get(name, name.capitalize()), _named(value, titles), remove=asked.without(name, value).url)
        for name, value in asked.filters
    ]
    return (*in_force, *(_understood(asked, reading) if reading else ()))


def _understood(asked: Asked, reading: InterpretationResult) -> list[Chip]:
    found = [("family", link.id, link.title, link.matched) for link in reading.families]
    found += [("level", link.id, link.title, link.matched) for link in reading.levels]
    found += [("grade", str(grade), str(grade), _grade_words(asked.question, grade)) for grade in reading.grades]
    named = {each.lastgroup: each[0] for each in reversed([*SECTIONS.finditer(asked.question)])}
    found += [("section", kind, kind.replace("_", " "), named.get(kind, "")) for kind in reading.sections]
    echo = reading.filters
    in_force = {*echo.family, *echo.level, *map(str, echo.grade), *echo.section}
    return [
        Chip(name.capitalize(), text, _unsaid(asked, matched), matched, asked.having(name, value).url)
        for name, value, text, matched in found
        if value not in in_force
    ]


def _grade_words(question: str, grade: int) -> str:
    """The words that name a grade: "grade 8", of "grades 8 and 9" only the number."""
    said = (each[0] for each in GRADES.finditer(question))
    return next((words for words in said if words.split()[-1] == str(grade) and words.count(" ") == 1), str(grade))


def _unsaid(asked: Asked, matched: str) -> str:
    """The address of the question without those words; of no question where it says nothing else."""
    said = list(_WORD.finditer(asked.question))
    wanted = {word.casefold() for word in _WORD.findall(matched)}
    window = _window(said, wanted)
    taken = window or [word for word in said if word.group().casefold() in wanted]
    left = asked.question
    for first, last in [(window[0], window[-1])] if window else [(word, word) for word in reversed(taken)]:
        left = left[: first.start()] + left[last.end() :]
    return asked.asking(" ".join(left.split()) if taken and _WORD.search(left) else "").url


def _window(said: list[re.Match[str]], wanted: set[str]) -> list[re.Match[str]]:
    """The fewest neighbouring words that have all that are wanted; none where they stand too far apart."""
    for size in range(len(wanted), len(wanted) + _MOST_BETWEEN + 1):
        for first in range(len(said) - size + 1):
            window = said[first : first + size]
            if wanted and wanted <= {word.group().casefold() for word in window}:
                return window
    return []


def _named(value: str, titles: Mapping[str, str]) -> str:
    return titles.get(value, value.replace("_", " "))
