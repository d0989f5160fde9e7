"""What became of cited places: the shapes of the contract, as frozen objects. See `service.results`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.results import Citation


class CitationState(StrEnum):
    """What became of a cited place."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class CitedPlaceEcho:
    """The place that was checked, as it was given."""

    path: str
    start_line: int
    end_line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Verified:
    """A citation checked against the snapshot in force.

    `citation` is where it stands now, null where it is gone or stands in a document that holds no role.
    """

    state: CitationState
    citation: Citation | None
    cited: CitedPlaceEcho


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """The body of /v1/verify."""

    results: tuple[Verified, ...]
