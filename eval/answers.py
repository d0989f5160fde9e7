"""How good typed answers are. A record keeps what the service said; judging it is a pure function of the record.

Figures are in [0, 1], larger is better, by the question's type:

    grade, reports_to   the fact has the right value, and the first claim cites an answering line
    fact                one value (track, next level): as grade; several (hiring steps, performance indicators): F1 of
                        the lines of all claims, supporting lines neither required nor wrong, 0 for another attribute
    diff                F1 of the lines of added and strengthened.after against the judged lines; of the lines found,
                        the share in the right class (rel 2 added, rel 1 strengthened), pooled over questions
    cumulative          F1 of the lines of all claims against the answering lines; supporting lines are neither
                        required nor wrong
    listing             F1 of levels
    match               reciprocal rank of the best level; right family first
    passage             the first claim covers an answering line; one of the first five does
    unanswerable        precision and recall of refusal (kind not_stated), over all questions asked
    ambiguous           the answer is a clarification; F1 of the families its readings name
    all                 quotations that are the document's own text at the cited characters and lines
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from eval.judgements import Line, Question, QuestionType
from eval.quotation import Quotations, quotations
from eval.structure import person, plain
from eval.texts import rows_of
from eval.wire import AskBody, Citation, ComparisonBody, MatchBody

T = TypeVar("T")

REFUSAL = "not_stated"
CLARIFICATION = "clarification"
GOOD_ENOUGH = 0.5
"""An answer that is a set of lines counts as right, for risk and coverage, from this F1."""


class Record(BaseModel):
    """What was said to one question: by /v1/ask, and for match and diff by their own doors too. Null: not asked."""

    model_config = ConfigDict(extra="forbid")

    qid: str
    ask: AskBody | None = None
    match: MatchBody | None = None
    compare: ComparisonBody | None = None
    took_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's figures by name, the one of them that decides, and what was said."""

    qid: str
    type: QuestionType
    kind: str
    confidence: float
    value: float
    figures: Mapping[str, float]
    quotations: Quotations
    said: str

    @property
    def right(self) -> bool:
        """Whether the answer as a whole is good enough."""
        return self.value >= GOOD_ENOUGH


def judge(question: Question, record: Record, texts: Mapping[str, str]) -> Judged:
    """Judge one record; a door that was not asked counts as no answer."""
    ask = record.ask
    figures = dict(_figures(question, record, texts))
    kind = ask.kind if ask else ("match" if record.match else "none")
    return Judged(
        qid=question.qid,
        type=question.type,
        kind=kind,
        confidence=ask.confidence if ask else 0.0,
        value=next((figures[name] for name in _DECIDING[question.type] if name in figures), 0.0),
        figures=figures,
        quotations=quotations((b for b in (record.ask, record.match, record.compare) if b), texts),
        said=ask.text if ask else "",
    )


def _figures(question: Question, record: Record, texts: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    judged = question.lines(texts)
    ask = record.ask
    answering = {line for line, rel in judged.items() if rel == 2}
    match question.type:
        case QuestionType.GRADE | QuestionType.REPORTS_TO:
            yield f"{question.type}: value and line", float(fact_right(question, ask, answering))
        case QuestionType.FACT:
            yield _fact(question, ask, judged, texts)
        case QuestionType.DIFF:
            yield from _comparison("diff", ask.comparison if ask else None, judged, texts)
            if record.compare:
                yield from _comparison("diff by compare", record.compare, judged, texts)
        case QuestionType.CUMULATIVE:
            yield "cumulative: F1 of lines", claimed_f1(ask, judged, texts)
        case QuestionType.LISTING:
            yield "listing: F1 of levels", f1(*_listed(question, ask))
        case QuestionType.MATCH:
            rank, family = _matched(question, record.match, answering)
            yield "match: MRR of the level", 1 / rank if rank else 0.0
            yield "match: family first", float(family)
        case QuestionType.PASSAGE:
            claims = [cited(claim.citations) for claim in (ask.claims if ask else ())]
            yield "passage: first claim", float(any(lines & answering for lines in claims[:1]))
            yield "passage: one of the first five", float(any(lines & answering for lines in claims[:5]))
        case QuestionType.UNANSWERABLE:
            yield "unanswerable: refusal", float(ask is not None and ask.kind == REFUSAL)
        case QuestionType.AMBIGUOUS:
            yield "ambiguous: clarification", float(ask is not None and ask.kind == CLARIFICATION)
            if question.readings:
                yield "ambiguous: F1 of families", _readings(question, ask)


_DECIDING = {
    QuestionType.GRADE: ("grade: value and line",),
    QuestionType.REPORTS_TO: ("reports_to: value and line",),
    QuestionType.FACT: ("fact: value and line", "fact: F1 of lines"),
    QuestionType.DIFF: ("diff: F1 of lines",),
    QuestionType.CUMULATIVE: ("cumulative: F1 of lines",),
    QuestionType.LISTING: ("listing: F1 of levels",),
    QuestionType.MATCH: ("match: MRR of the level",),
    QuestionType.PASSAGE: ("passage: one of the first five",),
    QuestionType.UNANSWERABLE: ("unanswerable: refusal",),
    QuestionType.AMBIGUOUS: ("ambiguous: clarification",),
}
"""The figure that decides whether an answer is right: the first of these that a question has."""


def fact_right(question: Question, ask: AskBody | None, answering: set[Line]) -> bool:
    """Whether a fact has the judged value and its first claim cites a line that states it."""
    if ask is None or ask.fact is None or question.answer is None or not ask.claims:
        return False
    expected, found = question.answer, ask.fact.value
    match question.type:
        case QuestionType.GRADE:
            same = str(found) == str(expected.grade)
        case QuestionType.REPORTS_TO:
            same = isinstance(found, str) and person(found) == person(expected.reports_to)
        case _:
            values = [None if v is None else plain(str(v)) for v in (found, expected.value)]
            same = ask.fact.attribute == expected.attribute and values[0] == values[1]
    return same and bool(cited(ask.claims[0].citations) & answering)


def _fact(
    question: Question, ask: AskBody | None, judged: Mapping[Line, int], texts: Mapping[str, str]
) -> tuple[str, float]:
    if question.answer is None or not isinstance(question.answer.value, tuple):
        answering = {line for line, rel in judged.items() if rel == 2}
        return "fact: value and line", float(fact_right(question, ask, answering))
    meant = ask is not None and ask.fact is not None and ask.fact.attribute == question.answer.attribute
    return "fact: F1 of lines", claimed_f1(ask, judged, texts) if meant else 0.0


def claimed_f1(ask: AskBody | None, judged: Mapping[Line, int], texts: Mapping[str, str]) -> float:
    """F1 of the lines of all claims against the answering lines; supporting lines are neither required nor wrong."""
    claimed = filled(cited(c for claim in (ask.claims if ask else ()) for c in claim.citations), texts)
    answering = {line for line, rel in judged.items() if rel == 2}
    return f1(claimed - (judged.keys() - answering), answering)


def _comparison(
    name: str, body: ComparisonBody | None, judged: Mapping[Line, int], texts: Mapping[str, str]
) -> Iterator[tuple[str, float]]:
    added = filled(cited(p.citation for p in body.added) if body else set(), texts)
    strengthened = filled(cited(c.after.citation for c in body.strengthened) if body else set(), texts)
    found = (added | strengthened) & judged.keys()
    yield f"{name}: F1 of lines", f1(added | strengthened, set(judged))
    if found:
        classed = [line in (added if judged[line] == 2 else strengthened) for line in found]
        yield f"{name}: lines found", float(len(classed))
        yield f"{name}: lines in the right class", float(sum(classed))


def _listed(question: Question, ask: AskBody | None) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    expected = {(n.path, plain(n.level)) for n in (question.answer.levels if question.answer else ())}
    return {(level.citation.path, plain(level.title)) for level in (ask.levels if ask else ())}, expected


def _readings(question: Question, ask: AskBody | None) -> float:
    named = {reading.family_id for reading in (ask.readings if ask else ())}
    wanted = {reading.path for reading in question.readings}
    # A page belongs to the deepest of the families above it: a folder's family may hold pages of families of their own.
    owners = {path: max((f for f in named if of_family(path, f)), key=len, default=None) for path in wanted}
    right = {path for path, owner in owners.items() if owner is not None}
    return f1(right | (named - set(owners.values())), wanted)


def of_family(path: str, family_id: str) -> bool:
    """Whether a document belongs to a family by the rule for family ids: the path itself, or a folder above it."""
    return path.startswith((f"{family_id}.", f"{family_id}/"))


def _matched(question: Question, body: MatchBody | None, answering: set[Line]) -> tuple[int | None, bool]:
    """Rank of the first match whose heading line answers, and whether the first match is of the right family."""
    matches = body.matches if body else ()
    rank = next((n for n, m in enumerate(matches, 1) if set(m.citation.place.lines()) & answering), None)
    paths = [gold.path for gold in question.gold if gold.rel == 2]
    first = matches[0].family_id if matches else None
    return rank, first is not None and any(of_family(path, first) for path in paths)


def cited(citations: Iterable[Citation]) -> set[Line]:
    """Lines that citations cover."""
    return {line for c in citations for line in c.place.lines()}


def filled(lines: set[Line], texts: Mapping[str, str]) -> set[Line]:
    """Those lines that are not blank in their document."""
    rows = {path: rows_of(texts[path]) if path in texts else [] for path in {line.path for line in lines}}
    return {n for n in lines if n.number <= len(rows[n.path]) and rows[n.path][n.number - 1].strip()}


def f1(found: Set[T], expected: Set[T]) -> float:
    """Harmonic mean of precision and recall of a set; 1 where both are empty."""
    if not found and not expected:
        return 1.0
    return 2 * len(found & expected) / (len(found) + len(expected))
