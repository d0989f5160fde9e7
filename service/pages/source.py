"""The source of a citation: its document, rendered, with the cited lines marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from markupsafe import Markup

from corpus.block import Lines
from corpus.document import front_matter
from corpus.errors import BadInput
from corpus.link import family_path, is_html, target
from corpus.model import RoleDocument
from service.pages import links, markdown
from service.results import DocumentResult, FamilySummary
from service.rolecite import Rolecite

_PLACE = re.compile(r"(?P<path>.+):(?P<lines>[0-9-]+)(?:\.(?P<cell>[0-9]{1,3}))?", re.DOTALL)
_LINES = re.compile(r"L?(?P<first>[0-9]{1,7})(?:-L?(?P<last>[0-9]{1,7}))?")


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a document, 1-based and inclusive, as addresses write them: "path:95" or "path:95-97".

    `cell`: the cell of a table's row, from 1, in "path:95.3"; null for all of the lines.
    """

    path: str
    first: int
    last: int
    cell: int | None = None

    @classmethod
    def parse(cls, written: str) -> Self:
        """Raises BadInput where it is none."""
        found = _PLACE.fullmatch(written)
        if not found:
            raise BadInput(f"at {written[:80]!r} is no place: write it as path:line or path:first-last")
        lines = parse_lines(found["lines"])
        return cls(found["path"], lines.start, lines.stop - 1, int(found["cell"]) if found["cell"] else None)

    @property
    def lines(self) -> range:
        """The lines, end exclusive."""
        return range(self.first, self.last + 1)


def parse_lines(written: str) -> range:
    """Lines as addresses write them ("95" or "95-97"), end exclusive; none for "". Raises BadInput."""
    if not written:
        return range(0)
    found = _LINES.fullmatch(written)
    if not found:
        raise BadInput(f"lines {written[:80]!r} are none: write them as 95 or 95-97")
    first = int(found["first"])
    return range(first, max(first, int(found["last"] or first)) + 1)


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a page shows it. `cited`: the lines that are marked, end exclusive.

    `missing` says why there is nothing to show; `body` is then empty. `changed` is whether the document is another
    than the one the address was made for.
    """

    path: str
    cited: range
    body: Markup = Markup("")
    sha256: str = ""
    family: FamilySummary | None = None
    whole: bool = True
    changed: bool = False
    missing: str = ""

    @property
    def where(self) -> str:
        """The cited lines in words."""
        if not self.cited:
            return ""
        first, last = self.cited.start, self.cited.stop - 1
        return f"line {first}" if first == last else f"lines {first} to {last}"

    @property
    def url(self) -> str:
        """The document's own page."""
        if not self.cited:
            return links.document(self.path)
        return links.document(self.path, self.cited.start, self.cited.stop - 1)


def source(
    rolecite: Rolecite, path: str, cited: range, *, number: Callable[[int], str] = "#L{}".format, written: bool = False,
    made_for: str = "", cell: int | None = None,
) -> Source:  # fmt: skip
    """A document with lines marked, or one cell of a row; `written` shows it as it is in the file. Raises UnknownName.

    `made_for` is how the sha256 began of the document that the address was made for, where it says so.
    """
    document = rolecite.document(path)
    families = rolecite.families()
    frame = markdown.Frame(cited, number, resolver(path, families), cell=cell)
    if written or is_html(path):
        body = markdown.as_written(document.text, frame)
    else:
        body = markdown.rendered(document.text, first_line(document), frame)
    return Source(
        path=path,
        cited=cited,
        body=body,
        sha256=document.sha256,
        family=next((family for family in families if family.id == document.family_id), None),
        whole=len(document.text) <= markdown.LARGEST,
        changed=not document.sha256.startswith(made_for),
    )


def excerpt(rolecite: Rolecite, path: str, lines: range, number: Callable[[int], str]) -> Markup:
    """Some lines of a document, rendered; each number leads where `number` says."""
    document = rolecite.document(path)
    frame = markdown.Frame(range(0), number, resolver(path, rolecite.families()), ids=False)
    return markdown.rendered(document.text, first_line(document), frame, only=lines)


def first_line(document: DocumentResult) -> int:
    """The first line after the front matter."""
    return _first_line(document.path, document.text)


@lru_cache(maxsize=256)
def _first_line(path: str, text: str) -> int:
    return front_matter(RoleDocument(path, text, ""), Lines(path, text)).first_line


def resolver(path: str, families: tuple[FamilySummary, ...]) -> Callable[[str], str | None]:
    """From a link of a document to our page of the document it leads to, null where that is none of the corpus."""
    pages: Mapping[str, str] = {family_path(known): known for family in families for known in family.paths}

    def resolve(href: str) -> str | None:
        found = target(href, path, pages)
        page = pages.get(found.path) if found else None
        return links.document(page) if page else None

    return resolve
