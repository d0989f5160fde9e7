"""Whether quotations are the document's own text, at the cited characters and on the cited lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from eval.runs import Place
from eval.wire import Citation


@dataclass(frozen=True, slots=True)
class Quotations:
    """Citations looked up, and those whose quotation and lines are the document's own."""

    right: int
    total: int


def quotations(bodies: Iterable[BaseModel], texts: Mapping[str, str]) -> Quotations:
    """Look up every citation anywhere in the bodies."""
    checked = [quoted_truly(c, texts) for body in bodies for c in _citations(body)]
    return Quotations(sum(checked), len(checked))


def quoted_truly(citation: Citation, texts: Mapping[str, str]) -> bool:
    """Whether the document holds the quotation at those characters, and these stand on the cited lines."""
    text = texts.get(citation.path)
    if text is None or text[citation.start_char : citation.end_char] != citation.quote or not citation.quote:
        return False
    place = Place(
        citation.path,
        _line_at(text, citation.start_char),
        _line_at(text, citation.end_char - 1),
    )
    return place == citation.place


def _line_at(text: str, char: int) -> int:
    before = text[:char]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


def _citations(value: object) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _citations(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _citations(part)
