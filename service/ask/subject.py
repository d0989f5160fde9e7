"""Whom a question is about: one family or level, several that fit equally, or one that does not exist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import JobFamily, Level, Track
from indexer.store import Filters
from service.linking import FamilyLink, LevelLink, Links
from service.wording import initials, normal, words

EQUAL = 0.92
"""Share of the surest link's strength at which another family fits as well."""
_TRACKS = (Track.INTERN, Track.IC, Track.MANAGEMENT, Track.EXECUTIVE)
SURE = 0.9
"""Strength of a family's link from which a level it lacks is said to be missing."""
_RELATIVE = re.compile(
    r"\b(?:level|one|step|rung|role|grade|position)s?\s+(?:right |just |directly )?(?P<way>above|below|over|under|after|before|beneath)\b"
    r"|\b(?P<next>next|following)\s+(?:level|step|rung|role)\s+(?:after|up from|above|from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a question is about.

    `families`: those that fit equally, surest first. `levels`: the levels named, surest first, of those families.
    `missing`: a rank the question names that the surest family does not have, as written; "" where there is none.
    """

    families: tuple[FamilyLink, ...]
    levels: tuple[LevelLink, ...]
    missing: str

    @property
    def one_family(self) -> bool:
        """Whether a single family is meant."""
        return len({link.family.id for link in self.families}) == 1


def subject(question: str, links: Links, filters: Filters) -> Subject:
    """The subject of a question; filters for family and level restrict it."""
    families = [link for link in links.families if not filters.families or link.family.id in filters.families]
    levels = [
        link
        for link in links.levels
        if (not filters.families or link.family.id in filters.families)
        and (not filters.levels or link.level.id in filters.levels)
    ]
    if not families:
        return Subject((), (), "")
    first = families[0]
    families = _own_initials_first(families)
    first = families[0]
    equal = [f for f in families if f.strength >= EQUAL * first.strength and _same_words(f.matched, first.matched)]
    named = [link for link in levels if link.family.id in {f.family.id for f in equal}]
    if len(equal) > 1 and named:  # the words of rank decide between families that fit equally
        surest = max(link.strength for link in named)
        with_level = {link.family.id for link in named if link.strength >= EQUAL * surest}
        equal = [f for f in equal if f.family.id in with_level] or equal
        named = [link for link in named if link.family.id in {f.family.id for f in equal}]
    missing = "" if named or first.strength < SURE else _rank_said(question, first)
    if missing:
        said = frozenset(part for word in words(missing) for part in word.stands_for)
        near = [lv for lv in first.family.levels if said <= titles.key(lv.title).ranks | titles.key(lv.title).heads]
        if near and len(said) == len(words(missing)):  # "(Junior)" behind an Associate makes it no other level
            named = [LevelLink(first.family, level, first.strength, f"{missing} {first.matched}") for level in near]
            missing = ""
    return Subject(tuple(equal), tuple(named), missing)


def _own_initials_first(families: list[FamilyLink]) -> list[FamilyLink]:
    """Where initials fit several families, those whose own title they are: PM is the Product Manager's first."""
    own = [
        f
        for f in families
        if any(w.upper().removesuffix("S") in initials(f.family.title) and _whole(w, f) for w in f.matched.split())
    ]
    return (
        [*own, *(f for f in families if f not in own and f.strength > EQUAL * own[0].strength + 0.08)]
        if own
        else families
    )


def _whole(word: str, link: FamilyLink) -> bool:
    """Whether initials stand for every word of a family's title."""
    letters = word.upper().removesuffix("S")
    return len(word) <= 5 and frozenset(titles.words(link.family.title)) <= initials(link.family.title)[letters]


def _same_words(one: str, other: str) -> bool:
    a, b = set(one.lower().split()), set(other.lower().split())
    return a == b or a <= b


def _rank_said(question: str, link: FamilyLink) -> str:
    """The words of rank right in front of the family's name (or "... level" behind it) that no level answers to."""
    matched = {w.lower() for w in link.matched.split()}
    asked = words(question)
    found: list[str] = []
    for n, word in enumerate(asked):
        if word.text.lower() in matched and not word.is_rank:
            place = n - 1
            while place >= 0 and asked[place].is_rank:
                found.insert(0, asked[place].text)
                place -= 1
            break
    for one, following in zip(asked, asked[1:], strict=False):
        if one.is_rank and following.text.lower() in {"level", "rung", "tier"} and one.text not in found:
            found.append(one.text)
    kept = [w for w in found if w.lower() not in _PLAIN]
    return " ".join(kept)


_PLAIN = {"intermediate", "mid", "entry", "leads", "assistant", "head", "heads", "graduate"}
"""Words of rank that often are none, or that mark the plain level."""


def surest_level(question: str, levels: Sequence[LevelLink]) -> LevelLink:
    """Of levels that are linked alike, the one whose title the question says most of, then the one it says first."""
    asked = words(question)
    said = frozenset(w for word in asked for w in word.stands_for)
    matched = frozenset(w for link in levels for name in link.matched.split() for w in normal(name))

    def order(link: LevelLink) -> tuple[float, int, int]:
        own = frozenset(titles.words(link.level.title)) - {"intermediate", "mid"}
        held = own & (said | matched)
        ranks = titles.key(link.level.title).ranks | titles.key(link.level.title).heads
        first = next((n for n, word in enumerate(asked) if word.is_rank and set(word.stands_for) & ranks), len(asked))
        return -len(held) / max(1, len(own)), first, -len(own)

    whole = [link for link in levels if order(link)[0] == -1.0]
    longest = max((len(titles.words(link.level.title)) for link in whole), default=0)
    fuller = [link for link in whole if len(titles.words(link.level.title)) == longest and _holds_others(link, whole)]
    return fuller[0] if fuller else min(levels, key=order)


def _holds_others(link: LevelLink, others: Sequence[LevelLink]) -> bool:
    """Whether a title holds every word of the other titles and more."""
    own = frozenset(titles.words(link.level.title))
    return len(others) > 1 and all(frozenset(titles.words(o.level.title)) < own for o in others if o is not link)


def relative(question: str) -> int:
    """+1 where a question means the level above the one it names, -1 for the one below, else 0."""
    match = _RELATIVE.search(question)
    if match is None:
        return 0
    return -1 if (match.group("way") or "").lower() in {"below", "under", "before", "beneath"} else 1


def on_track(family: JobFamily, level: Level) -> list[Level]:
    """The levels of a level's track, lowest first; for the topmost individual contributor the managers follow."""
    return sorted((other for other in family.levels if other.track == level.track), key=lambda other: other.rank)


def neighbour(family: JobFamily, level: Level, step: int) -> Level | None:
    """The level `step` rungs above (or below, negative) on the same track; null beyond its ends."""
    ladder = on_track(family, level)
    place = [other.id for other in ladder].index(level.id) + step
    return ladder[place] if 0 <= place < len(ladder) else None


def lower_first(levels: Sequence[tuple[JobFamily, Level]]) -> list[tuple[JobFamily, Level]]:
    """Levels in order of grade where they state different numbers, else of track and seniority."""

    def height(entry: tuple[JobFamily, Level]) -> tuple[int, float]:
        level = entry[1]
        return _TRACKS.index(level.track) if level.track else 1, titles.seniority(level.title)

    grades = [level.grade.value if level.grade else None for _, level in levels]
    if all(isinstance(grade, int) for grade in grades) and len(set(grades)) == len(grades):
        return [
            entry
            for _, entry in sorted(
                zip(grades, levels, strict=True), key=lambda pair: pair[0] if isinstance(pair[0], int) else 0
            )
        ]
    return sorted(levels, key=height)
