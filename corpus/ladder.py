"""Which track a level stands on, and its place on that track."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus import title as titles
from corpus.model import Grade, Section, SectionKind, Track
from corpus.rung_label import unstepped

_PEOPLE = re.compile(
    r"\bdirect reports?\b|\b(?:your|each|every|their) reports?\b|\bpeople[ -](?:manage\w*|leader\w*)|\bline manag\w+|"
    r"\bmanag(?:e|es|ing) (?:(?:a|the|an|your|their|one|two|three|several|\d+)\b )?"
    r"(?:\S+ ){0,4}(?:teams?|managers)\b|"
    r"\blead(?:s|ing)? (?:a|the|one|your|their) (?:\w+ ){0,3}team\b|"
    r"\bbuild(?:s|ing)? (?:and (?:lead|manag)\w* )?(?:a|the|your) (?:\w+ ){0,2}team\b|"
    r"\bhires?(?:,| and| for the team)|\b(?:performance|pay|salary) (?:reviews?|evaluations?|plans?)\b|"
    r"^(?:hire|recruit)\b|\bhire (?:a|the|great)\b|"
    r"\bcoach(?:es|ing)? and (?:manag|develop)|\bone[- ](?:to|on)[- ]ones?\b|\b1[:-]1s?\b|\bheadcount\b",
    re.IGNORECASE,
)
_OFFICER = re.compile(r"\bchief\b(?!\s+(?:of\s+)?staff).*\bofficer\b|\bpresident\b", re.IGNORECASE)
_MANAGES = re.compile(
    r"(?:^|\b(?:senior|sr\.?|group|associate|assistant|principal|lead|staff|interim)\b[\s./]*|/\s*)*manager"
    r"\s*(?:,|-|–|—|of\b|:|$)",
    re.IGNORECASE,
)
_IC_RANKS = frozenset({"associate", "junior", "staff", "principal", "distinguished", "fellow"})
_LEADING = frozenset({"director", "head", "supervisor", "vice", "chief", "president"})
_CODE = re.compile(r"(\D*)(\d+)")
_LETTER = re.compile(r"[A-H]")
_LETTERED = "one letter"


def track(
    title: str,
    sections: Sequence[Section],
    siblings: Sequence[str],
    followers: Sequence[str],
    grade: Grade | None = None,
) -> Track:
    """The track of a level.

    `sections` are its own and those of the other ranks of its role; `siblings` are the other titles of its family;
    `followers` are titles, of any family, that say they report to it.
    "Manager" is part of the role's name ("Program Manager") where the titles without any rank carry it too.
    """
    own = titles.own_words(title)
    parts = titles.key(own)
    if parts.ranks & {"intern", "trainee", "apprentice"}:
        return Track.INTERN
    if "vice" in parts.heads or _OFFICER.search(" ".join(titles.words(own))):
        return Track.EXECUTIVE
    if "chief" in parts.heads and "staff" in parts.subject:
        return Track.IC
    if parts.heads & {"director", "head", "supervisor"}:
        return Track.MANAGEMENT
    if "manager" in parts.heads:
        manages = _coded(title, grade, "M", "EM") or _manages_people(own, sections, siblings, followers)
        return Track.MANAGEMENT if manages else Track.IC
    if any(titles.key(name).heads for name in followers):
        return Track.MANAGEMENT  # managers report to it, whatever it is called
    if not parts.ranks and not parts.heads and _coded(title, grade, "M", "EM", "D") and _people_duties(sections):
        return Track.MANAGEMENT
    return Track.IC


def _manages_people(title: str, sections: Sequence[Section], siblings: Sequence[str], followers: Sequence[str]) -> bool:
    parts = titles.key(title)
    if _MANAGES.match(title.strip()) or "group" in parts.subject:
        return True
    keys = [titles.key(name) for name in siblings]
    if any("manager" not in k.heads and not k.heads & _LEADING for k in keys):
        return True  # siblings do the work this one manages
    if any(titles.key(name).subject != parts.subject for name in followers):
        return True
    managers = [k for k in keys if "manager" in k.heads]
    if parts.ranks & _IC_RANKS or any(k.ranks & _IC_RANKS for k in managers):
        return False
    return _people_duties(sections)


def _people_duties(sections: Sequence[Section]) -> bool:
    said = (i.text for s in sections if s.kind is SectionKind.RESPONSIBILITIES for i in s.items)
    return any(_PEOPLE.search(text) for text in said)


def _coded(title: str, grade: Grade | None, *letters: str) -> bool:
    code = titles.code(f"{title} {grade}")
    return code is not None and code.rstrip("0123456789") in letters


def order(names: Sequence[str], grades: Sequence[Grade | None]) -> list[int]:
    """The places of levels on one track, 0 the lowest; both sequences are in document order.

    The ranks of a role without grades stand in the order that they have among themselves, whatever stands between them
    from other roles: "Designer" behind "Lead Programmer" on a page is below "Senior Designer" all the same.
    """
    rungs = _lettered(_rungs(names, grades))
    upwards = 1 if sum(_vote(a, b) for a, b in pairwise(rungs)) >= 0 else -1
    places = _places(rungs, upwards)
    roles: dict[tuple[frozenset[str], frozenset[str]], list[int]] = {}
    for n, name in enumerate(names):
        key = titles.key(titles.own_words(name))
        roles.setdefault((key.heads, key.subject), []).append(n)
    out = list(places)
    untold = (each for each in roles.values() if all(grades[n] is None for n in each))
    for members in (each for each in untold if 1 < len(each) < len(names)):
        held = sorted(places[n] for n in members)
        for n, place in zip(members, _places([rungs[n] for n in members], upwards), strict=True):
            out[n] = held[place]
    return out


def _places(levels: Sequence[_Rung], upwards: int) -> list[int]:
    """The places of levels in document order, which goes `upwards` (1) or down (-1).

    Each pair is compared by title, grade and document order. Any of the three may be wrong in a real document, so
    the majority of two decides, document order where the others are silent, and a level's place is the number of
    levels it stands above.
    """
    alike: dict[_Rung, list[int]] = {}
    for n, level in enumerate(levels):
        alike.setdefault(level, []).append(n)
    above = [0] * len(levels)
    for upper, members in alike.items():
        for lower, others in alike.items():
            vote = _vote(lower, upper)
            for n in members if vote >= 0 else ():
                earlier = bisect_left(others, n)
                later = len(others) - bisect_right(others, n)
                above[n] += len(others) if vote else earlier if upwards > 0 else later
    places = [0] * len(levels)
    for place, n in enumerate(sorted(range(len(levels)), key=lambda n: (above[n], n * upwards))):
        places[n] = place
    return places


@dataclass(frozen=True, slots=True)
class _Rung:
    """What a place is judged by. `letters` and `number` are the grade's; `ranked` whether the title says a rank.

    `subject` is empty where no other title of the same heads differs in that: it is not looked at then, and levels that
    are judged alike are compared once.
    """

    seniority: float
    ranked: bool
    heads: frozenset[str]
    subject: frozenset[str]
    letters: str | None
    number: int


def _rungs(names: Sequence[str], grades: Sequence[Grade | None]) -> list[_Rung]:
    names = [unstepped(name) if _is_letter(grade) else name for name, grade in zip(names, grades, strict=True)]
    keys = [titles.key(titles.own_words(name)) for name in names]
    ranked = {key.heads for key in keys if key.ranks}
    mixed = ranked & {key.heads for key in keys if not key.ranks}
    rungs = []
    for name, key, grade in zip(names, keys, grades, strict=True):
        coded = _CODE.fullmatch(str(grade)) if grade is not None else None
        letters, number = (coded.group(1), int(coded.group(2))) if coded else (None, 0)
        if _is_letter(grade):
            letters, number = _LETTERED, ord(str(grade))
        subject = key.subject if key.heads in mixed else frozenset[str]()
        rungs.append(_Rung(titles.seniority(name), bool(key.ranks), key.heads, subject, letters, number))
    return rungs


def _is_letter(grade: Grade | None) -> bool:
    return isinstance(grade, str) and _LETTER.fullmatch(grade) is not None


def _lettered(rungs: Sequence[_Rung]) -> list[_Rung]:
    """The rungs with letters for grades numbered upwards, as their titles tell: A may be the first or the last.

    Where titles tell nothing, letters do not either.
    """
    lettered = sorted((rung for rung in rungs if rung.letters == _LETTERED), key=lambda rung: rung.number)
    bare = [replace(rung, letters=None) for rung in lettered]
    told = sum(_vote(lower, upper) for n, lower in enumerate(bare) for upper in bare[n + 1 :])
    way = (told > 0) - (told < 0)
    return [
        replace(rung, number=rung.number * way, letters=_LETTERED if way else None)
        if rung.letters == _LETTERED
        else rung
        for rung in rungs
    ]


def _vote(lower: _Rung, upper: _Rung) -> int:
    """How title and grade place `upper` over `lower`: -2..2, positive where it stands above."""
    by_title = by_grade = 0
    plain = upper if lower.ranked else lower
    ranked = lower if lower.ranked else upper
    # A word more in the title without a rank ("Strategic Analyst") may mean one that is not known here.
    if lower.heads != upper.heads or lower.ranked == upper.ranked or plain.subject <= ranked.subject:
        by_title = (upper.seniority > lower.seniority) - (upper.seniority < lower.seniority)
    if lower.letters is not None and lower.letters == upper.letters:
        by_grade = (upper.number > lower.number) - (upper.number < lower.number)
    return by_title + by_grade
