"""A level as its document states it, before families are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Grade, Section, Span, Stated
from corpus.statement import Inheritance


@dataclass(frozen=True, slots=True)
class RoleLevel:
    """A level of one document.

    `aliases` are other names the document gives it; `graded_as` the titles its grade sentences say have the grade.
    """

    title: str
    heading: Span
    span: Span
    heading_path: tuple[str, ...]
    grade: Stated[Grade] | None
    reports_to: Stated[str] | None
    inherits: tuple[Inheritance, ...]
    sections: tuple[Section, ...]
    aliases: tuple[str, ...] = ()
    graded_as: tuple[str, ...] = ()


def level_span(heading: Span, sections: Sequence[Section]) -> Span:
    """From the heading of a level to the end of its last section."""
    ends = [heading, *(s.span for s in sections)]
    return Span(
        heading.path,
        heading.start_line,
        max(span.end_line for span in ends),
        heading.start_char,
        max(span.end_char for span in ends),
    )
