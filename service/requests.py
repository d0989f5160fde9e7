"""What rolecite can be asked, checked at the edge: the bodies and queries of the contract.

The library, the command line and HTTP all check with these, so that what one refuses the others refuse too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from corpus.errors import BadInput, UnknownName
from corpus.model import Grade, SectionKind, Track
from indexer.store import Filters
from service.filters import FilterReader, nearest

LONGEST_QUERY = 4000
"""Characters; what is longer is a document, not a question."""
LONGEST_TEXT = 60_000
"""Characters of a pasted profile: what fits into a body of 64 KiB."""
LONGEST_LIST = 100
MOST_CITATIONS = 10_000


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("is blank: say what to look for")
    return value


Name = Annotated[StrictStr, Field(min_length=1, max_length=300)]
SectionName = Annotated[Name, WithJsonSchema({"type": "string", "enum": list(SectionKind)})]
TrackName = Annotated[Name, WithJsonSchema({"type": "string", "enum": list(Track)})]
QueryText = Annotated[StrictStr, Field(min_length=1, max_length=LONGEST_QUERY), AfterValidator(_not_blank)]
ProfileText = Annotated[StrictStr, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_not_blank)]
Place = Annotated[StrictInt, Field(ge=0, le=2**53)]
Names = Annotated[list[Name], Field(min_length=1, max_length=LONGEST_LIST)]
Grades = Annotated[list[StrictInt | Name], Field(min_length=1, max_length=LONGEST_LIST)]
SectionNames = Annotated[list[SectionName], Field(min_length=1, max_length=LONGEST_LIST)]
TrackNames = Annotated[list[TrackName], Field(min_length=1, max_length=LONGEST_LIST)]


class Request(BaseModel):
    """A request: immutable, and a key it does not know is an error that names the nearest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, values: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
        if isinstance(values, Mapping):
            for key in values:
                if key not in cls.model_fields:
                    raise UnknownName(
                        cls._what(), str(key), nearest(str(key), cls.model_fields) or tuple(cls.model_fields)
                    )
        return values

    @classmethod
    def _what(cls) -> str:
        return "field"

    @classmethod
    def checked(cls, **values: object) -> Self:
        """A request made of `values`. Raises BadInput naming each field at fault, UnknownName for an unknown key."""
        try:
            return cls(**values)
        except ValidationError as error:
            raise BadInput("; ".join(f"{fault.field}: {fault.message}" for fault in faults(error.errors()))) from error


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of a request."""

    field: str
    message: str


def faults(errors: Sequence[Any], *, outer: int = 0) -> tuple[Fault, ...]:
    """Pydantic's errors as faults, each once; the value itself is left out, as it may be private or huge.

    `outer` names of each place are not the request's own: FastAPI puts "body" or "query" before it.
    """
    found: dict[Fault, None] = {}
    for error in errors:
        place = [str(part) for part in error["loc"][outer:] if not str(part).startswith(_UNION_ARMS)]
        found[Fault(".".join(place) or "body", error["msg"].removeprefix("Value error, "))] = None
    return tuple(found)


_UNION_ARMS = ("constrained-", "list[", "function-", "int", "str")


class FilterRequest(Request):
    """Which lines may be found; a list means any of its values. Level and grade leave out lines of the whole family."""

    family: Name | Names | None = Field(default=None, description="id or title")
    level: Name | Names | None = Field(default=None, description="id, title or rank word")
    grade: StrictInt | Name | Grades | None = Field(default=None, description="a number, or a code such as IC3")
    grade_min: StrictInt | None = None
    grade_max: StrictInt | None = None
    section: SectionName | SectionNames | None = None
    track: TrackName | TrackNames | None = None
    department: Name | Names | None = None
    path: Name | Names | None = Field(default=None, description="prefix or glob")

    @classmethod
    def _what(cls) -> str:
        return "filter"

    def read(self, reader: FilterReader) -> Filters:
        """The filters with names resolved. Raises UnknownName for a family, level, section or track unknown here."""
        grades: Sequence[Grade] = _listed(self.grade)
        return reader.read(
            family=_listed(self.family), level=_listed(self.level), grade=grades, grade_min=self.grade_min,
            grade_max=self.grade_max, section=_listed(self.section), track=_listed(self.track),
            department=_listed(self.department), path=_listed(self.path),
        )  # fmt: skip


class SearchRequest(Request):
    """A question to rank passages for."""

    query: QueryText
    k: int = Field(default=10, ge=1, le=100, strict=True, description="how many results")
    filters: FilterRequest = FilterRequest()
    explain: bool = Field(default=False, strict=True, description="add timings to the parts of each score")


class AskRequest(Request):
    """A question to answer."""

    question: QueryText
    filters: FilterRequest = FilterRequest()
    explain: bool = Field(default=False, strict=True, description="add how the question was understood")


class CompareRequest(Request):
    """Two levels to set against each other."""

    from_level: Name = Field(description="id or title")
    to_level: Name = Field(description="id or title")
    family: Name | None = Field(
        default=None, description="id or title; needed only where a level's title is not unique"
    )


class MatchRequest(Request):
    """A CV or a vacancy, pasted."""

    text: ProfileText
    k: int = Field(default=5, ge=1, le=100, strict=True, description="how many levels")


class CitedPlace(BaseModel):
    """A saved citation; what else it holds is not needed to check it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: Annotated[StrictStr, Field(min_length=1, max_length=1000)]
    start_line: Place
    end_line: Place
    start_char: Place
    end_char: Place
    quote: StrictStr
    level_id: StrictStr | None = None
    sha256: StrictStr | None = None


class VerifyRequest(Request):
    """Citations to check."""

    citations: Annotated[list[CitedPlace], Field(max_length=MOST_CITATIONS)]


class UrlQuery(Request):
    """What stands in a URL after the question mark; a parameter without a value, as forms send them, is not given."""

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, values: Any) -> Any:  # noqa: ANN401
        return {key: value for key, value in values.items() if value not in ("", [""])}


class LevelsQuery(UrlQuery):
    """Which levels to list, by what the catalogue says of them; a repeated parameter means any of its values."""

    grade: list[Name] = []
    grade_min: int | None = None
    grade_max: int | None = None
    track: list[TrackName] = []
    family: list[Name] = []
    department: list[Name] = []

    @classmethod
    def _what(cls) -> str:
        return "filter"

    def read(self, reader: FilterReader) -> Filters:
        """The filters with names resolved. Raises UnknownName for a family or track that is not there."""
        return reader.read(
            grade=self.grade, grade_min=self.grade_min, grade_max=self.grade_max, track=self.track,
            family=self.family, department=self.department,
        )  # fmt: skip


class FindingsQuery(UrlQuery):
    """Which findings to list."""

    path: Name | None = None
    code: Name | None = None

    @classmethod
    def _what(cls) -> str:
        return "filter"


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  # one value of any of the types above, or a list of them
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
