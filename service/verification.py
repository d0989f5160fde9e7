"""Whether a cited place still says what it said."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.block import Lines
from corpus.model import JobFamily, Level, Section, Span
from indexer.records import FamilyOutline
from indexer.snapshot import Snapshot
from service.answers import CitationState, Verified
from service.citation import Citer
from service.requests import CitedPlace
from service.results import Citation


def verified(cited: CitedPlace, snapshot: Snapshot, outline: Sequence[FamilyOutline], citer: Citer) -> Verified:
    """A citation against the snapshot in force.

    Unchanged where the document still holds the quotation at those characters; moved where it holds it elsewhere, or
    another document does; gone where none does. Of several places the one nearest to the old lines counts.
    """
    if not cited.quote.strip():
        return Verified(CitationState.GONE, None)
    paths = snapshot.document_paths()
    if cited.path in paths:
        text = snapshot.document(cited.path).text
        if text[cited.start_char : cited.end_char] == cited.quote:
            return Verified(CitationState.UNCHANGED, _citation(cited.path, cited.start_char, cited, snapshot, outline, citer))
        at = _nearest(text, cited.quote, cited.start_char)
        if at is not None:
            return Verified(CitationState.MOVED, _citation(cited.path, at, cited, snapshot, outline, citer))
    for path in paths:
        if path != cited.path:
            at = _nearest(snapshot.document(path).text, cited.quote, 0)
            if at is not None:
                return Verified(CitationState.MOVED, _citation(path, at, cited, snapshot, outline, citer))
    return Verified(CitationState.GONE, None)


def _nearest(text: str, quote: str, start: int) -> int | None:
    places = []
    at = text.find(quote)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return min(places, key=lambda place: abs(place - start), default=None)


def _citation(
    path: str, at: int, cited: CitedPlace, snapshot: Snapshot, outline: Sequence[FamilyOutline], citer: Citer
) -> Citation | None:
    """The place as a citation; null in a document that holds no role."""
    span: Span = Lines(path, snapshot.document(path).text).chars(at, at + len(cited.quote))
    family_id = next((family.id for family in outline if path in family.paths), None)
    if family_id is None:
        return None
    family = snapshot.family(family_id)
    level, section = _where(family, span)
    if cited.level_id and level is None and section is None:
        level = next((lv for lv in family.levels if lv.id == cited.level_id), None)
    kind = section.kind if section else None
    path_of_headings = section.heading_path if section else (level.heading_path if level else ())
    return citer.line(span, family, level, kind, path_of_headings)


def _where(family: JobFamily, span: Span) -> tuple[Level | None, Section | None]:
    for level in family.levels:
        for section in level.sections:
            if _inside(span, section.span):
                return level, section
        if level.heading.path == span.path and level.heading.start_line == span.start_line:
            return level, None
    for section in family.shared_sections:
        if _inside(span, section.span):
            return None, section
    return None, None


def _inside(span: Span, section: Span) -> bool:
    return span.path == section.path and section.start_line <= span.start_line <= section.end_line
