"""Two scored runs over the same questions: what moved, by how much, and whether chance would do it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from corpus.errors import BadInput
from eval.judgements import QuestionType
from eval.measures import Scored
from eval.significance import Interval, bootstrap, randomisation_p

SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure over the questions of one type (null: all). `change` is new minus base; p is two-sided."""

    measure: str
    kind: QuestionType | None
    questions: int
    base: float
    new: float
    p: float
    spread: Interval

    @property
    def change(self) -> float:
        """Larger is better for the new run."""
        return self.new - self.base

    @property
    def dropped(self) -> bool:
        """Whether the new run is worse and chance would rarely do it."""
        return self.change < 0 and self.p < SIGNIFICANT


@dataclass(frozen=True, slots=True)
class Moved:
    """One question whose value changed."""

    qid: str
    base: float
    new: float


def difference(base: Scored, new: Scored, measure: str, kind: QuestionType | None = None) -> Difference | None:
    """Compare one measure over the questions both have; null where they share none."""
    pairs = _pairs(base, new, measure, kind)
    if not pairs:
        return None
    changes = [pair.new - pair.base for pair in pairs]
    return Difference(
        measure=measure,
        kind=kind,
        questions=len(pairs),
        base=fmean(pair.base for pair in pairs),
        new=fmean(pair.new for pair in pairs),
        p=randomisation_p(changes),
        spread=bootstrap(changes),
    )


def by_kind(base: Scored, new: Scored, measure: str) -> tuple[Difference, ...]:
    """The difference over all questions, then over each type."""
    found = (difference(base, new, measure, kind) for kind in (None, *new.kinds()))
    return tuple(d for d in found if d)


def moved(base: Scored, new: Scored, measure: str, count: int = 10) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
    """The most improved and the most harmed questions, largest change first, at most `count` each."""
    pairs = sorted(_pairs(base, new, measure, None), key=lambda m: (m.base - m.new, m.qid))
    improved = tuple(m for m in pairs if m.new > m.base)[:count]
    harmed = tuple(m for m in reversed(pairs) if m.new < m.base)[:count]
    return improved, harmed


def check_comparable(base: Scored, new: Scored) -> None:
    """Raises BadInput where the two were scored over other corpora or questions, naming both values."""
    for what in ("corpus", "questions"):
        left, right = getattr(base.provenance, what), getattr(new.provenance, what)
        if left and right and left != right:
            raise BadInput(
                f"{base.provenance.system!r} was run over {what} {left}, {new.provenance.system!r} over {right}; "
                "run both over the same with rolecite eval run"
            )


def _pairs(base: Scored, new: Scored, measure: str, kind: QuestionType | None) -> list[Moved]:
    before, after = base.values.get(measure, {}), new.values.get(measure, {})
    return [
        Moved(qid, before[qid], value)
        for qid, value in after.items()
        if qid in before and (kind is None or new.types[qid] == kind)
    ]
