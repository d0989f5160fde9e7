"""Grades of different scales set beside each other: "M2 to M4, which stand beside grades 6 to 8"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Level
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from indexer.store import Filters
from service.ask.ladder import scaled

LOOKED_AT = 50
"""Lines of a family, and of all, looked at for a statement."""
_CODE = r"[A-Z]{1,3}\d{1,2}"
_JOIN = r"\s*(?:to|through|-|–|,\s*and|,|and|/|or)\s*"
_CODES = rf"\b{_CODE}\b(?:{_JOIN}{_CODE}\b)*"
_GRADES = rf"\d{{1,2}}\b(?:{_JOIN}(?:grades?\s+)?\d{{1,2}}\b)*"
_CALLED = r"\b[Gg]rades?\b\W{0,3}"
_BETWEEN = r"[^.;\d]{0,60}?"
_STATEMENTS = (
    re.compile(rf"(?P<codes>{_CODES})(?P<between>{_BETWEEN}){_CALLED}(?P<grades>{_GRADES})"),
    re.compile(rf"{_CALLED}(?P<grades>{_GRADES})(?P<between>{_BETWEEN})(?P<codes>{_CODES})"),
)
_MEANS = re.compile(
    r"^[\W_]*(?:(?:is|are|means?|equals?|equal|equivalent|corresponds?|match(?:es)?|same|counts?|maps?|stands?|beside|"
    r"alongside|which|that|as|at|to|with|of|for|the|an?)\b[\W_]*)*$",
    re.IGNORECASE,
)
"""What stands between one code and one grade where they are set beside each other."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A code and the grade number it stands beside, with the lines that say so."""

    code: str
    grade: int
    passage: Passage


class Scales:
    """Reads statements on codes from one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._store = snapshot.store

    def beside(self, level: Level, family_ids: tuple[str, ...]) -> Beside | None:
        """The grade number that a level's code stands beside, by a line of these families or else of any.

        Null for a number, and for a code that no line sets beside one.
        """
        if level.grade is None or not isinstance(level.grade.value, str) or scaled(level) is None:
            return None
        return self.beside_code(level.grade.value.upper(), family_ids)

    def beside_code(self, code: str, family_ids: tuple[str, ...]) -> Beside | None:
        """The same for a code in capitals."""
        for passage in self._lines(code, family_ids):
            for said, grade in pairs(passage.text):
                if said == code:
                    return Beside(code, grade, passage)
        return None

    def _lines(self, code: str, family_ids: tuple[str, ...]) -> Iterator[Passage]:
        query = f"{code} grade grades"
        for filters in (Filters(families=family_ids), Filters()) if family_ids else (Filters(),):
            found = self._store.search_text(query, LOOKED_AT, filters)
            yield from self._store.passages([each.number for each in found])


def pairs(text: str) -> Iterator[tuple[str, int]]:
    """Codes with the grade numbers that a text sets them beside, one to one."""
    for match in (found for statement in _STATEMENTS for found in statement.finditer(text)):
        letters = {code.rstrip("0123456789") for code in re.findall(_CODE, match["codes"])}
        numbers, places = _run(match["codes"]), _run(match["grades"])
        if len(letters) != 1 or len(numbers) != len(places):
            continue
        if len(numbers) == 1 and not _MEANS.match(match["between"]):
            continue
        yield from ((f"{next(iter(letters))}{number}", place) for number, place in zip(numbers, places, strict=True))


def _run(said: str) -> list[int]:
    """The numbers of a mention, those of a stretch ("6 to 8") written out."""
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    stretch = len(numbers) == 2 and re.search(r"to|through|-|–", said)
    return list(range(numbers[0], numbers[1] + 1)) if stretch else numbers
