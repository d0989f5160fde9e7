"""Levels that stand as the columns or rows of a table, read from its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.block import Block
from corpus.grade import grade_words
from corpus.grid import GridLevel, GridSection, states_grade, states_reporting
from corpus.heading import sense
from corpus.headline import are_roles
from corpus.item import cell_items, cell_label, cell_span
from corpus.label_column import labels_rows
from corpus.listed_title import are_listed
from corpus.model import Grade, Item, ItemForm, Section, SectionKind, Span, Stated
from corpus.naming import code_in, completed, grades_in, of_whom, role_key, singular, stand_alone, without_grade
from corpus.reporting import names_leader, report_words
from corpus.rung import RoleLevel, level_span
from corpus.statement import inherits_of, reports_of

_OF_STAGE = re.compile(
    r"(?:(?:highly|newly|fully|well) )?(?:entry|junior|mid|senior|lead|principal|intermediate|advanced|"
    r"[a-z]+(?:ed|ing)|competent|proficient|capable|early(?:[ -]career)?)",
    re.IGNORECASE,
)
"""What people on a stage are called, without a noun: "Entry", "Highly Skilled"."""
_SOMEBODY = re.compile(r"An?\s+(?P<title>(?:[A-Z][\w-]*\s+){0,4}[A-Z][\w-]*),?\s+(?:who|that|which|able|capable)\b")
"""How a summary begins that says of whom it is: "A Senior Harbour Pilot who"."""


def column_levels(
    grid: Sequence[GridLevel],
    path: str,
    family_title: str,
    links: Callable[[Item], tuple[str, ...]],
    blocks: Sequence[Block],
) -> list[RoleLevel]:
    """The levels of a table among `blocks`; the lines of their sections interleave, their cells do not."""
    rungs = frozenset(titles.key(column.header.text) for column in grid)
    said = [" ".join(column.header.text.split()) for column in grid]
    alone = stand_alone(said, family_title) or are_listed(said, blocks)
    staged = _are_stages(grid, family_title)
    levels = []
    for column in grid:
        header = cell_span(path, column.header)
        raw = " ".join(column.header.text.split())
        title = without_grade(raw) if alone else completed(without_grade(raw), (), family_title)
        if staged and title == raw and not are_roles([title]):
            title = f"{title} {singular(of_whom(family_title))}"
        sections = tuple(_section(part, path) for part in column.sections)
        levels.append(
            RoleLevel(
                title,
                header,
                level_span(header, sections),
                (column.under, raw) if column.under else (),
                _grade(raw, header, sections) or _coded(column, path),
                reports_of(title, sections) or _reports(sections, rungs),
                tuple(inherits_of(sections, links)),
                sections,
                (raw,),
            )
        )
    return levels


def _are_stages(grid: Sequence[GridLevel], family_title: str) -> bool:
    """Whether columns are called by what people are like on each, and the page by whose they are, or some are ranks."""
    said = [" ".join(column.header.text.split()) for column in grid]
    ranks = sum(completed(each, (), family_title) != each for each in said)
    told = ranks or of_whom(family_title) not in {"", family_title}
    return bool(told) and all(_OF_STAGE.fullmatch(each) for each in said)


def of_family(level: RoleLevel, family_title: str) -> RoleLevel:
    """A level that is called by its code alone, with the title its first cell gives it, else with the role it is of."""
    if not titles.is_code(level.title):
        return level
    opening = level.sections[0].items[0].text if level.sections and level.sections[0].items else ""
    said = _SOMEBODY.match(opening)
    role = singular(of_whom(family_title))
    called = said is not None and titles.overlap(titles.key(role).subject, titles.key(said["title"]).subject) >= 0.9
    return replace(level, title=f"{level.title} {said['title'] if said and called else role}")


def _grade(raw: str, header: Span, sections: Sequence[Section]) -> Stated[Grade] | None:
    """The grade stated in the cell that names the level, else in a cell under a header such as "Grade", else a code."""
    if stated := grades_in(raw):
        return Stated(stated[0], header)
    graded = (s for s in sections if s.kind is SectionKind.JOB_GRADE and not any(map(states_reporting, s.heading_path)))
    # A column "Level" beside one of grades says which step it is.
    ordered = sorted(graded, key=lambda s: any(label.lower().startswith("level") for label in s.heading_path))
    cells = (item for s in ordered for item in s.items)
    said = ((item, grade_words(item.text, True) or grade_words(f"Band: {item.text}", True)) for item in cells)
    labelled = [Stated(words.values[0], item.span) for item, words in said if words is not None]
    code = code_in(raw) or titles.code(raw)
    return labelled[0] if labelled else Stated(code, header) if code else None


def _coded(column: GridLevel, path: str) -> Stated[Grade] | None:
    """The code above the cell that names the level."""
    if column.code is None:
        return None
    code = column.code.text.strip()
    return Stated(int(code) if code.isdigit() else code, cell_span(path, column.code))


def _reports(sections: Sequence[Section], rungs: frozenset[titles.TitleKey]) -> Stated[str] | None:
    """The reporting line in a row or column that is labelled as one, or names another of the `rungs`, or a leader."""
    labelled = [(item, item.lead_in.rstrip(":") or " ".join(s.heading_path)) for s in sections for item in s.items]
    whole = ((item, report_words(item.text, True), label) for item, label in labelled if label)
    said = ((item, words or report_words(f"{label}: {item.text}", True)) for item, words, label in whole)
    stated = next((Stated(words[0].value, item.span) for item, words in said if words), None)
    stating = (s for s in sections if s.kind is SectionKind.JOB_GRADE and not any(map(states_grade, s.heading_path)))
    beside = [item for s in stating if s.heading_path for item in s.items if not titles.is_code(item.text)]
    named = (Stated(i.text, i.span) for i in beside if titles.key(i.text) in rungs or names_leader(i.text))
    return stated or next(named, None)


def _section(part: GridSection, path: str) -> Section:
    """Cells of one column under one group label; its span runs from the first to the last of them."""
    cells = [cell for _, cell in part.rows]
    first = min(cells, key=lambda c: c.start_char)
    last = max(cells, key=lambda c: c.end_char)
    span = Span(path, first.start_line, last.end_line, first.start_char, last.end_char)
    place = (part.label,) if part.label else ()
    items = tuple(item for label, cell in part.rows for item in cell_items(path, cell, place, cell_label(label)))
    return Section(part.kind, place, span, items)


def with_listed(levels: Sequence[RoleLevel], listed: Sequence[RoleLevel], *, remarks: bool) -> list[RoleLevel]:
    """The levels of headings, each with what a table of all of them says of it, and those that only the table lists.

    `remarks` where a cell under no name of a kind of section asks nothing, as in a row: it remarks on the level.
    """
    if remarks:
        listed = [replace(each, sections=tuple(map(_remark, each.sections))) for each in listed]
    levels = _titled(levels, listed)
    listed = _decoded(listed, levels)
    known = {level_key(level.title) for level in levels}
    by_key = {level_key(each.title): each for each in listed}
    if len(known) < 2 or len(listed) > len(by_key) or not known <= by_key.keys() or len(by_key) > 2 * len(known):
        return list(levels)
    out = [_told_besides(level, by_key[level_key(level.title)]) for level in levels]
    out += [each for key, each in by_key.items() if key not in known]
    return sorted(out, key=lambda level: list(by_key).index(level_key(level.title)))


def level_key(title: str) -> titles.TitleKey:
    """What a title has in common with the same behind a code; that of a code alone."""
    return role_key(title if titles.is_code(title) else titles.without_code(title))


def _titled(levels: Sequence[RoleLevel], listed: Sequence[RoleLevel]) -> Sequence[RoleLevel]:
    """Levels whose headings are their codes alone, with the titles that a table gives behind the same codes."""
    said = {titles.code(each.title): each.title for each in listed if not titles.is_code(each.title)}
    if len(said) < len(listed) or not all(titles.is_code(level.title) and level.title in said for level in levels):
        return levels
    return [replace(level, title=said[level.title]) for level in levels]


def _decoded(listed: Sequence[RoleLevel], levels: Sequence[RoleLevel]) -> Sequence[RoleLevel]:
    """What a table lists by the codes of the levels, a code each, by their titles: "C3" and "C4 Senior" as columns."""
    called = {level.code: level.title for level in levels if level.code}
    codes = [titles.code(each.title) or "" for each in listed]
    if len(called) < len(levels) or len({*codes}) < len(codes) or called.keys() != {*codes}:
        return listed
    if not all(
        titles.is_code(each.title) or not titles.key(titles.without_code(each.title)).subject for each in listed
    ):
        return listed
    return [replace(each, title=called[code]) for each, code in zip(listed, codes, strict=True)]


def _told_besides(level: RoleLevel, listed: RoleLevel) -> RoleLevel:
    """A level with what a table says of it besides, in its own words first."""
    told = (section for section in listed.sections if section.kind is not SectionKind.JOB_GRADE)
    return replace(
        level,
        sections=(*level.sections, *told),
        grade=level.grade or listed.grade,
        reports_to=level.reports_to or listed.reports_to,
        inherits=(*level.inherits, *listed.inherits),
    )


def _remark(section: Section) -> Section:
    named = section.kind is SectionKind.JOB_GRADE or sense(" ".join(section.heading_path)).kind is not None
    return section if named else replace(section, kind=SectionKind.SUMMARY)


def without_columns(sections: Sequence[Section], levels: Sequence[RoleLevel]) -> list[Section]:
    """Family-wide sections in document order, without the cells that are now levels' items."""
    taken = {(i.span.start_char, i.span.end_char) for level in levels for s in level.sections for i in s.items}
    taken |= {(level.heading.start_char, level.heading.end_char) for level in levels}
    rows = {i.span.start_line for level in levels for s in level.sections for i in s.items if i.form is ItemForm.CELL}

    def left(item: Item) -> bool:
        labels = item.span.start_line in rows and labels_rows(item.lead_in.rstrip(":").rpartition(", ")[2])
        return (item.span.start_char, item.span.end_char) not in taken and not labels

    kept = (replace(s, items=tuple(filter(left, s.items))) for s in sections)
    return sorted(kept, key=lambda s: s.span.start_char)
