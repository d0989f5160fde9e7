"""A table of HTML as it is read: its cells with what they reach over, and what parts their texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from corpus.block import Block, BlockKind, Cell, Lines, told_apart

_SPACES = re.compile(r"\s+")
_WIDEST = 1000
"""Columns or rows of a cell; what is said to be larger counts as one."""


@dataclass
class HtmlText:
    """Text gathered so far, with the raw characters it came from."""

    words: list[str] = field(default_factory=list)
    start: int = -1
    end: int = -1
    links: list[str] = field(default_factory=list)
    strong: bool = True

    def add(self, data: str, start: int, end: int, *, strong: bool) -> None:
        """More of it."""
        if data.strip():
            self.strong = self.strong and (strong or not data.strip(" :"))
            if self.start < 0:
                self.start = start
            self.end = end
        self.words.append(data)

    @property
    def text(self) -> str:
        """All of it, with single spaces."""
        return _SPACES.sub(" ", "".join(self.words)).strip()


@dataclass
class HtmlCell:
    """A cell that is open, or was."""

    column: int
    width: int
    heads: bool
    text: HtmlText = field(default_factory=HtmlText)
    points: list[HtmlText] = field(default_factory=list)
    """What stands before a list in it, and each point of the list."""
    lines: list[HtmlText] = field(default_factory=list)
    """What line breaks and paragraphs part its text into; empty where nothing does."""

    def part(self, into: list[HtmlText]) -> None:
        """Let what follows stand by itself: what has been said so far comes first."""
        if not into:
            into.append(replace(self.text, words=[*self.text.words]))
        into.append(HtmlText())

    def open_texts(self) -> tuple[HtmlText, ...]:
        """Where what is said next belongs."""
        return (self.text, *self.points[-1:], *self.lines[-1:])


class HtmlTable:
    """A table that is open; `start` is where it begins in the document."""

    def __init__(self, lines: Lines, start: int) -> None:
        self._lines = lines
        self._start = start
        self._rows: list[list[HtmlCell]] = []
        self._held: dict[int, int] = {}
        """Columns that a cell reaches down into, each with the rows it still takes there."""

    @property
    def cell(self) -> HtmlCell | None:
        """The last cell of the last row."""
        return self._rows[-1][-1] if self._rows and self._rows[-1] else None

    def open_row(self) -> None:
        """A row begins."""
        self._rows.append([])
        self._held = {column: rows - 1 for column, rows in self._held.items() if rows > 1}

    def open_cell(self, names: dict[str, str | None], *, heads: bool) -> None:
        """A cell with these attributes begins, beside those before it and those that reach down into its row."""
        if not self._rows:
            self._rows.append([])
        row = self._rows[-1]
        column = row[-1].column + row[-1].width if row else 0
        while column in self._held:
            column += 1
        width, height = _spread(names.get("colspan")), _spread(names.get("rowspan"))
        row.append(HtmlCell(column, width, heads))
        self._held |= dict.fromkeys(range(column, column + width), height) if height > 1 else {}

    def take_in(self) -> None:
        """Have a cell for text that stands in none."""
        if self.cell is None:
            self._rows = [*self._rows[:-1], [HtmlCell(0, 1, heads=False)]]

    def block(self, end: int) -> Block | None:
        """All of it, where it ends; null where nothing is in it."""
        rows = _without_numbers(self._rows)
        built = tuple(tuple(self._built(cell) for cell in row) for row in rows)
        if not any(cell.text for row in built for cell in row):
            return None
        # The headers of a table are those of its rows where they stand at the left, and no row is one of headers.
        if all(len(row) > 1 and row[0].heads and not row[1].heads for row in rows):
            built = ((), *built)
        first, last = self._lines.line_at(self._start), self._lines.line_at(max(self._start, end))
        return Block(BlockKind.TABLE, first, last, rows=built)

    def _built(self, cell: HtmlCell) -> Cell:
        points = tuple(self._placed(point, cell) for point in cell.points if point.text)
        built = replace(self._placed(cell.text, cell), points=points)
        lines = [self._placed(line, cell) for line in cell.lines]
        return built if points else told_apart(built, lines, self._lines.text)

    def _placed(self, text: HtmlText, cell: HtmlCell) -> Cell:
        """A cell's text, or a point of it, with its place; an empty one stands where its table begins."""
        start, end = (text.start, text.end) if text.start >= 0 else (self._start, self._start)
        lines = (self._lines.line_at(start), self._lines.line_at(max(start, end - 1)))
        return Cell(text.text, cell.column, *lines, start, end, cell.width)


def _without_numbers(rows: list[list[HtmlCell]]) -> list[list[HtmlCell]]:
    """The rows of a sheet without the letters of its columns and the numbers of its rows, which say nothing."""
    lettered = [cell.text.text for cell in rows[0][1:]] if rows and len(rows[0]) > 1 else []
    if lettered != list(ascii_uppercase[: len(lettered)]) or rows[0][0].text.text:
        return rows
    numbers = [row[0].text.text for row in rows[1:] if row and row[0].heads]
    if not lettered or len(numbers) < len(rows) - 1 or not all(each.isdecimal() or not each for each in numbers):
        return rows
    return [[replace(cell, column=cell.column - 1) for cell in row[1:]] for row in rows[1:]]


def _spread(said: str | None) -> int:
    """The columns or rows a cell takes."""
    return int(said) if said and said.isdecimal() and 0 < int(said[:4]) < _WIDEST else 1
