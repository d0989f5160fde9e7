"""Questions one by one: how each came out, and beside those that failed what was wanted and what was returned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.answers import Judged, Record
from eval.collection import Collection
from eval.judgements import Line, Question, QuestionType
from eval.measures import Scored
from eval.phrasings import Taken
from eval.runs import Place, Run
from eval.texts import rows_of

FIRST = "P(rel=2)@1"
AMONG_FIVE = "Success(rel=2)@5"
SHOWN = 5
"""Hits or claims of a failed question that are shown."""


class Outcome(StrEnum):
    """How a question came out."""

    GOOD = "good"
    FAIR = "fair"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Lines of a document, or a text of its own (place empty); `rel` as judged, 0 where nobody judged it relevant."""

    place: str
    text: str
    rel: int


@dataclass(frozen=True, slots=True)
class Told:
    """One question: `detail` says in a few words what happened; the rest only where it failed."""

    qid: str
    type: str
    query: str
    outcome: Outcome
    detail: str
    wanted: tuple[Quoted, ...] = ()
    returned: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """All questions of a run, or of its answers, in the order of their types."""

    id: str
    title: str
    legend: Mapping[Outcome, str]
    told: tuple[Told, ...]

    @property
    def failed(self) -> tuple[Told, ...]:
        """Those that failed."""
        return tuple(t for t in self.told if t.outcome == Outcome.FAILED)

    def by_type(self) -> dict[str, tuple[Told, ...]]:
        """Questions of each type that occurs, types of questions in their order and others as they come."""
        order = dict.fromkeys([*map(str, QuestionType), *(str(t.type) for t in self.told)])
        grouped = {kind: tuple(t for t in self.told if t.type == kind) for kind in order}
        return {kind: told for kind, told in grouped.items() if told}


def searches(collection: Collection, run: Run, scored: Scored) -> Account:
    """Good where the first hit answers, fair where one of the first five does."""
    rankings = run.by_question()

    def tell(question: Question) -> Told:
        first, five = (scored.values[m][question.qid] for m in (FIRST, AMONG_FIVE))
        outcome = Outcome.GOOD if first else Outcome.FAIR if five else Outcome.FAILED
        if outcome != Outcome.FAILED:
            return Told(question.qid, question.type, question.query, outcome, "")
        hits = rankings[question.qid].hits[:SHOWN] if question.qid in rankings else ()
        returned = tuple(_quoted(collection, question, hit.place, hit.text) for hit in hits)
        wanted = _wanted(collection, question)
        return Told(question.qid, question.type, question.query, outcome, "not in the first five", wanted, returned)

    legend = {
        Outcome.GOOD: "the first hit answers",
        Outcome.FAIR: "one of the first five does",
        Outcome.FAILED: "none of them",
    }
    told = tuple(tell(q) for q in collection.questions if q.qid in scored.types)
    return Account("search", f"Search by {run.name}", legend, told)


def answers(collection: Collection, records: Sequence[Record], judged: Sequence[Judged]) -> Account:
    """Good where the deciding figure is 1, fair from the figure that counts as right."""
    questions = {q.qid: q for q in collection.questions}
    said = {record.qid: record for record in records}

    def tell(item: Judged) -> Told:
        question = questions[item.qid]
        outcome = Outcome.GOOD if item.value == 1.0 else Outcome.FAIR if item.right else Outcome.FAILED
        detail = f"{item.kind}, confidence {item.confidence:.2f}, {_figures(item)}"
        if outcome != Outcome.FAILED:
            return Told(item.qid, item.type, question.query, outcome, detail)
        returned = (Quoted("", item.said, 0), *_returned(collection, question, said[item.qid]))
        return Told(item.qid, item.type, question.query, outcome, detail, _wanted(collection, question), returned)

    legend = {
        Outcome.GOOD: "right in full",
        Outcome.FAIR: "right in good part",
        Outcome.FAILED: "wrong",
    }
    return Account("answer", "Answers", legend, tuple(map(tell, judged)))


def phrasings(taken: Sequence[Taken]) -> Account:
    """Good where everything judged is as meant, fair where at least the kind of answer is."""

    def tell(item: Taken) -> Told:
        asked, wrong = item.phrasing, [name for name, right in item.aspects.items() if not right]
        outcome = Outcome.FAILED if "kind" in wrong else Outcome.FAIR if wrong else Outcome.GOOD
        if outcome != Outcome.FAILED:
            return Told(asked.id, asked.kind, asked.query, outcome, "")
        meant = asked.expect.model_dump(exclude_defaults=True)
        wanted = ", ".join(f"{n} {' and '.join(v) if isinstance(v, tuple) else v}" for n, v in meant.items())
        detail, shown = f"not taken as {asked.expect.kind}", (Quoted("", wanted, 0),)
        return Told(asked.id, asked.kind, asked.query, outcome, detail, shown, (Quoted("", item.said, 0),))

    legend = {
        Outcome.GOOD: "taken as meant",
        Outcome.FAIR: "the right kind of answer, about something else",
        Outcome.FAILED: "another kind of answer",
    }
    return Account("phrasing", "Phrasings", legend, tuple(map(tell, taken)))


def _figures(item: Judged) -> str:
    return ", ".join(f"{name.partition(': ')[2]} {value:.2f}" for name, value in item.figures.items())


def _wanted(collection: Collection, question: Question) -> tuple[Quoted, ...]:
    places = (Place(g.path, g.start_line, g.end_line) for g in question.gold)
    lines = tuple(_quoted(collection, question, place) for place in places)
    return (*lines, Quoted("", question.note, 0)) if question.note else lines


def _returned(collection: Collection, question: Question, record: Record) -> Iterator[Quoted]:
    if record.ask:
        for claim in record.ask.claims[:SHOWN]:
            yield from (_quoted(collection, question, c.place, claim.text) for c in claim.citations[:1])
    for match in record.match.matches[:SHOWN] if record.match else ():
        yield _quoted(collection, question, match.citation.place, match.level)


def _quoted(collection: Collection, question: Question, place: Place, text: str = "") -> Quoted:
    judged = question.lines(collection.texts)
    rows = rows_of(collection.texts.get(place.path, ""))[place.start_line - 1 : place.end_line]
    return Quoted(str(place), text or "\n".join(rows), _rel(judged, place.lines()))


def _rel(judged: Mapping[Line, int], lines: Iterable[Line]) -> int:
    return max((judged.get(line, 0) for line in lines), default=0)
