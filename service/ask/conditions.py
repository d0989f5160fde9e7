"""What a listing question asks for: conditions the catalogue can check, and words that only the text can answer.

Each condition takes its words out of the question; what is left over, without the words of asking, is the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus import title as titles
from corpus.model import Track
from service.ask.bosses import asks_for_those, boss
from service.ask.departments import departments, excluded
from service.ask.graded import Graded, graded
from service.ask.listing_words import (
    BOTH,
    CALLS,
    CLAUSE_END,
    COMPARES,
    EITHER,
    EVERYTHING,
    GENERIC,
    LEADERS,
    LISTS,
    NEEDS,
    NEGATED,
    NOT_SHORT,
    OF_A_QUANTITY,
    OF_DEPARTMENTS,
    OF_FAMILIES,
    OF_THE_ASKER,
    ONE_OPENS,
    SAYS,
    SHORT,
    TOGETHER,
    TOKEN,
    TRACKS,
    UNREPORTED,
    WEAK,
)
from service.ask.quantity import Quantity, quantity
from service.links import FamilyLink, Links
from service.wording import Word, words

SURE = 0.75
"""Strength of a family's link from which only its levels are listed."""


class Unit(StrEnum):
    """What is to be listed; the answer's levels are those of the families or departments that fit."""

    LEVELS = "levels"
    FAMILIES = "families"
    DEPARTMENTS = "departments"


@dataclass(frozen=True, slots=True)
class Known:
    """What of the catalogue a question may name: departments, grades that are no numbers, words of titles.

    `own_names` are words of the question, in lower case, that name the organisation itself.
    """

    departments: tuple[str, ...]
    codes: frozenset[str]
    title_words: frozenset[str]
    own_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the catalogue can check exactly, each empty where the question does not ask it.

    `reports_to` is a title as written, `not_to` the keys of titles that it does not mean though they hold its
    words; `ranks` are groups of title words, of which a level bears any whole group, and with `every` a family has
    levels for each; `titled` are further words that a title has; `leading` asks for those who lead, `families` are
    ids, `outside` departments that are left out. `content` are the question's remaining words as written, which
    only the text can answer, with `quantity`; `either` says that any of them will do, `obliged` that they must be
    required.
    `negated` asks for those that do not satisfy the rest.
    """

    grade: Graded = Graded()
    reports_to: str = ""
    not_to: frozenset[titles.TitleKey] = frozenset()
    unreported: bool = False
    ranks: tuple[frozenset[str], ...] = ()
    every: bool = False
    titled: frozenset[str] = frozenset()
    leading: bool = False
    tracks: tuple[Track, ...] = ()
    departments: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    unit: Unit = Unit.LEVELS
    negated: bool = False
    everything: bool = False
    content: tuple[str, ...] = ()
    quantity: Quantity | None = None
    either: bool = False
    both: bool = False
    obliged: bool = False

    @property
    def catalogue(self) -> bool:
        """Whether the catalogue alone can answer."""
        return not self.content and self.quantity is None

    @property
    def structural(self) -> bool:
        """Whether the catalogue is asked anything at all."""
        return bool(
            self.grade.any or self.reports_to or self.unreported or self.ranks or self.titled or self.leading
            or self.tracks or self.departments or self.outside or self.families
        )  # fmt: skip

    @property
    def any(self) -> bool:
        """Whether anything at all is asked for."""
        return self.structural or self.everything or not self.catalogue


def asks_to_list(question: str, known: Known, *, named: bool) -> bool:
    """Whether the form of a question says that it asks for several levels: "which roles ...", "who is at grade 9".

    `named`: whether it names a role, which a grade may then be asked of.
    """
    if ONE_OPENS.match(question) or COMPARES.search(question):
        return False
    first = re.split(r"[.;!?]\s", question)[0]
    if LISTS.match(first.lstrip(" \"'")) or EVERYTHING.match(first):
        return True
    grade, _ = graded(question, known.codes)
    if named or not grade.any:
        return False
    return grade.extreme or grade.ungraded or bool(grade.ranges or grade.codes & known.codes)


def conditions(question: str, links: Links, known: Known) -> Conditions:
    """What a listing question asks for."""
    rest = NOT_SHORT.sub(" not", TOGETHER.sub("on-call", question))
    above = boss(rest)
    rest = above.rest if above else rest
    grade, rest = graded(rest, known.codes)
    unreported = bool(UNREPORTED.search(rest))
    rest = UNREPORTED.sub(" ", rest)
    tracks, rest = _tracks(rest)
    outside, rest = excluded(rest, known.departments)
    inside, rest = departments(rest, known.departments)
    named = [link for link in links.families if link.strength >= SURE and _still_said(link, rest)]
    taken = {word.lower() for link in named for word in link.matched.split()}
    asked = [word for word in words(SHORT.sub(" ", rest)) if word.text.lower() not in taken]
    ranks, leading = _ranks(asked)
    if grade.extreme:
        ranks = tuple(group for group in ranks if group - {"senior", "junior"})
    if Track.MANAGEMENT in tracks:
        ranks = tuple(group for group in ranks if group - {"manager"})
    found = Conditions(
        grade=grade, reports_to=above.title if above else "", unreported=unreported, ranks=ranks, leading=leading,
        tracks=tracks, departments=inside, outside=outside, families=tuple(link.family.id for link in named),
        unit=_unit(question),
        every=len(ranks) > 1 and bool(BOTH.search(rest)) and _unit(question) is not Unit.LEVELS,
        negated=_negated(rest),
    )  # fmt: skip
    return _with_content(found, rest, taken | {word.text.lower() for word in asked if word.is_rank}, known)


def _tracks(question: str) -> tuple[tuple[Track, ...], str]:
    """The tracks a question asks for, the first way of saying so that is found; and the question without them."""
    found: tuple[Track, ...] = ()
    for tracks, pattern in TRACKS:
        if pattern.search(question):
            found = found or tracks
            question = pattern.sub(" ", question)
    return found, question


def _ranks(asked: Iterable[Word]) -> tuple[tuple[frozenset[str], ...], bool]:
    """Ranks the question asks for, words side by side together; and whether it asks for those who lead."""
    groups: list[frozenset[str]] = []
    leading, beside = False, False
    for word in asked:
        if word.is_rank:
            said = frozenset(word.stands_for)
            leading = leading or word.text.lower() in LEADERS
            groups = [*groups[:-1], groups[-1] | said] if beside else [*groups, said]
        beside = word.is_rank
    return tuple(dict.fromkeys(groups)), leading


def _unit(question: str) -> Unit:
    if OF_FAMILIES.search(question):
        return Unit.FAMILIES
    return Unit.DEPARTMENTS if OF_DEPARTMENTS.search(question) else Unit.LEVELS


def _with_content(found: Conditions, rest: str, taken: set[str], known: Known) -> Conditions:
    """The conditions with the words of the question that none of them took."""
    clauses = CLAUSE_END.split(rest)
    rest = ", ".join([clause for clause in clauses if not OF_THE_ASKER.match(clause)] or clauses)
    obliged = bool(NEEDS.search(rest))
    wanted, rest = quantity(CALLS.sub(" ", rest))
    rest = SHORT.sub(" ", rest)
    idle = GENERIC | taken | known.own_names | (WEAK if found.structural or EVERYTHING.search(rest) else frozenset())
    content = tuple(
        word
        for word in TOKEN.findall(rest)
        if word.lower() not in idle and not word.isdigit() and titles.stem(word.lower()) not in GENERIC
    )
    if wanted is not None:
        content = tuple(word for word in content if word.lower() not in OF_A_QUANTITY)
    in_titles = frozenset(part for word in content for part in titles.words(word))
    if content and in_titles <= known.title_words and not obliged and not SAYS.search(rest) and wanted is None:
        return replace(found, titled=in_titles)
    everything = not content and wanted is None and bool(EVERYTHING.search(rest))
    return replace(
        found, content=content, quantity=wanted, either=bool(EITHER.search(rest)), both=bool(BOTH.search(rest)),
        obliged=obliged, everything=everything,
    )  # fmt: skip


def _negated(rest: str) -> bool:
    """Whether the sentence that asks for levels asks for those that do not fit."""
    return any(NEGATED.search(sentence) for sentence in re.split(r"[.;!?]\s", rest) if asks_for_those(sentence))


def _still_said(link: FamilyLink, rest: str) -> bool:
    """Whether the words that name a family are left in a question."""
    left = {word.text.lower() for word in words(rest)}
    return all(word.lower() in left for word in link.matched.split())
