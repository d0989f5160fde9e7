"""Answers and comparisons: the shapes of the contract, as frozen objects. See `service.results`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Discriminator, Field

from corpus.model import Grade
from service.question_kind import QuestionKind
from service.results import Citation, InterpretationResult, LevelDetail, MetWord, Milliseconds, Timings


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
    """One sentence of an answer with the places that say it; best first.

    `met` names the words of `text` that met words of the question, where the claim is a passage found for it.
    """

    text: str
    citations: tuple[Citation, ...]
    met: tuple[MetWord, ...] = ()


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

    @property
    def whole(self) -> bool:
        """Whether both sides exist."""
        return self.from_ is not None and self.to is not None


@dataclass(frozen=True, slots=True)
class FactResult:
    """A fact: `level_id` null where it holds for the whole family; `value` as stated, a list for steps and indicators."""  # noqa: E501

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
    """A level that satisfies what was asked, with the line that shows it.

    `remark` says how it does where levels do in different ways ("whose line says that it is not needed"), or what its
    line says where that is asked of each level; empty otherwise.
    """

    family_id: str
    level_id: str
    title: str
    grade: Grade | None
    citation: Citation
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an unclear question, as a question that is ready to ask."""

    question: str
    family_id: str
    level_id: str | None


@dataclass(frozen=True, slots=True)
class MatchedEvidence:
    """The words of the pasted text that meet a requirement; `quote` is text[start_char:end_char], code points."""

    quote: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class MetRequirement:
    """A requirement and the words of the pasted text that meet it."""

    requirement: Point
    evidence: MatchedEvidence


@dataclass(frozen=True, slots=True)
class MissingRequirement:
    """A requirement for which the pasted text holds no evidence."""

    requirement: Point


@dataclass(frozen=True, slots=True)
class LevelMatchResult:
    """A level that fits a pasted text. `score` in (0, 1), larger is better; the scores of all levels add up to 1.

    `met` surest first, `missing` in the document's order; `why_not_next` are lines of the next level up that are not
    met, empty where there is no next level. `citation` is that of the level itself. `reasons` are what speaks for and
    against the level: how many lines of each kind are met and missing, years, people led.
    """

    family_id: str
    family: str
    level_id: str
    level: str
    grade: Grade | None
    score: float
    citation: Citation
    met: tuple[MetRequirement, ...]
    missing: tuple[MissingRequirement, ...]
    why_not_next: tuple[Point, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchResult:
    """The body of /v1/match, best level first. Of `parts` sentences or parts of them, the first `parts_read` count."""

    matches: tuple[LevelMatchResult, ...]
    parts_read: int
    parts: int
    snapshot: str
    took_ms: Milliseconds


@dataclass(frozen=True, slots=True)
class KindProbability:
    """How likely a question is of a kind, in [0, 1]."""

    kind: QuestionKind
    probability: float


@dataclass(frozen=True, slots=True)
class LinkStrength:
    """A family or level the question may name, by which of its words, and how surely: in (0, 1], larger is surer."""

    id: str
    title: str
    matched: str
    strength: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a question was understood.

    `kinds` are likeliest first and sum to 1; `families` and `levels` surest first; `deciding_lines` counts the lines
    of the documents that the catalogue knows to decide a question of this kind; `timings` are those of the search
    that every answer begins with, and of what was made of it: they add up to `took_ms`; `reranker` names what read its
    best passages again, null where nothing did.
    """

    kinds: tuple[KindProbability, ...]
    families: tuple[LinkStrength, ...]
    levels: tuple[LinkStrength, ...]
    deciding_lines: int
    timings: Timings
    reranker: str | None = None


@dataclass(frozen=True, slots=True)
class PhrasedSentence:
    """A sentence by a language model, without its marks, and the claims it rests on: numbers from 1 on."""

    text: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What a language model made of the claims; null where none is set.

    `sentences` are those that verified and make up the answer's text; `dropped` counts the others. `fallback` says
    why the text is the quotations after all, null where it is not.
    """

    model: str
    sentences: tuple[PhrasedSentence, ...]
    dropped: int
    fallback: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What every kind of answer holds. `confidence` in [0, 1], larger is surer.

    No claim comes from a language model; `text` does only where `phrasing` says so. `explanation` only when explaining.
    """

    kind: str
    text: str
    claims: tuple[Claim, ...]
    interpretation: InterpretationResult
    confidence: float
    near: tuple[Near, ...]
    snapshot: str
    took_ms: Milliseconds
    explanation: Explanation | None = None
    phrasing: Phrasing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAnswer(Answer):
    """A fact from the catalogue."""

    kind: Literal["fact"]
    fact: FactResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonAnswer(Answer):
    """What one level adds over another."""

    kind: Literal["comparison"]
    comparison: CompareResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationsAnswer(Answer):
    """Everything asked of a level."""

    kind: Literal["expectations"]
    expectations: ExpectationsResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingAnswer(Answer):
    """Levels that satisfy a condition. `total` counts all of them, `complete` says whether none can be missing."""

    kind: Literal["listing"]
    levels: tuple[ListedLevel, ...]
    total: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchAnswer(Answer):
    """The levels that fit a pasted text."""

    kind: Literal["match"]
    matches: tuple[LevelMatchResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesAnswer(Answer):
    """The lines that answer an open question."""

    kind: Literal["passages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationAnswer(Answer):
    """The readings of a question that fits several equally."""

    kind: Literal["clarification"]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotStatedAnswer(Answer):
    """The documents do not say."""

    kind: Literal["not_stated"]
    reason: Reason


AnyAnswer = Annotated[
    FactAnswer
    | ComparisonAnswer
    | ExpectationsAnswer
    | ListingAnswer
    | MatchAnswer
    | PassagesAnswer
    | ClarificationAnswer
    | NotStatedAnswer,
    Discriminator("kind"),
]
"""The body of /v1/ask: its `kind` says which of these it is."""
