"""Which levels of a catalogue satisfy what a listing question asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.model import MANAGING, Grade, JobFamily, Level, Span, Stated, Track
from indexer.facets import on_paths
from indexer.store import Filters
from service.ask.amounts import people_led
from service.ask.conditions import Conditions, Unit
from service.ask.graded import Graded
from service.seniority import people_in
from service.wording import PLAIN_WORDS

_REPORT_TO = re.compile(r"\breports?\s+(?:directly\s+)?to\s+(?:the\s+|an?\s+)?(?P<whom>[^.;,]+)", re.IGNORECASE)
_BODY = re.compile(r"\b(?:board|committee|council)\b", re.IGNORECASE)
"""What is made up of several: a "Board of Directors" is no director."""
_BEGINNERS = frozenset({Track.IC, Track.INTERN})
_PLAIN = titles.seniority("")
"""How high a title without a word of rank stands."""
_A_HEAD = 20.0
"""What seniority counts for each step of a title's head; below it stands its rank."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A level that fits; `line` is where the documents show it, null for the level's own heading."""

    family: JobFamily
    level: Level
    line: Span | None


def fitting(asked: Conditions, families: Iterable[JobFamily], filters: Filters = Filters()) -> list[Listed]:
    """The levels that satisfy the catalogue's conditions and the filters, in order of family and document.

    The highest or lowest grade is not looked for here, as further conditions may narrow the levels: see `extreme`.
    """
    found = [
        Listed(family, level, line)
        for family in families
        if (not asked.departments or family.department in asked.departments)
        and family.department not in asked.outside
        and (not asked.families or family.id in asked.families)
        for level in family.levels
        if allowed(filters, family, level)
        for line in _shown(asked, level)
    ]
    found = _of_families_with_every_rank(asked, found) if asked.every else found
    found = [entry for entry in found if not any(_groups(asked.lacking, level) for level in entry.family.levels)]
    return _reaching(asked, found)


def others(asked: Conditions, families: Sequence[JobFamily], filters: Filters = Filters()) -> list[Listed]:
    """The levels of the same departments and families that state something else than what is asked.

    Of families and departments: those of which no level fits.
    """
    fits = {entry.level.id for entry in fitting(asked, families)}
    families_that_fit = {family.id for family in families for level in family.levels if level.id in fits}
    frame = Conditions(departments=asked.departments, families=asked.families)
    if asked.unit is Unit.DEPARTMENTS:
        inside = {family.department for family in families if family.id in families_that_fit}
        return [entry for entry in fitting(frame, families, filters) if entry.family.department not in inside]
    if asked.unit is Unit.FAMILIES:
        return [entry for entry in fitting(frame, families, filters) if entry.family.id not in families_that_fit]
    return [
        entry
        for entry in fitting(frame, families, filters)
        if entry.level.id not in fits
        and (not asked.grade.any or entry.level.grade is not None)
        and (not asked.reports_to or entry.level.reports_to is not None)
    ]


def extreme(asked: Graded, found: Sequence[Listed]) -> list[Listed]:
    """Of the levels that fit, those of the highest or the lowest grade, where one is asked for.

    Numbers before codes of one kind; where no level states a grade, by what their titles say.
    """
    if not asked.extreme or not found:
        return list(found)
    numbered = [(entry, _number(entry.level)) for entry in found]
    coded = [(entry, _code(entry.level)) for entry in found]
    standing: list[tuple[Listed, float]]
    if any(number is not None for _, number in numbered):
        standing = [(entry, float(number)) for entry, number in numbered if number is not None]
    elif any(code is not None for _, code in coded):
        standing = [(entry, float(code)) for entry, code in coded if code is not None]
    else:
        standing = [(entry, titles.seniority(entry.level.title)) for entry in found]
    best = (max if asked.highest else min)(value for _, value in standing)
    return [
        replace(entry, line=entry.line or (entry.level.grade.span if entry.level.grade else None))
        for entry, value in standing
        if value == best
    ]


def _reaching(asked: Conditions, found: Sequence[Listed]) -> list[Listed]:
    """The levels of ladders, or departments, that reach as far as is asked."""
    if asked.extent.ends:
        return [entry for entry in found if _is_last(entry)]
    if asked.extent.beyond:
        return [entry for entry in found if _is_beyond(asked, entry)]
    if not asked.extent.counted:
        return list(found)
    of_departments = asked.unit is Unit.DEPARTMENTS
    groups: dict[str, list[Listed]] = {}
    for entry in found:
        groups.setdefault(entry.family.department if of_departments else entry.family.id, []).append(entry)

    def size(group: str) -> int:
        entries = groups[group]
        return len({entry.family.id for entry in entries} if asked.extent.of_families else entries)

    kept = asked.extent.holding(groups, size)
    return [entry for group in kept for entry in groups[group]]


def _is_last(entry: Listed) -> bool:
    """Whether a level is the highest of its track in its family."""
    return entry.level.rank == max(level.rank for level in entry.family.levels if level.track is entry.level.track)


def _is_beyond(asked: Conditions, entry: Listed) -> bool:
    """Whether a level stands above, or below, all of its family's that bear the rank asked for."""
    of_heads = any(group & titles.HEADS.keys() for group in asked.ranks)
    marks = [
        level for level in entry.family.levels
        if _groups(asked.ranks, level) and (of_heads or level.track in _BEGINNERS)
    ]  # fmt: skip
    if entry.level in marks:
        return asked.extent.included
    pairs = [(entry.level, mark) if asked.extent.above else (mark, entry.level) for mark in marks]
    return bool(pairs) and all(_stands_above(high, low) for high, low in pairs)


def _stands_above(high: Level, low: Level) -> bool:
    """Whether a level stands above another of its family: by grade, on one track by rank, else as one that leads."""
    numbers = _number(high), _number(low)
    if numbers[0] is not None and numbers[1] is not None and numbers[0] != numbers[1]:
        return numbers[0] > numbers[1]
    if high.track is low.track:
        return high.rank > low.rank
    return high.track in MANAGING and low.track not in MANAGING


def _of_families_with_every_rank(asked: Conditions, found: Sequence[Listed]) -> list[Listed]:
    """The levels of families that have one for each rank."""
    borne: dict[str, set[int]] = {}
    for entry in found:
        borne.setdefault(entry.family.id, set()).update(_groups(asked.ranks, entry.level))
    return [entry for entry in found if len(borne[entry.family.id]) == len(asked.ranks)]


def _groups(ranks: Sequence[frozenset[str]], level: Level) -> list[int]:
    """The places of the groups of ranks that a level's title bears."""
    borne = ranks_borne(level.title)
    return [place for place, group in enumerate(ranks) if group <= borne]


def ranks_borne(title: str) -> frozenset[str]:
    """The words of a title that say how high it stands; the staff of a "Chief of Staff" is none."""
    parts = titles.key(title)
    return parts.ranks | parts.heads | (frozenset(titles.words(title)) & PLAIN_WORDS)


def _shown(asked: Conditions, level: Level) -> Sequence[Span | None]:
    """The one line that shows that a level fits, null for its heading; none where it does not fit."""
    if asked.tracks and level.track not in asked.tracks:
        return ()
    if asked.leading and level.track not in MANAGING:
        return ()
    if asked.ranks and not asked.extent.beyond and not _groups(asked.ranks, level):
        return ()
    if asked.first and (level.track not in _BEGINNERS or titles.seniority(level.title) % _A_HEAD >= _PLAIN):
        return ()
    if not asked.titled <= frozenset(titles.words(level.title)):
        return ()
    if asked.grade.each and level.grade is None:
        return ()
    if asked.grade.ungraded and level.grade is not None:
        return ()
    if asked.unreported and level.reports_to is not None:
        return ()
    line: Span | None = None
    if asked.grade.ranges or asked.grade.codes or asked.grade.coded:
        grade = _graded(level.grade, asked.grade)
        if grade is None and not _coded(level.title, asked.grade):
            return ()
        line = grade.span if grade else None
    if asked.reports_to:
        boss = _reporting(level.reports_to, asked)
        if boss is None:
            return ()
        line = boss.span
    return (line,)


def _graded(stated: Stated[Grade] | None, asked: Graded) -> Stated[Grade] | None:
    """What a level states of its grade in its own line, if that is asked for."""
    return stated if stated is not None and asked.holds(stated.value) else None


def _coded(title: str, asked: Graded) -> bool:
    """Whether a title bears a code that is asked for ("IC3 Designer")."""
    code = titles.code(title)
    return code is not None and (asked.coded or code.upper() in asked.codes)


def _reporting(stated: Stated[str] | None, asked: Conditions) -> Stated[str] | None:
    """What a level states in its own line of reporting, if that names the boss asked for."""
    return stated if stated is not None and names(asked.reports_to, stated.value, asked.not_to) else None


def elsewhere(asked: Conditions, level: Level) -> Span | None:
    """Another line of the document by which a level would fit that does not by its own; null where there is none."""
    if asked.reports_to and level.reports_to is not None:
        for boss in level.reports_to.alternatives:
            if names(asked.reports_to, boss.value, asked.not_to) and not _reporting(level.reports_to, asked):
                return boss.span
    if asked.grade.any and level.grade is not None and not asked.grade.holds(level.grade.value):
        return next((each.span for each in level.grade.alternatives if asked.grade.holds(each.value)), None)
    return None


def outright(asked: Conditions, listed: Sequence[Listed]) -> list[Listed]:
    """The levels of which a line says whom they lead, or that they lead nobody, with that line."""
    return _saying(listed, lambda entry, text: _says(asked, entry, text))


def leading_so_many(listed: Sequence[Listed]) -> list[Listed]:
    """The levels of which a line says how many people they lead, with that line."""
    return _saying(listed, lambda _, text: any(people_led(text)))


def _saying(listed: Sequence[Listed], says: Callable[[Listed, str], bool]) -> list[Listed]:
    return [
        replace(entry, line=line)
        for entry in listed
        if (line := next((i.span for s in entry.level.sections for i in s.items if says(entry, i.text)), None))
    ]


def _says(asked: Conditions, entry: Listed, text: str) -> bool:
    """Whether a line says of people led what is asked, other than by the title and by whom the level reports to."""
    text = _REPORT_TO.sub(" ", text).replace(entry.level.title, " ")
    said = asked.of_people is not None and asked.of_people.search(text) is not None
    return said or (MANAGING.issuperset(asked.tracks) and people_in(text).leads)


def own_words(boss: str, families: Iterable[JobFamily]) -> Iterator[Listed]:
    """The lines in which a boss's own document says who reports to it: "Directors of Design report to the VP"."""
    for family in families:
        for level in family.levels:
            if titles.key(level.title) != titles.key(boss):
                continue
            for item in (item for section in level.sections for item in section.items):
                if any(names(boss, match["whom"]) for match in _REPORT_TO.finditer(item.text)):
                    yield Listed(family, level, item.span)


def of_whole_title(asked: Conditions, families: Iterable[JobFamily]) -> Conditions:
    """The conditions with the boss as the level that bears the title writes it, and the titles of others; as they are
    where no level bears it.
    """
    named = {titles.key(level.title): level.title for family in families for level in family.levels}
    title = named.pop(titles.key(asked.reports_to), None)
    return replace(asked, reports_to=title, not_to=frozenset(named)) if title else asked


def names(asked: str, stated: str, others: frozenset[titles.TitleKey] = frozenset()) -> bool:
    """Whether a stated reporting line names whom the question asks for: one of its titles has all the words asked.

    Where there are `others`, the title asked for is a whole one: each of these is somebody else's, and so is any that
    puts a word before or among its own ("Manager, Data Engineering" is not the Engineering Manager).
    """
    wanted = frozenset(titles.words(asked))
    if not wanted:
        return False
    rank = titles.key(asked)
    for part in re.split(r"\s+or\s+|;|/", stated):
        if _BODY.search(part) and not _BODY.search(asked):
            continue
        own = titles.key(part)
        if own not in others and titles.words(part.partition(",")[0]) == titles.words(asked):
            return True  # the same office, written in full: "Chief Baker, Head of Ovens"
        if (
            own not in others
            and not titles.ranked(asked)
            and titles.words(part.partition(",")[2]) == titles.words(asked)
        ):
            return True  # the office with its rank before it: "VP, Corporate Controller"
        if own in others or (others and own != rank and not _begins(part, asked)):
            continue
        if wanted <= frozenset(titles.words(part)) and own.ranks == rank.ranks and own.heads == rank.heads:
            return True
    return False


def _begins(title: str, asked: str) -> bool:
    """Whether a title is another with words added after it: "Director of Engineering, Foundations"."""
    shorter = titles.words(asked)
    return titles.words(title)[: len(shorter)] == shorter


def _number(level: Level) -> int | None:
    """A level's grade where it is a number."""
    return level.grade.value if level.grade and isinstance(level.grade.value, int) else None


def _code(level: Level) -> int | None:
    """The number in a level's grade or title where that is a code."""
    code = level.grade.value if level.grade and isinstance(level.grade.value, str) else titles.code(level.title)
    number = re.sub(r"\D", "", code or "")
    return int(number) if number else None


def allowed(filters: Filters, family: JobFamily, level: Level) -> bool:
    """Whether the filters let a level through; those of sections do not apply to levels."""
    grade = level.grade.value if level.grade else None
    number = _number(level)
    return (
        (not filters.families or family.id in filters.families)
        and (not filters.levels or level.id in filters.levels)
        and (not filters.departments or family.department in filters.departments)
        and (not filters.paths or on_paths(level.heading.path, filters.paths))
        and (not filters.tracks or level.track in filters.tracks)
        and (not filters.grades or grade in filters.grades)
        and (filters.grade_min is None or (number is not None and number >= filters.grade_min))
        and (filters.grade_max is None or (number is not None and number <= filters.grade_max))
    )
