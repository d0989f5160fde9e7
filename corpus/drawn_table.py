"""Tables drawn with dashes, as word processors' documents come out in Markdown: titles over runs of dashes, then rows.

A row is one line; tables whose cells go over several lines are left as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.block import Cell, Lines

_RULE = re.compile(r" {0,3}-{2,}(?: +-{2,})+\s*")
_FEWEST = 2  # rows


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table by its lines, the last one of dashes included; the first of `rows` heads the columns."""

    first_line: int
    last_line: int
    rows: tuple[tuple[Cell, ...], ...]


def drawn_tables(lines: Lines, first_line: int) -> dict[int, DrawnTable]:
    """The tables of a text by the lines of their titles, from a line on."""
    found = (drawn(lines, n) for n in range(first_line, len(lines)) if _RULE.fullmatch(lines.line(n + 1)))
    return {table.first_line: table for table in found if table is not None}


def drawn(lines: Lines, head: int) -> DrawnTable | None:
    """The table with titles on that line and dashes on the next, null where these are no titles, or rows do not fit."""
    if lines.blank(head) or (head > 1 and not lines.blank(head - 1)):
        return None
    starts = [run.start() for run in re.finditer("-+", lines.line(head + 1))]
    last = head + 1
    while last < len(lines) and not lines.blank(last + 1):
        last += 1
    body = [n for n in range(head + 2, last + 1) if not (n == last and set(lines.line(n).strip()) <= {"-", " "})]
    rows = [_row(lines, n, starts) for n in (head, *body)]
    told = [row for row in rows if row is not None]
    if len(body) < _FEWEST or len(told) < len(rows) or not all(cell.text for cell in told[0][1:]):
        return None
    return DrawnTable(head, last, tuple(told))


def _row(lines: Lines, number: int, starts: list[int]) -> tuple[Cell, ...] | None:
    """The cells of a line that begin where the runs of dashes do, null where words stand across."""
    raw = lines.line(number)
    if raw[: starts[0]].strip() or any(raw[at - 1 : at].strip() for at in starts[1:]):
        return None
    cells = []
    for column, (start, end) in enumerate(zip(starts, [*starts[1:], max(len(raw), starts[-1])], strict=True)):
        inner = raw[start:end]
        first = min(lines.starts[number - 1] + start + len(inner) - len(inner.lstrip()), lines.ends[number - 1])
        text = inner.strip()
        cells.append(Cell(text.replace("*", ""), column, number, number, first, first + len(text)))
    return tuple(cells) if cells[0].text else None
