"""Is a question taken as it is meant? Many phrasings of each kind of question, each with how it should be taken.

What is judged is understanding, not the answer: the kind of the answer, then the family and level it is about, a
fact's attribute, a refusal's reason. What a phrasing does not say how to take is not judged, and of an answer of
another kind nothing else is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, field_validator

from corpus.errors import BadInput
from corpus.title import slug
from eval.answers import of_family
from eval.faults import listed
from eval.grid import Grid
from eval.runs import Provenance
from eval.structure_gold import GoldDocument
from eval.wire import AskBody

ASPECTS = ("kind", "family", "level", "attribute", "reason")


class Expectation(BaseModel):
    """How to take a phrasing; `family` is a path of one of its documents, `level` titles, two for a comparison."""

    model_config = ConfigDict(frozen=True)

    kind: str
    family: str | None = None
    level: tuple[str, ...] = ()
    attribute: str | None = None
    reason: str | None = None

    @field_validator("level", mode="before")
    @classmethod
    def _several(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else (value or ())


class Phrasing(BaseModel):
    """One way to ask a kind of question."""

    model_config = ConfigDict(frozen=True)

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
    found: list[Phrasing] = []
    faults: list[str] = []
    for number, row in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            found.append(Phrasing.model_validate_json(row))
        except ValidationError as fault:
            first = fault.errors()[0]
            faults.append(f"{file}:{number}: {'.'.join(map(str, first['loc']))}: {first['msg']}")
    if faults:
        raise BadInput("phrasings do not read:\n" + listed(faults))
    return tuple(found)


def save_taken(provenance: Provenance, taken: Sequence[Taken], file: Path) -> None:
    """JSONL: the provenance, then a row for each phrasing."""
    rows = [asdict(provenance), *(TypeAdapter(Taken).dump_python(t, mode="json") for t in taken)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def load_taken(file: Path) -> tuple[Provenance, tuple[Taken, ...]]:
    """As `save_taken` wrote them. Raises BadInput where the file is none."""
    if not file.is_file():
        raise BadInput(f"no phrasings in {file}: write them with rolecite eval phrasings --out")
    head, *rows = file.read_text("utf-8").splitlines() or [""]
    try:
        provenance = TypeAdapter(Provenance).validate_json(head)
        return provenance, tuple(TypeAdapter(Taken).validate_json(row) for row in rows)
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise BadInput(f"{file} was not written by rolecite eval phrasings --out: {place}: {first['msg']}") from fault


def phrasing_faults(phrasings: Sequence[Phrasing], structure: Sequence[GoldDocument]) -> list[str]:
    """Ids and queries that stand twice, and families and levels that nobody judged."""
    titles = {level.title for document in structure for level in document.levels}
    paths = {document.path for document in structure}
    faults: list[str] = []
    seen: set[str] = set()
    for p in phrasings:
        faults += [f"{p.id}: {text!r} stands twice" for text in (p.id, p.query) if text in seen]
        seen |= {p.id, p.query}
        faults += [f"{p.id}: no level {title!r}" for title in p.expect.level if title not in titles]
        if p.expect.family and p.expect.family not in paths:
            faults.append(f"{p.id}: no document {p.expect.family}")
    return faults


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
