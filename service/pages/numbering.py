"""The numbers of an answer's citations: one for each place, in the order the page first shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.pages import links
from service.pages.markdown import cell_at
from service.results import Citation
from service.rolecite import Rolecite


@dataclass(frozen=True, slots=True)
class Numbered:
    """A citation with its number. `intact`: whether the document says there, now, what is quoted."""

    number: int
    citation: Citation
    intact: bool


@dataclass(slots=True)
class Numbering:
    """Numbers citations while a page is written. `base` is the page's own parameters, which the addresses keep."""

    rolecite: Rolecite
    base: tuple[tuple[str, str], ...] | None = ()
    _found: dict[tuple[str, int, int], Numbered] = field(default_factory=dict)

    def number(self, citation: Citation) -> int:
        """The number of a citation; the same place always has the same."""
        place = (citation.path, citation.start_char, citation.end_char)
        if place not in self._found:
            text = self.rolecite.document(citation.path).text
            intact = text[citation.start_char : citation.end_char] == citation.quote
            self._found[place] = Numbered(len(self._found) + 1, citation, intact)
        return self._found[place].number

    def address(self, citation: Citation) -> str:
        """Where a citation leads: this page with its source open; the document's page where this one has no address."""
        if self.base is None:
            return links.document(citation.path, citation.start_line, citation.end_line)
        at = self.place(citation)
        return f"?{links.query((*self.base, ('at', at), ('of', citation.sha256[:8])))}#L{citation.start_line}"

    def place(self, citation: Citation) -> str:
        """What a citation cites, as addresses write it."""
        cell = cell_at(self.rolecite.document(citation.path).text, citation.start_char)
        return links.place(citation.path, citation.start_line, citation.end_line, cell)

    @property
    def page(self) -> str:
        """The address of the page with no source open."""
        return f"?{links.query(self.base or ())}"

    @property
    def documents(self) -> dict[str, list[Numbered]]:
        """The same by document."""
        found: dict[str, list[Numbered]] = {}
        for source in self._found.values():
            found.setdefault(source.citation.path, []).append(source)
        return found

    @property
    def sources(self) -> tuple[Numbered, ...]:
        """All that were numbered so far, in order."""
        return tuple(self._found.values())
