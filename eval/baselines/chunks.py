"""The two usual ways to cut a Markdown document, knowing nothing of roles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from eval.runs import Place
from eval.texts import rows_of

CHARACTERS = 1000
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"\s*(```|~~~)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document; `context` is its heading path, empty where the cut knows none."""

    place: Place
    text: str
    context: str = ""


def by_heading(texts: Mapping[str, str]) -> list[Chunk]:
    """One chunk for each heading with the text under it up to the next heading; front matter and blanks left out."""
    chunks: list[Chunk] = []
    for path, text in texts.items():
        rows = rows_of(text)
        start = _after_front_matter(rows)
        trail: list[tuple[int, str]] = []
        opened, context, fenced = start, "", False
        for number in range(start, len(rows) + 1):
            heading = None if number == len(rows) or fenced else _HEADING.match(rows[number])
            if number < len(rows) and _FENCE.match(rows[number]):
                fenced = not fenced
            if heading is None and number < len(rows):
                continue
            chunks += _trimmed(path, rows, opened, number, context)
            if heading:
                depth = len(heading[1])
                trail = [*(t for t in trail if t[0] < depth), (depth, heading[2])]
                opened, context = number, " > ".join(title for _, title in trail)
    return chunks


def by_length(texts: Mapping[str, str], characters: int = CHARACTERS) -> list[Chunk]:
    """Chunks of so many characters of the file, front matter included, wherever the cut falls."""
    chunks: list[Chunk] = []
    for path, text in texts.items():
        plain = "\n".join(rows_of(text))
        for start in range(0, len(plain), characters):
            piece = plain[start : start + characters]
            if piece.strip():
                first = plain.count("\n", 0, start) + 1
                last = first + piece.rstrip("\n").count("\n")
                chunks.append(Chunk(Place(path, first, last), piece))
    return chunks


def _after_front_matter(rows: list[str]) -> int:
    if rows and rows[0].strip() == "---":
        for number, row in enumerate(rows[1:], 1):
            if row.strip() == "---":
                return number + 1
    return 0


def _trimmed(path: str, rows: list[str], start: int, end: int, context: str) -> list[Chunk]:
    filled = [n for n in range(start, end) if rows[n].strip()]
    if not filled:
        return []
    first, last = filled[0], filled[-1]
    return [Chunk(Place(path, first + 1, last + 1), "\n".join(rows[first : last + 1]), context)]
