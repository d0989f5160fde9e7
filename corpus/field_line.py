"""Lines of a paragraph that are fields ("Reports to: Head of Buying"), each to be read apart from the prose around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.block import Block, BlockKind, Piece
from corpus.grade import grade_words
from corpus.reporting import report_words

_FIELD = re.compile(r"\W*[A-Z][^\s:]*(?:\s[^\s:]+){0,4}\s?:\s*\S")
"""A line that is a label and what it says: "Reports to: Head of Buying"."""
_FACT = re.compile(
    r"\W*(?i:(?:(?:job|pay|salary) )?(?:level|grade|band))\W+(?:\d{1,2}[a-d]?|[A-Z]{1,3}\d{1,2}|[A-Z])\W*|"
    r"\W*(?i:reports to)\W+(?:(?:the|an?) )?[A-Z][^.;:]{2,60}"
)
"""The same without a colon: "Band 4", "Reports to the Head of Buying"."""


def is_field(text: str) -> bool:
    """Whether a line is a label and what it says."""
    return bool(_FIELD.match(text))


def parts_by_field(block: Block) -> list[tuple[Piece, ...]]:
    """The lines of a paragraph as items of their own: all where each is a field, else those that state a grade or a
    reporting line, and what stands between; none for any other paragraph.
    """
    pieces = [piece for piece in block.pieces if piece.text and block.kind is BlockKind.PARAGRAPH]
    if len(pieces) < 2:
        return []
    if all(is_field(piece.text) or _FACT.fullmatch(piece.text) for piece in pieces):
        return [(piece,) for piece in pieces]
    stating = [is_field(piece.text) and _states(piece.text) for piece in pieces]
    parts: list[list[Piece]] = []
    for n, piece in enumerate(pieces):
        if not n or stating[n] or (stating[n - 1] and _begins(pieces, n)):
            parts.append([piece])
        else:
            parts[-1].append(piece)
    return [tuple(part) for part in parts] if len(parts) > 1 else []


def _states(text: str) -> bool:
    grade = grade_words(text, False)
    return any(words.labelled for words in report_words(text, False)) or (grade is not None and grade.strong)


def _begins(pieces: Sequence[Piece], n: int) -> bool:
    """Whether line n begins something new: a label, or a capital, and a word for which the line before had room."""
    before, own = pieces[n - 1].text, pieces[n].text
    if own.endswith(":"):
        return True
    room = max(len(piece.text) for piece in pieces) - len(before)
    return own[:1].isupper() and len(own.split(maxsplit=1)[0]) < room
