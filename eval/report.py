"""One HTML page that holds everything, and a Markdown summary of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval import plots
from eval.answer_figures import by_split, figures
from eval.answer_figures import grid as answer_grid
from eval.answers import Judged
from eval.collection import Collection
from eval.curves import Latency, latencies, latency_curve, recall_by_tokens
from eval.failures import Account, answers, searches
from eval.grid import Grid, number
from eval.measures import Scored
from eval.records import Records
from eval.risk import reliability, risk_coverage
from eval.runs import Provenance, Run
from eval.significance import bootstrap
from eval.structure_report import StructureReport
from eval.structure_report import grid as structure_grid
from eval.tables import against, search_tables

HEADLINES = {"nDCG@10": "ranking (nDCG@10)", "R@1000t": "judged lines within 1,000 tokens"}


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure, what it is, and what to hold it against."""

    value: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page; `plots` are SVG elements by caption, `folded` whether its tables open on demand."""

    id: str
    title: str
    grids: tuple[Grid, ...]
    plots: Mapping[str, str] = field(default_factory=dict)
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says."""

    title: str
    provenances: tuple[Provenance, ...]
    headlines: tuple[Headline, ...]
    parts: tuple[Part, ...]
    accounts: tuple[Account, ...]
    questions: int

    def html(self) -> str:
        """A page without scripts, fonts or anything else from elsewhere."""
        folder = Path(__file__).parent / "templates"
        room = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        return room.get_template("report.html").render(report=self)

    def markdown(self) -> str:
        """The tables, where they come from, and the ids of what failed."""
        first = self.provenances[0]
        facts = [
            f"`{first.command}`" if first.command else "",
            f"commit {first.commit}" if first.commit else "",
            f"corpus {first.corpus}",
            f"questions {first.questions}",
            f"snapshot {first.snapshot}" if first.snapshot else "",
            first.machine,
        ]
        rows = [f"## {self.title}", "", " · ".join(f for f in facts if f), ""]
        rows += [grid.markdown() for part in self.parts for grid in part.grids]
        rows += [
            f"{account.title}: {len(account.failed)} of {len(account.told)} failed: "
            + (", ".join(told.qid for told in account.failed) or "none")
            + "\n"
            for account in self.accounts
        ]
        return "\n".join(rows)


def make_report(
    collection: Collection,
    runs: Sequence[Run],
    said: Records | None = None,
    structure: StructureReport | None = None,
    measure: str = "nDCG@10",
    title: str = "rolecite eval report",
) -> Report:
    """Set the runs side by side; failures are those of the first, and of the answers. Needs at least one run."""
    scored = [collection.score(run) for run in runs]
    judged = collection.judge(said.records) if said else ()
    parts = [_search(collection, runs, scored, measure)]
    accounts = [searches(collection, runs[0], scored[0])]
    if said and judged:
        parts.append(_answers(collection, judged))
        accounts.append(answers(collection, said.records, judged))
    caption = "Questions answered within so many milliseconds"
    drawn = {caption: plots.latency([latency_curve(r) for r in runs])}
    parts.append(Part("speed", "Speed", (_latency_grid(runs),), drawn))
    if structure:
        parts.append(Part("structure", "Structure of the documents", (structure_grid(structure),), folded=True))
    return Report(
        title=title,
        provenances=(*(run.provenance for run in runs), *([said.provenance] if said else [])),
        headlines=(*_search_headlines(scored), *_answer_headlines(judged)),
        parts=tuple(parts),
        accounts=tuple(accounts),
        questions=len(collection.questions),
    )


def _search(collection: Collection, runs: Sequence[Run], scored: Sequence[Scored], measure: str) -> Part:
    curves = [recall_by_tokens(run, collection.questions, collection.texts, collection.costs) for run in runs]
    drawn = {
        f"{measure} by type of question": plots.by_type(scored, measure),
        "Judged lines read, over tokens read": plots.recall(curves),
    }
    grids = search_tables(scored, collection.questions, measure)
    grids = (*grids, against(scored, measure)) if len(scored) > 1 else grids
    return Part("search", "Search", grids, drawn)


def _answers(collection: Collection, judged: Sequence[Judged]) -> Part:
    curve, bins = risk_coverage(judged), reliability(judged)
    drawn = {}
    if curve:
        drawn["Risk over coverage, as less confidence is asked for"] = plots.risk(curve)
        drawn["Calibration: who is surer should be right more often"] = plots.calibration(bins)
    return Part("answers", "Answers", (answer_grid(by_split(judged, collection.questions)),), drawn)


def _search_headlines(scored: Sequence[Scored]) -> tuple[Headline, ...]:
    """The first run's figures with their intervals, and the best of the others."""
    first, *others = scored
    found = []
    for measure, name in HEADLINES.items():
        interval = bootstrap(list(first.values[measure].values()))
        beside = max((value for other in others if (value := other.mean(measure)) is not None), default=None)
        note = f"{interval.low:.3f} to {interval.high:.3f}" + (f"; best beside it {beside:.3f}" if beside else "")
        found.append(Headline(number(first.mean(measure)), name, note))
    return tuple(found)


def _answer_headlines(judged: Sequence[Judged]) -> tuple[Headline, ...]:
    if not judged:
        return ()
    right = sum(j.right for j in judged)
    told = {f.name: f for f in figures(judged)}
    refusals, quotations = told["refusal precision"], told["quotations true"]
    return (
        Headline(f"{right / len(judged):.0%}", "answers right", f"{right} of {len(judged)} questions of every type"),
        Headline(number(refusals.value), "refusals that were due", f"recall {number(told['refusal recall'].value)}"),
        Headline(number(quotations.value), "quotations true", f"{quotations.count:,} looked up in the documents"),
    )


def _latency_grid(runs: Sequence[Run]) -> Grid:
    rows = []
    for run in runs:
        found = latencies([r.took_ms for r in run.rankings]) or Latency(0, 0, 0, 0)
        rows.append((run.name, *(f"{v:.1f}" for v in (found.p50, found.p95, found.p99, found.most))))
    return Grid("milliseconds for a search, one client", ("system", "p50", "p95", "p99", "slowest"), tuple(rows))
