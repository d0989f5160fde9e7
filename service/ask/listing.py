"""Listings: which levels satisfy a condition of the catalogue (exact) or of their text (searched)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import Grade, JobFamily, Level, Span, Stated, Track
from service.interpret import named_grades
from service.links import Links
from service.wording import words

_AT_LEAST = re.compile(
    r"\b(?:at least|minimum|min|or (?:above|higher|more|up)|and (?:above|up|higher)|from|starting at|not below|upwards)\b|\+",  # noqa: E501
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\b(?:above|over|higher than|more than|beyond|past|exceed\w*)\b", re.IGNORECASE)
_AT_MOST = re.compile(
    r"\b(?:at most|maximum|max|up to|or (?:below|lower|less|under)|and (?:below|under|lower)|not above)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\b(?:below|under|lower than|less than)\b", re.IGNORECASE)
_RANGE = re.compile(r"\bgrades?\s*\d+\s*(?:to|-|–|through|and)\s*(?:grade\s*)?\d+|\bbetween\b", re.IGNORECASE)
_HIGHEST = re.compile(
    r"\b(?:highest|top|most senior|max(?:imum)?|biggest|senior-most)\b[^?]{0,30}\b(?:grades?|levels?|graded|roles?)\b|\bgraded? (?:the )?highest\b",  # noqa: E501
    re.IGNORECASE,
)
_LOWEST = re.compile(
    r"\b(?:lowest|bottom|least senior|most junior|min(?:imum)?|smallest)\b[^?]{0,30}\b(?:grades?|levels?|graded|roles?)\b|\bgraded? (?:the )?lowest\b",  # noqa: E501
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:report(?:s|ing)?|answers?|answering)\s+(?:directly\s+)?(?:in)?to\s+(?:the\s+|an?\s+|our\s+)?(?P<whom>[^?.;]+)|\b(?:direct reports|reports|reportees)\s+of\s+(?:the\s+|an?\s+|our\s+)?(?P<of>[^?.;]+)",  # noqa: E501
    re.IGNORECASE,
)
_WITHOUT_GRADE = re.compile(
    r"\b(?:no|without(?: an?| any)?|missing(?: an?)?|lack(?:s|ing)?(?: an?)?|don't (?:state|have) an?)\s+(?:job |pay )?grades?\b",  # noqa: E501
    re.IGNORECASE,
)
_TRACKS = (
    (Track.MANAGEMENT, re.compile(r"\b(?:management|managerial|people[- ]manag\w+)\s*(?:track|roles?|levels?|positions?|jobs?)?\b|\bon the manag\w+ track\b", re.IGNORECASE)),  # noqa: E501
    (Track.IC, re.compile(r"\b(?:ic|ics|individual[- ]contributors?)\b", re.IGNORECASE)),
    (Track.EXECUTIVE, re.compile(r"\b(?:executives?|c-level|c-suite)\b", re.IGNORECASE)),
    (Track.INTERN, re.compile(r"\b(?:interns?|internships?)\b", re.IGNORECASE)),
)  # fmt: skip
_NEGATED = re.compile(
    r"\b(?:not|never|except|other than|apart from|neither)\b|n['’]t\b|\bno (?!grades?\b)(?=\w)", re.IGNORECASE
)
_COUNT = re.compile(r"\bhow many\b|\bnumber of\b|\bcount\b", re.IGNORECASE)
_CUT = re.compile(r"\s+(?:and|at|with|who|that|which|in|on|or|here)\b.*$", re.IGNORECASE)
GENERIC = frozenset(
    """
    a an the any all every each which what who whose where how many much number count list show give find me us i we
    you tell please pls can could do does did is are be was were there here have has had having of for in on at to
    from with and or not no by as that this these those it its their our your my they them role roles job jobs
    position positions level levels title titles family families ladder ladders post posts people person anyone
    anybody someone somebody everyone company whole across grade grades graded band bands pay report reports
    reporting directly direct answer answers need needs needed require requires required requiring requirement
    requirements ask asks asked asking want wants mention mentions mentioned mentioning include includes including
    call calls expect expects expected department departments team teams within inside at least above below over
    under up down more less than higher lower highest lowest top bottom most senior junior between through exactly
    only so far currently now ones one names name state states stated does documents document say says said would
    should must get sit sits
    """.split()  # noqa: SIM905
)
"""Words of a listing question that say nothing about what is asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A level that fits; `line` is where the documents show it, null for the level's own heading."""

    family: JobFamily
    level: Level
    line: Span | None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the catalogue can check exactly, each null or empty where the question does not ask it.

    `content` are the question's remaining words, which only the text can answer.
    """

    grades: tuple[int, int] | None = None
    highest: bool = False
    lowest: bool = False
    ungraded: bool = False
    reports_to: str = ""
    ranks: frozenset[str] = frozenset()
    track: Track | None = None
    departments: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    count: bool = False
    content: tuple[str, ...] = ()

    @property
    def catalogue(self) -> bool:
        """Whether the catalogue alone can answer."""
        return not self.content

    @property
    def any(self) -> bool:
        """Whether anything at all is asked for."""
        return bool(
            self.grades or self.highest or self.lowest or self.ungraded or self.reports_to or self.ranks or self.track
            or self.departments or self.families or self.content
        )  # fmt: skip


def asks_who_reports(question: str) -> bool:
    """Whether a question asks for those who report to a title, rather than to whom one reports."""
    match = _REPORTS.search(question)
    if match is None or re.match(r"^\W*(?:does|do|is|are|would|will)\b", question, re.IGNORECASE):
        return False
    whom = _CUT.sub("", (match.group("whom") or match.group("of") or "").strip(" ,"))
    return titles.ranked(whom) and not re.match(r"who", whom, re.IGNORECASE)


def conditions(question: str, links: Links, departments: Iterable[str]) -> Conditions:
    """What a listing question asks for."""
    used: set[str] = set()
    reports = _REPORTS.search(question)
    whom = ""
    if reports:
        whom = _CUT.sub("", (reports.group("whom") or reports.group("of")).strip(" ,"))
        used |= {w.lower() for w in re.findall(r"[\w&]+", reports.group())}
    grades = _grades(question, named_grades(question))
    ungraded = bool(_WITHOUT_GRADE.search(question))
    track = next((t for t, pattern in _TRACKS if pattern.search(question)), None)
    for _, pattern in _TRACKS:
        used |= {w.lower() for m in pattern.finditer(question) for w in re.findall(r"\w+", m.group())}
    inside = _departments(question, departments)
    used |= {w for department in inside for w in _department_words(department)}
    named = tuple(link.family.id for link in links.families if link.strength >= 0.75) if not reports else ()
    used |= {w.lower() for link in links.families if link.family.id in named for w in link.matched.split()}
    asked = words(question)
    ranks = frozenset(
        part for word in asked if word.is_rank and word.text.lower() not in used for part in word.stands_for
    ) - ({"senior", "junior"} if _HIGHEST.search(question) or _LOWEST.search(question) else frozenset())
    if track is Track.MANAGEMENT:
        ranks -= {"manager"}
    rank_words = {word.text.lower() for word in asked if word.is_rank}
    content = tuple(
        w
        for w in re.findall(r"[\w&+#./-]*\w[+#]*", question.lower())
        if w not in GENERIC
        and w not in used
        and w not in rank_words
        and not w.isdigit()
        and titles.stem(w) not in GENERIC
    )
    if ungraded:
        content = tuple(w for w in content if w not in {"without", "missing", "lack", "lacks", "lacking", "don't"})
    return Conditions(
        grades, bool(_HIGHEST.search(question)), bool(_LOWEST.search(question)), ungraded, whom, ranks, track, inside,
        named, bool(_COUNT.search(question)), content,
    )  # fmt: skip


def negated(question: str) -> bool:
    """Whether a listing asks for those that do not satisfy its condition."""
    return bool(_NEGATED.search(question)) and not _WITHOUT_GRADE.search(question)


def _grades(question: str, named: tuple[int, ...]) -> tuple[int, int] | None:
    if not named:
        return None
    low, high = min(named), max(named)
    if len(named) == 1:
        if _ABOVE.search(question):
            return low + 1, 999
        if _BELOW.search(question):
            return -999, low - 1
        if _AT_LEAST.search(question):
            return low, 999
        if _AT_MOST.search(question):
            return -999, low
    return low, high


def _department_words(department: str) -> set[str]:
    return {w for w in re.split(r"[^a-z0-9]+", department.lower()) if w and w not in {"and", "of"}}


def _departments(question: str, departments: Iterable[str]) -> tuple[str, ...]:
    said = {w.lower() for w in re.findall(r"\w+", question)}
    found = []
    for department in departments:
        wanted = _department_words(department)
        first = re.split(r"[^a-z0-9]+", department.lower())[0]
        if wanted and (wanted <= said or (first in said and len(first) > 4)):
            found.append(department)
    return tuple(found)


def others(asked: Conditions, families: Sequence[JobFamily]) -> list[Listed]:
    """The levels of the same departments and families that state something else than what is asked."""
    frame = Conditions(departments=asked.departments, families=asked.families)
    fits = {entry.level.id for entry in fitting(asked, families)}
    return [
        entry
        for entry in fitting(frame, families)
        if entry.level.id not in fits
        and (asked.grades is None or entry.level.grade is not None)
        and (not asked.reports_to or entry.level.reports_to is not None)
    ]


def fitting(asked: Conditions, families: Iterable[JobFamily]) -> list[Listed]:
    """The levels that satisfy the catalogue's conditions, in order of family and document."""
    out: list[Listed] = []
    for family in families:
        if asked.departments and family.department not in asked.departments:
            continue
        if asked.families and family.id not in asked.families:
            continue
        for level in family.levels:
            line = _fits(asked, level)
            if line is not False:
                out.append(Listed(family, level, line if isinstance(line, Span) else None))
    if asked.highest or asked.lowest:
        out = _extreme(out, asked.highest)
    return out


def _fits(asked: Conditions, level: Level) -> Span | bool:
    """False where the level does not fit, else the line that shows it, or True."""
    line: Span | bool = True
    if asked.track is not None and level.track is not asked.track:
        return False
    parts = titles.key(level.title)
    if asked.ranks and not asked.ranks <= (parts.ranks | parts.heads | (_plain(level.title) & {"intermediate", "mid"})):
        return False
    if asked.ungraded and level.grade is not None:
        return False
    if asked.grades is not None:
        if level.grade is None:
            return False
        found = _within(level.grade, asked.grades)
        if found is None:
            return False
        line = found.span
    elif (asked.highest or asked.lowest) and level.grade is not None:
        line = level.grade.span
    if asked.reports_to:
        if level.reports_to is None:
            return False
        match = next(
            (s for s in (level.reports_to, *level.reports_to.alternatives) if names(asked.reports_to, s.value)), None
        )
        if match is None:
            return False
        line = match.span
    return line


def _plain(title: str) -> frozenset[str]:
    return frozenset(titles.words(title))


def _within(stated: Stated[Grade], bounds: tuple[int, int]) -> Stated[Grade] | None:
    low, high = bounds
    return next(
        (s for s in (stated, *stated.alternatives) if isinstance(s.value, int) and low <= s.value <= high), None
    )


def names(asked: str, stated: str) -> bool:
    """Whether a stated reporting line names whom the question asks for: one of its titles has all the words asked."""
    wanted = frozenset(titles.words(asked))
    if not wanted:
        return False
    for part in re.split(r"\s+or\s+|;|/|\bor\b", stated):
        listed = titles.words(part)
        parts, asked_key = titles.key(part), titles.key(asked)
        if wanted <= frozenset(listed) and parts.ranks == asked_key.ranks and parts.heads == asked_key.heads:
            return True
    return False


def _extreme(found: Sequence[Listed], highest: bool) -> list[Listed]:
    grades = [
        (entry, entry.level.grade.value) for entry in found
        if entry.level.grade is not None and isinstance(entry.level.grade.value, int)
    ]  # fmt: skip
    if not grades:
        return []
    best = (max if highest else min)(value for _, value in grades if isinstance(value, int))
    return [entry for entry, value in grades if value == best]
