"""Is a question taken as it is meant? Many phrasings of each kind of question, each with how it should be taken.

What is judged is understanding, not the answer: the kind of the answer, then the family and level it is about, a
fact's attribute, a refusal's reason. What a phrasing does not say how to take is not judged, and of an answer of
another kind nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import field_validator

from corpus.errors import BadInput
from corpus.title import slug
from eval.answers import of_family
from eval.grid import Grid
from eval.jsonl import Row, listed, read_kept, read_rows, write_rows
from eval.runs import Provenance
from eval.wire import AskBody

ASPECTS = ("kind", "family", "level", "attribute", "reason")


class Expectation(Row):
    """How to take a phrasing; `family` is a path of one of its documents, `level` titles, two for a comparison."""

    kind: str
    family: str | None = None
    level: tuple[str, ...] = ()
    attribute: str | None = None
    reason: str | None = None

    @field_validator("level", mode="before")
    @classmethod
    def _several(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else (value or ())


class Phrasing(Row):
    """One way to ask a kind of question."""

    id: str
    kind: str
    query: str
    expect: Expectation


@dataclass(frozen=True, slots=True)
class Taken:
    """How a phrasing was taken: which of ASPECTS were judged, each right or not, and what was said."""

    phrasing: Phrasing
    aspects: Mapping[str, bool]
    said: str

    @property
    def right(self) -> bool:
        """Whether everything judged is as expected."""
        return all(self.aspects.values())


def read_phrasings(source: Path) -> tuple[Phrasing, ...]:
    """Phrasings of a JSONL file, or of `phrasings.jsonl` in a folder. Raises BadInput naming each row that is none."""
    file = source / "phrasings.jsonl" if source.is_dir() else source
    if not file.is_file():
        raise BadInput(f"no phrasings in {file}: expected JSONL of id, kind, query and expect")
    faults: list[str] = []
    found = read_rows(Phrasing, file, faults)
    if faults:
        raise BadInput("phrasings do not read:\n" + listed(faults))
    return tuple(found)


def save_taken(provenance: Provenance, taken: Sequence[Taken], file: Path) -> None:
    """JSONL: the provenance, then a row for each phrasing."""
    write_rows([provenance, *taken], file)


def load_taken(file: Path) -> tuple[Provenance, tuple[Taken, ...]]:
    """As `save_taken` wrote them. Raises BadInput where the file is none."""
    return read_kept(Provenance, Taken, file, "phrasings", "rolecite eval phrasings --out")


def judge(phrasing: Phrasing, ask: AskBody) -> Taken:
    """Set an answer against the expectation."""
    return Taken(phrasing, dict(_aspects(phrasing.expect, ask)), f"{ask.kind} {ask.reason or ''}: {ask.text}")


def _aspects(expect: Expectation, ask: AskBody) -> Iterator[tuple[str, bool]]:
    yield "kind", ask.kind == expect.kind
    if ask.kind != expect.kind:
        return
    levels = _levels(ask)
    if expect.family:
        families = {level.partition("#")[0] for level in levels} or _families(ask)
        yield "family", any(of_family(expect.family, family) for family in families)
    if expect.level:
        wanted = [slug(title) for title in expect.level]
        found = [level.partition("#")[2] for level in levels]
        yield "level", found == wanted if ask.comparison else set(wanted) <= set(found)
    if expect.attribute and ask.fact:
        yield "attribute", ask.fact.attribute == expect.attribute
    if expect.reason:
        yield "reason", ask.reason == expect.reason


def _levels(ask: AskBody) -> list[str]:
    """Ids of the levels an answer is about, by the answer itself where it says, else by the interpretation."""
    if ask.comparison:
        return [side.id for side in (ask.comparison.from_, ask.comparison.to) if side]
    if ask.fact and ask.fact.level_id:
        return [ask.fact.level_id]
    return [link.id for link in ask.interpretation.levels]


def _families(ask: AskBody) -> set[str]:
    """Ids of the families an answer is about; passages that name none are about those they come from."""
    named = {ask.fact.family_id} if ask.fact else {link.id for link in ask.interpretation.families}
    return named or {citation.family_id for claim in ask.claims for citation in claim.citations}


def grid(taken: Sequence[Taken]) -> Grid:
    """Kinds down; phrasings taken as expected of all, then each aspect of those it was judged of."""

    def row(name: str, of: Sequence[Taken]) -> tuple[str, ...]:
        judged = [[t.aspects[aspect] for t in of if aspect in t.aspects] for aspect in ASPECTS]
        cells = (f"{sum(values)}/{len(values)}" if values else "-" for values in judged)
        return (name, f"{sum(t.right for t in of)}/{len(of)}", *cells)

    kinds = dict.fromkeys(t.phrasing.kind for t in taken)
    rows = [row(kind, [t for t in taken if t.phrasing.kind == kind]) for kind in kinds]
    return Grid("phrasings taken as meant", ("kind", "all of it", *ASPECTS), (*rows, row("all", taken)))
