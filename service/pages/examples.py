"""Questions to start with, made of what is indexed: every family, level and duty in them is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from corpus.model import SectionKind
from service.results import FamilyLevel, FamilySummary
from service.rolecite import Rolecite

_SHORTEST, _LONGEST = 30, 70
"""Characters of a duty that makes a good question."""
_MOST_TRIED = 12
_IMPERATIVE = re.compile(r"(?!(?:An?|The|Our|You|We|They)\b)[A-Z][a-z]+(?<!s)(?<!ed)(?<!ing)(?<!ly)(?<!tion)\s")
"""A verb as it is; words that only end like other forms ("Address", "Bring") are lost, which costs little."""
_SPELT = re.compile(r"[AEFHILMNORSX](?![a-z])|(?!U(?:[A-Zstk]|ni)|Eu|One)[AEIOUaeiou]")
"""Titles that take "an": with a vowel, or read letter by letter with one."""


class Examples:
    """Remembers the examples of the snapshot it was last asked about."""

    def __init__(self) -> None:
        self._made: tuple[str, tuple[str, ...]] = ("", ())

    def of(self, rolecite: Rolecite) -> tuple[str, ...]:
        """Up to six questions of different kinds about different families."""
        snapshot, made = self._made
        if snapshot != rolecite.snapshot:
            made = tuple(examples(rolecite))
            self._made = (rolecite.snapshot, made)
        return made


def examples(rolecite: Rolecite) -> Iterator[str]:
    """One question of each kind for which the documents have something."""
    families = rolecite.families()
    titles = Counter(level.title for family in families for level in family.levels)
    named = [family for family in families if any(titles[level.title] == 1 for level in family.levels)]
    if not named:
        return
    several = [family for family in named if len(family.levels) > 1] or named
    yield f"What grade is the {_unique(several[0], titles, graded=True).title}?"
    pair = several[len(several) // 3]
    if len(pair.levels) > 1:
        lower, upper = _steps(pair, titles)
        yield f"What does the {upper.title} add over the {lower.title}?"
    duties = islice(_duties(rolecite, several[len(several) // 2 :]), _MOST_TRIED)
    asked = (f"Which roles have to {duty[0].lower()}{duty[1:].rstrip('.;')}?" for duty in duties)
    yield from islice((question for question in asked if rolecite.ask(question).kind == "listing"), 1)
    yield f"What is expected of {with_article(_unique(several[2 * len(several) // 3], titles).title)}?"
    grades = Counter(lv.grade for family in families for lv in family.levels if isinstance(lv.grade, int))
    if grades:
        yield f"Which levels are grade {grades.most_common(1)[0][0]}?"
    hired = _hired(rolecite, named[::-1])
    if hired:
        yield f"What is the hiring process for {with_article(hired.title)}?"


def _unique(family: FamilySummary, titles: Counter[str], *, graded: bool = False) -> FamilyLevel:
    """A level whose title no other has, the highest; with a grade where one has."""
    alone = [level for level in family.levels if titles[level.title] == 1]
    alone = [level for level in alone if "," not in level.title] or alone  # easier to read in a question
    return next((level for level in reversed(alone) if level.grade is not None or not graded), alone[-1])


def _steps(family: FamilySummary, titles: Counter[str]) -> tuple[FamilyLevel, FamilyLevel]:
    """Two neighbouring levels, by preference in the middle of the ladder."""
    pairs = list(zip(family.levels, family.levels[1:], strict=False))
    alone = [pair for pair in pairs if all(titles[level.title] == 1 for level in pair)] or pairs
    return alone[len(alone) // 2]


def _duties(rolecite: Rolecite, families: list[FamilySummary]) -> Iterator[str]:
    """Duties in few words and without figures, which ask for the line that sets them."""
    for family in families[:_MOST_TRIED]:
        for level in family.levels[1:2] or family.levels[:1]:
            for point in rolecite.expectations(level.id).own:
                plain = ":" not in point.text and not any(letter.isdigit() for letter in point.text)
                fits = plain and _SHORTEST <= len(point.text) <= _LONGEST
                said = fits and point.citation.section is SectionKind.RESPONSIBILITIES
                if said and imperative(point.text):
                    yield point.text


def imperative(duty: str) -> bool:
    """Whether a duty begins with what is to be done, so that it can follow "which roles have to"."""
    return _IMPERATIVE.match(duty) is not None


def with_article(title: str) -> str:
    """A title after "a" or "an", by how it is spoken."""
    return f"an {title}" if _SPELT.match(title) else f"a {title}"


def _hired(rolecite: Rolecite, families: list[FamilySummary]) -> FamilySummary | None:
    for family in families[:_MOST_TRIED]:
        if any(section.kind is SectionKind.HIRING_PROCESS for section in rolecite.family(family.id).shared_sections):
            return family
    return None
