"""Whether a cited place still says what it said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from corpus.block import Lines
from corpus.model import JobFamily, Level, RoleDocument, Section, Span
from indexer.records import FamilyOutline
from indexer.snapshot import Snapshot
from service.citation import Citer
from service.requests import CitedPlace
from service.results import Citation
from service.verified import CitationState, CitedPlaceEcho, Verified


def verify(
    citations: Sequence[CitedPlace], snapshot: Snapshot, outline: Sequence[FamilyOutline], citer: Citer
) -> tuple[Verified, ...]:
    """Citations against the snapshot in force, in the order given.

    Unchanged where the document holds the quotation at those very characters; moved where it holds it elsewhere, or
    where a document of the same family does, or, the document itself being gone, any that took its place; gone where
    none does. The same sentence in another role is another statement, and no place to move to.
    """
    places = _Places(snapshot, outline, citer)
    return tuple(places.verified(cited) for cited in citations)


class _Places:
    """The documents of a snapshot, each read once for all citations that are checked together."""

    def __init__(self, snapshot: Snapshot, outline: Sequence[FamilyOutline], citer: Citer) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._family_of = {path: family for family in outline for path in family.paths}
        self._paths = snapshot.document_paths()
        self._document = cache(snapshot.document)

    def verified(self, cited: CitedPlace) -> Verified:
        """One citation."""
        echo = CitedPlaceEcho(cited.path, cited.start_line, cited.end_line, cited.quote)
        if not cited.quote.strip():
            return Verified(CitationState.GONE, None, echo)
        if cited.path in self._paths:
            text = self._document(cited.path).text
            if text[cited.start_char : cited.end_char] == cited.quote:
                return Verified(CitationState.UNCHANGED, self._citation(cited.path, cited.start_char, cited), echo)
        for path in self._candidates(cited):
            at = _nearest(self._document(path).text, cited.quote, cited.start_char)
            if at is not None:
                return Verified(CitationState.MOVED, self._citation(path, at, cited), echo)
        return Verified(CitationState.GONE, None, echo)

    def _candidates(self, cited: CitedPlace) -> Iterable[str]:
        """Where the quotation may have gone, likeliest first."""
        family = self._family_of.get(cited.path)
        own = [path for path in (family.paths if family else ()) if path != cited.path]
        if cited.path in self._paths:
            return [cited.path, *own]
        return [*own, *self._successors(cited)]

    def _successors(self, cited: CitedPlace) -> list[str]:
        """For a document that is gone: those with its very text, with its name, of its folder, then all others."""
        name, folder = cited.path.rpartition("/")[2], cited.path.rpartition("/")[0]

        def likeness(path: str) -> tuple[bool, bool, bool]:
            return (
                self._document(path).sha256 == cited.sha256,
                path.rpartition("/")[2] == name,
                path.rpartition("/")[0] == folder,
            )

        return sorted(self._paths, key=likeness, reverse=True)

    def _citation(self, path: str, at: int, cited: CitedPlace) -> Citation | None:
        """The place as a citation; null in a document that holds no role."""
        owner = self._family_of.get(path)
        if owner is None:
            return None
        document: RoleDocument = self._document(path)
        span = Lines(path, document.text).chars(at, at + len(cited.quote))
        family = self._snapshot.family(owner.id)
        level, section = _owner(family, span)
        if level is None:  # a line of the whole family may state something of the one level it was cited for
            level = next((each for each in family.levels if each.id == cited.level_id), None)
        headings = _headings(section, span) if section else (level.heading_path if level else ())
        return self._citer.line(span, family, level, section.kind if section else None, headings)


def _nearest(text: str, quote: str, start: int) -> int | None:
    """Where the quotation stands, of several places the one nearest to `start`; null where it does not."""
    before = text.rfind(quote, 0, start + len(quote))
    after = text.find(quote, start)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - start), default=None)


def _owner(family: JobFamily, span: Span) -> tuple[Level | None, Section | None]:
    """The level and section whose line this is."""
    for level in family.levels:
        for section in level.sections:
            if section.span.holds(span):
                return level, section
        if level.heading.holds(span):
            return level, None
    for section in family.shared_sections:
        if section.span.holds(span):
            return None, section
    return None, None


def _headings(section: Section, span: Span) -> tuple[str, ...]:
    """The headings over a line: a section may hold further ones."""
    here = (each.heading_path for each in section.items if each.span.holds(span))
    return next(here, section.heading_path)
