"""Grades that stand behind titles in letters ("Policy Adviser (HEO)"), where the page states such grades."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.pay_field import labels_pay

_BEHIND = re.compile(
    r"(?P<title>.*[\w)])(?:\s*[(\[](?:(?i:grade|band)\s+)?(?P<inner>[A-Z]{2,5})[)\]]|(?:,|\s[-–—|·])\s+(?P<after>[A-Z]{2,5}))\s*"
)
_CAPITAL = re.compile(r"\b[A-Z]")
_LONGEST = 12  # words of what a field holds


@dataclass(frozen=True, slots=True)
class Lettered:
    """A title and the grade in letters that stands behind it."""

    title: str
    grade: str


class LetteredGrades:
    """The grades that the fields on grade and pay of a page state: "Job grade: Higher Executive Officer"."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._said = [text for text in _said(blocks) if len(text.split()) <= _LONGEST and not text.endswith(".")]

    def behind(self, heading: str) -> Lettered | None:
        """A heading parted into title and grade; null where nothing behind it is such a grade."""
        found = _BEHIND.fullmatch(heading) if self._said else None
        if found is None or titles.without_short(heading) != heading:
            return None  # "Sales Development Representative (SDR)"
        grade = found["inner"] or found["after"]
        stated = any(_states(text, grade) for text in self._said)
        return Lettered(found["title"].rstrip(" ,"), grade) if stated else None


def _states(text: str, grade: str) -> bool:
    """Whether what a field holds has the grade, or a name with those initials."""
    return bool(re.search(rf"\b{grade}\b", text)) or grade in "".join(_CAPITAL.findall(text))


def _said(blocks: Sequence[Block]) -> Iterator[str]:
    """What the fields on grade and pay hold: behind their label, in the next block, or beside it in a row."""
    labelled = False
    for block in blocks:
        if labelled and block.kind in {BlockKind.PARAGRAPH, BlockKind.BULLET}:
            yield block.text
        labelled = block.kind is not BlockKind.TABLE and labels_pay(block.text.rstrip(" :"))
        label, colon, value = block.text.partition(":")
        if colon and value and labels_pay(label):
            yield value
        for row in block.rows:
            if len(row) > 1 and labels_pay(row[0].text.rstrip(" :")):
                yield from (cell.text for cell in row[1:])
