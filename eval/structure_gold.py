"""What a person found in each document: the reference a parsed corpus is judged against."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import BadInput
from corpus.model import Grade, SectionKind
from eval.texts import rows_of


class GoldSection(BaseModel):
    """Lines of one kind; 1-based, inclusive."""

    model_config = ConfigDict(frozen=True)

    kind: SectionKind
    start_line: int
    end_line: int


class GoldSpecialty(BaseModel):
    """A variant of the role and the line that opens it."""

    model_config = ConfigDict(frozen=True)

    title: str
    line: int


class GoldLevel(BaseModel):
    """A level; `line` is its heading's, `extends` the titles of the levels it names as its base."""

    model_config = ConfigDict(frozen=True)

    title: str
    line: int
    grade: Grade | None = None
    grade_line: int | None = None
    reports_to: str | None = None
    reports_to_line: int | None = None
    extends: tuple[str, ...] = ()
    sections: tuple[GoldSection, ...] = ()


class GoldDocument(BaseModel):
    """One judged document; keys beyond these are ignored."""

    model_config = ConfigDict(frozen=True)

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
            first = fault.errors()[0]
            faults.append(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}")
    if faults:
        raise BadInput("judged structure does not read:\n" + "\n".join(faults))
    return tuple(sorted(documents, key=lambda d: d.path))


def dump(document: GoldDocument) -> str:
    """The document as it stands in its file, newline at the end."""
    return json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def validate(documents: Sequence[GoldDocument], texts: Mapping[str, str]) -> list[str]:
    """Faults of the judgements against the documents' texts by path; empty when all of it can stand.

    A judged line must exist and not be blank, a grade must be readable on its line, and a document is judged once.
    """
    faults: list[str] = []
    judged: set[str] = set()
    for document in documents:
        if document.path in judged:
            faults.append(f"{document.path}: judged twice")
        judged.add(document.path)
        if document.path not in texts:
            faults.append(f"{document.path}: no such document")
            continue
        lines = rows_of(texts[document.path])

        def check(what: str, first: int, last: int, path: str = document.path, lines: list[str] = lines) -> None:
            if not 1 <= first <= last <= len(lines):
                faults.append(f"{path}:{first}: {what}: lines {first} to {last} of a document of {len(lines)}")
            elif not "".join(lines[first - 1 : last]).strip():
                faults.append(f"{path}:{first}: {what}: blank")

        for level in document.levels:
            check(f"level {level.title!r}", level.line, level.line)
            if (level.grade is None) != (level.grade_line is None):
                faults.append(f"{document.path}:{level.line}: {level.title!r}: grade and its line go together")
            elif level.grade_line is not None:
                check(f"grade of {level.title!r}", level.grade_line, level.grade_line)
                if level.grade_line <= len(lines) and str(level.grade) not in lines[level.grade_line - 1]:
                    faults.append(f"{document.path}:{level.grade_line}: grade {level.grade} is not on this line")
            if level.reports_to_line is not None:
                check(f"reporting line of {level.title!r}", level.reports_to_line, level.reports_to_line)
            for section in level.sections:
                check(f"{section.kind} of {level.title!r}", section.start_line, section.end_line)
        for section in document.shared_sections:
            check(f"shared {section.kind}", section.start_line, section.end_line)
        for specialty in document.specialties:
            check(f"specialty {specialty.title!r}", specialty.line, specialty.line)
    return faults
