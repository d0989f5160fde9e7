"""Small corpora written on the spot, with spans that are really those of their text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from corpus.model import (
    Corpus,
    Finding,
    Item,
    ItemForm,
    JobFamily,
    Level,
    RoleDocument,
    Section,
    SectionKind,
    Span,
    Stated,
    Track,
)

Sections = Mapping[SectionKind, Sequence[str]]


class Written:
    """A document and the family read from it."""

    def __init__(self, path: str, title: str, levels: Mapping[str, Sections], shared: Sections, grade: int) -> None:
        self._path, self._text = path, f"# {title}\n"
        family_id = path.removesuffix(".md")
        rungs = tuple(
            self._level(f"{family_id}#{name.lower().replace(' ', '-')}", name, rank, grade + rank, sections)
            for rank, (name, sections) in enumerate(levels.items())
        )
        self._text += "\n## Everyone\n"
        common = tuple(self._section(("Everyone",), kind, items) for kind, items in shared.items())
        self.document = RoleDocument(path, self._text, hashlib.sha256(self._text.encode()).hexdigest())
        finding = Finding("level_without_grade", f"{title} says no more", Span(path, 1, 1, 0, 2), family_id)
        self.family = JobFamily(family_id, title, path.split("/")[0], (path,), rungs, common, (), (finding,))

    def _level(self, level_id: str, name: str, rank: int, grade: int, sections: Sections) -> Level:
        self._text += "\n"
        heading = self._line(f"## {name} [{grade}]")
        stated = Stated(grade, heading)
        made = tuple(self._section((name,), kind, items) for kind, items in sections.items())
        return Level(level_id, name, rank, Track.IC, heading, heading, (name,), stated, None, (), made)

    def _section(self, above: tuple[str, ...], kind: SectionKind, items: Sequence[str]) -> Section:
        headings = (*above, kind.value.title())
        start = self._line(f"### {headings[-1]}")
        made = tuple(Item(text, self._line(f"- {text}", mark=2), ItemForm.BULLET, headings) for text in items)
        end = made[-1].span if made else start
        return Section(kind, headings, Span(self._path, start.start_line, end.end_line, 0, end.end_char), made)

    def _line(self, line: str, mark: int = 0) -> Span:
        number, at = self._text.count("\n") + 1, len(self._text) + mark
        self._text += line + "\n"
        return Span(self._path, number, number, at, at + len(line) - mark)


def corpus_of(*written: Written) -> Corpus:
    """A corpus of those documents, in path order."""
    ordered = sorted(written, key=lambda each: each.document.path)
    return Corpus(tuple(w.document for w in ordered), tuple(w.family for w in ordered))


def buyer(extra: str = "keep the supplier list short and honest") -> Written:
    return Written(
        "finance/buyer.md",
        "Buyer",
        {
            "Buyer": {
                SectionKind.RESPONSIBILITIES: ["place orders with suppliers and check every invoice twice", extra],
                SectionKind.REQUIREMENTS: ["SQL", "Excel", "two years of buying for a software company"],
            },
            "Senior Buyer": {
                SectionKind.RESPONSIBILITIES: ["negotiate the yearly contracts with the largest suppliers"]
            },
        },
        {SectionKind.HIRING_PROCESS: ["a first call with the recruiter who looks after finance"]},
        grade=6,
    )


def baker() -> Written:
    return Written(
        "kitchen/baker.md",
        "Baker",
        {
            "Baker": {SectionKind.RESPONSIBILITIES: ["bake the bread for the whole office before seven each day"]},
            "Head Baker": {SectionKind.REQUIREMENTS: ["SQL", "ten years at an oven of at least two square metres"]},
        },
        {},
        grade=3,
    )
