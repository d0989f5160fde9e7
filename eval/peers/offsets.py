"""The lines of a piece that a framework cut by characters."""

from __future__ import annotations

from eval.runs import Place


def place_of(path: str, text: str, start: int, piece: str) -> Place:
    """Lines of a document that a piece, beginning at that character, has letters on."""
    blank = len(piece) - len(piece.lstrip())
    first = text.count("\n", 0, start + blank) + 1
    return Place(path, first, first + piece.strip().count("\n"))
