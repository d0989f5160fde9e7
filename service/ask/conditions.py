"""What a listing question asks for: conditions the catalogue can check, and words that only the text can answer.

Each condition takes its words out of the question; what is left over, without the words of asking, is the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.model import Track
from service.ask.graded import Graded, graded
from service.links import FamilyLink, Links
from service.phrases import phrases
from service.vocabulary import vocabulary
from service.wording import words

SURE = 0.75
"""Strength of a family's link from which only its levels are listed."""
_TITLE = r"(?:the\s+|an?\s+|our\s+)?(?P<{}>[^?.;]+)"
_ADVERB = r"(?:\w+ly\s+|straight\s+|right\s+)?"
_REPORTS = re.compile(
    rf"\b(?:report(?:s|ing)?|answers?|answering)\s+{_ADVERB}(?:in)?to\s+{_TITLE.format('whom')}"
    rf"|\b(?:direct reports|reports|reportees)\s+of\s+{_TITLE.format('of')}"
    rf"|\b(?:hangs?|sits?|works?|comes?|is|are)\s+{_ADVERB}under\s+{_TITLE.format('under')}",
    re.IGNORECASE,
)
_THOSE = phrases(
    """
    who(?: all)?
    which \\w+
    what \\w+
    every(?:one|body|thing)
    any(?:one|body)
    all
    list
    show(?: me)?
    (?:job )?(?:levels?|roles|positions|jobs|titles|people|families)
    how many
    """
)
_ONE = re.compile(r"\b(?:does|do|is|are|would|will|should|did)\b(?!\s+report)|\bthat person\b", re.IGNORECASE)
_CUT = re.compile(r"\s+(?:and|at|with|who|that|which|in|on|or|here|too|also)\b.*$", re.IGNORECASE)
_TRACKS = (
    (
        Track.IC,
        phrases(
            """
            ics?
            individual[- ]contributors?
            (?:with(?:out)?|has|have|having)? ?(?:no|without|zero) (?:any )?(?:direct )?reports
            non-manag\\w+
            """
        ),
    ),
    (
        Track.MANAGEMENT,
        phrases(
            """
            (?:on the )?(?:management|managerial) (?:track|roles?|levels?|positions?|jobs?|posts?)
            management
            people[- ]manag\\w+(?: (?:roles?|levels?|positions?|jobs?))?
            on the manag\\w+ track
            """
        ),
    ),
    (Track.EXECUTIVE, phrases("executives?(?: level)?\nc-level\nc-suite")),
    (Track.INTERN, phrases("interns?\ninternships?")),
)
_NEGATED = re.compile(r"\b(?:not|never|except|other than|apart from|neither|no)\b|n['’]t\b", re.IGNORECASE)
_COUNT = phrases("how many\nnumber of\ncount")
_PART = r"(?:department|team|org|organi[sz]ation|function|division|side|area|business|jobs?|roles?|positions?|levels?)"
GENERIC = vocabulary(
    """
    a an the any all every each which what who whom whose where how many much number count list show give find me us i
    we you tell please pls can could do does did is are be was were there here have has had having of for in on at to
    from with and or not no by as that this these those it its their our your my they them role roles job jobs position
    positions level levels title titles family families ladder ladders post posts people person anyone anybody someone
    somebody everyone everybody company whole wide across grade grades graded band bands pay report reports reporting
    directly direct answer answers need needs needed require requires required requiring requirement requirements ask
    asks asked asking want wants mention mentions mentioned mentioning include includes including call calls expect
    expects expected department departments team teams within inside at least above below over under up down more less
    than higher lower highest lowest top bottom most senior junior between through exactly only so far currently now
    ones one names name but though just yet state states stated does documents document say says said would should
    must get sit sits
    """
)
"""Words of a listing question that say nothing about what is asked for."""
_WEAK = vocabulary("hire hires hiring offer offers exist exists written down listed shown set total page pages just")
"""Words that say nothing beside a condition of the catalogue."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the catalogue can check exactly, each empty where the question does not ask it.

    `reports_to` is a title as written, `ranks` are title words, `families` ids. `content` are the question's remaining
    words, which only the text can answer. `negated` asks for the levels that do not satisfy the rest.
    """

    grade: Graded = Graded()
    reports_to: str = ""
    ranks: frozenset[str] = frozenset()
    track: Track | None = None
    departments: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    count: bool = False
    negated: bool = False
    content: tuple[str, ...] = ()

    @property
    def catalogue(self) -> bool:
        """Whether the catalogue alone can answer."""
        return not self.content

    @property
    def structural(self) -> bool:
        """Whether the catalogue is asked anything at all."""
        return bool(self.grade.any or self.reports_to or self.ranks or self.track or self.departments or self.families)

    @property
    def any(self) -> bool:
        """Whether anything at all is asked for."""
        return self.structural or bool(self.content)


def asks_who_reports(question: str) -> bool:
    """Whether a question asks for those who report to a title, rather than to whom one reports."""
    match = _REPORTS.search(question)
    if match is None or not _named_boss(match):
        return False
    before = question[: match.start()]
    if match.group("of"):
        return not re.match(r"\W*(?:does|do|is|are|would|will)\b", question, re.IGNORECASE)
    return bool(_THOSE.search(before)) and not _ONE.search(before)


def asks_for_grades(question: str, codes: frozenset[str]) -> bool:
    """Whether a question asks for levels by grade: the highest, a range, those without one."""
    asked, _ = graded(question, codes)
    return asked.highest or asked.lowest or asked.ungraded or any(len(wanted) > 1 for wanted in asked.ranges)


def conditions(question: str, links: Links, departments: Iterable[str], codes: frozenset[str]) -> Conditions:
    """What a listing question asks for; `codes` are the grades of the catalogue that are no numbers."""
    rest = question
    reports = _REPORTS.search(question)
    boss = _named_boss(reports) if reports else ""
    if reports and boss:
        kept = _CUT.search(reports.group())
        rest = rest[: reports.start()] + (kept.group() if kept else "") + rest[reports.end() :]
    grade, rest = graded(rest, codes)
    track = next((each for each, pattern in _TRACKS if pattern.search(rest)), None)
    for _, pattern in _TRACKS:
        rest = pattern.sub(" ", rest)
    inside, rest = _departments(rest, departments)
    named = [link for link in links.families if link.strength >= SURE and _still_said(link, rest)]
    taken = {word.lower() for link in named for word in link.matched.split()}
    asked = words(rest)
    ranks = frozenset(
        part for word in asked if word.is_rank and word.text.lower() not in taken for part in word.stands_for
    ) - ({"senior", "junior"} if grade.highest or grade.lowest else frozenset())
    found = Conditions(
        grade, boss, ranks - ({"manager"} if track is Track.MANAGEMENT else frozenset()), track, inside,
        tuple(link.family.id for link in named), bool(_COUNT.search(question)), _negated(rest),
    )  # fmt: skip
    return _with_content(found, rest, taken | {word.text.lower() for word in asked if word.is_rank})


def _with_content(found: Conditions, rest: str, taken: set[str]) -> Conditions:
    """The conditions with the words of the question that none of them took."""
    idle = GENERIC | taken | (_WEAK if found.structural else frozenset())
    content = tuple(
        word
        for word in re.findall(r"[\w&+#./-]*\w[+#]*", rest.lower())
        if word not in idle and not word.isdigit() and titles.stem(word) not in GENERIC
    )
    return replace(found, content=content)


def _negated(rest: str) -> bool:
    """Whether the sentence that asks for levels asks for those that do not fit."""
    return any(_NEGATED.search(sentence) for sentence in re.split(r"[.;!?]\s", rest) if _THOSE.search(sentence))


def _named_boss(match: re.Match[str]) -> str:
    """The title a question says that others report to; "" where what it says is none."""
    said = match.group("whom") or match.group("of") or match.group("under") or ""
    boss = _CUT.sub("", said.strip(" ,"))
    return boss if titles.ranked(boss) and not re.match(r"who", boss, re.IGNORECASE) else ""


def _departments(question: str, departments: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """The departments a question names as such ("in sales", "the legal team"), and the question without them."""
    found: dict[str, None] = {}
    rest = question
    for department in departments:
        parts = [part for part in re.split(r"[^a-z0-9]+", department.lower()) if part]
        carrying = [part for part in parts if part not in {"and", "of"}]
        whole = r"\W+(?:(?:and|of)\W+)?".join(carrying)
        either = f"{whole}|{carrying[0]}" if carrying and len(carrying[0]) > 4 else whole
        said = re.compile(
            rf"\b(?:in|within|across|throughout|from|inside)\s+(?:the\s+|our\s+|all\s+)?(?:{either})(?:\s+{_PART})?\b"
            rf"|\b(?:{either})\s+{_PART}\b|\b(?:families|levels|roles|jobs|positions)\s+(?:of|under)\s+(?:the\s+)?(?:{either})\b",
            re.IGNORECASE,
        )
        if carrying and said.search(rest):
            found[department] = None
            rest = said.sub(" ", rest)
    return tuple(found), rest


def _still_said(link: FamilyLink, rest: str) -> bool:
    """Whether the words that name a family are left in a question."""
    left = {word.text.lower() for word in words(rest)}
    return all(word.lower() in left for word in link.matched.split())
