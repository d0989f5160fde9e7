"""The catalogue: documents, families, findings, passages and word lists of one snapshot, in one SQLite file."""

from __future__ import annotations

import json
import queue
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from corpus.errors import IndexCorrupt
from corpus.model import Finding, JobFamily, RoleDocument, SectionKind, Span, Track
from indexer.facets import Facet, Value
from indexer.passage import Passage
from indexer.records import FamilyOutline, family_record, finding_record, outline_record

_MEMORY_MAP_BYTES = 2**31
_FAMILIES_KEPT = 512
_DOCUMENTS_KEPT = 128
_PASSAGES_KEPT = 20_000
_PASSAGE_COLUMNS = (
    "number, family_id, family, department, level_id, level, track, grade, section, heading_path, header, text, "
    "path, start_line, end_line, start_char, end_char, items"
)


def read_only(path: Path) -> str:
    """The address by which SQLite opens a file that does not change: no locks and no look at its date."""
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


class Catalog:
    """Reads a catalogue that no longer changes. Safe for several threads, which share a few connections."""

    def __init__(self, path: Path, connections: int = 2) -> None:
        """Open the file read-only. Raises IndexCorrupt where it is no catalogue."""
        self._path = path
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._all: list[sqlite3.Connection] = []
        try:
            for _ in range(connections):
                # Opened now: the folder may be gone later.
                connection = sqlite3.connect(read_only(path), uri=True, check_same_thread=False)
                self._all.append(connection)
                connection.execute(f"PRAGMA mmap_size={_MEMORY_MAP_BYTES}")
                self._idle.put(connection)
            self._rows("SELECT 1 FROM passages LIMIT 1")
        except sqlite3.Error as error:
            self.close()
            raise IndexCorrupt(f"{path} is no catalogue ({error}); index the corpus again") from error
        # Building the objects takes ten times as long as reading their rows, and the same ones are asked for often.
        self._passages: dict[int, Passage] = {}
        self._family = lru_cache(maxsize=_FAMILIES_KEPT)(self._read_family)
        self._document = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._read_document)

    def close(self) -> None:
        """Let go of the file; nothing can be asked afterwards."""
        for connection in self._all:
            connection.close()

    def outline(self) -> tuple[FamilyOutline, ...]:
        """All families in id order, without their lines."""
        rows = self._rows("SELECT outline FROM families WHERE outline IS NOT NULL ORDER BY position")
        return tuple(outline_record().validate_json(row[0]) for row in rows)

    def family(self, family_id: str) -> JobFamily:
        """A family, or a page that describes no role, with everything in it. Raises KeyError where there is none."""
        return self._family(family_id)

    def pages(self) -> tuple[JobFamily, ...]:
        """The pages that describe no role, each like a family without levels, in path order."""
        rows = self._rows("SELECT body FROM families WHERE outline IS NULL ORDER BY position")
        return tuple(family_record().validate_json(row[0]) for row in rows)

    def document(self, path: str) -> RoleDocument:
        """A document with its text. Raises KeyError where there is none of that path."""
        return self._document(path)

    def document_digests(self) -> dict[str, str]:
        """Path and sha256 of every document, in path order."""
        return dict(self._rows("SELECT path, sha256 FROM documents ORDER BY position"))

    def findings(self, path: str | None = None, code: str | None = None) -> tuple[Finding, ...]:
        """Findings in order of path and line, of one document or one kind where asked."""
        rows = self._rows(
            "SELECT body FROM findings WHERE (?1 IS NULL OR path = ?1) AND (?2 IS NULL OR code = ?2) ORDER BY position",
            path,
            code,
        )
        return tuple(finding_record().validate_json(row[0]) for row in rows)

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages of those numbers, in the order asked. Raises KeyError for one that is not there."""
        kept = self._passages  # another thread may put a smaller one in its place meanwhile
        if not all(map(kept.__contains__, numbers)):
            missing = [int(number) for number in numbers if number not in kept]
            rows = self._rows(
                f"SELECT {_PASSAGE_COLUMNS} FROM passages WHERE number IN (SELECT value FROM json_each(?))",  # noqa: S608
                json.dumps(missing),
            )
            if len(kept) + len(rows) > _PASSAGES_KEPT:
                self._passages = kept = {number: kept[number] for number in numbers if number in kept}
            kept.update((row[0], _to_passage(row)) for row in rows)
        return list(map(kept.__getitem__, numbers))

    def keep(self, count: int) -> None:
        """Read the first of `count` passages into memory, as many as are kept: most questions need some of them."""
        self.passages(range(min(count, _PASSAGES_KEPT)))

    def numbers_of(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        """Of those digests of embedded texts that are there, the number of the first passage that has each."""
        if not digests:
            return {}
        wanted = json.dumps([digest.hex().upper() for digest in digests])
        return dict(
            self._rows(
                "SELECT digest, min(number) FROM passages WHERE hex(digest) IN (SELECT value FROM json_each(?)) "
                "GROUP BY digest",
                wanted,
            )
        )

    def family_records(self) -> list[tuple[str, str, int]]:
        """Id, recorded body and number of passages of every family, in id order, and then of every page."""
        return self._rows("SELECT id, body, passages FROM families ORDER BY position")

    def words(self) -> tuple[str, ...]:
        """The vocabulary in order."""
        return tuple(row[0] for row in self._rows("SELECT word FROM words ORDER BY word"))

    def word_ids(self, words: Sequence[str]) -> list[int]:
        """Ids of those words that the vocabulary holds, ascending, which is the words' own order."""
        known = self._word_ids
        return sorted(known[word] for word in words if word in known)

    @cached_property
    def _word_ids(self) -> dict[str, int]:
        return dict(self._rows("SELECT word, id FROM words"))

    def pieces(self) -> tuple[str, ...]:
        """The word pieces that token rows refer to by place."""
        return self._pieces

    @cached_property
    def _pieces(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self._rows("SELECT piece FROM pieces ORDER BY id"))

    def piece_counts(self, pieces: Sequence[str]) -> list[int]:
        """How many passages hold each word piece, in the order asked."""
        counts = self._piece_counts
        return [counts.get(piece, 0) for piece in pieces]

    @cached_property
    def _piece_counts(self) -> dict[str, int]:
        return dict(self._rows("SELECT piece, passages FROM pieces"))

    def facet_values(self) -> dict[Facet, tuple[Value, ...]]:
        """The values that facet codes stand for."""
        return {Facet(facet): tuple(json.loads(values)) for facet, values in self._rows("SELECT * FROM facets")}

    def _read_document(self, path: str) -> RoleDocument:
        rows = self._rows("SELECT path, text, sha256, url FROM documents WHERE path = ?", path)
        if not rows:
            raise KeyError(path)
        return RoleDocument(*rows[0])

    def _read_family(self, family_id: str) -> JobFamily:
        rows = self._rows("SELECT body FROM families WHERE id = ?", family_id)
        if not rows:
            raise KeyError(family_id)
        return family_record().validate_json(rows[0][0])

    def _rows(self, statement: str, *values: object) -> list[Any]:
        with self._connection() as connection:
            return connection.execute(statement, values).fetchall()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = self._idle.get()
        try:
            yield connection
        finally:
            self._idle.put(connection)


def _to_passage(row: tuple[Any, ...]) -> Passage:
    (number, family_id, family, department, level_id, level, track, grade, section, heading_path, header, text,
     path, start_line, end_line, start_char, end_char, items) = row  # fmt: skip
    span = Span(path, start_line, end_line, start_char, end_char)
    return Passage(
        number=number,
        family_id=family_id,
        family=family,
        department=department,
        level_id=level_id,
        level=level,
        track=Track(track) if track else None,
        grade=grade,
        section=SectionKind(section),
        heading_path=_headings(heading_path),
        header=header,
        text=text,
        span=span,
        items=tuple(Span(path, *place) for place in json.loads(items)) if items else (span,),
    )


@lru_cache(maxsize=4096)
def _headings(written: str) -> tuple[str, ...]:
    """A heading path; the same few stand over many passages."""
    return tuple(json.loads(written))
