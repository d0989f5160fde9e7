"""Where the numbers of several systems come from: what they share said once, and a table of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.grid import Grid
from eval.runs import Provenance

FACTS = ("command", "commit", "model", "snapshot", "corpus", "questions", "machine", "made_at")


@dataclass(frozen=True, slots=True)
class Origin:
    """Facts that all share, and for each system those that differ."""

    shared: Mapping[str, str]
    each: Grid


def origin(provenances: Mapping[str, Provenance]) -> Origin:
    """Of systems by name; what nobody knows is left out."""
    known = {fact: [getattr(p, fact) for p in provenances.values()] for fact in FACTS}
    shared = {_words(fact): values[0] for fact, values in known.items() if len(set(values)) == 1 and values[0]}
    rest = [fact for fact, values in known.items() if len(set(values)) > 1]
    rows = [(name, *(getattr(p, fact) or "-" for fact in rest)) for name, p in provenances.items()]
    return Origin(shared, Grid("of each", ("system", *map(_words, rest)), tuple(rows)))


def _words(fact: str) -> str:
    return {"corpus": "corpus fingerprint", "questions": "questions fingerprint"}.get(fact, fact.replace("_", " "))
