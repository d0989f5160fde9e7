"""What a person found in each document: the reference a parsed corpus is judged against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from corpus.errors import BadInput
from corpus.model import Grade, SectionKind
from eval.jsonl import Row, listed, told
from eval.texts import rows_of


class GoldSection(Row):
    """Lines of one kind; 1-based, inclusive."""

    kind: SectionKind
    start_line: int
    end_line: int


class GoldSpecialty(Row):
    """A variant of the role and the line that opens it."""

    title: str
    line: int


class GoldLevel(Row):
    """A level; `line` is its heading's, `extends` the titles of the levels it names as its base."""

    title: str
    line: int
    grade: Grade | None = None
    grade_line: int | None = None
    reports_to: str | None = None
    reports_to_line: int | None = None
    extends: tuple[str, ...] = ()
    sections: tuple[GoldSection, ...] = ()


class GoldDocument(Row):
    """One judged document; keys beyond these are ignored."""

    path: str
    family: str | None = None
    levels: tuple[GoldLevel, ...] = ()
    shared_sections: tuple[GoldSection, ...] = ()
    specialties: tuple[GoldSpecialty, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelPlace:
    """A level's place. Two readings of a level are the same when path and heading line agree.

    `column` tells levels apart that one line introduces (the header of a table), 0-based; 0 where it is alone.
    """

    path: str
    line: int
    column: int = 0


def read_structure(gold: Path) -> tuple[GoldDocument, ...]:
    """Judged documents of a folder (`GOLD/structure/*.json`, or `GOLD/*.json`), in path order.

    Raises BadInput naming every file that does not read.
    """
    folder = gold / "structure" if (gold / "structure").is_dir() else gold
    files = sorted(folder.glob("*.json"))
    if not files:
        raise BadInput(f"no judged structure in {folder}: expected one JSON file for each document")
    documents: list[GoldDocument] = []
    faults: list[str] = []
    for file in files:
        try:
            documents.append(GoldDocument.model_validate_json(file.read_bytes()))
        except ValidationError as fault:
            faults.append(f"{file}: {told(fault)}")
    if faults:
        raise BadInput("judged structure does not read:\n" + listed(faults))
    return tuple(sorted(documents, key=lambda d: d.path))


def validate(documents: Sequence[GoldDocument], texts: Mapping[str, str]) -> list[str]:
    """Faults of the judgements against the documents' texts by path; empty when all of it can stand.

    A judged line must exist and not be blank, a grade must be readable on its line, sections of a level lie apart,
    levels that share a heading line are columns of a table, and a document is judged once.
    """
    judged = Counter(document.path for document in documents)
    faults = [f"{path}: judged {times} times" for path, times in judged.items() if times > 1]
    for document in documents:
        if document.path in texts:
            faults += _faults(document, rows_of(texts[document.path]))
        else:
            faults.append(f"{document.path}: no such document")
    return faults


def _faults(document: GoldDocument, lines: Sequence[str]) -> Iterator[str]:
    def place(what: str, first: int, last: int) -> Iterator[str]:
        if not 1 <= first <= last <= len(lines):
            yield f"{document.path}:{first}: {what}: lines {first} to {last} of a document of {len(lines)}"
        elif not "".join(lines[first - 1 : last]).strip():
            yield f"{document.path}:{first}: {what}: blank"

    for level in document.levels:
        yield from place(f"level {level.title!r}", level.line, level.line)
        if (level.grade is None) != (level.grade_line is None):
            yield f"{document.path}:{level.line}: {level.title!r}: grade and its line go together"
        elif level.grade_line is not None:
            yield from place(f"grade of {level.title!r}", level.grade_line, level.grade_line)
            if level.grade_line <= len(lines) and str(level.grade) not in lines[level.grade_line - 1]:
                yield f"{document.path}:{level.grade_line}: grade {level.grade} is not on this line"
        if level.reports_to_line is not None:
            yield from place(f"reporting line of {level.title!r}", level.reports_to_line, level.reports_to_line)
        for section in level.sections:
            yield from place(f"{section.kind} of {level.title!r}", section.start_line, section.end_line)
        for before, after in pairwise(sorted(level.sections, key=lambda s: s.start_line)):
            if after.start_line <= before.end_line:
                where = f"{document.path}:{after.start_line}"
                yield f"{where}: {after.kind} of {level.title!r} begins within {before.kind}"
    for line, together in Counter(level.line for level in document.levels).items():
        if together > 1 and (line > len(lines) or lines[line - 1].count("|") < together):
            yield f"{document.path}:{line}: heads {together} levels and is no row of a table"
    for section in document.shared_sections:
        yield from place(f"shared {section.kind}", section.start_line, section.end_line)
    for specialty in document.specialties:
        yield from place(f"specialty {specialty.title!r}", specialty.line, specialty.line)
