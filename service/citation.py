"""From a span to a citation: the quotation, whose it is, and a link that scrolls to it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from corpus.model import Grade, JobFamily, Level, RoleDocument, SectionKind, Span
from indexer.passage import Passage
from service.results import Citation

if TYPE_CHECKING:
    from service.address import PageAddress


class Documents(Protocol):
    """Where the text of the cited documents comes from."""

    def document(self, path: str) -> RoleDocument:
        """The document of that path; KeyError where there is none."""
        ...


class Citer:
    """Makes the citations of one snapshot."""

    def __init__(self, documents: Documents, snapshot: str) -> None:
        self._documents = documents
        self.snapshot = snapshot
        self._page = lru_cache(maxsize=256)(self._open_page)

    def passage(self, passage: Passage) -> Citation:
        """The citation of a passage, from its first item to its last."""
        return self._cite(
            passage.span, passage.family_id, passage.family, passage.level_id, passage.level, passage.grade,
            passage.section, passage.heading_path,
        )  # fmt: skip

    def passages(self, passages: Iterable[Passage]) -> tuple[Citation, ...]:
        """The citations of several passages, in their order."""
        return tuple(map(self.passage, passages))

    def line(
        self, span: Span, family: JobFamily, level: Level | None, section: SectionKind | None, headings: tuple[str, ...]
    ) -> Citation:
        """The citation of any span of a family, or of one of its levels."""
        return self._cite(
            span, family.id, family.title, level.id if level else None, level.title if level else None,
            level.grade.value if level and level.grade else None, section, headings,
        )  # fmt: skip

    def level(self, family: JobFamily, level: Level) -> Citation:
        """The citation of a level itself: its heading line, or the first line that introduces it."""
        return self.line(level.heading, family, level, None, level.heading_path)

    def inside(self, span: Span, family: JobFamily, level: Level) -> Citation:
        """The citation of a line that says something of a level, with the section it stands in, if any."""
        for section in (*level.sections, *family.shared_sections):
            if section.span.path == span.path and section.span.start_line <= span.start_line <= section.span.end_line:
                return self.line(span, family, level, section.kind, section.heading_path)
        return self.line(span, family, level, None, level.heading_path)

    def _cite(
        self, span: Span, family_id: str, family: str, level_id: str | None, level: str | None, grade: Grade | None,
        section: SectionKind | None, headings: tuple[str, ...],
    ) -> Citation:  # fmt: skip
        document = self._documents.document(span.path)
        page = self._page(span.path) if document.url else None
        quotation = document.text[span.start_char : span.end_char]
        return Citation(
            path=span.path, start_line=span.start_line, end_line=span.end_line, start_char=span.start_char,
            end_char=span.end_char, quote=quotation, family_id=family_id, family=family, level_id=level_id, level=level,
            grade=grade, section=section, heading_path=headings, url=page.of(span, quotation) if page else None,
            sha256=document.sha256, snapshot=self.snapshot,
        )  # fmt: skip

    def _open_page(self, path: str) -> PageAddress | None:
        from service.address import PageAddress  # reads Markdown and YAML, which most starts do without

        document = self._documents.document(path)
        return PageAddress(document, document.url) if document.url else None
