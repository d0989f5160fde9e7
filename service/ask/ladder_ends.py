"""The ends of a ladder that a question means: its highest level, its lowest, its entry."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import JobFamily, Level, Track
from service.ask.fitting import ranks_borne
from service.ask.ladder import Placed, end, lower_first
from service.ask.named_sides import stands_apart
from service.ask.relation import Relation, Way, contributors_only, relations
from service.ask.subject import Subject
from service.chain import Families
from service.links import SURE_LINK, WHOLE, Links
from service.wording import words

_STEPS = frozenset({"step", "steps", "first", "last", "final"})


def end_meant(
    question: str, relation: Relation, family: JobFamily, pages: Sequence[JobFamily], of: Level | None = None
) -> Placed | None:
    """An end of a ladder, of two side by side that of the level `of`; interns stand on it only where it is not its
    entry that is asked for.
    """
    tracks = [track for track in Track if track is not Track.INTERN or relation.way is not Way.ENTRY]
    if contributors_only(question):
        tracks = [track for track in tracks if track in {Track.INTERN, Track.IC}]
    return end(family, pages, top=relation.way is Way.HIGHEST, tracks=tracks, of=of)


def extreme_meant(question: str, about: Subject, family: JobFamily, families: Families) -> Placed | None:
    """The end of a ladder that a question means: "the most senior buyer"; null where it means no end."""
    ends = [each for each in relations(question) if each.extreme]
    one = len({each.way for each in ends}) == 1
    said = words(question)[ends[0].at : ends[0].end] if one else ()
    if not said or any(word.text.casefold() in _STEPS for word in said):
        return None
    sure = [link for link in about.levels if link.strength >= SURE_LINK]
    named = [link for link in sure if link.at not in range(ends[0].at, ends[0].end)]
    plural = [words(question)[link.at].is_plural and not ranks_borne(link.level.title) for link in named]
    if not all(plural):
        return None  # "what a buyer must do, from the bottom of the ladder upwards"; "buyers" are a role
    pages = [families.family(page) for page in sorted(about.families[0].pages)]
    of = family.level(named[0].level.id) if named and named[0].family.id == family.id else None
    return end_meant(question, ends[0], family, pages, of)


def end_sides(
    question: str, told: Sequence[Relation], home: JobFamily, pages: Sequence[JobFamily], links: Links, about: Subject,
    families: Families,
) -> tuple[Placed, Placed] | None:  # fmt: skip
    """Both ends of a ladder, or one end of two, where a question sets them against each other."""
    ends = [each for each in told if each.extreme]
    if not ends:
        return None
    ways = list(dict.fromkeys(each.way for each in ends))
    apart = next(
        (link for link in links.families if stands_apart(link, about.families[0]) and link.strength >= WHOLE), None
    )
    if apart is not None and len(ways) == 1:
        other = families.family(apart.family.id)
        first, second = end_meant(question, ends[0], home, pages), end_meant(question, ends[0], other, [])
        if first is None or second is None:
            return None
        in_order = sorted(
            ((min(about.families[0].positions), first), (min(apart.positions), second)), key=lambda x: x[0]
        )
        low, high = lower_first([placed for _, placed in in_order])
        return low, high
    if len(ways) > 1:
        found = [placed for each in ends if (placed := end_meant(question, each, home, pages)) is not None]
        if len(found) > 1 and found[0][1].id != found[-1][1].id:
            low, high = lower_first([found[0], found[-1]])
            return low, high
    return None
