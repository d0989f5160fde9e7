"""The words of listing questions: for tracks, for several, for what must be had; and those that say nothing."""

from __future__ import annotations

import re

from corpus.model import Track
from service.phrases import phrases
from service.vocabulary import vocabulary

TRACKS = (
    (
        (Track.IC, Track.INTERN),
        phrases(
            """
            (?:manag|lead|supervis|overse)(?:e|es|s|ing)? (?:nobody|no[- ]?one|none|(?:no|zero) (?:other )?(?:one|people|person|others|reports|teams?|staff))
            (?:not|never|without) (?:manag|lead|supervis|overse)(?:e|es|s|ing)? (?:(?:any|other) )*(?:anyone|anybody|people|others|reports|(?:a )?teams?|staff)
            """  # noqa: E501
        ),
    ),
    (
        (Track.IC,),
        phrases(
            """
            ics?
            individual[- ]contributors?
            (?:with(?:out)?|has|have|having)? ?(?:no|without|zero) (?:any )?(?:direct )?reports
            non-manag\\w+
            """
        ),
    ),
    ((Track.MANAGEMENT,), phrases("(?:on |in )?(?:the )?(?:management|managerial|managers?['’]?) track")),
    (
        (Track.MANAGEMENT, Track.EXECUTIVE),
        phrases(
            """
            (?:management|managerial) (?:roles?|levels?|positions?|jobs?|posts?)
            management
            people[- ](?:manag\\w+|lead\\w*)(?: (?:roles?|levels?|positions?|jobs?))?
            (?:have|has|having|with) (?:direct )?reports
            (?:manag(?:e|es|ing)|lead(?:s|ing)?|supervis(?:e|es|ing)) (?:people|others|(?:a |their own )?teams?|staff)
            """
        ),
    ),
    ((Track.EXECUTIVE,), phrases("executives?(?: level)?\nc-level\nc-suite")),
    ((Track.INTERN,), phrases("interns?\ninternships?")),
)
LEADERS = frozenset({"managers"})
"""Plurals that mean those who lead, not a role that is called so ("Product Managers")."""
NEGATED = re.compile(r"\b(?:not|never|except|other than|apart from|neither|no)\b|n['’]t\b", re.IGNORECASE)
_NOUN = r"(?:the |of |job |all |role |different |our |career |your )*"
OF_FAMILIES = phrases(f"(?:which|what|how many|list|all|name|number of|count) {_NOUN}(?:famil(?:y|ies)|ladders?)")
OF_DEPARTMENTS = phrases(f"(?:which|what|how many|list|all|name|number of|count) {_NOUN}departments?")
_SEVERAL = r"(?:levels|roles|positions|jobs|posts|titles|families|ladders|departments|managers|directors|executives)"
_ANY = r"(?:levels?|roles?|positions?|jobs?|titles?|famil(?:y|ies)|ladders?|departments?)"
EVERYTHING = phrases(
    f"(?:all|every|list|name|how many|number of|count|total) {_NOUN}{_ANY}\n"
    f"(?:what|which) {_NOUN}{_SEVERAL} (?:are there|exist|are listed|do you have|does \\w+ have)"
)
LISTS = phrases(
    f"(?:which|what|how many|list|name|number of|count|all|every) (?:[\\w&-]+ ){{0,3}}{_SEVERAL}\n"
    f"(?:list|show(?: me)?|give(?: me)?|name) (?:all|every|each) (?:[\\w&-]+ ){{0,3}}{_ANY}"
)
ONE_OPENS = re.compile(
    r"\W*(?:is|are|was|does|do|did|has|have|can|could|will|would|should|may|why|when)\b", re.IGNORECASE
)
"""How a question opens that asks about one thing, not for several."""
COMPARES = phrases("differences?\ndiffers?\ndifferent from\ncompar\\w+\nvs\nversus\nadds? (?:over|to)")
UNREPORTED = phrases(
    "(?:no|without(?: an?| any)?|missing(?: an?| their)?|lack(?:s|ing)?(?: an?)?) reporting lines?\n"
    "(?:do not|does not) (?:state|say|report to) (?:a reporting line|(?:to )?whom|who they report to|any(?:body|one))"
)
NEEDS = phrases(
    """
    need\\w*
    requir\\w+
    must
    mandatory
    compulsory
    necessary
    obligatory
    call(?:s|ing)? for
    demand\\w*
    """
)
SAYS = phrases(
    """
    ask(?:s|ing)?
    mention\\w*
    know\\w*
    us(?:e|es|ing)
    work\\w*
    deal\\w*
    experience
    skills?
    involv\\w+
    speak\\w*
    travel\\w*
    """
)
CALLS = re.compile(r"\bcall(?:s|ed|ing)?\s+for\b", re.IGNORECASE)
SHORT = re.compile(r"['’](?:s|re|ve|ll|d|m)\b", re.IGNORECASE)
NOT_SHORT = re.compile(r"n['’]t\b", re.IGNORECASE)
TOGETHER = re.compile(r"\bon[ -]call\b", re.IGNORECASE)
TOKEN = re.compile(r"[\w&+#./-]*\w[+#]*")
CLAUSE_END = re.compile(r"[,;.!?]\s+")
OF_THE_ASKER = re.compile(r"\W*(?:I|I['’]\w+|we|we['’]\w+|my|our)\b", re.IGNORECASE)
"""How a clause opens that says who asks and why: it asks for nothing."""
EITHER = re.compile(r"\bor\b|/", re.IGNORECASE)
BOTH = re.compile(r"\band\b|\bboth\b|&", re.IGNORECASE)
GENERIC = vocabulary(
    """
    a an the any all every each which what who whom whose where how many much number count list give find me us i
    we you tell please pls can could does did do is are be was were there here have has had having of for in on at to
    from with and or not no by as that this these those it its their our your my they them role roles job jobs position
    positions level levels title titles family families ladder ladders post posts people person anyone anybody someone
    somebody everyone everybody anything everything company whole wide across grade grades graded band bands pay report
    reports reporting directly direct answer answers need needs needed require requires required requiring requirement
    requirements ask asks asked asking want wants mention mentions mentioned mentioning include includes including
    expect expects expected department departments team teams within inside at least above below over under up down
    more less than higher lower highest lowest top bottom most senior junior between through exactly only so far
    currently now ones one names name but though just yet state states stated documents document say says said would
    should must get sit sits both either kind kinds sort sorts type types some other being
    """
)
"""Words of a listing question that say nothing about what is asked for."""
WEAK = vocabulary(
    "hire hires hiring offer offers exist exists written down listed shown set total page pages just line lines "
    "different call calls called make makes made"
)
"""Words that say nothing beside a condition of the catalogue."""


OF_A_QUANTITY = vocabulary("experience experiences work working professional relevant minimum")
"""Words beside a number that say no more than the number."""
