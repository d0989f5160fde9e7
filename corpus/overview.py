"""Whom an overview says that the levels on the pages it leads to report to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus import title as titles
from corpus.grid import states_grade, states_reporting, states_title
from corpus.introduction import Rungs, is_everybody
from corpus.model import Item, ItemForm, Section, Stated
from corpus.reporting import report_words
from corpus.stretch import stretch

_PARTS = re.compile(r"\s*(?:,|&|/|\band\b|\bor\b)\s*")
_CODE = re.compile(r"\b[A-Z]{1,4}\d{1,2}\b")
_SEVERAL = re.compile(r"\b([A-Z]{1,4}\d{1,2})s\b")
_ROLE = 2
"""How surely words must mean a level: they name it, or its role."""


def told(sections: Iterable[Section]) -> list[tuple[str, Stated[str]]]:
    """Who reports to whom by an overview, each with the subject it names."""
    found: list[tuple[str, Stated[str]]] = []
    for section in sections:
        for row in _rows(section.items):
            found += _in_row(row)
        for item in section.items:
            found += _told(item) if item.form is not ItemForm.CELL else ()
    return found


def _rows(items: Sequence[Item]) -> Iterator[dict[str, Item]]:
    """The rows of tables: each cell by the header of its column, the cell that names the row left out."""
    row: dict[str, Item] = {}
    for item in (item for item in items if item.form is ItemForm.CELL):
        column = item.lead_in.rstrip(":").rpartition(", ")[2]
        if column in row:
            yield row
            row = {}
        row[column] = item
    yield row


def _in_row(row: Mapping[str, Item]) -> Iterator[tuple[str, Stated[str]]]:
    """Whom a row says that the level of its code and title reports to."""
    called = [item.text for column, item in row.items() if states_grade(column) or states_title(column)]
    for column, item in row.items():
        name = item.lead_in.rstrip(":").rpartition(", ")[0]
        if name and states_reporting(column):  # the code first, wherever it stands
            subject = " ".join(sorted([name, *called], key=lambda text: not titles.is_code(text)))
            yield subject, Stated(item.text, item.span)


def _told(item: Item) -> Iterator[tuple[str, Stated[str]]]:
    """What one line tells; a stretch of codes goes on about the people it spoke of before: "IC4 and above"."""
    people = ""
    for words in report_words(item.text, True):
        if not words.strong or not words.subject:
            continue
        said = stretch(words.subject)
        bare = said is not None and not said.role and not _role(words.subject)[0]
        subject = _SEVERAL.sub(r"\1", f"{people} at {words.subject}" if bare and people else words.subject)
        people = people if bare else " ".join(_role(said.role if said and said.role else words.subject)[0])
        yield subject, Stated(words.value, item.span)


def boss(rungs: Rungs, n: int, said: Sequence[tuple[str, Stated[str]]]) -> Stated[str] | None:
    """Whom level n reports to by what an overview tells; only words that name its role or its code mean it."""
    return next((stated for subject, stated in said if any(_means(part, rungs, n) for part in _parts(subject))), None)


def _parts(subject: str) -> list[str]:
    """Each of those a subject lists, with the role that the last of them says for all: "Lead and Principal Clerks"."""
    if stretch(subject):
        return [subject]
    parts = [part for part in _PARTS.split(subject) if part]
    role = " ".join(_role(parts[-1])[0]) if parts else ""
    return [part if _role(part)[0] or not role else f"{part} {role}" for part in parts]


def _means(part: str, rungs: Rungs, n: int) -> bool:
    """Whether one of those told of is level n: it has that code, or that role."""
    said = stretch(part)
    who = said.role or said.first or said.last if said else part
    codes = _CODE.findall(part)
    if said is None and len(codes) == 1 and codes[0] != rungs.codes[n]:
        return False
    whoever = bool(codes) and (is_everybody(who) or not _role(who)[0])
    return (whoever or _role(who) == _role(rungs.titles[n])) and rungs.meant(part, n) >= _ROLE


def _role(words: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """What a role is about, in order, and its place in the management line: without code, rank and number."""
    plain = titles.without_code(words)
    key = titles.key(plain)
    return tuple(word for word in titles.words(plain) if word in key.subject and not word.isdigit()), key.heads
