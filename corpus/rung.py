"""A level as its document states it, before families are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.model import Grade, Item, ItemForm, Section, Span, Stated
from corpus.naming import STEP, without_front
from corpus.statement import Inheritance

_LONGEST_TITLE = 6  # words
_TITLED = re.compile(r", (?:(?:job|role) )?(?:title|name)s?:", re.IGNORECASE)
"""What is said of a row's cell that holds the title behind a code."""
_STEP = re.compile(rf"\s*[(\[]\s*(?i:{STEP})\s*#?(\d{{1,2}})\s*[)\]]$|(?<=[a-z])\s+([A-Z]{{1,3}}\d{{1,2}})$")


@dataclass(frozen=True, slots=True)
class RoleLevel:
    """A level of one document.

    `aliases` are other names the document gives it; `graded_as` the titles its grade sentences say have the grade.
    """

    title: str
    heading: Span
    span: Span
    heading_path: tuple[str, ...]
    grade: Stated[Grade] | None
    reports_to: Stated[str] | None
    inherits: tuple[Inheritance, ...]
    sections: tuple[Section, ...]
    aliases: tuple[str, ...] = ()
    graded_as: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code that sentences name it by, "" where it has none."""
        return titles.called_by(self.title, self.grade.value if self.grade else None)

    @property
    def group(self) -> str:
        """The heading over its own, "" where there is none."""
        return self.heading_path[-2] if len(self.heading_path) > 1 else ""


def uncoded(levels: Sequence[RoleLevel]) -> list[RoleLevel]:
    """The levels of a document without the codes in front of their titles ("IC4: Staff Analyst", "L4 Analyst").

    All stay as they are where a code is not the grade, so that only the title says it, or where a title is nothing
    else; and so do those that are told apart by their codes alone.
    """
    plain = [without_front(level.title) for level in levels]
    coded = [level for level, title in zip(levels, plain, strict=True) if title != level.title]
    graded = all(level.grade is not None and level.grade.value == titles.code(level.title) for level in coded)
    if len(coded) < 2 or not graded or not all(titles.key(title).subject for title in plain):
        return list(levels)
    meant: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for level, title in zip(levels, plain, strict=True):
        meant.setdefault(titles.words(title), set()).add(titles.words(level.title))
    return [
        replace(level, title=title) if len(meant[titles.words(title)]) == 1 else level
        for level, title in zip(levels, plain, strict=True)
    ]


def stepped(levels: Sequence[RoleLevel]) -> list[RoleLevel]:
    """The levels of a document, their steps taken for grades where all name one ("Tuner (Level 1)", "Tuner T1")."""
    found = [_STEP.search(level.title) for level in levels]
    plain = [level.title[: step.start()] for level, step in zip(levels, found, strict=True) if step]
    distinct = len({titles.words(title) for title in plain}) == len(levels) > 1
    if not distinct or any(level.grade for level in levels):
        return list(levels)
    out = []
    for level, title, step in zip(levels, plain, found, strict=True):
        grade: Grade = "" if step is None else int(step[1]) if step[1] else step[2]
        out.append(replace(level, title=title, grade=Stated(grade, level.heading)))
    return out


def named(levels: Sequence[RoleLevel], shared: Sequence[Section]) -> list[RoleLevel]:
    """Levels called by their codes alone, with the titles that the document says stand for them ("E2 (Tuner)")."""
    coded = [level.title for level in levels if titles.is_code(level.title)]
    said = [item for section in shared for item in section.items] if coded else []
    found = {code: _meant(code, said) for code in coded}
    if len(set(found.values())) < len(found) or not all(found.values()):
        return list(levels)
    return [replace(level, title=found.get(level.title, level.title)) for level in levels]


def _meant(code: str, said: Sequence[Item]) -> str:
    """The title in brackets, or behind a sign of equality or "is a", after a code, or in the same row; "" for none."""
    behind = r"(?:[=:]|is an?\b|means)\s*(?P<behind>[^,;.()]{2,60}?)(?=$|[,;.(]| and\b| or\b)"
    plain = r"(?P<plain>[A-Z][a-z]\w*(?: [A-Z]\w*){0,4})(?=$|[,;.(]| and\b)"
    pattern = re.compile(rf"\b{code}\s*(?:\((?P<inner>[^()]{{2,60}})\)|{behind}|(?<=\s){plain})")
    match = next((match for item in said if (match := pattern.search(item.text))), None)
    cells = [item for item in said if item.form is ItemForm.CELL]
    row = next((item.lead_in for item in cells if item.text == code), "")
    row = row or next((item.text for item in cells if _TITLED.fullmatch(item.lead_in.removeprefix(code))), "")
    title = (match["inner"] or match["behind"] or match["plain"]).strip() if match else row.split(", ")[0].rstrip(":")
    return title if title[:1].isupper() and len(title.split()) <= _LONGEST_TITLE else ""


def level_span(heading: Span, sections: Sequence[Section]) -> Span:
    """From the heading of a level to the end of its last section."""
    ends = [heading, *(s.span for s in sections)]
    return Span(
        heading.path,
        heading.start_line,
        max(span.end_line for span in ends),
        heading.start_char,
        max(span.end_char for span in ends),
    )
