"""The bodies of the service's public door, as far as evaluation reads them; further fields are ignored."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from corpus.model import Grade
from eval.runs import Place


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class Citation(_Body):
    """A place and whose it is; `quote` is the document's text at those characters."""

    path: str
    start_line: int
    end_line: int
    start_char: int
    end_char: int
    quote: str
    family_id: str
    level_id: str | None = None
    level: str | None = None
    grade: Grade | None = None
    sha256: str = ""

    @property
    def place(self) -> Place:
        """The cited lines."""
        return Place(self.path, self.start_line, self.end_line)


class Result(_Body):
    """One search result."""

    rank: int
    score: float
    text: str
    citation: Citation
    also: tuple[Citation, ...] = ()


class SearchBody(_Body):
    """POST /v1/search."""

    results: tuple[Result, ...]
    snapshot: str
    took_ms: float


class Claim(_Body):
    """One point of an answer."""

    text: str
    citations: tuple[Citation, ...]


class Point(_Body):
    """One item of a level."""

    text: str
    citation: Citation


class Change(_Body):
    """A point that the higher level states more strongly."""

    before: Point
    after: Point


class Side(_Body):
    """A level as a comparison names it."""

    id: str
    title: str


class ComparisonBody(_Body):
    """POST /v1/compare; a missing side is null."""

    from_: Side | None = Field(default=None, alias="from")
    to: Side | None = None
    added: tuple[Point, ...] = ()
    strengthened: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    dropped: tuple[Point, ...] = ()
    inherited: tuple[Point, ...] = ()


class Fact(_Body):
    """An attribute of a level or family, and its value; `level_id` null where it is the whole family's."""

    family_id: str = ""
    level_id: str | None = None
    attribute: str
    value: object = None


class ListedLevel(_Body):
    """A level that fits the question."""

    family_id: str
    level_id: str
    title: str
    citation: Citation


class Met(_Body):
    """A requirement that the text meets."""

    requirement: Point


class Match(_Body):
    """A level that fits a profile; its citation is the level's heading line."""

    family_id: str
    level_id: str
    level: str
    citation: Citation
    score: float
    met: tuple[Met, ...] = ()
    missing: tuple[Met, ...] = ()
    why_not_next: tuple[Point, ...] = ()


class MatchBody(_Body):
    """POST /v1/match."""

    matches: tuple[Match, ...]
    snapshot: str
    took_ms: float


class Reading(_Body):
    """One way to take an ambiguous question."""

    question: str
    family_id: str
    level_id: str | None = None


class Near(_Body):
    """What is close to a question that nothing answers."""

    text: str
    citation: Citation | None = None


class Link(_Body):
    """A family or level that a question was taken to name."""

    id: str
    title: str


class Interpretation(_Body):
    """What a question was taken to mean."""

    families: tuple[Link, ...] = ()
    levels: tuple[Link, ...] = ()


class AskBody(_Body):
    """POST /v1/ask."""

    kind: str
    text: str
    claims: tuple[Claim, ...] = ()
    interpretation: Interpretation = Interpretation()
    confidence: float
    near: tuple[Near, ...] = ()
    snapshot: str
    took_ms: float
    fact: Fact | None = None
    comparison: ComparisonBody | None = None
    levels: tuple[ListedLevel, ...] = ()
    matches: tuple[Match, ...] = ()
    readings: tuple[Reading, ...] = ()
    reason: str | None = None


class DocumentCounts(_Body):
    """Documents by what indexing did with them."""

    added: int


class IndexBody(_Body):
    """What `rolecite index --json` prints."""

    documents: DocumentCounts
    passages: int
    took_ms: float
