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
_TITLE = r"[A-Z][\w/'’-]*,?(?: (?:(?:of|and|the|for|to|in|&) )*[A-Z(][\w/'’)-]*,?){0,5}(?<!,)"
"""Words that are a title and no sentence."""
_STEP = re.compile(
    rf"(?:\s*[(\[]|\s*[·•|,]|\s+[–—-])\s*(?i:{STEP}|tier|step)\s*#?(\d{{1,2}})\s*[)\]]?$|(?<=[a-z])\s+([A-Z]{{1,3}}\d{{1,2}})$"
)
_STEP_FIRST = re.compile(r"^(?i:step|stage|tier|rung)\s*#?(\d{1,2})\s*[|:·–—-]\s*()(?=\w)")
"""The same in front of a title: "Step 2 | Tuner"."""


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
    def counted(self) -> str:
        """What sentences count it by: its code, else the number that is its grade, "" where it has neither."""
        grade = self.grade.value if self.grade else None
        return self.code or (str(grade) if isinstance(grade, int) else "")

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
    found = [_STEP_FIRST.match(level.title) or _STEP.search(level.title) for level in levels]
    plain = [
        level.title[: step.start()] or level.title[step.end() :]
        for level, step in zip(levels, found, strict=True)
        if step
    ]
    distinct = len({titles.words(title) for title in plain}) == len(levels) > 1
    if not distinct or any(level.grade for level in levels):
        return list(levels)
    out = []
    for level, title, step in zip(levels, plain, found, strict=True):
        grade: Grade = "" if step is None else int(step[1]) if step[1] else step[2]
        out.append(replace(level, title=title, grade=Stated(grade, level.heading)))
    return out


def named(levels: Sequence[RoleLevel], shared: Sequence[Section]) -> list[RoleLevel]:
    """Levels called by their codes alone, with the titles that the document says stand for them ("E2 (Tuner)").

    The line that says so is also where a level has that code for its grade.
    """
    coded = [level.title for level in levels if titles.is_code(level.title)]
    said = [item for section in shared for item in section.items] if coded else []
    found = {code: _meant(code, said) for code in coded}
    if len({meant.value for meant in found.values() if meant}) < len(found):
        return list(levels)
    return [_called(level, found.get(level.title)) for level in levels]


def _called(level: RoleLevel, meant: Stated[str] | None) -> RoleLevel:
    """A level by the title that stands for its code, with the line that says so for a grade that only the code is."""
    if meant is None:
        return level
    grade = level.grade
    if grade is not None and grade.value == level.title and grade.span == level.heading:
        grade = replace(grade, span=meant.span)
    return replace(level, title=meant.value, grade=grade)


def _meant(code: str, said: Sequence[Item]) -> Stated[str] | None:
    """The title in brackets, or behind a sign of equality or "is a", after a code, in a list of codes and titles, or in
    the same row; null for none.
    """
    behind = r"(?:[=:]|is an?\b|means)\s*(?P<behind>[^,;.()]{2,60}?)(?=$|[,;.(]| and\b| or\b)"
    plain = r"(?P<plain>[A-Z][a-z]\w*(?: [A-Z]\w*){0,4})(?=$|[,;.(]| and\b)"
    anywhere = re.compile(rf"\b{code}\s*(?:\((?P<inner>[^()]{{2,60}})\)|{behind}|(?<=\s){plain})")
    listed = re.compile(
        rf"(?:{code}\s*[–—-]\s*(?P<behind>{_TITLE})|(?P<before>{_TITLE})\s*(?:[–—-]\s*{code}|\({code}\)))(?=$|:|\s*\()"
    )
    in_list = ((item, listed.match(item.text)) for item in said)
    for item, match in (*in_list, *((item, anywhere.search(item.text)) for item in said)):
        if match is not None:
            return _title(next(words for words in match.groupdict().values() if words), item.span)
    for item in (item for item in said if item.form is ItemForm.CELL):
        if item.text == code:
            return _title(item.lead_in.split(", ")[0].rstrip(":"), item.span)
    for item in (item for item in said if item.form is ItemForm.CELL):
        if _TITLED.fullmatch(item.lead_in.removeprefix(code)):
            return _title(item.text, item.span)
    return None


def _title(words: str, span: Span) -> Stated[str] | None:
    title = words.strip()
    return Stated(title, span) if title[:1].isupper() and len(title.split()) <= _LONGEST_TITLE else None


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
