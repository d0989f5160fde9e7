"""A table of text: on the terminal, and as Markdown for a pull request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(frozen=True, slots=True)
class Grid:
    """Text cells under column names, first column the row's name."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def rich(self) -> Table:
        """For the terminal."""
        from rich.table import Table

        table = Table(title=self.title, title_justify="left")
        for n, column in enumerate(self.columns):
            table.add_column(column, justify="left" if n == 0 else "right")
        for row in self.rows:
            table.add_row(*row)
        return table

    def markdown(self) -> str:
        """As a pipe table under its title."""
        head = "| " + " | ".join(self.columns) + " |"
        rule = "|" + "|".join("---" if n == 0 else "---:" for n in range(len(self.columns))) + "|"
        body = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in self.rows]
        return "\n".join([f"**{self.title}**", "", head, rule, *body, ""])


def number(value: float | None) -> str:
    """Three digits, or a dash where there is nothing to say."""
    return "-" if value is None else f"{value:.3f}"
