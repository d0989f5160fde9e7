"""Whether a ladder says of all its levels that each takes over what the one below asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from corpus.fork import fork
from corpus.model import Extends, JobFamily, Level, Scope, Section, Span, Track

_RUNG = r"(?:levels?|rungs?|steps?|stages?|grades?|bands?|ranks?|roles?|columns?|titles?)"
_EACH = rf"(?:each|every|any|an?)(?:\s+(?:higher|new|further))?\s+{_RUNG}(?:\s+(?:also|then|thus))?"
_ASKED = r"(?:expectations|requirements|responsibilities|duties|competenc(?:y|ies)|lists?|ladder)"
_UNDER = r"(?:(?:right|just|directly|immediately)\s+)?(?:before|below|beneath|under)"
_BEFORE = (
    rf"(?:(?:previous|preceding|prior|lower|earlier|last)\s+(?:{_RUNG}|ones?)"
    rf"|(?:{_RUNG}|ones?|those|what\s+(?:is|comes|stands))\s+(?:{_UNDER}|(?:to\s+)?(?:its|the|their)\s+left))"
)
_ON = r"(?:up)?on\s+(?:top\s+of\s+)?"
_SAYS_SO = re.compile(
    rf"\b{_RUNG}\s+(?:all\s+)?(?:build|(?:are|is)\s+built)\s+{_ON}(?:each\s+other|one\s+another|(?:the\s+)?{_BEFORE})"
    rf"|\b{_EACH}\s+(?:builds|expands)\s+{_ON}(?:the\s+)?(?:{_BEFORE}|last\b)"
    rf"|\b{_EACH}\s+(?:includes|inherits|assumes|contains|keeps|extends|adds\s+to)\b[^.;]{{0,60}}\b{_BEFORE}"
    rf"|\b(?:{_RUNG}|{_ASKED})\s+(?:is|are)\s+cumulative\b"
    rf"|\b(?:everything|all|what)\b[^.;]{{0,60}}\b(?:in\s+addition\s+to|on\s+top\s+of|besides)\b[^.;]{{0,30}}\b{_BEFORE}"
    rf"|\b(?:everything|all|what)\b[^.;]{{0,40}}\b{_BEFORE}[^.;]{{0,30}}"
    r"\b(?:counts?|appl(?:y|ies)|holds?|expected|stays?|remains?)\b"
    rf"|\b(?:the\s+)?(?:{_RUNG}|{_ASKED})\s+(?:all\s+)?(?:add\s+up|accumulate|stack(?:\s+up)?)(?=\W*$|[.,:;)])",
    re.IGNORECASE,
)

_CODE = re.compile(r"([A-Z]+)(\d+)")


_COUNTED_UP = re.compile(r"\b(?P<rung>\w+)\s+are\s+cumulative\b", re.IGNORECASE)
"""The same of what titles call a rung: the marks of "Kiln, mark 2"."""


def stated(family: JobFamily, overviews: Sequence[Section] = ()) -> tuple[str, Span] | None:
    """The line in which a family says so, or an overview that leads to it does of what its titles number; else null."""
    own = [item for section in family.shared_sections for item in section.items]
    told = next((item for item in own if _SAYS_SO.search(item.text)), None)
    if told is None:
        every = (titles.words(level.title) for level in family.levels)
        rungs = {title[-2] for title in every if _is_numbered(title)}
        items = [*own, *(item for section in overviews for item in section.items)]
        counted = ((item, _COUNTED_UP.search(item.text)) for item in items)
        told = next((item for item, said in counted if said and rungs & set(titles.words(said["rung"]))), None)
    return (told.text, told.span) if told else None


def from_below(level: Level, family: JobFamily, said: tuple[str, Span]) -> tuple[Extends, ...]:
    """What a level that names nothing itself takes over by that line: all of the level below it on its track, or, where
    titles number several ladders of a family, on its ladder, or, where codes number all levels as one ladder, on that.
    The lowest of another track than the one that parts takes over the level after which it does.
    A level that is only listed, and not described, takes over nothing.
    """
    if not level.sections:
        return ()
    numbered = [each for other in family.levels if _is_numbered(each := titles.words(other.title))]
    own = titles.words(level.title)
    if _is_numbered(own) and len({title[:-1] for title in numbered}) > 1:
        before = (*own[:-1], str(int(own[-1]) - 1))
        below = [other for other in family.levels if titles.words(other.title) == before]
    elif counted := _counted(family.levels):
        place = counted.index(level)
        below = counted[max(0, place - 1) : place]
    else:
        below = [
            other
            for other in family.levels
            if other.track is level.track and other.rank == level.rank - 1 and not _starts_anew(level, other)
        ]
        if level.rank == 0 and (parted := fork(family)) is not None and _leads_on(parted, level):
            below = [parted]
    return tuple(Extends(other.title, other.id, Scope.BOTH, *said) for other in below)[:1]


def _counted(levels: Sequence[Level]) -> list[Level]:
    """All levels in the order of their codes, where those have the same letters and no two are one; none elsewhere."""
    codes = [_CODE.fullmatch(_code(level)) for level in levels]
    said = {(code[1], int(code[2])): level for code, level in zip(codes, levels, strict=True) if code}
    one = len(said) == len(levels) and len({letters for letters, _ in said}) == 1
    return [said[code] for code in sorted(said)] if one else []


def _is_numbered(title: Sequence[str]) -> bool:
    """Whether the words of a title are a ladder, what its rungs are called, and a number: "Kiln, mark 2"."""
    return len(title) > 2 and title[-1].isdecimal()


def _leads_on(parted: Level, level: Level) -> bool:
    """Whether a level begins another track further down the page than the level at which a ladder parts."""
    other = level.track not in {parted.track, Track.INTERN}
    return other and parted.heading.start_line < level.heading.start_line


def _starts_anew(level: Level, below: Level) -> bool:
    """Whether the codes of two levels say that the upper one is the first of another ladder ("A5" and "B1")."""
    upper, lower = _CODE.fullmatch(_code(level)), _CODE.fullmatch(_code(below))
    return bool(upper and lower and upper[1] != lower[1] and int(upper[2]) <= int(lower[2]))


def _code(level: Level) -> str:
    return titles.called_by(level.title, level.grade.value if level.grade else None)
