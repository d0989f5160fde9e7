"""The pieces a document is made of before anything is known about roles: headings, bullets, paragraphs, tables."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.model import Span

_NEWLINE = re.compile(r"\r\n|\r|\n")
_SIGN = re.compile(r"[•‣◦▪●○]\s*")
_LINE_SIGN = re.compile(r"(?:[•‣◦▪●○*–—-]|\d{1,2}[.)])\s+(?=\S)")
"""The sign of a point in a cell, where a list cannot stand."""
_WRITTEN = r"(?:[•‣◦▪●○]|&(?:bull|#\d{1,6}|#x[0-9a-f]{1,5});)(?:\s|&nbsp;)*"
_RAW_SIGN = re.compile(_WRITTEN, re.IGNORECASE)
_SIGN_BEFORE = re.compile(rf"(?:^|[\s>]){_WRITTEN}$", re.IGNORECASE)
_LONGEST_SIGN = 24  # characters, spaces included


class BlockKind(StrEnum):
    """What a block is in the document's own structure."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Piece:
    """One source line's share of a block: plain text and where its raw text stands."""

    text: str
    line: int
    start_char: int
    end_char: int
    lazy: bool = False
    """Whether the line hangs on the block above without indentation, as a bullet that lost its dash does."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; `column` counts from 0, `width` is its colspan, `points` are those of a list in it.

    `lines` are the two or more that line breaks part its text into.
    """

    text: str
    column: int
    start_line: int
    end_line: int
    start_char: int
    end_char: int
    width: int = 1
    points: tuple[Cell, ...] = ()
    lines: tuple[Cell, ...] = ()

    @property
    def worded(self) -> bool:
        """Whether it holds a letter."""
        return any(map(str.isalpha, self.text))


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, bullet, paragraph or table.

    `depth` is the heading's level (1 to 6), the bullet's nesting (0 outermost), or the level of the headings that what
    stands `apart` ends (0 where they have none). `parent` is the position of the bullet around it in the list of
    blocks. The first of `rows` heads the columns; it is empty where nothing does.
    `links` are the destinations of its links. `quoted` marks block quotes, `strong` what is bold from end to end,
    `opens` the line that stands over what a reader may fold away, or over what it defines, and `apart` the first block
    behind that.
    """

    kind: BlockKind
    start_line: int
    end_line: int
    depth: int = 0
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    parent: int | None = None
    links: tuple[str, ...] = ()
    quoted: bool = False
    strong: bool = False
    opens: bool = False
    apart: bool = False

    @property
    def text(self) -> str:
        """Plain text of the whole block, lines joined by a space."""
        return " ".join(piece.text for piece in self.pieces if piece.text)

    @property
    def filled_rows(self) -> list[tuple[Cell, ...]]:
        """Its rows without those in which nothing stands."""
        return [row for row in self.rows if any(cell.text for cell in row)]

    @property
    def start_char(self) -> int:
        """Where its raw text begins, marks left out."""
        if self.pieces:
            return self.pieces[0].start_char
        return min((cell.start_char for row in self.rows for cell in row), default=0)

    @property
    def end_char(self) -> int:
        """Where its raw text ends."""
        if self.pieces:
            return self.pieces[-1].end_char
        return max((cell.end_char for row in self.rows for cell in row), default=0)


def signed_points(pieces: Sequence[Piece], text: str) -> tuple[Piece, ...]:
    """The lines of a paragraph, signs cut, where each begins with the sign of a bullet ("• "); none of any other.

    `text` is the document's.
    """
    cut = []
    for piece in pieces:
        sign = _SIGN.match(piece.text)
        if sign is None or sign.end() == len(piece.text):
            return ()
        start = _behind_sign(sign.group(), text, piece.start_char, piece.end_char)
        cut.append(replace(piece, text=piece.text[sign.end() :], start_char=start, lazy=False))
    return tuple(cut)


def told_apart(cell: Cell, lines: Sequence[Cell], text: str) -> Cell:
    """A cell with the lines that it is parted into: points where each has a sign, or is a sentence.

    `text` is the document's.
    """
    lines = [line for line in lines if line.text]
    if len(lines) < 2:
        return cell
    signs = [sign for line in lines if (sign := _LINE_SIGN.match(line.text))]
    if len(signs) == len(lines):
        lines = [_unsigned(line, sign.group(), text) for line, sign in zip(lines, signs, strict=True)]
    elif not all(line.text.endswith((".", ";", "!", "?")) for line in lines[:-1]):
        return replace(cell, lines=tuple(lines))
    return replace(cell, lines=tuple(lines), points=tuple(lines))


def _unsigned(line: Cell, sign: str, text: str) -> Cell:
    start = _behind_sign(sign, text, line.start_char, line.end_char)
    return replace(line, text=line.text[len(sign) :], start_char=start)


def _behind_sign(sign: str, text: str, start: int, end: int) -> int:
    """Where the raw text of a line goes on behind its sign, which may be written as an entity."""
    raw = _RAW_SIGN.match(text, start, end)
    return raw.end() if raw else start + len(sign) * text.startswith(sign, start)


def is_signed(text: str, start: int) -> bool:
    """Whether the sign of a bullet stands right before a place in a document's text."""
    return bool(_SIGN_BEFORE.search(text[max(0, start - _LONGEST_SIGN) : start]))


class Lines:
    """A text's lines and offsets. Lines are 1-based; only CR, LF and CRLF end a line."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.starts = [0]
        self.ends: list[int] = []
        for match in _NEWLINE.finditer(text):
            self.ends.append(match.start())
            self.starts.append(match.end())
        self.ends.append(len(text))

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> str:
        """The raw text of a line without its newline."""
        return self.text[self.starts[number - 1] : self.ends[number - 1]]

    def line_at(self, char: int) -> int:
        """The line a character stands on."""
        return bisect.bisect_right(self.starts, char)

    def start_of(self, number: int) -> int:
        """Where a line begins; the end of the text for the line after the last."""
        return self.starts[number - 1] if number <= len(self.starts) else len(self.text)

    def blank(self, number: int) -> bool:
        """Whether a line holds nothing but white space."""
        return not self.line(number).strip()

    def span(self, start_line: int, end_line: int) -> Span:
        """The span of whole lines, without the white space around them."""
        first, last = self.starts[start_line - 1], self.ends[end_line - 1]
        raw = self.text[first:last]
        if not raw.strip():
            return Span(self.path, start_line, start_line, first, first)
        return self.chars(first + len(raw) - len(raw.lstrip()), first + len(raw.rstrip()))

    def chars(self, start_char: int, end_char: int) -> Span:
        """The span of a run of characters."""
        last = max(start_char, end_char - 1)
        return Span(self.path, self.line_at(start_char), self.line_at(last), start_char, end_char)
