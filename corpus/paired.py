"""A field that holds for several levels, one after another: "Trainee: Head Glazier. Glazier: Works Manager"."""

from __future__ import annotations

import re

from corpus.grid import states_grade, states_reporting
from corpus.headline import are_roles
from corpus.model import Grade, Item, ItemForm
from corpus.reporting import names_leader

_WHO = r"[A-Z][^:.;|–—→]{1,50}?"
_IS = r"(?::\s+|\s[–—→]\s|\s->\s)"
_BOSS = re.compile(
    rf"\s*(?P<who>[A-Z][^:.;|–—→]{{1,50}}?){_IS}(?P<what>[A-Z][^:;|–—→]{{2,60}}?)\s*(?:[.;|,]?\s+(?={_WHO}{_IS})|[.;]?\s*$)"
)
_GRADE = re.compile(
    rf"\s*(?P<who>[A-Z][^:.;|–—→]{{1,50}}?){_IS}(?i:(?:grade|band|level)\s+)?(?P<what>[A-Z]{{0,3}}\d{{1,2}}[a-d]?)\b"
    rf"[^:;.|]{{0,40}}?\s*(?:[.;|,]?\s+(?={_WHO}{_IS})|[.;]?\s*$)"
)
_CLAUSE = re.compile(
    r"(?:^|[.;,]\s+(?:and\s+)?|\band\s+)(?:[Aa]n?\s+|[Tt]he\s+)?(?P<who>[A-Z][\w&/'’-]*(?:\s+[\w&/'’-]+){0,5}?)\s+"
    r"(?:is|are|sits?|starts?)\s+(?:(?:an?|at|in|on)\s+)?(?i:(?:(?:job|pay)\s+)?(?:grade|band|level))\s+"
    r"(?P<what>[A-Z]{0,3}\d{1,2}[a-d]?|[A-H])\b"
)
"""A clause that states the grade of one of several: "Clerk 1 is band 5, Clerk 2 is band 6"."""
_LABELLED = re.compile(r"(?P<label>[^:]{2,40}):\s+(?P<said>.+)", re.DOTALL)


def paired_bosses(item: Item) -> list[tuple[str, str]]:
    """Who reports to whom by a field on reporting that names two levels or more; empty where it does not."""
    label, said = _field(item)
    found = _pairs(said, _BOSS) if states_reporting(label) else []
    return found if all(names_leader(boss) or are_roles([boss]) for _, boss in found) else []


def paired_grades(item: Item) -> list[tuple[str, Grade]]:
    """Who has which grade by a field on grades, or a sentence, that names two levels or more; empty where none does."""
    label, said = _field(item)
    found = _pairs(said, _GRADE) if states_grade(label) else []
    if not found and item.form is not ItemForm.CELL:
        found = [(each["who"], each["what"]) for each in _CLAUSE.finditer(item.text)]
        found = found if len({who for who, _ in found}) > 1 else []
    return [(who, int(grade) if grade.isdigit() else grade) for who, grade in found]


def _field(item: Item) -> tuple[str, str]:
    """The label of a field, and what it holds."""
    if item.form is ItemForm.CELL:
        return item.lead_in.rstrip(":"), item.text
    labelled = _LABELLED.match(item.text)
    return (labelled["label"], labelled["said"]) if labelled else ("", "")


def _pairs(said: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    found = []
    at = 0
    while each := pattern.match(said, at):
        found.append((each["who"], each["what"]))
        at = each.end()
    return found if len(found) > 1 and at == len(said) else []
