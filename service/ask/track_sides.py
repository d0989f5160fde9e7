"""Contributors set against managers: "IC or manager in buying?", and which two levels of a role those are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from corpus.model import JobFamily, Track
from service.ask.fitting import names
from service.ask.ladder import Placed, leader
from service.ask.polar import polar
from service.chain import Catalogue
from service.links import NAMED, Links
from service.wording import WRITTEN, words

_WAY = r"(?:track|path|ladder|route|side|career)s?"
_CONTRIBUTOR = re.compile(
    r"\b(?:ics?|individual[- ]contributors?"
    rf"|(?:individual|technical|expert|specialist|non-?manage(?:r|ment|rial)) {_WAY}"
    r"|(?:stay|remain)(?:s|ing)? (?:technical|hands[- ]on|an? (?:expert|specialist)))\b",
    re.IGNORECASE,
)
_MANAGER = re.compile(
    r"\b(?:manage(?:rs?|ment|rial)|managing|(?:people|team) lead(?:ers?|ership)|lead(?:s|ing)? (?:people|others|a team)"
    rf"|leadership(?: {_WAY})?)\b",
    re.IGNORECASE,
)
_BETWEEN_TRACKS = re.compile(
    r"\b(?:and|or|vs|versus|against|compared?|than|differ\w*|from|between|instead)\b|/", re.IGNORECASE
)
_SET_AGAINST = re.compile(r"\b(?:vs|versus|against|compar\w*|differ\w*|between|than)\b", re.IGNORECASE)
_WHICH_TRACK = re.compile(r"\b(?:which|what)\s+(?:\w+\s+)?tracks?\b", re.IGNORECASE)


def sets_tracks(question: str, links: Links) -> bool:
    """Whether a question sets contributors against managers, beside the names of roles: "IC or manager in buying?".

    What one level is, of the two, is another question.
    """
    named = [link for link in links.families if link.strength >= NAMED]
    asked = words(question)
    of_names = {
        place for link in named for place in link.positions
        if not asked[place].is_rank or set(asked[place].stands_for) <= set(titles.words(link.family.title))
    }  # fmt: skip
    said = zip(WRITTEN.finditer(question), _after(question), strict=True)
    kept = "".join("" if place in of_names else match[0] + after for place, (match, after) in enumerate(said))
    if not (_CONTRIBUTOR.search(kept) and _MANAGER.search(kept)) or polar(question) or _WHICH_TRACK.search(question):
        return False
    of_one = any(link.strength >= NAMED and _is_ranked(link.level.title) for link in links.levels)
    return bool((_SET_AGAINST if of_one else _BETWEEN_TRACKS).search(kept))


def _is_ranked(title: str) -> bool:
    parts = titles.key(title)
    return bool(parts.ranks | parts.heads)


def _after(question: str) -> list[str]:
    """What stands after each word of a question, up to the next."""
    said = list(WRITTEN.finditer(question))
    starts = [match.start() for match in said[1:]]
    return [question[match.end() : start] for match, start in zip(said, [*starts, len(question)], strict=True)]


def track_sides(home: JobFamily, own: Placed | None, families: Catalogue) -> tuple[Placed, Placed] | None:
    """Contributor and manager of a family, `own` one of them where it is named; null where it has no such two."""
    contributors = [(home, level) for level in home.levels if level.track is Track.IC]
    managers = [(home, level) for level in home.levels if level.track is Track.MANAGEMENT]
    if not contributors and managers:
        contributors = _led_by(managers, families)
    if own is not None and own[1].track is Track.MANAGEMENT:
        manager: Placed | None = own
    elif managers:
        manager = managers[0]
    else:
        manager = leader(own or contributors[0], [], families.outline(), families) if own or contributors else None
    contributor = own if own is not None and own[1].track is Track.IC else None
    if contributor is None and contributors:
        contributor = _beneath(contributors, manager)
    led = manager is not None and manager[1].track in {Track.MANAGEMENT, Track.EXECUTIVE}
    return (contributor, manager) if contributor and manager and led else None


def _led_by(managers: Sequence[Placed], families: Catalogue) -> list[Placed]:
    """The contributors of the first role in the department that reports to one of them."""
    department = managers[0][0].department
    for outline in families.outline():
        if outline.department != department:
            continue
        family = families.family(outline.id)
        led = [(family, level) for level in family.levels if level.track is Track.IC]
        bosses = [level.reports_to.value for _, level in led if level.reports_to is not None]
        if any(names(level.title, boss) for boss in bosses for _, level in managers):
            return led
    return []


def _beneath(contributors: Sequence[Placed], manager: Placed | None) -> Placed:
    """The contributor nearest to a manager by grade, not above it; else the highest."""
    grade = manager[1].grade.value if manager and manager[1].grade else None
    if isinstance(grade, int):
        fitting = [
            each for each in contributors
            if each[1].grade and isinstance(each[1].grade.value, int) and each[1].grade.value <= grade
        ]  # fmt: skip
        if fitting:
            return fitting[-1]
    return contributors[-1]
