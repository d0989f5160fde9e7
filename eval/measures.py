"""How good a ranking is. Every measure is in [0, 1], larger is better.

The classics are computed by ir-measures over judged lines. A hit stands for the best judged line that the lines of
its head citation cover and no earlier hit covered; all lines it covers are used up. So a line is credited once,
repeating a hit gains nothing, and a run that returns each judged line by itself, best first, scores 1.

Those still depend on how a system cuts its text: three short hits may be credited where one long hit is credited
once. The measures by tokens do not. They follow a reader through the text (see `eval.trail`):

    R@Bt          share of the judged lines read within B tokens
    nU@Bt         U-measure (Sakai and Dou, "Summaries, ranked retrieval and sessions: a unified framework for
                  information access evaluation", SIGIR 2013): the sum over judged lines of gain times
                  max(0, 1 - position / B), position being the tokens read when the line ends and gain
                  (2^rel - 1) / 2^2; divided by what a reader gets who is given the judged lines alone,
                  most gain for a token first
    precision@Bt  share of the tokens read within B tokens that are on judged lines, repeats counted as waste
    IoU@Bt        tokens on judged lines read, over all tokens read or judged

`R@10` is the share of judged lines the first ten head citations cover; `full R@10` is 1 where they cover every
answering line, over questions with several. `level right@10` and `grade right@10` are the shares of the first ten
hits whose citation names the level and grade that the line belongs to.

`answer` is not of the ranking: it is the figure that decides on a question's typed answer (see `eval.answers`), over
questions of every type, where answers were scored beside the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

import ir_measures
from ir_measures import RR, P, Qrel, ScoredDoc, Success, nDCG

from eval.attribution import Owners
from eval.judgements import UNJUDGED, Line, Question, QuestionType
from eval.runs import Place, Provenance, Ranking, Run
from eval.trail import LineCosts, trail

CLASSICS = (nDCG @ 10, RR @ 10, P(rel=2) @ 1, P(rel=2) @ 5, Success(rel=2) @ 5)
BUDGETS = (500, 1000, 2000)
READ = 1000
"""Tokens for U-measure, precision and IoU."""

MEASURES = (
    *map(str, CLASSICS),
    "R@10",
    "full R@10",
    *(f"R@{b}t" for b in BUDGETS),
    f"nU@{READ}t",
    f"precision@{READ}t",
    f"IoU@{READ}t",
    "level right@10",
    "grade right@10",
    "answer",
)


@dataclass(frozen=True, slots=True)
class Scored:
    """One run's values by measure and question id, the type of each question, and the median tokens of its hits.

    A measure that does not apply to a question has no value for it.
    """

    provenance: Provenance
    types: Mapping[str, QuestionType]
    values: Mapping[str, Mapping[str, float]]
    median_tokens: float

    def mean(self, measure: str, kind: QuestionType | None = None) -> float | None:
        """Mean over the questions of a type (null: all) that the measure applies to; null where there are none."""
        chosen = [v for qid, v in self.values.get(measure, {}).items() if kind is None or self.types[qid] == kind]
        return fmean(chosen) if chosen else None

    def kinds(self) -> tuple[QuestionType, ...]:
        """Types that occur, in their order."""
        present = set(self.types.values())
        return tuple(t for t in QuestionType if t in present)


def searchable(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Questions a ranking of passages can answer: those with judged lines, but not match, whose gold is a heading."""
    return tuple(q for q in questions if q.type not in UNJUDGED and q.type != QuestionType.MATCH)


def score(
    run: Run,
    questions: Sequence[Question],
    texts: Mapping[str, str],
    costs: LineCosts,
    owners: Owners | None = None,
) -> Scored:
    """Score a run over the questions a search can answer; a question the run lacks scores 0.

    `owners` judge the levels and grades that citations name, where the run has any.
    """
    rankings = run.by_question()
    values: dict[str, dict[str, float]] = {measure: {} for measure in MEASURES}
    chosen = searchable(questions)
    qrels: list[Qrel] = []
    scored: list[ScoredDoc] = []
    for question in chosen:
        judged = question.lines(texts)
        ranking = rankings.get(question.qid, Ranking(question.qid, ()))
        qrels += [Qrel(question.qid, name(line), rel) for line, rel in judged.items()]
        scored += [ScoredDoc(question.qid, doc, float(-i)) for i, doc in enumerate(credited(ranking, judged))]
        for measure, value in by_tokens(ranking, judged, costs).items():
            values[measure][question.qid] = value
        values["R@10"][question.qid] = recall(ranking, judged, 10)
        if sum(g.rel == 2 for g in question.gold) > 1:
            answering = {line: rel for line, rel in judged.items() if rel == 2}
            values["full R@10"][question.qid] = float(recall(ranking, answering, 10) == 1.0)
        claims = owners.judge(ranking.hits[:10]) if owners and run.provenance.attributes else None
        if claims:
            values["level right@10"][question.qid] = claims.level
            values["grade right@10"][question.qid] = claims.grade
    for classic in CLASSICS:
        values[str(classic)] = {q.qid: 0.0 for q in chosen}
    for metric in ir_measures.iter_calc(list(CLASSICS), qrels, scored) if qrels and scored else ():
        values[str(metric.measure)][metric.query_id] = float(metric.value)
    tokens = [hit.tokens for q in chosen if q.qid in rankings for hit in rankings[q.qid].hits]
    types = {q.qid: q.type for q in chosen}
    return Scored(run.provenance, types, values, float(median(tokens)) if tokens else 0.0)


def name(line: Line) -> str:
    """A judged line as a document id for TREC tools."""
    return str(Place(line.path, line.number, line.number))


def credited(ranking: Ranking, judged: Mapping[Line, int]) -> list[str]:
    """For each hit the id of the judged line it is credited with, or an id that no judgement has."""
    used: set[Line] = set()
    ids: list[str] = []
    for number, hit in enumerate(ranking.hits, 1):
        fresh = [line for line in hit.place.lines() if line in judged and line not in used]
        best = max(fresh, key=lambda line: judged[line], default=None)
        ids.append(name(best) if best else f"-{number}")
        used.update(fresh)
    return ids


def recall(ranking: Ranking, judged: Mapping[Line, int], k: int) -> float:
    """Share of the judged lines that the head citations of the first k hits cover."""
    covered = {line for hit in ranking.hits[:k] for line in hit.place.lines()}
    return len(covered & judged.keys()) / len(judged) if judged else 0.0


def by_tokens(ranking: Ranking, judged: Mapping[Line, int], costs: LineCosts) -> dict[str, float]:
    """The measures that count tokens read instead of hits."""
    if not judged:
        return {}
    full = trail(ranking, costs)
    found = {f"R@{b}t": len(full.lines(b) & judged.keys()) / len(judged) for b in BUDGETS}
    gained = sum(gain(judged[r.line]) * max(0.0, 1 - r.position / READ) for r in full.readings if r.line in judged)
    best = ideal_u(judged, costs, READ)
    found[f"nU@{READ}t"] = min(1.0, gained / best) if best else 0.0
    heads = trail(ranking, costs, also=False)
    hits = {r.line: r.tokens for r in heads.readings if r.line in judged and r.position <= READ}
    read = min(heads.tokens, READ)
    useful = sum(hits.values())
    unread = sum(costs.of(line) for line in judged if line not in hits)
    found[f"precision@{READ}t"] = useful / read if read else 0.0
    found[f"IoU@{READ}t"] = useful / (read + unread) if read + unread else 0.0
    return found


def gain(rel: int) -> float:
    """Gain of a judged line, 0.25 or 0.75: (2^rel - 1) / 2^H with H = 2 the highest relevance."""
    return (1 << rel) / 4 - 0.25


def ideal_u(judged: Mapping[Line, int], costs: LineCosts, budget: int) -> float:
    """U of the judged lines read alone, most gain for a token first."""
    order = sorted(judged, key=lambda line: -gain(judged[line]) / max(1, costs.of(line)))
    total = 0.0
    position = 0
    for line in order:
        position += costs.of(line)
        total += gain(judged[line]) * max(0.0, 1 - position / budget)
    return total
