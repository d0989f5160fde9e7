"""Whether a ladder says of all its levels that each takes over what the one below asks."""

from __future__ import annotations

import re

from corpus import title as titles
from corpus.model import Extends, JobFamily, Level, Scope, Span

_RUNG = r"(?:levels?|rungs?|steps?|stages?|grades?|bands?|ranks?|roles?|columns?)"
_EACH = rf"(?:each|every|any|an?)(?:\s+(?:higher|new|further))?\s+{_RUNG}(?:\s+(?:also|then|thus))?"
_ASKED = r"(?:expectations|requirements|responsibilities|duties|competenc(?:y|ies)|lists?|ladder)"
_UNDER = r"(?:(?:right|just|directly|immediately)\s+)?(?:before|below|beneath|under)"
_BEFORE = (
    rf"(?:(?:previous|preceding|prior|lower|earlier|last)\s+(?:{_RUNG}|ones?)"
    rf"|(?:{_RUNG}|ones?|those|what\s+(?:is|comes))\s+{_UNDER})"
)
_ON = r"(?:up)?on\s+(?:top\s+of\s+)?"
_SAYS_SO = re.compile(
    rf"\b{_RUNG}\s+(?:all\s+)?(?:build|(?:are|is)\s+built)\s+{_ON}(?:each\s+other|one\s+another|(?:the\s+)?{_BEFORE})"
    rf"|\b{_EACH}\s+(?:builds|expands)\s+{_ON}(?:the\s+)?(?:{_BEFORE}|last\b)"
    rf"|\b{_EACH}\s+(?:includes|inherits|assumes|contains|keeps|extends)\b[^.;]{{0,60}}\b{_BEFORE}"
    rf"|\b(?:{_RUNG}|{_ASKED})\s+(?:is|are)\s+cumulative\b"
    rf"|\b(?:everything|all|what)\b[^.;]{{0,40}}\b{_BEFORE}[^.;]{{0,30}}"
    r"\b(?:counts?|appl(?:y|ies)|holds?|expected|stays?|remains?)\b"
    rf"|\b(?:the\s+)?(?:{_RUNG}|{_ASKED})\s+(?:all\s+)?(?:add\s+up|accumulate|stack(?:\s+up)?)(?=\W*$|[.,:;)])",
    re.IGNORECASE,
)

_CODE = re.compile(r"([A-Z]+)(\d+)")


def stated(family: JobFamily) -> tuple[str, Span] | None:
    """The line in which a family says so; null where it does not."""
    lines = (item for section in family.shared_sections for item in section.items)
    return next(((item.text, item.span) for item in lines if _SAYS_SO.search(item.text)), None)


def from_below(level: Level, family: JobFamily, said: tuple[str, Span]) -> tuple[Extends, ...]:
    """What a level that names nothing itself takes over by that line: all of the level below it on its track."""
    below = (
        other
        for other in family.levels
        if other.track is level.track and other.rank == level.rank - 1 and not _starts_anew(level, other)
    )
    return tuple(Extends(other.title, other.id, Scope.BOTH, *said) for other in below)[:1]


def _starts_anew(level: Level, below: Level) -> bool:
    """Whether the codes of two levels say that the upper one is the first of another ladder ("A5" and "B1")."""
    upper, lower = _CODE.fullmatch(_code(level)), _CODE.fullmatch(_code(below))
    return bool(upper and lower and upper[1] != lower[1] and int(upper[2]) <= int(lower[2]))


def _code(level: Level) -> str:
    return titles.called_by(level.title, level.grade.value if level.grade else None)
