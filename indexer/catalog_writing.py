"""Writes the catalogue of a snapshot, once."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from corpus.model import Corpus
from indexer.catalog import read_only
from indexer.facets import Facets
from indexer.layout import Layout
from indexer.passage import Passage
from indexer.records import finding_record, outline_of, outline_record

# `grade` has no type on purpose: SQLite then keeps 8 a number and "IC3" a text.
_SCHEMA = """
CREATE TABLE documents (position INTEGER PRIMARY KEY, path TEXT UNIQUE, text TEXT, sha256 TEXT, url TEXT);
CREATE TABLE families (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE, outline TEXT, body TEXT, passages INTEGER
);
CREATE TABLE findings (position INTEGER PRIMARY KEY, code TEXT, path TEXT, body TEXT);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, digest BLOB, family_id TEXT, family TEXT, department TEXT, level_id TEXT, level TEXT,
    track TEXT, grade, section TEXT, heading_path TEXT, header TEXT, text TEXT,
    path TEXT, start_line INTEGER, end_line INTEGER, start_char INTEGER, end_char INTEGER, items TEXT
);
CREATE TABLE words (word TEXT PRIMARY KEY, id INTEGER) WITHOUT ROWID;
CREATE TABLE pieces (id INTEGER PRIMARY KEY, piece TEXT UNIQUE, passages INTEGER);
CREATE TABLE facets (facet TEXT PRIMARY KEY, "values" TEXT) WITHOUT ROWID;
"""
_PASSAGE = (
    "digest, family_id, family, department, level_id, level, track, grade, section, heading_path, header, text, "
    "path, start_line, end_line, start_char, end_char, items"
)
_INSERT_PASSAGE = f"INSERT INTO passages (number, {_PASSAGE}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608
_CARRY_PASSAGES = (
    f"INSERT INTO passages (number, {_PASSAGE}) SELECT number - ?1 + ?2, {_PASSAGE} FROM before.passages "  # noqa: S608
    "WHERE number BETWEEN ?1 AND ?3 ORDER BY number"
)


def text_digest(embedded: str) -> bytes:
    """What a vector is remembered by from one build to the next: 16 bytes of the embedded text's sha256."""
    return hashlib.sha256(embedded.encode()).digest()[:16]


def write_catalog(
    path: Path,
    corpus: Corpus,
    bodies: Sequence[str],
    layout: Layout,
    facets: Facets,
    vocabulary: Sequence[str],
    pieces: Mapping[str, int],
    before: Path | None,
) -> None:
    """Write the file, which must not exist. The same input gives the same bytes, whatever is carried over.

    `bodies` are the families and pages as they are recorded, of which pages have no outline; `pieces` counts the
    passages that hold each; passages that the layout carries over are copied from the catalogue `before`.
    """
    outline, finding = outline_record(), finding_record()
    outlines: list[str | None] = [outline.dump_json(outline_of(family)).decode() for family in corpus.families]
    outlines += [None] * len(corpus.pages)
    with closing(sqlite3.connect(path, uri=True)) as connection, connection:
        if before is not None:
            connection.execute("ATTACH ? AS before", (read_only(before),))
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?)",
            ((n, d.path, d.text, d.sha256, d.url) for n, d in enumerate(corpus.documents)),
        )
        connection.executemany(
            "INSERT INTO families VALUES (?, ?, ?, ?, ?)",
            (
                (n, block.family_id, listed, body, block.count)
                for n, (listed, body, block) in enumerate(zip(outlines, bodies, layout.blocks, strict=True))
            ),
        )
        connection.executemany(
            "INSERT INTO findings VALUES (?, ?, ?, ?)",
            ((n, f.code, f.span.path, finding.dump_json(f).decode()) for n, f in enumerate(corpus.all_findings())),
        )
        for block in layout.blocks:
            if block.before is None:
                connection.executemany(_INSERT_PASSAGE, map(_row, block.passages))
            else:
                connection.execute(_CARRY_PASSAGES, (block.before, block.first, block.before + block.count - 1))
        connection.executemany("INSERT INTO words VALUES (?, ?)", ((word, n) for n, word in enumerate(vocabulary)))
        connection.executemany(
            "INSERT INTO pieces VALUES (?, ?, ?)", ((n, *entry) for n, entry in enumerate(pieces.items()))
        )
        connection.executemany(
            "INSERT INTO facets VALUES (?, ?)",
            ((facet.value, json.dumps(values)) for facet, values in facets.values.items()),
        )


def _row(p: Passage) -> tuple[object, ...]:
    # Most passages are one item, whose place is the passage's own: it is not written twice.
    items = [[i.start_line, i.end_line, i.start_char, i.end_char] for i in p.items] if p.items != (p.span,) else None
    return (
        p.number,
        text_digest(p.embedded),
        p.family_id,
        p.family,
        p.department,
        p.level_id,
        p.level,
        p.track.value if p.track else None,
        p.grade,
        p.section.value,
        json.dumps(p.heading_path),
        p.header,
        p.text,
        p.span.path,
        p.span.start_line,
        p.span.end_line,
        p.span.start_char,
        p.span.end_char,
        json.dumps(items) if items else None,
    )
