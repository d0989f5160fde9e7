"""One HTML page that holds everything, and a Markdown summary of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval import plots
from eval.answer_figures import by_split
from eval.answer_figures import grid as answer_grid
from eval.answers import Judged
from eval.collection import Collection
from eval.compare import by_kind
from eval.curves import Latency, latencies, latency_curve, recall_by_tokens
from eval.grid import Grid
from eval.judgements import Question
from eval.measures import Scored
from eval.records import Records
from eval.risk import risk_coverage
from eval.runs import Hit, Provenance, Run
from eval.structure_report import StructureReport
from eval.structure_report import grid as structure_grid
from eval.tables import differences, overall, spread
from eval.texts import rows_of

FOUND = "Success(rel=2)@5"
"""A question is missed where this is 0: none of the first five hits holds an answering line."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Quoted:
    """Lines of a document as they stand there, and what they were judged or ranked as."""

    place: str
    text: str
    rel: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A question whose first hits do not answer it, with what would have and what came instead."""

    qid: str
    type: str
    query: str
    wanted: tuple[Quoted, ...]
    returned: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A typed answer that is not right."""

    qid: str
    type: str
    query: str
    kind: str
    confidence: float
    said: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says; `plots` are SVG elements by caption."""

    title: str
    provenances: tuple[Provenance, ...]
    grids: tuple[Grid, ...]
    plots: dict[str, str]
    missed: tuple[Missed, ...]
    wrong: tuple[WrongAnswer, ...]
    questions: int

    def html(self) -> str:
        """A page without scripts, fonts or anything else from elsewhere."""
        folder = Path(__file__).parent / "templates"
        room = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
        return room.get_template("report.html").render(report=self)

    def markdown(self) -> str:
        """The tables, where they come from, and the ids of what was missed."""
        first = self.provenances[0]
        facts = [
            f"`{first.command}`" if first.command else "",
            f"commit {first.commit}" if first.commit else "",
            f"corpus {first.corpus}",
            f"questions {first.questions}",
            f"snapshot {first.snapshot}" if first.snapshot else "",
            first.machine,
        ]
        parts = [f"## {self.title}", "", " · ".join(f for f in facts if f), ""]
        parts += [grid.markdown() for grid in self.grids]
        parts.append(f"Missed by the first run: {len(self.missed)} of {self.questions}: " + _ids(self.missed))
        if self.wrong:
            parts.append(f"\nWrong answers: {len(self.wrong)}: " + _ids(self.wrong))
        return "\n".join(parts) + "\n"


def make_report(
    collection: Collection,
    runs: Sequence[Run],
    answers: Records | None = None,
    structure: StructureReport | None = None,
    measure: str = "nDCG@10",
    title: str = "rolecite eval report",
) -> Report:
    """Set the runs side by side; misses are those of the first. Needs at least one run."""
    scored = [collection.score(run) for run in runs]
    grids = [overall(scored), spread(scored, measure), _latency_grid(runs)]
    grids += [differences(by_kind(s, scored[0], measure), s.provenance.system, runs[0].name) for s in scored[1:]]
    curves = [recall_by_tokens(run, collection.questions, collection.texts, collection.costs) for run in runs]
    drawn = {
        f"{measure} by type of question": plots.by_type(scored, measure),
        "Recall over tokens read": plots.recall(curves),
        "Latency: questions answered within so many milliseconds": plots.latency([latency_curve(r) for r in runs]),
    }
    judged = collection.judge(answers.records) if answers else ()
    if judged:
        curve = risk_coverage(judged)
        grids.append(answer_grid(by_split(judged, collection.questions)))
        if curve:
            drawn["Risk over coverage, as less confidence is asked for"] = plots.risk(curve)
    if structure:
        grids.append(structure_grid(structure))
    provenances = [run.provenance for run in runs] + ([answers.provenance] if answers else [])
    return Report(
        title=title,
        provenances=tuple(provenances),
        grids=tuple(grids),
        plots=drawn,
        missed=tuple(_missed(collection, runs[0], scored[0])),
        wrong=_wrong(collection.questions, judged),
        questions=len(scored[0].types),
    )


def _wrong(questions: Sequence[Question], judged: Sequence[Judged]) -> tuple[WrongAnswer, ...]:
    queries = {q.qid: q.query for q in questions}
    return tuple(
        WrongAnswer(j.qid, j.type, queries[j.qid], j.kind, j.confidence, j.said) for j in judged if not j.right
    )


def _missed(collection: Collection, run: Run, scored: Scored) -> list[Missed]:
    rankings = run.by_question()
    missed = []
    for question in collection.questions:
        if scored.values[FOUND].get(question.qid) != 0.0:
            continue
        hits = rankings[question.qid].hits[:SHOWN] if question.qid in rankings else ()
        judged = question.lines(collection.texts)
        wanted = tuple(
            Quoted(f"{g.path}:{g.start_line}-{g.end_line}", _lines(collection, g.path, g.start_line, g.end_line), g.rel)
            for g in question.gold
        )
        returned = tuple(
            Quoted(str(h.place), _text(collection, h), max((judged.get(n, 0) for n in h.place.lines()), default=0))
            for h in hits
        )
        missed.append(Missed(question.qid, question.type, question.query, wanted, returned))
    return missed


def _text(collection: Collection, hit: Hit) -> str:
    return hit.text or _lines(collection, hit.place.path, hit.place.start_line, hit.place.end_line)


def _lines(collection: Collection, path: str, first: int, last: int) -> str:
    return "\n".join(rows_of(collection.texts.get(path, ""))[first - 1 : last])


def _latency_grid(runs: Sequence[Run]) -> Grid:
    rows = []
    for run in runs:
        found = latencies([r.took_ms for r in run.rankings]) or Latency(0, 0, 0, 0)
        rows.append((run.name, *(f"{v:.1f}" for v in (found.p50, found.p95, found.p99, found.most))))
    return Grid("milliseconds for a search, one client", ("system", "p50", "p95", "p99", "slowest"), tuple(rows))


def _ids(items: Sequence[Missed] | Sequence[WrongAnswer]) -> str:
    return ", ".join(item.qid for item in items) or "none"
