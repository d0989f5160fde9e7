"""Tables that set the tracks of a ladder side by side: a grade in front of each row, and behind it a title of each."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.block import Block, BlockKind, Cell
from corpus.grid import are_steps, states_reporting

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class TrackCell:
    """A cell that may hold a title, and the cell of the grade in front of it, or over it."""

    title: Cell
    grade: Cell


def track_columns(block: Block) -> list[list[TrackCell]]:
    """The columns of a table that may be tracks, empty where no grades stand in front of them.

    Where the grades head the columns, and tracks stand in the rows, the rows.
    """
    rows = block.filled_rows
    if block.kind is not BlockKind.TABLE or len(rows) <= _FEWEST:
        return []
    if are_steps(rows[0][1:]):
        over = {cell.column: cell for cell in rows[0][1:]}
        found = [[TrackCell(c, over[c.column]) for c in row[1:] if c.text and c.column in over] for row in rows[1:]]
        return [each for each in found if each]
    columns: list[list[TrackCell]] = []
    steps: dict[int, Cell] = {}
    for header in rows[0]:
        cells = [(n, cell) for n, row in enumerate(rows[1:]) for cell in row if cell.column == header.column]
        if are_steps([cell for _, cell in cells if cell.text]):
            steps = {n: cell for n, cell in cells if cell.text}
        elif steps and not states_reporting(header.text):
            columns.append([TrackCell(cell, steps[n]) for n, cell in cells if n in steps and cell.worded])
    return [each for each in columns if each]
