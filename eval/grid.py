"""A table of text: on the terminal, and as Markdown for a pull request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

    from eval.significance import Interval


@dataclass(frozen=True, slots=True)
class Grid:
    """Text cells under column names, first column the row's name; `best` are cells to stand out, by row and column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    best: frozenset[tuple[int, int]] = frozenset()

    def rich(self) -> Table:
        """For the terminal."""
        from rich.table import Table
        from rich.text import Text

        table = Table(title=self.title, title_justify="left")
        for n, column in enumerate(self.columns):
            table.add_column(column, justify="left" if n == 0 else "right")
        for n, row in enumerate(self.rows):
            table.add_row(*(Text(cell, style="bold" if (n, m) in self.best else "") for m, cell in enumerate(row)))
        return table

    def markdown(self) -> str:
        """As a pipe table under its title."""
        head = "| " + " | ".join(self.columns) + " |"
        rule = "|" + "|".join("---" if n == 0 else "---:" for n in range(len(self.columns))) + "|"
        body = [
            "| " + " | ".join(self._cell(n, m, cell) for m, cell in enumerate(row)) + " |"
            for n, row in enumerate(self.rows)
        ]
        return "\n".join([f"**{self.title}**", "", head, rule, *body, ""])

    def _cell(self, row: int, column: int, cell: str) -> str:
        plain = cell.replace("|", "\\|")
        return f"**{plain}**" if (row, column) in self.best else plain


def number(value: float | None) -> str:
    """Three digits, or a dash where there is nothing to say."""
    return "-" if value is None else f"{value:.3f}"


def span(interval: Interval) -> str:
    """Both ends of an interval."""
    return f"[{interval.low:.3f}, {interval.high:.3f}]"
