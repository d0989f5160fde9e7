"""Tables whose rows are labelled twice: an area, and a skill of it, before the columns of the levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.block import Cell

_KINDS = (
    r"(?:skill|competenc(?:y|ie)|capabilit(?:y|ie)|behaviou?r|practice|quality|qualitie|attribute|element|indicator|topic|"
    r"theme|dimension|aspect|criteri(?:on|a)|strand|focus|activity|activitie|question|sub-?\w+)s?"
)
_LABEL = re.compile(rf"\W*(?:\w+[\s-]+)?{_KINDS}(?:\s+(?:area|name|group)s?)?\W*", re.IGNORECASE)
_REMARK = re.compile(
    r"\W*(?:(?:\w+[\s-]+)?(?:descriptions?|definitions?)|what (?:it|this) (?:means|is))\W*", re.IGNORECASE
)


def labels_rows(header: str) -> bool:
    """Whether a column headed so may label the rows of a table, and asks nothing of anybody."""
    return bool(_LABEL.fullmatch(header))


def with_one_label(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows of a table, each with one label; those of any other table as they are.

    What the second column labels is labelled by it, under its area as a row of its own; what it only describes keeps
    the label it has.
    """
    header = next(iter(rows), ())
    told = header[1].text if len(header) > 3 and header[1].column == 1 and not titles.ranked(header[1].text) else ""
    if _REMARK.fullmatch(told):
        return [tuple(cell for cell in row if cell.column != 1) for row in rows]
    if not labels_rows(told):
        return list(rows)
    out: list[tuple[Cell, ...]] = []
    last = ""
    for row in rows:
        area, label = (next((cell for cell in row if cell.column == n), None) for n in (0, 1))
        own = label if label is not None and label.text else area
        if own is label and row is not header and area is not None and area.text not in {"", last}:
            out.append((area,))
            last = area.text
        first = () if own is None else (replace(own, column=0, text="" if row is header else own.text),)
        out.append((*first, *(cell for cell in row if cell.column > 1)))
    return out
