"""One HTML page that holds everything, and a Markdown summary of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval import plots
from eval.answer_figures import beside, by_split, figures, interval
from eval.answer_figures import grid as answer_grid
from eval.answers import Judged
from eval.collection import Collection
from eval.curves import Latency, latencies, latency_curve, recall_by_tokens
from eval.failures import Account, answers, phrasings, searches
from eval.grid import Grid, number, span
from eval.judgements import QuestionType
from eval.measures import Scored
from eval.origin import Origin, origin
from eval.phrasings import Taken
from eval.phrasings import grid as phrasing_grid
from eval.records import Records
from eval.risk import reliability, risk_coverage
from eval.runs import Run
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
    lede: tuple[str, ...]
    origin: Origin
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
        facts = " · ".join(f"{name} `{value}`" for name, value in self.origin.shared.items())
        rows = [f"## {self.title}", "", facts, "", self.origin.each.markdown()]
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
    said: Sequence[Records] = (),
    structure: StructureReport | None = None,
    measure: str = "nDCG@10",
    title: str = "rolecite eval report",
    taken: Sequence[Taken] = (),
) -> Report:
    """Set runs and answers side by side; failures are those of the first of each. Needs at least one run."""
    first = runs[0].provenance
    scored = [collection.score(run) for run in runs]
    judged = {records.name: collection.judge(records.records) for records in said}
    ours = next(iter(judged.values()), ())
    parts = [_search(collection, runs, scored, measure)]
    accounts = [searches(collection, runs[0], scored[0])]
    if ours:
        parts.append(_answers(collection, judged))
        accounts.append(answers(collection, said[0].records, ours))
    if taken:
        parts.append(Part("phrasings", "Phrasings", (phrasing_grid(taken),), folded=True))
        accounts.append(phrasings(taken))
    parts.append(_speed(runs, said))
    if structure:
        parts.append(Part("structure", "Structure of the documents", (structure_grid(structure),), folded=True))
    told = {run.name: run.provenance for run in runs} | {f"{r.name}, answers": r.provenance for r in said}
    return Report(
        title=title,
        lede=tuple(filter(None, (first.system, first.model, first.commit and f"commit {first.commit}", first.made_at))),
        origin=origin(told),
        headlines=(*_search_headlines(scored), *_answer_headlines(ours)),
        parts=tuple(parts),
        accounts=tuple(accounts),
        questions=len(collection.questions),
    )


def _search(collection: Collection, runs: Sequence[Run], scored: Sequence[Scored], measure: str) -> Part:
    curves = [recall_by_tokens(run, collection.questions, collection.texts, collection.costs) for run in runs]
    kinds = [kind for kind in scored[0].kinds() if scored[0].mean(measure, kind) is not None]
    counts = {str(kind): sum(kind == k for k in scored[0].types.values()) for kind in kinds}
    values = {s.provenance.system: {str(kind): s.mean(measure, kind) or 0.0 for kind in kinds} for s in scored}
    drawn = {
        f"{measure} by type of question": plots.by_type(values, counts, measure),
        "Judged lines read, over tokens read": plots.recall(curves),
    }
    grids = search_tables(scored, collection.questions, measure)
    grids = (*grids, against(scored, measure)) if len(scored) > 1 else grids
    return Part("search", "Search", grids, drawn)


def _answers(collection: Collection, judged: Mapping[str, Sequence[Judged]]) -> Part:
    ours = next(iter(judged.values()))
    curves = {name: risk_coverage(items) for name, items in judged.items()}
    asked = Counter(item.type for item in ours)
    counts = {str(kind): asked[kind] for kind in QuestionType if asked[kind]}
    drawn = {
        "Answers that are right, by type of question": plots.by_type(
            {name: _right(items) for name, items in judged.items()}, counts, "share right"
        )
    }
    if any(curves.values()):
        drawn["Risk over coverage, as less confidence is asked for"] = plots.risk(curves)
    if bins := reliability(ours):
        drawn["Calibration: who is surer should be right more often"] = plots.calibration(bins)
    grids = [answer_grid(by_split(ours, collection.questions)), *([beside(judged)] if len(judged) > 1 else [])]
    return Part("answers", "Answers", tuple(grids), drawn)


def _right(judged: Sequence[Judged]) -> dict[str, float]:
    """Share of the answers that are right, by type of question."""
    kinds = {item.type for item in judged}
    return {str(kind): fmean(item.right for item in judged if item.type == kind) for kind in kinds}


def _speed(runs: Sequence[Run], said: Sequence[Records]) -> Part:
    """How long searches took, and the answers of the first service."""
    times = {run.name: [r.took_ms for r in run.rankings] for run in runs}
    times |= {f"{records.name}, answers": [r.took_ms for r in records.records] for records in said[:1]}
    rows = []
    for name, taken in times.items():
        found = latencies(taken) or Latency(0, 0, 0, 0)
        rows.append((name, *(f"{v:.1f}" for v in (found.p50, found.p95, found.p99, found.most))))
    depths = sorted({run.provenance.k for run in runs if run.provenance.k})
    asked = f" for {depths[0]} hits" if len(depths) == 1 else ""
    grid = Grid(f"milliseconds of a search{asked}, one client", ("system", "p50", "p95", "p99", "slowest"), tuple(rows))
    drawn = plots.latency([latency_curve(name, taken) for name, taken in times.items() if taken])
    return Part("speed", "Speed", (grid,), {"Questions answered within so many milliseconds": drawn})


def _search_headlines(scored: Sequence[Scored]) -> tuple[Headline, ...]:
    """The first run's figures with their intervals, and the best of the others."""
    first, *others = scored
    found = []
    for measure, name in HEADLINES.items():
        rival = max((value for other in others if (value := other.mean(measure)) is not None), default=None)
        note = span(bootstrap(list(first.values[measure].values()))) + (
            f"; best beside it {rival:.3f}" if rival else ""
        )
        found.append(Headline(number(first.mean(measure)), name, note))
    return tuple(found)


def _answer_headlines(judged: Sequence[Judged]) -> tuple[Headline, ...]:
    if not judged:
        return ()
    right = [float(j.right) for j in judged]
    told = {f.name: f for f in figures(judged)}
    refusals, quotations = told["refusal precision"], told["quotations true"]
    spread = bootstrap(right)
    due = f"{span(interval('refusal precision', judged))}; recall {number(told['refusal recall'].value)}"
    return (
        Headline(
            f"{fmean(right):.0%}",
            "answers right",
            f"{spread.low:.0%} to {spread.high:.0%}; {sum(right):.0f} of {len(right)} questions of every type",
        ),
        Headline(number(refusals.value), "refusals that were due", due),
        Headline(number(quotations.value), "quotations true", f"{quotations.count:,} looked up in the documents"),
    )
