"""A run: for each question the ranked places a system returned, and what produced it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote, unquote

from corpus.errors import BadInput
from corpus.model import Grade
from eval.jsonl import read_kept, write_rows
from eval.judgements import Line

_SAFE = "/!$&'()*+,;=@~#:"


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a document, 1-based and inclusive."""

    path: str
    start_line: int
    end_line: int

    def lines(self) -> Iterator[Line]:
        """The lines in order."""
        return (Line(self.path, number) for number in range(self.start_line, self.end_line + 1))

    def __str__(self) -> str:
        """Id of the place in TREC and BEIR files, without spaces: path:line, or path:first-last."""
        lines = f"{self.start_line}" if self.start_line == self.end_line else f"{self.start_line}-{self.end_line}"
        return f"{quote(self.path, safe=_SAFE)}:{lines}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The place of an id. Raises BadInput where it is none."""
        path, colon, lines = text.rpartition(":")
        first, dash, last = lines.partition("-")
        if not (path and colon and first.isdecimal() and (last.isdecimal() or not dash)):
            raise BadInput(f"{text!r} names no lines: expected path:line or path:first-last")
        return cls(unquote(path), int(first), int(last or first))


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked result: the place its head cites, the tokens its text costs to read, further places of its point.

    `score`: larger is better. `level` and `grade` are what the citation claims, null where it claims neither.
    """

    place: Place
    tokens: int
    score: float
    also: tuple[Place, ...] = ()
    level: str | None = None
    grade: Grade | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The hits for one question, best first, and how long the system took in milliseconds."""

    qid: str
    hits: tuple[Hit, ...]
    took_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Provenance:
    """What produced a run, so that its numbers can be produced again. Unknown is empty."""

    system: str
    command: str = ""
    commit: str = ""
    model: str = ""
    snapshot: str = ""
    corpus: str = ""
    questions: str = ""
    machine: str = ""
    made_at: str = ""
    k: int = 0
    attributes: bool = False
    """Whether hits claim level and grade at all; a run that claims none is not judged on them."""


@dataclass(frozen=True, slots=True)
class Run:
    """All rankings of one system over one set of questions."""

    provenance: Provenance
    rankings: tuple[Ranking, ...]

    @property
    def name(self) -> str:
        """The system's name."""
        return self.provenance.system

    def by_question(self) -> dict[str, Ranking]:
        """Rankings by question id."""
        return {r.qid: r for r in self.rankings}


def save_run(run: Run, file: Path) -> None:
    """JSONL: the provenance, then one ranking a line."""
    write_rows([run.provenance, *run.rankings], file)


def load_run(file: Path) -> Run:
    """A run as `save_run` wrote it. Raises BadInput naming file and line of each ranking that is none."""
    return Run(*read_kept(Provenance, Ranking, file, "rankings", "rolecite eval run"))
