"""From errors to what callers see: one table for HTTP status, problem type and exit code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from corpus.errors import BadInput, IndexFault, IndexMissing, RoleciteError, SourceError, UnknownName
from service.requests import Fault


@dataclass(frozen=True, slots=True)
class Kind:
    """What an error is to callers."""

    status: int
    name: str
    title: str
    exit_code: int


KINDS: Mapping[type[RoleciteError], Kind] = {
    UnknownName: Kind(422, "unknown-name", "Unknown name", 2),
    SourceError: Kind(422, "source", "Unreadable source", 2),
    BadInput: Kind(422, "bad-input", "Bad input", 2),
    IndexMissing: Kind(503, "index-missing", "No index", 3),
    IndexFault: Kind(503, "index-at-fault", "Index at fault", 3),
    RoleciteError: Kind(500, "error", "Error", 3),
}
"""An error is of the kind of its nearest base here."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem+json body (RFC 9457). `nearest`: allowed names like an unknown one; `faults`: what is wrong where."""

    type: str
    title: str
    status: int
    detail: str
    nearest: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def kind_of(error: RoleciteError) -> Kind:
    """What an error is to callers."""
    return next(KINDS[base] for base in type(error).__mro__ if base in KINDS)


def problem_of(error: RoleciteError) -> Problem:
    """The problem that an error of ours is."""
    kind = kind_of(error)
    named = error.nearest if isinstance(error, UnknownName) else ()
    return Problem(f"urn:rolecite:{kind.name}", kind.title, kind.status, str(error), named)


def not_found(error: UnknownName) -> Problem:
    """The problem that an unknown name in an address is: the same, but of something that is not there."""
    return replace(problem_of(error), title="Not found", status=404)


def plain_problem(status: int, detail: str) -> Problem:
    """A problem that the HTTP status already names."""
    return Problem("about:blank", HTTPStatus(status).phrase, status, detail)
