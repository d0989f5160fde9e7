"""The roles and the ranks that a listing question names, and how far it says that they are reached."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from corpus import title as titles
from corpus.model import Track
from service.ask.conditions import Conditions, ListingQuestion, Unit
from service.ask.extent import beyond
from service.ask.listing_words import (
    BOTH,
    BUT_NO,
    FILLING,
    FIRST,
    GENERIC,
    LACKED,
    LEADERS,
    NEGATED,
    OBJECT_OF,
    REACHED_AS,
    REACHED_BY,
    SHORT,
    TOKEN,
    VERB,
    WEAK,
    WHERE,
    without,
)
from service.links import FamilyLink
from service.wording import Word, words

SURE = 0.88
"""Strength of a family's link from which only its levels are listed."""


def titles_asked(found: Conditions, rest: str, question: ListingQuestion) -> tuple[Conditions, str]:
    """The families named, and the ranks, with those that they lack; to "go up to" a rank, or to "join as" one, says no
    more than that it is there.
    """
    named = [
        link
        for link in question.links.families
        if link.strength >= SURE and _still_said(link, rest) and not GENERIC.issuperset(link.matched.lower().split())
    ]
    taken = {word.lower() for link in named for word in link.matched.split()}
    lacking: tuple[frozenset[str], ...] = ()
    parted = BUT_NO.search(rest)
    if parted and any(word.is_rank for word in words(rest[: parted.start()])):
        lacking, _ = _ranks(words(rest[parted.end() :]))
        rest = rest[: parted.start()] if lacking else rest
    affirmed = LACKED.sub(" ", SHORT.sub(" ", rest))
    asked = [
        word for word in words(affirmed) if word.text.lower() not in taken | {"office", "offices"} | _objects(affirmed)
    ]
    ranks, leading = _ranks(asked)
    if found.grade.extreme:
        ranks = tuple(group for group in ranks if group - {"senior", "junior"})
    if Track.MANAGEMENT in found.tracks:
        ranks = tuple(group for group in ranks if group - {"manager"})
    every = len(ranks) > 1 and bool(BOTH.search(rest)) and found.unit is not Unit.LEVELS
    borne = {word.text.lower() for word in asked if word.is_rank}
    single = {word.text for word in asked if word.is_rank and not word.is_plural}
    where = WHERE.match(question.asked) is not None
    unit, reached = found.unit, without_reaching(rest, single, by_any=where or found.unit is Unit.FAMILIES)
    if reached is not None and not tells(without(reached, taken | borne)):
        rest, unit = reached, Unit.FAMILIES if where else unit
    first = [group for group in ranks if group <= FIRST and not group <= question.known.title_words]
    ranks = tuple(group for group in ranks if group not in first)
    ids = tuple(link.family.id for link in named)
    if single and not named and (relative := beyond(question.asked, sorted(single))).beyond:
        found = replace(found, extent=relative)
    found = replace(found, lacking=lacking)
    found = replace(found, ranks=ranks, first=bool(first), leading=leading, every=every, families=ids, unit=unit)
    return found, without(rest, taken | borne)


def _objects(rest: str) -> set[str]:
    """The words of rank, in lower case, that are a verb or whom one is done to: "lead incidents", "coach managers"."""
    verbs = {match["verb"].lower() for match in VERB.finditer(rest)}
    done_to = {
        match.group().lower() for match in TOKEN.finditer(rest)
        if match.group().lower().endswith("s") and OBJECT_OF.search(rest[: match.start()])
    }  # fmt: skip
    return verbs | done_to


def without_reaching(rest: str, ranks: Collection[str], *, by_any: bool) -> str | None:
    """A question without the verb by which a rank is reached or begun at; null where there is none.

    `by_any`: whether any verb may be one, as where ladders are asked for.
    """
    if not ranks:
        return None
    before = REACHED_BY if by_any else REACHED_AS
    pattern = re.compile(rf"{before}(?=(?:{'|'.join(map(re.escape, sorted(ranks)))})\b)", re.IGNORECASE)
    return pattern.sub(" ", rest) if (match := pattern.search(rest)) and not NEGATED.search(match.group()) else None


def tells(rest: str) -> bool:
    """Whether words say anything beside a condition of the catalogue."""
    idle = GENERIC | FILLING | WEAK
    return any(word.lower() not in idle and titles.stem(word.lower()) not in GENERIC for word in TOKEN.findall(rest))


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


def _still_said(link: FamilyLink, rest: str) -> bool:
    """Whether the words that name a family are left in a question."""
    left = {word.text.lower() for word in words(rest)}
    return all(word.lower() in left for word in link.matched.split())
