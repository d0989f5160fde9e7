"""Addresses of our own pages. Ids and paths keep their slashes; everything else that means something is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

Pairs = Iterable[tuple[str, str]]
_KEPT = "/:,@"
"""Characters of paths and ids that need no escaping in a query or a path; the address stays readable."""


def query(pairs: Pairs) -> str:
    """The part after the question mark."""
    return "&".join(f"{quote(name)}={quote(value, safe=_KEPT)}" for name, value in pairs)


def with_query(path: str, pairs: Pairs) -> str:
    """A path with its query, if any."""
    written = query(pairs)
    return f"{path}?{written}" if written else path


def ask(pairs: Pairs = ()) -> str:
    """The Ask page."""
    return with_query("/", pairs)


def family(family_id: str) -> str:
    """The page of a family."""
    return f"/families/{quote(family_id, safe=_KEPT)}"


def level(level_id: str) -> str:
    """A level on its family's page."""
    family_id, _, slug = level_id.partition("#")
    return f"{family(family_id)}?level={quote(slug)}#{quote(slug)}"


def document(path: str, first: int | None = None, last: int | None = None) -> str:
    """A document's page, with lines marked where given."""
    page = f"/documents/{quote(path, safe=_KEPT)}"
    if first is None:
        return page
    marked = f"?lines={first}-{last}" if last is not None and last != first else ""
    return f"{page}{marked}#L{first}"


def compare(before: str | None, after: str | None) -> str:
    """The Compare page for two level ids."""
    return with_query("/compare", [(name, value) for name, value in (("from", before), ("to", after)) if value])


def place(path: str, first: int, last: int, cell: int | None = None) -> str:
    """A place as the pages' addresses write it: "path:95", "path:95-97", or "path:95.3" for a row's third cell."""
    if first != last:
        return f"{path}:{first}-{last}"
    return f"{path}:{first}" if cell is None else f"{path}:{first}.{cell}"
