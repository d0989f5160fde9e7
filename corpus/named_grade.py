"""Grades that have names: "Executive Officer (EO)", and beside them the jobs that have such a grade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.block import Cell

_SHORT = re.compile(r"\((?P<letters>[A-Z]{2,5}\d?)\)\s*$")
_JOBS = re.compile(
    r"\W*(?:(?:usual|typical|common|example|sample|possible)\s+(?:(?:job|role)\s+)?(?:titles?|jobs?|roles?|posts?|positions?)"
    r"|(?:examples? of )?(?:job|role) titles|(?:jobs|roles|posts|positions))(?:\s+(?:at|in|of) .{2,40})?\W*",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Z]{1,5}\d{0,2}")
_CODES = re.compile(r"\W*(?:grade |title |level |rank )?(?:codes?|abbreviations?|short)\W*", re.IGNORECASE)


def are_abbreviations(label: str, cells: Sequence[Cell]) -> bool:
    """Whether the cells of a column labelled so are what grades are called for short."""
    said = [cell.text for cell in cells if cell.text]
    short = all(_LETTERS.fullmatch(each) for each in said) and len(set(said)) == len(said) > 1
    return short and bool(_CODES.fullmatch(label))


def abbreviation(cell: Cell) -> Cell | None:
    """What a grade is called for short, with its place in the cell; null where its name stands alone."""
    short = _SHORT.search(cell.text)
    if short is None or titles.without_short(cell.text) == cell.text:
        return None
    return replace(cell, text=short["letters"], points=(), lines=())


def lists_titles(label: str) -> bool:
    """Whether a column labelled so lists jobs that have a grade: "Usual job titles"."""
    return bool(_JOBS.fullmatch(label))
