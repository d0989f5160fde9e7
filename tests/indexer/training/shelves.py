"""Small shelves written on the spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.model import SectionKind, Span
from indexer.passage import Passage
from indexer.training.pairs import Pair, Shelf


def passage(number: int, family: str, text: str) -> Passage:
    span = Span(f"{family}.md", number + 1, number + 1, 0, len(text))
    return Passage(
        number, family, family, "", None, None, None, None, SectionKind.RESPONSIBILITIES, (), "", text, span, (span,)
    )  # fmt: skip


def shelf_of(lines: Sequence[tuple[str, str]], asked: Mapping[str, Sequence[int]], company: str = "crumb") -> Shelf:
    """`lines` are (family, text); `asked` gives each question the numbers of the lines that answer."""
    return Shelf(
        company,
        tuple(passage(number, family, text) for number, (family, text) in enumerate(lines)),
        tuple(Pair(company, "x.md", 1, "candidate", question) for question in asked),
        tuple(tuple(numbers) for numbers in asked.values()),
    )
