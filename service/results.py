"""What rolecite answers with: the shapes of the contract, as frozen objects.

The library returns them, the command line and HTTP write them with `as_json`; field order is the contract's.
Lists are tuples here and may be empty; what is unknown is None.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from corpus.model import Grade, Scope, SectionKind, Track
from service.intent import Intent

Milliseconds = Annotated[float, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document, and whose it is.

    `quote` is the document's text from `start_char` to `end_char` (code points, end exclusive). `level_id`, `level`
    and `grade` are null where the line belongs to the whole family or nothing is stated; `section` is null for the
    citation of a level itself, which is its heading line; `url` is null without a base URL at index time.
    """

    path: str
    start_line: int
    end_line: int
    start_char: int
    end_char: int
    quote: str
    family_id: str
    family: str
    level_id: str | None
    level: str | None
    grade: Grade | None
    section: SectionKind | None
    heading_path: tuple[str, ...]
    url: str | None
    sha256: str
    snapshot: str


@dataclass(frozen=True, slots=True)
class Link:
    """A family or level the question was taken to mean, and the words of the question that made it think so."""

    id: str
    title: str
    matched: str


@dataclass(frozen=True, slots=True)
class FilterEcho:
    """The filters in force after names were resolved: families and levels as ids. Empty: no condition."""

    family: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    grade: tuple[Grade, ...] = ()
    grade_min: int | None = None
    grade_max: int | None = None
    section: tuple[SectionKind, ...] = ()
    track: tuple[Track, ...] = ()
    department: tuple[str, ...] = ()
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InterpretationResult:
    """What the question was taken to mean; filters override it."""

    intent: Intent
    families: tuple[Link, ...]
    levels: tuple[Link, ...]
    grades: tuple[int, ...]
    sections: tuple[SectionKind, ...]
    filters: FilterEcho


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each part of a search; 0 for one that did not run.

    `dense` and `lexical` find passages by meaning and by words, `fuse` scores them, `rerank` and `cross_encoder` are
    the later stages, `render` cites what is shown and names the words that met; `answer` is all that makes an answer of
    what was found, or of the catalogue, its citations with it.
    """

    interpret: Milliseconds
    encode: Milliseconds
    dense: Milliseconds
    lexical: Milliseconds
    fuse: Milliseconds
    rerank: Milliseconds
    cross_encoder: Milliseconds = 0.0
    group: Milliseconds = 0.0
    render: Milliseconds = 0.0
    answer: Milliseconds = 0.0

    @property
    def total(self) -> Milliseconds:
        """All parts together."""
        return round(sum(float(getattr(self, part.name)) for part in fields(self)), 3)


@dataclass(frozen=True, slots=True)
class Why:
    """The parts of a score; they add up to it. Larger is better.

    `dense` is the inner product of question and passage in [-1, 1]; `lexical` what the question's rare words in the
    passage add; `family`, `level`, `section` and `grade` what it gains for belonging to something the question names;
    `fact` for being the line that states what is asked for; `rerank` what late interaction added, `cross_encoder`
    what a cross-encoder added that read the best passages again, where one is named. `timings` only when explaining.
    """

    dense: float
    lexical: float
    family: float
    level: float
    section: float
    grade: float
    fact: float
    rerank: float
    cross_encoder: float = 0.0
    timings: Timings | None = None


@dataclass(frozen=True, slots=True)
class MetWord:
    """A word of a text that met a word of the question best, by meaning.

    `asked` as the question writes it, or what it means in English where it was asked otherwise; `word` is
    text[start_char:end_char] of the text beside it, code points, end exclusive. `closeness` is the inner product of
    their vectors, larger is closer: 1 for the same word in the same surroundings, from 0.45 on it is told.
    """

    asked: str
    word: str
    start_char: int
    end_char: int
    closeness: float


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: an item, or a short run of items of one section.

    `text` is free of markup; `also` are up to ten further places that make the same point. `met` names the words of
    `text` that met words of the question, in the question's order.
    """

    rank: int
    score: float
    text: str
    citation: Citation
    also: tuple[Citation, ...]
    why: Why
    met: tuple[MetWord, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The body of /v1/search. `reranker` names what read the best passages again, null where nothing did."""

    results: tuple[Hit, ...]
    interpretation: InterpretationResult
    snapshot: str
    took_ms: Milliseconds
    reranker: str | None = None


@dataclass(frozen=True, slots=True)
class FamilyLevel:
    """A level as the list of families shows it."""

    id: str
    title: str
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class FamilySummary:
    """An entry of /v1/families."""

    id: str
    title: str
    department: str
    paths: tuple[str, ...]
    levels: tuple[FamilyLevel, ...]


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """A section: from its heading to its last non-blank line."""

    kind: SectionKind
    heading_path: tuple[str, ...]
    path: str
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class StatedAlternative:
    """A further value the document states for the same thing."""

    value: Grade
    citation: Citation


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value and the line that states it; where the document states several, the level's own line first."""

    value: Grade
    citation: Citation
    alternatives: tuple[StatedAlternative, ...]


@dataclass(frozen=True, slots=True)
class Inheritance:
    """A level's own statement that it takes over what another asks; `level_id` null where that names nothing."""

    title: str
    level_id: str | None
    scope: Scope
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class LevelDetail:
    """A level in full."""

    id: str
    title: str
    rank: int
    track: Track | None
    path: str
    start_line: int
    end_line: int
    grade: StatedValue | None
    reports_to: StatedValue | None
    extends: tuple[Inheritance, ...]
    sections: tuple[SectionPlace, ...]


@dataclass(frozen=True, slots=True)
class SpecialtyPlace:
    """A variant of the role's subject."""

    title: str
    path: str
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class FindingResult:
    """A fault in a document, or a repair the parser made."""

    code: str
    message: str
    path: str
    start_line: int
    end_line: int
    family_id: str | None
    level_id: str | None


@dataclass(frozen=True, slots=True)
class FamilyDetail:
    """The body of /v1/families/{id}."""

    id: str
    title: str
    department: str
    paths: tuple[str, ...]
    levels: tuple[LevelDetail, ...]
    shared_sections: tuple[SectionPlace, ...]
    specialties: tuple[SpecialtyPlace, ...]
    findings: tuple[FindingResult, ...]


@dataclass(frozen=True, slots=True)
class LevelEntry:
    """An entry of /v1/levels."""

    family_id: str
    level_id: str
    title: str
    rank: int
    track: Track | None
    grade: Grade | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """The body of /v1/documents/{path}; `family_id` null where the document holds no role."""

    path: str
    text: str
    sha256: str
    family_id: str | None
    sections: tuple[SectionPlace, ...]
    snapshot: str


@dataclass(frozen=True, slots=True)
class Health:
    """The body of /healthz and /readyz; `reranker` as a search tells it."""

    status: str
    snapshot: str | None = None
    reranker: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """Documents by what one `rolecite index` call did with them."""

    added: int
    changed: int
    removed: int
    unchanged: int
    failed: int


@dataclass(frozen=True, slots=True)
class IndexResult:
    """What `rolecite index --json` prints.

    `failed` are the paths that could not be read; `without_roles` those of all documents where none describes a role.
    """

    snapshot: str
    documents: DocumentCounts
    families: int
    levels: int
    passages: int
    findings: int
    took_ms: Milliseconds
    failed: tuple[str, ...] = ()
    without_roles: tuple[str, ...] = ()


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:  # noqa: ANN401  # a type expression
    return TypeAdapter(shape)


def as_json(result: object, shape: object = None) -> bytes:
    """The HTTP body of a result: UTF-8 JSON. `shape` is needed for a sequence only: `tuple[FamilySummary, ...]`."""
    return _adapter(shape or type(result)).dump_json(result, by_alias=True)
