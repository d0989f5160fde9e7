"""Cells of tables that name a level and state its grade: "Senior Buyer (P3)" over a column.

They head the level, so that no section holds them; who asks for the grade finds it nowhere else. A heading that does
the same is no passage: a result never is a heading alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpus.model import Item, ItemForm, JobFamily, Level, PlacedSection, RoleDocument, Section, SectionKind

_OPENED = re.compile(r"(?:\|[ \t*_]*|<t[dh]\b[^<>]*>(?:[\s*_]|<(?!/)[^<>]*>)*)\Z", re.IGNORECASE)
"""What stands before the words of a cell: a bar of its own line, or the tag that opens it."""
_OPENING = 200
"""Characters before a cell in which its opening is looked for."""
_MARKS = re.compile(r"<[^<>]*>|\*\*|__|`")


def naming_cells(family: JobFamily, documents: Mapping[str, RoleDocument]) -> Iterator[PlacedSection]:
    """Each such cell as a section of its level, of kind `job_grade` and of one item. `documents` are by path."""
    for level in family.levels:
        if level.grade is not None and level.grade.span == level.heading and not _in_a_section(level):
            text = documents[level.heading.path].text
            before = text[max(0, level.heading.start_char - _OPENING) : level.heading.start_char]
            if _OPENED.search(before):
                yield PlacedSection(family, level, _section(level, text))


def _in_a_section(level: Level) -> bool:
    """Whether what names the level is an item of it already, as in a row that is a level."""
    return any(item.span.holds(level.heading) for section in level.sections for item in section.items)


def _section(level: Level, text: str) -> Section:
    span = level.heading
    said = " ".join(_MARKS.sub(" ", text[span.start_char : span.end_char]).split())
    item = Item(said, span, ItemForm.CELL, level.heading_path)
    return Section(SectionKind.JOB_GRADE, level.heading_path, span, (item,))
