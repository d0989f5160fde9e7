"""All measurements of one bench, as JSON and as tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from eval.bench import tables
from eval.bench.growth import Grown
from eval.bench.machine import versions
from eval.bench.peers import Beside
from eval.bench.suite import Results
from eval.bench.vectors import VectorResults
from eval.grid import Grid


@dataclass(slots=True)
class Report:
    """`facts`: command, commit, time, corpus and questions. The rest fills up as it is measured."""

    facts: Mapping[str, str]
    results: list[Results] = field(default_factory=list)
    grown: list[Grown] = field(default_factory=list)
    vectors: list[VectorResults] = field(default_factory=list)
    beside: Beside | None = None

    def json(self) -> str:
        """Everything, with the versions of what it was made with."""
        body = {
            **self.facts,
            "versions": versions(),
            "results": [asdict(r) for r in self.results],
            "grown": [asdict(g) for g in self.grown],
            "vectors": [asdict(v) for v in self.vectors],
            "beside": asdict(self.beside) if self.beside else None,
        }
        return json.dumps(body, ensure_ascii=False, indent=1)

    def grids(self) -> list[Grid]:
        """The tables of what there is."""
        grids = [tables.building(self.results), tables.asking(self.results), tables.parts(self.results)]
        grids += [tables.grown(self.grown)] if self.grown else []
        grids += [tables.vectors(self.vectors)] if self.vectors else []
        if self.beside:
            grids += [
                tables.standings(self.beside.standings, self.beside.left_out),
                tables.ratios(self.beside.standings),
                tables.targets(self.results[0], self.beside),
            ]
        return [*grids, tables.facts({**self.facts, **versions()})]

    def markdown(self) -> str:
        """The tables as Markdown."""
        return "\n".join(grid.markdown() for grid in self.grids())

    def keep(self, out: Path | None) -> None:
        """Write JSON there and the tables beside it as .md; called as often as there is more to keep."""
        if out:
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_text(self.json() + "\n", "utf-8")
            out.with_suffix(".md").write_text(self.markdown(), "utf-8")
