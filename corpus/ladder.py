"""Which track a level stands on, and its place on that track."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from corpus.model import Grade, Section, SectionKind, Track

_PEOPLE = re.compile(
    r"\b(?:direct reports?|people manage(?:ment|r)|manag(?:e|es|ing) (?:a |the |an |your )?(?:\w+[ -]){0,4}team|line manag|hire(?:s)?(?:,| and) |"
    r"performance (?:review|evaluation)s?|coach(?:es|ing)? and (?:manag|develop)|build(?:s|ing)? (?:and (?:lead|manag)\w* )?(?:a |the |your )?team|"
    r"lead(?:s|ing)? a team|one-to-ones|1:1s)",
    re.IGNORECASE,
)
_OFFICER = re.compile(r"\bchief\b(?!\s+of\s+staff).*\bofficer\b|\b(?:vice )?president\b|\bpresident\b", re.IGNORECASE)
_MANAGES = re.compile(
    r"(?:^|\b(?:senior|sr\.?|group|associate|principal|lead|staff|interim)\b[\s./]*|/\s*)*manager\s*(?:,|-|–|—|of\b|:|$)",
    re.IGNORECASE,
)


def track(title: str, sections: Sequence[Section], family_titles: Sequence[str]) -> Track:
    """The track of a level, from its title, its siblings' titles and, where "manager" may be either, its duties.

    "Manager" is part of the role's name ("Program Manager") where the titles without any rank carry it too.
    """
    parts = titles.key(title)
    spelled = " ".join(titles.words(title))
    if "intern" in parts.ranks or "trainee" in parts.ranks or "apprentice" in parts.ranks:
        return Track.INTERN
    if "vice" in parts.heads or _OFFICER.search(spelled) or _OFFICER.search(title):
        return Track.EXECUTIVE
    if "chief" in parts.heads and "staff" in parts.subject:
        return Track.IC
    if parts.heads & {"director", "head", "supervisor"}:
        return Track.MANAGEMENT
    if "manager" in parts.heads:
        return Track.MANAGEMENT if _people_manager(title, sections, family_titles) else Track.IC
    code = titles.code(title)
    if code and re.match(r"^(?:M|EM|D)\d", code) and not parts.ranks:
        return Track.MANAGEMENT if any(_PEOPLE.search(i.text) for s in sections for i in s.items) else Track.IC
    return Track.IC


def _people_manager(title: str, sections: Sequence[Section], family_titles: Sequence[str]) -> bool:
    if _MANAGES.match(title.strip()):
        return True
    others = [t for t in family_titles if t != title]
    keys = [titles.key(t) for t in others]
    if any("manager" not in k.heads and not k.heads & {"director", "head", "vice", "chief"} for k in keys):
        return True  # siblings do the work this one manages
    ranks = titles.key(title).ranks
    if ranks & {"associate", "junior", "staff", "principal"} or any(
        k.ranks & {"associate", "junior", "staff", "principal"} for k in keys if "manager" in k.heads
    ):
        return False
    own = [i.text for s in sections if s.kind is SectionKind.RESPONSIBILITIES for i in s.items]
    return sum(bool(_PEOPLE.search(text)) for text in own) >= 1


def standing(title: str, grade: Grade | None, position: int) -> tuple[float, float, int]:
    """Sort key within one track: seniority of the title, then the grade, then the order in the document."""
    return titles.seniority(title), float(grade) if isinstance(grade, int) else 0.0, position
