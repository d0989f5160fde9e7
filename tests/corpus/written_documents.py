"""Corpora written in a test, and the rule that every line of a document is accounted for."""

from __future__ import annotations

import os
import textwrap
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from corpus.block import Block, BlockKind, Lines
from corpus.document import front_matter
from corpus.html import html_blocks
from corpus.link import is_html
from corpus.markdown import markdown_blocks
from corpus.model import Corpus, ItemForm, JobFamily, Level, RoleDocument, Section
from corpus.reading import read_documents

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpus" / "sample"
SHARED = Path(os.environ.get("ROLECITE_SHARED", ROOT.parent / "shared")) / "corpora"


def document(text: str, path: str = "harbour/clerk.md") -> RoleDocument:
    return RoleDocument(path, text, "0" * 64)


def read(documents: Mapping[str, str]) -> Corpus:
    """The corpus of texts by path, each without its indentation."""
    return read_documents([document(textwrap.dedent(text), path) for path, text in documents.items()])


def family(text: str, path: str = "harbour/clerk.md") -> JobFamily:
    """The one family of one text."""
    families = read({path: text}).families
    assert len(families) == 1
    return families[0]


def codes(family: JobFamily) -> list[tuple[str, int]]:
    """Findings as (code, line), by line."""
    return sorted(((str(f.code), f.span.start_line) for f in family.findings), key=lambda each: (each[1], each[0]))


def shape(sections: tuple[Section, ...]) -> list[tuple[str, int, int]]:
    """Sections as (kind, first line, last line)."""
    return [(s.kind.value, s.span.start_line, s.span.end_line) for s in sections]


def blocks_of(doc: RoleDocument) -> tuple[Lines, int, list[Block]]:
    lines = Lines(doc.path, doc.text)
    first = front_matter(doc, lines).first_line
    if is_html(doc.path):
        return lines, first, html_blocks(lines, lines.start_of(first), len(doc.text))
    return lines, first, markdown_blocks(lines, first)


def in_columns(level: Level, shared: tuple[Section, ...]) -> bool:
    """Whether a level is a column of a table: its heading is a cell of a family-wide section, which holds the lines."""
    at = level.heading
    cells = {i.form for s in level.sections for i in s.items} == {ItemForm.CELL}
    return cells and any(
        s.span.path == at.path and s.span.start_char <= at.start_char and at.end_char <= s.span.end_char for s in shared
    )


def leaf_sections(corpus: Corpus, path: str) -> list[Section]:
    """The sections that divide a document's lines among them."""
    found: list[Section] = []
    for fam in (*corpus.pages, *corpus.families):
        found += [s for s in fam.shared_sections if s.span.path == path]
        found += [
            s
            for lv in fam.levels
            if not in_columns(lv, fam.shared_sections)
            for s in lv.sections
            if s.span.path == path
        ]
    return found


def unaccounted(corpus: Corpus, doc: RoleDocument) -> list[str]:
    """Breaches of the rule: a non-blank line after the front matter is in one leaf section, or a heading that opens it.

    Blocks that share a line, as in HTML without line breaks, are told apart by their characters.
    """
    lines, first, blocks = blocks_of(doc)
    sections = leaf_sections(corpus, doc.path)
    held: Counter[int] = Counter()
    for section in sections:
        held.update(range(section.span.start_line, section.span.end_line + 1))
    opening = {text for s in sections for text in s.heading_path}
    opening |= {text for fam in corpus.families for lv in fam.levels for text in lv.heading_path}
    headings = {
        n: block.text
        for block in blocks
        if block.kind is BlockKind.HEADING
        for n in range(block.start_line, block.end_line + 1)
    }
    for piece in (piece for block in blocks for piece in block.pieces):
        headings.setdefault(piece.line, piece.text)
    crowded = Counter(n for block in blocks for n in {block.start_line, block.end_line})
    faults = []
    for n in range(first, len(lines) + 1):
        if lines.blank(n):
            if held[n] > 1:
                faults.append(f"blank line {n} is in {held[n]} sections")
        elif held[n] == 0 and headings.get(n, "").strip(" :*") not in {text.strip(" :*") for text in opening}:
            faults.append(f"line {n} is in no section: {lines.line(n)[:60]!r}")
        elif held[n] > 1 and crowded[n] < 2:
            faults.append(f"line {n} is in {held[n]} sections")
    spans = sorted((s.span.start_char, s.span.end_char) for s in sections)
    faults += [f"sections overlap at {a} and {b}" for a, b in pairwise(spans) if a[1] > b[0]]
    return faults
