"""How circumstances of work are spoken of: the words for each, and those that may govern them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.ask.aspect import Aspect
from service.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Cue:
    """A way to speak of an aspect, and the words that may govern it.

    `opens`: whether it speaks where a line opens with it, or a question asks which and says no more; `asked_only`:
    whether only questions speak so.
    """

    aspect: Aspect
    pattern: re.Pattern[str]
    governors: frozenset[str]
    opens: bool = True
    asked_only: bool = False


BEING = vocabulary("be is are was were being been am isn't aren't become becomes")
WORKING = vocabulary("work works working worked sit sits sitting stay stays operate operates")
MEETING = vocabulary(
    "come comes coming go goes going commute commuting attend attends present available days day spend spends show turn"
)
NEEDING = vocabulary(
    """
    need needs needed require requires required must have has having had ask asks asked want wants expect expects
    expected demand demands mean means call calls involve involves include includes including take takes hold holds get
    gets come comes there mandatory necessary obliged possess obtain maintain pass passes undergo staffed without
    """
)
OFFERING = vocabulary(
    "offer offers offered provide provides allow allows allowed permit permits sponsor sponsors possible"
)
ON_DUTY = vocabulary("do does doing keep keeps cover covers pull overlap online alignment aligned remote hybrid")
DUTY = vocabulary("rota pager duty on-call")
SUCCEEDING = vocabulary("thrive thrives succeed succeeds success excel excels flourish")
THRIVING = SUCCEEDING | vocabulary("operate work working")
ABLE = vocabulary(
    """
    able unable ability aptitude availability available presence willing willingness ready readiness prepared
    comfortable happy open eligible eligibility
    """
)
_PLACED = BEING | NEEDING | OFFERING
_ATTENDING = BEING | WORKING | MEETING
_KEPT = _PLACED | WORKING | ON_DUTY | DUTY
_DWELLING = vocabulary("work works working live lives living based be")

_CAP = r"(?-i:[A-Z][\w.’'&-]*)"
_REGION = rf"(?:the )?{_CAP}(?: {_CAP})*"
_NATION = r"(?-i:US|U\.S\.|UK|EU|United States|[A-Z][a-z]+(?:an|ish|ese))"
_FULLY = r"(?:(?:fully|all|entirely|completely|100\s?%)[\s-]+)?"
_JOB = (
    r"(?:[\s-]+(?:first|only|friendly|based))?"
    r"(?: (?:work(?:ing)?|days?|options?|basis|arrangements?|lifestyle|contracts?))?"
)
_WHEREVER = r"wherever (?:you|they|I|one) \w+"
_COUNTRY = r"(?:countr(?:y|ies)|cit(?:y|ies)|regions?|areas?|states?|offices?)"
_OFFICE = (
    rf"(?:(?:an?|the|our|your|its|their|one of (?:the|our|your)) )*(?:{_CAP} )?"
    r"(?:offices?|headquarters|hq|premises|site|hubs?|studio|campus|lab|depot|branch|plant|yard|workshop|warehouse)\b"
    r"(?! (?:of|hours)\b)"
)
_SOMEWHERE = (
    rf"(?:(?:a|an|one|any|the|another|this|that|our|your|certain|specific|different) )*"
    rf"(?:{_CAP}|{_COUNTRY}|\d+|two|somewhere|here|there)"
)
_NOT_IN_A_CHART = (
    r"(?! (?:the |an? |your |our |which )*(?:org\w*|ladder|hierarchy|chart|structure|teams?|track|department)\b)"
)
_ZONES = r"(?-i:UTC|GMT|CET|CEST|PST|PDT|PT|EST|EDT|ET|CST|MST|BST|IST|JST|AEST)(?:[+-]\d+)?"
_NO_ZONE = r"(?!(?:working|work|office|business|core|contract|weekly|daily|flexible)\b)"

LABELS = {
    Aspect.PLACE: frozenset({"where", "place", "place of work", "location", "locations", "workplace"}),
    Aspect.HOURS: frozenset({"hours", "when", "working time"}),
}
"""Labels that name a circumstance, though their words alone would not in a sentence."""


def _cue(aspect: Aspect, lines: str, governors: frozenset[str], *, opens: bool = True, asked_only: bool = False) -> Cue:
    """A cue that any of some phrases is, one on a line; a space in it stands for any white space."""
    either = "|".join(line.strip().replace(" ", r"\s+") for line in lines.strip().splitlines())
    return Cue(aspect, re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE), governors, opens, asked_only)


CUES = (
    _cue(
        Aspect.SITE,
        rf"""
        {_FULLY}(?:remote(?:ly)?|hybrid|on[\s-]?site|in[\s-]person|(?<!away\s)from home){_JOB}
        {_FULLY}(?:home[\s-]based|office[\s-]based|wfh|location[\s-]independent|tele(?:work|commut)\w*|home[\s-]work(?:ing)?){_JOB}
        """,
        BEING | WORKING | OFFERING | vocabulary("need needs require requires there job role position days"),
    ),
    _cue(Aspect.SITE, r"at home", vocabulary("work works working"), opens=False),
    _cue(Aspect.SITE, rf"(?:in|at|from|to|into|away from) {_OFFICE}", _ATTENDING, opens=False),
    _cue(
        Aspect.SITE,
        rf"{_FULLY}(?:remote|distributed)(?:[\s-]\w+)?,?(?: (?:and )?(?:\w+ly )?\w+){{0,3}}? "
        r"(?:organi[sz]ation|company|environment|setting|lifestyle|culture)",
        THRIVING | BEING,
        opens=False,
    ),
    _cue(Aspect.SITE, r"(?:come|go) in(?: to work)?|(?:show|turn)(?:ing)? up", NEEDING, opens=False, asked_only=True),
    _cue(Aspect.SITE, rf"anywhere|{_WHEREVER}", _DWELLING, opens=False),
    _cue(
        Aspect.PLACE,
        rf"anywhere|{_WHEREVER}|(?:from )?abroad|overseas|(?:from|in) (?:another|any|one|a|a different) country",
        _DWELLING,
        opens=False,
    ),
    _cue(
        Aspect.PLACE,
        rf"""
        (?:lives?|living|resid(?:e|es|ing)|based|located|situated|domiciled) (?:\w+ly |somewhere )?(?:in|near|within|outside|around|close to|at|from){_NOT_IN_A_CHART}
        (?:sits?|works?|working) (?:\w+ly )?(?:from|out of) {_SOMEWHERE}
        (?:sits?|works?|working) in (?:the )?(?-i:US|USA|U\.S\.|UK|EU|EMEA|APAC|AMER)(?! (?:\w+ )?(?:time|hours))
        (?:be|being|placement|internship),? (?:\w+ly )?in {_REGION}(?! (?:office|team))
        (?:remote|hybrid|on[\s-]site) (?:\w+ly |anywhere )?(?:in|within|from) {_REGION}
        (?:open|available) to (?:\w+ ){{0,2}}?(?:in|from|outside) {_REGION}
        (?:held|done|performed) (?:in|from) {_SOMEWHERE}
        we (?:only )?hire (?:\w+ ){{0,3}}?(?:in|from) {_REGION}
        (?:tied|bound) to (?:one|a|any|the|some) (?:\w+ )?{_COUNTRY}
        where (?:(?:the|this|your|each) )?(?:you|they|person|role|position|job|holder|team) (?:sits?|works?|lives?|is based|are based)
        """,  # noqa: E501
        _PLACED,
    ),
    _cue(Aspect.PLACE, rf"(?:in|at|from) (?:our|the|your|its) {_CAP} office", _ATTENDING, opens=False),
    _cue(
        Aspect.PLACE,
        rf"""
        (?:done|do(?: (?:the|this|that|my))?(?: (?:job|work|role|it|one))?|be(?:come)? (?:(?:an?|the|your|their) )?holder) from {_REGION}
        (?:role|job|position|post) in {_REGION}
        (?:work|do (?:(?:the|this|that|my) )?(?:\w+ )?(?:job|work|role|it)) from (?!home\b|scratch\b|the\b|an?\b)\w+
        hir(?:e|es|ing) (?:\w+ )?(?:in|from|outside)
        (?:somebody|someone|people|candidates|applicants|anyone|anybody|residents) (?:(?:living|based|located) )?(?:in|from|outside) {_REGION}(?=[^?.;]*\b(?:apply|work|join|be|become|do|hired)\b)
        """,  # noqa: E501
        _PLACED,
        asked_only=True,
    ),
    _cue(
        Aspect.PLACE,
        rf"""
        where(?=[^?.;]*\b(?:based|live|located|reside|work(?! (?:with|on|for))|sit{_NOT_IN_A_CHART})\b)
        (?:which|what) (?:\w+ )?(?:locations?|places?|{_COUNTRY})
        """,
        frozenset(),
        opens=False,
        asked_only=True,
    ),
    _cue(Aspect.ZONE, rf"(?:(?:{_CAP}|local|same|own) )*time[\s-]?zones?", _KEPT | vocabulary("live based")),
    _cue(
        Aspect.ZONE,
        rf"""
        (?:{_ZONES}|(?!^)(?:{_CAP} )+(?-i:[Tt]ime)|local time)(?: \([A-Z]+\))?(?:[\s-]friendly)?(?: hours)?
        (?!^)(?:the )?{_NO_ZONE}{_CAP}(?: {_CAP})* (?:(?:west|east) coast )?(?:(?:working|business|office|core) )?hours
        """,
        _KEPT,
        opens=False,
    ),
    _cue(
        Aspect.ZONE,
        r"(?:shift|mov|chang|adjust|adapt|rearrang|bend|flex)(?:e|es|ing|s)? (?:(?:my|your|their|his|her|the|our) )?"
        r"(?:(?:working|whole) )?(?:day|hours|schedule)(?: around)?",
        BEING | NEEDING | WORKING | vocabulary("make makes keep"),
    ),
    _cue(
        Aspect.HOURS,
        r"""
        (?:working|work|office|business|core|contract(?:ed|ual)?|weekly|flexible|daily) (?:hours|schedules?)
        hours (?:a|per|each) (?:week|day)
        flexi[\s-]?time|flexible working|(?:nine|9)[\s-]to[\s-](?:five|5)
        """,
        _KEPT,
    ),
    _cue(Aspect.HOURS, r"overtime", _KEPT, asked_only=True),
    _cue(Aspect.HOURS, r"\d\d[:.]\d\d (?:to|and|-|–) \d\d[:.]\d\d", _KEPT | vocabulary("shift shifts")),
    _cue(
        Aspect.SHIFTS,
        r"""
        (?<!to\s)(?<!will\s)(?:(?:early|late|night|day|weekend|weekday|rotating) )?shifts?(?:[\s-]+(?:work|patterns?|based))?
        (?:(?:mon|tues|wednes|thurs|fri)day[\s-]+(?=(?:night|evening)s?\b))?(?:weekend|(?:over)?night|evening|saturday|sunday)s?(?:[\s-]+(?:morning|afternoon|evening|night)s?)?(?:[\s-]+(?:work|duty|duties|shifts?|turns?|rotas?|rosters?|hours|cover|availability|(?:on[\s-])?call)){0,2}
        unsoci(?:al|able) hours|(?:public|bank) holidays
        """,  # noqa: E501
        _KEPT | vocabulary("join joins joining share shares sharing"),
    ),
    _cue(
        Aspect.SHIFTS,
        r"""
        (?:work(?:s|ing)?|stay(?:s|ing)?) late(?:r)?|late (?:nights?|evenings?)|early (?:mornings?|starts?)
        (?:out[\s-]of|outside)[\s-](?:(?:the|our|your|normal|regular|usual|office|working|work|business|core)[\s-])*hours
        """,
        _KEPT,
    ),
    _cue(
        Aspect.LOAD, r"(?:part|full|half)[\s-]time|job[\s-]?shar(?:e|es|ing)|(?:four|three|4|3)[\s-]days? week", _KEPT
    ),
    _cue(
        Aspect.LOAD,
        r"(?<!office\s)(?<!home\s)(?<!site\s)(?:one|two|three|four|[1-4]) (?:full )?days? (?:a|per|each) week",
        WORKING | BEING | vocabulary("do doing job role position post held possible"),
        opens=False,
    ),
    _cue(Aspect.LOAD, r"(?:fewer|less|reduced|shorter) (?:working )?(?:hours|days|week)", _KEPT),
    _cue(Aspect.RELOCATION, r"relocat(?:e|es|ed|ing|ion)(?: (?:support|assistance|help))?", _PLACED),
    _cue(
        Aspect.RELOCATION,
        rf"move (?:to {_REGION}|house|abroad|(?:to )?(?:an)?other (?:city|country))",
        NEEDING,
        opens=False,
        asked_only=True,
    ),
    _cue(
        Aspect.PERMIT,
        rf"""
        (?:(?:work|student|employment) )?visas?(?: (?:sponsorship|support|status))?|sponsorship
        work(?:ing)? (?:permits?|authori[sz]ation)
        (?:(?:the )?right|permission|authori[sz]ed) to work
        (?:eligible|eligibility|legally able|entitled|permitted) to work(?= in (?:the )?(?-i:[A-Z])|[?.])
        (?:(?:{_NATION}|(?!^){_CAP}) )*(?:citizen(?:s|ship)?|nationality|passports?)
        green[\s-]card
        """,
        _PLACED,
    ),
    _cue(
        Aspect.CLEARANCE,
        r"""
        (?:(?:national|government|top) )?(?:security|government|secret|SC|DV|TS(?:/SCI)?)[\s-]+(?:cleared|clearances?|vetting)
        (?:(?:background|criminal[\s-]record|police) )?vett(?:ed|ing)
        """,  # noqa: E501
        _PLACED,
    ),
    _cue(
        Aspect.CHECKS,
        r"""
        (?:background|criminal(?:[\s-]records?)?|police)[\s-]checks?
        (?:clean )?criminal[\s-]records?[\s-](?:certificates?|extracts?|disclosures?)
        police[\s-](?:clearance|certificates?)|certificates? of good (?:conduct|character)
        """,
        _PLACED,
    ),
)
