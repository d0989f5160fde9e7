"""Seniority as a text states it: years of work, people led. One reading for a CV, a vacancy and what a role asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service.phrases import phrases

NUMBER_WORDS = tuple(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """.split()  # noqa: SIM905
)
"""The numbers from zero on as they are spelled."""
MEASURES = frozenset({*NUMBER_WORDS, "year", "years", "yrs", "month", "months", "experience", "least", "more", "than"})
"""Words that say for how long or how many, and not of what."""
_WORDS = {word: number for number, word in enumerate(NUMBER_WORDS)} | {
    "a": 1, "an": 1, "couple": 2, "few": 3, "several": 4, "dozen": 12, "thirty": 30, "forty": 40,
}  # fmt: skip
_NUMBER = r"\b(?:\d+(?:[.,]\d+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b"
_SEVERAL = rf"(?!an?\b){_NUMBER}"
_LONGEST_CAREER = 50.0

_YEARS = re.compile(
    r"(?P<limit>\b(?:up to|at most|less than|under|fewer than|below)\s+)?(?:an?\s+)?"
    rf"(?P<low>{_NUMBER})(?P<half> and a half)?\s*(?:\+|plus|or more)?"
    rf"(?:\s*(?:-|–|—|to|or)\s*(?P<high>{_NUMBER}))?\s*(?:\+|plus|or more)?(?:\s+(?:full|solid|good|long|of))?"
    r"[\s-]*(?P<unit>years?|yrs?|months?|decades?)\b(?P<late_half> and a half)?",
    re.IGNORECASE,
)
_YEARS_LABEL = re.compile(r"\byears?\b", re.IGNORECASE)
_OPENING_NUMBER = re.compile(
    rf"^(?:at least\s+)?{_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?(?:\s*\+|\s+or more|\s+plus)?", re.IGNORECASE
)
_YEAR = r"(?:19[6-9]|20[0-9])\d"
_RANGE = re.compile(
    rf"\b(?P<first>{_YEAR})\s*(?:-|–|—|to|until)\s*(?:[A-Za-z]{{3,9}}\.?\s+|\d\d?[./])?(?:(?P<last>{_YEAR})\b|(?:present|now|today|current)\b)",
    re.IGNORECASE,
)
_STUDIES = phrases(r"""
    universit\w+
    college
    school
    degree
    bachelor\S*
    master['’]?s
    [bm]\.?sc\.?
    [bm]\.?a\.
    ph\.?d\.?
    apprenticeship
    student
""")
_IN_YEARS = {"m": 1 / 12, "d": 10.0, "y": 1.0}
_NO_WORK = re.compile(
    r"[\s-]+(?:old|of age|plans?|strateg\w+|horizon|deals?|contracts?|direction|forecasts?|ahead|degree|programme|"
    r"program|lease|ago|view)\b",
    re.IGNORECASE,
)
_OTHER_SPAN = re.compile(
    r"\b(?:next|coming|every|each|per|within|twice|once|times|days?|weeks?|"
    r"(?:agreement|contract|deal|period|horizon|cycle|plan)s? of)\s+$",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:\b(?:for|over|about|after|spent|almost|nearly|than|just|under|have|had)\s+|^\s*)$", re.IGNORECASE
)
_ONE_OF = re.compile(r"\s+(?:of|in|at|as|with)\b", re.IGNORECASE)

_LEAD = (
    r"(?!heads?\s+of\b)"
    r"(?:manag|lead|led|supervis|head|oversee|oversaw|direct|grow|grew|line[- ]manag)(?:e[sd]?|s|d|ed|ing)?"
)
_RUN = r"(?:run|ran|look(?:s|ed|ing)? after|in charge of|responsible for|build|built)(?:s|ning|ing)?"
_TEAM = (
    r"(?:teams?|groups?|squads?|crews?|desks?|departments?|staff|people|folks?|(?:direct )?reports|shifts?|individuals|"
    r"offices?)"
)
_NO_ROLES = (
    r"(?!(?:customers|servers|orders|numbers|vendors|errors|suppliers|tenders|others|newcomers|papers|matters|transfers|"
    r"offers|users|factors|registers|ledgers|trackers|containers|drivers)\b)"
)
ROLES = (
    rf"{_NO_ROLES}(?:[a-z]+(?:ers|ors|ants|ists|ysts|eers|yers)|agents|architects|executives|juniors|seniors|reps|colleagues|"
    r"associates|members|partners|interns)"
)
"""Plurals that name people by what they do."""
_BETWEEN = (
    rf"(?:(?:an?|the|my|our|your|their|of|own|up|to|or|and|about|around|some|between|other|{_NUMBER}|[a-z]+-[a-z-]+|"
    r"small|large|global|remote|distributed|whole|entire|growing|current|international|highly|productive|product|new|"
    r"young|strong|dedicated|diverse|regional|local|high|performing|functioning)\s+){0,7}(?:[a-z]+ ){0,2}?"
)
_THINGS = (
    r"(?:projects|programs|programmes|initiatives|efforts|meetings|workstreams|releases|campaigns|accounts|tools|systems|"
    r"products|markets|regions|countries|budgets|sites|stores|processes|years|times|days|calls|audits|deals)"
)
_LEADS = phrases(rf"""
    {_LEAD}\s+{_SEVERAL}(?:\s*(?:-|–|to|or)\s*{_SEVERAL})?\s+(?!{_THINGS}\b)[a-z]+s
    {_LEAD}\s+(?:an?|the|my|our)\s+[a-z]+\s+of\s+(?:about |some |up to )?{_SEVERAL}\s+(?!{_THINGS}\b)[a-z]+s
    {_LEAD}\s+{_BETWEEN}(?:{_TEAM}|{ROLES})
    {_RUN}\s+{_BETWEEN}(?:{_TEAM}\s+of\s+(?:about |some )?{_SEVERAL}|people|staff)
    {_RUN}\s+{_BETWEEN}{_TEAM}\b[^.;]{{0,40}}?\b{_SEVERAL}\s+(?:people|members|colleagues)
    {_RUN}\s+{_SEVERAL}\s+(?:[a-z]+ )?{ROLES}
""")
_PEOPLE_DUTY = phrases(r"""
    direct reports?
    (?:my|every) reports?
    (?:people|line|staff)[- ]manage\w*
    (?:manag|lead|supervis)(?:e|ing|ed)? (?:anybody|anyone|people|staff|folk|them)
    performance (?:evaluations?|plans?|reviews?)
    one-to-ones?
    one-on-ones?
    1:1s?
    hir(?:e|es|ed|ing),? (?:and )?(?:fire|build|train|coach|develop|manage(?!rs?\b)|grow|sometimes)\w*
    supervis(?:ory|ion)
    management (?:experience|skills)
    management (?:and supervision )?of (?:staff|people|a team)
    (?:under|report to|answer to) me
    a team of their own
    (?:teams?|people|staff|reports|anybody|anyone) to (?:lead|manage|supervise|look after)
    leading (?:a shift|shifts)
""")
_PEERS = phrases(r"""
    # They are led by nobody here, or it is the speaker who is led.
    [^,.;]{0,120}(?:don['’]t|do not|doesn['’]t|does not|never) (?:report|answer) to (?:me|them)
    [^.;]{0,200}without being (?:anyone|anybody|nobody|someone|somebody)['’]s (?:manager|boss|lead)
    [^.;]{0,200}without being (?:their|the) (?:manager|boss|lead)
    (?:anyone|anybody|nobody)['’]s (?:manager|boss)
    (?:with|without|under|needs?|little|no) (?:\w+ )?supervision
""")
_MANAGERS = phrases(rf"""
    (?:{_LEAD}|through|{_NUMBER}|several|multiple|other|had|have)\s+(?:[a-z]+ ){{0,2}}?managers
    managers? of managers
    managers (?:under|below) (?:me|them)
""")
_COUNT = re.compile(
    rf"(?P<count>{_NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<most>{_NUMBER}))?\s+(?:[a-z-]+\s+){{0,3}}?(?:people|staff|reports|{ROLES})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Years:
    """A stretch of work in years: at least `low`, up to `high` where that is said. `limit`: it is a most, not a least.

    `said` is how it is put, `start` its place in the text.
    """

    low: float
    high: float | None
    limit: bool
    said: str
    start: int

    @property
    def typical(self) -> float:
        """The middle of the stretch."""
        return (self.low + (self.high or self.low)) / 2


@dataclass(frozen=True, slots=True)
class People:
    """People led, as a text says it: `count` the largest number named, `managers` whether managers are among them."""

    leads: bool = False
    managers: bool = False
    count: float = 0.0


def together(said: list[People]) -> People:
    """What several texts say of leading people."""
    return People(
        leads=any(each.leads for each in said),
        managers=any(each.managers for each in said),
        count=max((each.count for each in said), default=0.0),
    )


def years_in(text: str, label: str = "") -> tuple[Years, ...]:
    """Stretches of work stated in `text`, in order; ages, plans and contracts are none.

    `label` is what the text hangs under: in a row "Years" of a table, the number a cell opens with is one of years.
    """
    if _YEARS_LABEL.search(label) and not _YEARS.search(text):
        text = _OPENING_NUMBER.sub(r"\g<0> years", text, count=1)
    found = []
    for match in _YEARS.finditer(text):
        scale = _IN_YEARS[match.group("unit")[0].lower()]
        half = 0.5 if match.group("half") or match.group("late_half") else 0.0
        low = (_number(match.group("low")) + half) * scale
        high = _number(match.group("high")) * scale if match.group("high") else None
        if 0 < low <= _LONGEST_CAREER and _is_work(text, match):
            limit = match.group("limit") is not None
            found.append(Years(low, high, limit, match.group().strip(), match.start()))
    return tuple(found)


def years_between(lines: Iterable[str], now: int) -> float:
    """Years that the date ranges of a CV cover together ("2015 - 2019", "Mar 2020 to present"), studies left out.

    `now` is the current year, which an open range runs up to.
    """
    covered: set[int] = set()
    for line in lines:
        if _STUDIES.search(line):
            continue
        for match in _RANGE.finditer(line):
            last = int(match.group("last") or now)
            covered.update(range(int(match.group("first")), min(last, now)))
    return float(len(covered))


def _is_work(text: str, match: re.Match[str]) -> bool:
    """Whether a stretch of time is one of work: not "twice a year", "a three year plan", "the next 12 months"."""
    before = text[: match.start()]
    if _NO_WORK.match(text, match.end()) or _OTHER_SPAN.search(before):
        return False
    one = match.group("low").lower() in {"a", "an"} and not match.group("late_half")
    return not one or _ONE.search(before) is not None or _ONE_OF.match(text, match.end()) is not None


def people_in(text: str) -> People:
    """What `text` says of leading people."""
    text = _PEERS.sub(" ", text)
    managers = _MANAGERS.search(text) is not None
    if not managers and not _LEADS.search(text) and not _PEOPLE_DUTY.search(text):
        return People()
    counts = [_number(match.group("most") or match.group("count")) for match in _COUNT.finditer(text)]
    return People(True, managers, max(counts, default=0.0))


def _number(word: str) -> float:
    lowered = word.lower()
    return float(_WORDS[lowered]) if lowered in _WORDS else float(lowered.replace(",", "."))
