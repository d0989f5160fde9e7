"""Answers, comparisons and verifications: the shapes of the contract, as frozen objects. See `service.results`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from corpus.model import Grade
from service.results import Citation, InterpretationResult, LevelDetail, Milliseconds


class Attribute(StrEnum):
    """What a fact says of a level or family."""

    GRADE = "grade"
    REPORTS_TO = "reports_to"
    TRACK = "track"
    NEXT_LEVEL = "next_level"
    HIRING_STEPS = "hiring_steps"
    PERFORMANCE_INDICATORS = "performance_indicators"


class Reason(StrEnum):
    """Why a question has no answer in the documents."""

    NO_SUCH_LEVEL = "no_such_level"
    NEVER_STATED = "never_stated"
    NOTHING_CLOSE = "nothing_close"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a document; `level_id` null where it binds the whole family."""

    text: str
    level_id: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Change:
    """An item and its counterpart, lower level first."""

    before: Point
    after: Point


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer with the places that say it; best first."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """What the documents do say close to what was asked."""

    text: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class CompareResult:
    """The body of /v1/compare. A side that does not exist is null; `available` then holds the titles there are."""

    from_: Annotated[LevelDetail | None, Field(serialization_alias="from")]
    to: LevelDetail | None
    available: tuple[str, ...]
    added: tuple[Point, ...]
    strengthened: tuple[Change, ...]
    unchanged: tuple[Change, ...]
    dropped: tuple[Point, ...]
    inherited: tuple[Point, ...]
    snapshot: str
    took_ms: Milliseconds


@dataclass(frozen=True, slots=True)
class FactResult:
    """A fact: `level_id` null where it holds for the whole family; `value` as stated, a list for steps and indicators."""

    family_id: str
    level_id: str | None
    attribute: Attribute
    value: Grade | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class ExpectationsResult:
    """Everything asked of a level, by where it comes from."""

    own: tuple[Point, ...]
    inherited: tuple[Point, ...]
    replaced: tuple[Change, ...]
    shared: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ListedLevel:
    """A level that satisfies what was asked, with the line that shows it."""

    family_id: str
    level_id: str
    title: str
    grade: Grade | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an unclear question, as a question that is ready to ask."""

    question: str
    family_id: str
    level_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What every kind of answer holds. `confidence` in [0, 1], larger is surer."""

    kind: str
    text: str
    claims: tuple[Claim, ...]
    interpretation: InterpretationResult
    confidence: float
    near: tuple[Near, ...]
    snapshot: str
    took_ms: Milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAnswer(Answer):
    """A fact from the catalogue."""

    fact: FactResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonAnswer(Answer):
    """What one level adds over another."""

    comparison: CompareResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationsAnswer(Answer):
    """Everything asked of a level."""

    expectations: ExpectationsResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingAnswer(Answer):
    """Levels that satisfy a condition. `total` counts all of them, `complete` says whether none can be missing."""

    levels: tuple[ListedLevel, ...]
    total: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesAnswer(Answer):
    """The lines that answer an open question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationAnswer(Answer):
    """The readings of a question that fits several equally."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotStatedAnswer(Answer):
    """The documents do not say."""

    reason: Reason


class CitationState(StrEnum):
    """What became of a cited place."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Verified:
    """A citation checked against the snapshot in force; `citation` is where it stands now, null where it is gone."""

    state: CitationState
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """The body of /v1/verify."""

    results: tuple[Verified, ...]
