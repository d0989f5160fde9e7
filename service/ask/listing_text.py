"""A listing in words: how many levels there are, how sure it is that these are all, and who stands beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Grade
from service.answers import ListedLevel, Near
from service.ask.conditions import Conditions, Unit
from service.ask.fitting import Listed
from service.results import Citation

_NAMED = 12
"""Families or departments named in the text of an answer at most."""
_NAMED_BESIDE = 4
"""Levels named of each sort that stands beside the listed ones; all of them are what is near."""


class How(StrEnum):
    """How a level stands beside those listed, or to what it must not ask for."""

    BY_ANOTHER = "by another line than its own"
    ITS_BOSS = "whose own line says who reports to it"
    NOT_NEEDED = "whose line says that it is not needed"
    WELCOMED = "whose line would only welcome it"
    ASKED_FOR = "whose line asks for it"
    TAKEN_OVER = "which takes over a line that asks for it"
    AMOUNT = "whose other line states the amount"
    SAID = "whose line says it"
    SILENT = "whose lines do not speak of it"
    BY_TRACK = "whose title and place say so, not a line"


_BESIDE = {
    How.BY_ANOTHER: "By another line than their own also",
    How.ITS_BOSS: "Whom they lead, perhaps under other titles, their own lines say",
    How.NOT_NEEDED: "Not needed, their lines say",
    How.WELCOMED: "Only welcome",
    How.ASKED_FOR: "Asked for",
    How.AMOUNT: "The amount stands on another line of",
    How.TAKEN_OVER: "Taken over from a level that asks for it",
}


@dataclass(frozen=True, slots=True)
class Aside:
    """A level that is not listed, and the line that says why it is named."""

    title: str
    how: How
    citation: Citation

    @property
    def near(self) -> Near:
        """As an answer shows it."""
        return Near(f"{self.title}, {self.how}", self.citation)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def named(level: ListedLevel) -> str:
    """A level with its grade, and what its line says of what is asked."""
    grade = f" (grade {level.grade})" if level.grade is not None else ""
    said = ": " if level.remark == level.citation.quote else ", "
    return f"{level.title}{grade}{said + level.remark if level.remark else ''}"


def listing_text(
    wanted: Conditions, listed: Sequence[Listed], *, complete: bool, ungraded: int, how: Sequence[How] = ()
) -> str:
    """How many there are, in the unit that was asked for first, and how sure it is that these are all."""
    families = {entry.family.id: entry.family.title for entry in listed}
    departments = dict.fromkeys(entry.family.department for entry in listed)
    levels = counted(len(listed), "level", "levels")
    in_families = counted(len(families), "family", "families")
    if wanted.unit is Unit.DEPARTMENTS:
        text = f"{counted(len(departments), 'department', 'departments')} ({_some(list(departments))}), {levels}"
    elif wanted.unit is Unit.FAMILIES:
        text = f"{in_families} ({_some(list(families.values()))}), {levels}"
    else:
        text = f"{levels} in {in_families}"
    if wanted.grade.each:
        text = f"{_grades(listed)}, {text}"
    if how:
        stand = [f"{number} {each}" for each, number in Counter(how).items()]
        alike = f" {how[0]}" if len(stand) == 1 else f": {', '.join(stand)}"
        return f"{text}{alike}. Other lines may say it in other words."
    if not complete:
        return f"{text}, by what their own lines say; others may say it in other words or take it over."
    within = " on ladders that have that rank" if wanted.extent.beyond else ""
    text += "; those are the titles below the plain one." if wanted.first else f"; that is all of them{within}."
    if ungraded:
        text += f" {counted(ungraded, 'more level states', 'more levels state')} no grade."
    return text


def _grades(listed: Sequence[Listed]) -> str:
    """The grades that levels state, numbers first, each once."""
    stated = {entry.level.grade.value for entry in listed if entry.level.grade}
    said = [*sorted(each for each in stated if isinstance(each, int)), *sorted(filter(_is_code, stated), key=str)]
    return f"{counted(len(said), 'grade', 'grades')} ({', '.join(map(str, said))})"


def _is_code(grade: Grade) -> bool:
    return isinstance(grade, str)


def beside(aside: Sequence[Aside]) -> str:
    """Sentences that name the levels that stand beside a listing, by how they do."""
    named: dict[How, list[str]] = {}
    for each in aside:
        named.setdefault(each.how, []).append(each.title)
    return "".join(f" {_BESIDE[how]}: {_some(names, _NAMED_BESIDE)}." for how, names in named.items())


def _some(names: Sequence[str], most: int = _NAMED) -> str:
    """The first names, each once, and how many more there are."""
    different = list(dict.fromkeys(names))
    more = len(different) - most
    return ", ".join(different[:most]) + (f" and {more} more" if more > 0 else "")
