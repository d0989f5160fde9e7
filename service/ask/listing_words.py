"""The words of listing questions: for tracks, for several, for what must be had; and those that say nothing."""

from __future__ import annotations

import re
from collections.abc import Collection

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
            (?:on |in )?(?:the |an? )?(?:ics?|individual[- ]contributors?)(?: (?:tracks?|paths?|ladders?|roles?|levels?|positions?|jobs?))?
            (?:(?:with|has|have|having) )?(?:no|without|zero) (?:any )?(?:direct )?reports
            non-manag\\w+
            """  # noqa: E501
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
            (?:every|all|each|any|which|what|how many|list|the) (?:of the )?managers?['’]? (?:roles?|levels?|positions?|jobs?|posts?)
            (?:(?:have|has|having|with) )?(?:people|others|staff|some(?:one|body)|any(?:one|body)) (?:who |that )?report(?:s|ing)? (?:in)?to (?:them|it|you|one)
            (?:have|has|having|with) (?:direct )?reports
            (?:manag(?:e|es|ing)|lead(?:s|ing)?|supervis(?:e|es|ing)) (?:people|others|(?:a |their own )?teams?|staff)
            """  # noqa: E501
        ),
    ),
    ((Track.EXECUTIVE,), phrases("executives?(?: level)?\nc-level\nc-suite")),
    ((Track.INTERN,), phrases("interns?\ninternships?")),
)
OF_PEOPLE = phrases(
    "(?:direct )?reports\npeople\nothers?\nteams?\nstaff\nany(?:one|body)\nno[- ]?(?:one|body)\nnone\nperson"
)
"""Words of a track that speak of people led; which track a level is on does not say so outright."""
REACHED = phrases(
    "(?:that |which )?(?:you|one|I|we|they|people|any(?:one|body)|some(?:one|body)) "
    "(?:can|could|may|might) (?:ever )?\\w+"
)
"""Words beside the highest or lowest of something that say nothing more: "the top grade you can reach"."""
_UP = r"(?:(?:up|out|off|on|in|through|all|the|way|right|as|far|high|to|at|being|becoming)\s+)*(?:an?\s+|the\s+)?"
REACHED_BY = rf"\b(?!with\b|without\b|no\b|or\b|and\b)[a-z]+\s+{_UP}"
"""How a question says before a rank that ladders have it: "go up to", "reach", "offer a"."""
REACHED_AS = (
    r"\b(?:(?:go|goes|get|gets|rise|rises|climb|climbs|run|runs|extend|extends|lead|leads|move|progress|advance|make\s+it)"
    rf"\s+(?:(?:all\s+the\s+way|right|as\s+(?:far|high)|up)\s+)*(?:to|as)\s+{_UP}"
    rf"|(?:become|becoming|reach|reaches|attain)\s+{_UP}"
    rf"|[a-z]+\s+(?:(?:in|out|off|on|up|working)\s+)?(?:as|at)\s+(?:an?\s+|the\s+)?)"
)
"""The same of levels: of verbs at large only those one does "as" or "at" a rank."""
WHERE = re.compile(r"\W*where\s+(?:can|could|may|might|do|does|would|will|is|are)\b", re.IGNORECASE)
"""How a question opens that asks in which families something is."""
LACKED = re.compile(r"\b(?:no|not|without|never)\b", re.IGNORECASE)
"""What makes a word of rank after it one that is not had."""
BUT_NO = re.compile(
    r"\b(?:but|yet|though|and)\s+(?:(?:have|has|having|with|do|does|is|are)\s+)*(?:not\s+(?:have\s+)?|no\b|without\b|lack\w*\b)",
    re.IGNORECASE,
)
"""What parts the ranks that ladders have from those that they lack: "a Senior but no Staff"."""
FIRST = frozenset({"entry", "junior", "graduate", "trainee"})
"""Ranks that say only that a level is for beginners, whatever its title."""
LEADING = phrases(
    "(?:lead|manage|supervise|run|head)(?:s|d|ing)?\nleading|managing\noversee(?:s|ing)?\n(?:an? )?teams?(?: of)?"
)
"""Words beside a number of people led."""
OBJECT_OF = re.compile(
    r"\b(?:roles|levels|jobs|positions|posts|titles|people|who|that)\s+(?:\w+ly\s+)?"
    r"(?!(?:are|is|were|have|has|had|for|as|at|on|of|in|and|with|called|named|or|not|below|above|under|over|to|from|by|like"
    r"|than|do|does|can|include|includes|exist|exists|between|besides?|except)\b)[a-z]{3,}"
    r"(?:\s+(?:with|for|the|our|new|other|and\s+[a-z]{3,}))*\s+$",
    re.IGNORECASE,
)
"""What stands before the object of a verb: those whom "roles mentor" are not the roles."""
VERB = re.compile(
    r"\b(?:roles|levels|jobs|positions|posts|titles|who|that)\s+(?:\w+ly\s+)?(?P<verb>leads?|heads?|staff|directs?)"
    r"\s+(?!roles?\b|levels?\b|jobs?\b|positions?\b|titles?\b|and\b|or\b|in\b|at\b)[a-z]",
    re.IGNORECASE,
)
"""A word of rank that is a verb: "which roles lead incidents"."""
LEADERS = frozenset({"managers"})
"""Plurals that mean those who lead, not a role that is called so ("Product Managers")."""
NEGATED = re.compile(
    r"\b(?:not|never|except|other than|apart from|neither|no|without|lack(?:s|ing)?|miss(?:es|ing)?)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOUN = r"(?:the |of |job |all |role |different |our |career |your )*"
OF_FAMILIES = phrases(
    f"(?:which|what|how many|list|all|every|name|number of|count) {_NOUN}(?:famil(?:y|ies)|ladders?|career paths?)\n"
    r"(?<!.)(?:(?:job|role) )?(?:families|ladders|career paths)"
)
OF_DEPARTMENTS = phrases(f"(?:which|what|how many|list|all|name|number of|count) {_NOUN}departments?")
_SEVERAL = (
    r"(?:levels|rungs|ranks|tiers|roles|positions|jobs|posts|titles|families|ladders|departments|managers|directors|"
    r"executives)"
)
ANY_LEVEL = r"(?:levels?|rungs?|ranks?|tiers?|roles?|positions?|jobs?|titles?|famil(?:y|ies)|ladders?|departments?)"
EVERYTHING = phrases(
    f"(?:all|every|list|name|how many|number of|count|total) {_NOUN}{ANY_LEVEL}\n"
    f"(?:what|which) {_NOUN}{_SEVERAL} (?:are there|exist|are listed|do you have|does \\w+ have)"
)
ROLES = phrases(_SEVERAL)
"""Roles or levels, spoken of without a word on which: "List all roles"."""
_FOLLOWS = r"(?:i|we|you|in|on|at|with\w*|for|that|which|where|\w+ing|\w+ed)\b"
LISTS = phrases(
    f"(?:(?:in|for|on) )?(?:which|what|how many|list|name|number of|count|all|every) (?:[\\w&-]+ ){{0,3}}{_SEVERAL}\n"
    f"(?:which|what) (?:job )?(?:department|family|ladder) (?:has|have|contains?|includes?|needs?|requires?)\n"
    f"(?:list|show(?: me)?|give(?: me)?|name) (?:all|every|each) (?:[\\w&-]+ ){{0,3}}{ANY_LEVEL}\n"
    "where (?:is|are) (?!it |this |that )(?:[\\w&+/-]+ ){1,5}?(?:needed|required|asked for|wanted|mandatory)\n"
    "where (?:do|does|would|will|must|should) (?:i|you|we|they|one|people|any(?:one|body)|some(?:one|body)) "
    "(?:need|require)(?! to\\b)\n"
    f"(?:(?:is|are) there )?(?:an?y|some|an?) (?:[\\w&-]+ ){{0,3}}{ANY_LEVEL}(?= {_FOLLOWS})\n"
    f"(?:[\\w&-]+ ){{0,2}}{_SEVERAL}(?= {_FOLLOWS})"
)
_ALL_OF_THEM = rf"(?:all|every|each)(?: of)?(?: (?:the|these|those|them|one|{ANY_LEVEL}))*|them all|them|{_SEVERAL}"
EACH_LEVEL = phrases(
    r"(?:each|every|per|all(?: of)?(?: the)?|across(?: the)?) (?:\w+ ){0,3}?(?:levels?|rungs?|ranks?|seniority)"
)
"""What is asked of every level of a ladder."""
EACH = phrases(rf"(?:please )?(?:name|list|show|give)(?: me)? (?:{_ALL_OF_THEM})(?: please)?(?=\W*$)")
"""A sentence that asks for all of what the one before speaks of."""
WHOSE = phrases(
    """
    whose (?:\\w+ )?(?:call|decision|job|task|duty|right|business|responsibility) (?:is it|it is|is|would it be)(?: to)?
    """
)
ONE_OPENS = re.compile(
    r"\W*(?:is|are|was|does|do|did|has|have|can|could|will|would|should|may|why|when)\b", re.IGNORECASE
)
"""How a question opens that asks about one thing, not for several."""
THERE_IS = re.compile(r"\W*(?:is|are)\s+there\b", re.IGNORECASE)
WHO_DOES = re.compile(
    r"\W*(?:who(?:\s+(?:all|else|in|at|here|there)\b(?:\s+\w+)?)?|(?:which|what)\s+(?:\w+\s+)?(?:role|job|position|post|person))"
    r"\s+(?:may|can|must|(?:has|have|gets?)\s+to|(?!is\b|was\b|does\b|has\b|['’]s\b)\w{3,}s)\b",
    re.IGNORECASE,
)
"""How a question opens that asks who does or may do a thing."""
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
    ask(?:s|ing)? for
    call(?:s|ing)? for
    demand\\w*
    ha(?:s|ve) to (?:know|speak|have|hold|own|possess|bring)
    """
)
ASKED = phrases(
    """
    (?:need|requir|ask|demand|expect|necessar|mandator|compulsor|obligator|insist|want|look)\\w*
    call(?:s|ed|ing)? for
    must
    ha(?:ve|s) to
    """
)
"""Words by which a thing is asked for, whoever does."""
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
TOGETHER = re.compile(r"\b(on|part|full)[ -](call|time)\b", re.IGNORECASE)
"""Words that are looked for together."""
TOKEN = re.compile(r"[\w&+#./-]*\w[+#]*")
ASIDE = re.compile(r"\([^()]*\)")
CLAUSE_END = re.compile(r"[,;.!?]\s+")
OF_THE_ASKER = re.compile(r"\W*(?:I|I['’]\w+|we|we['’]\w+|my|our)\b", re.IGNORECASE)
"""How a clause opens that says who asks and why: it asks for nothing."""
LACKS = phrases(
    """
    (?:have|has|hold|got|with) (?:got )?no
    (?:not|never) (?:yet )?(?:have|hold|own|possess|got|had|held)
    not (?:know|speak|use|understand|code|program|write|drive)
    lack(?:s|ing)?
    without
    """
)
"""What the asker says to be without: no role that asks for it will do."""
EITHER = re.compile(r"(?:([\w+#&-]+),\s+)?([\w+#&-]+)(?:,?\s+or\s+|\s*/\s*)(?:an?\s+)?([\w+#&-]+)", re.IGNORECASE)
"""Words of which any one will do."""
BOTH = re.compile(r"\band\b|\bboth\b|&", re.IGNORECASE)
GENERIC = vocabulary(
    """
    a an the any all every each which what who whom whose where how many much number count list give find me us i we you
    tell please pls can could does did do is are be was were there here have has had having of for in on at to from with
    among amongst and or not no by as that this these those it its their our your my they them role roles job jobs
    position positions level levels title titles family families ladder ladders post posts people person anyone anybody
    someone somebody everyone everybody anything everything company whole wide across grade grades graded band bands pay
    report reports reporting directly direct answer answers need needs needed require requires required requiring
    requirement requirements ask asks asked asking want wants mention mentions mentioned mentioning include includes
    including expect expects expected department departments team teams within inside at least above below over under up
    down more less than higher lower highest lowest top bottom most senior junior between through exactly only so far
    opening openings vacancy vacancies seats gig gigs
    currently now ones one names name but though just yet state states stated documents document say says said would
    should must get sit sits both either another kind kinds sort sorts type types some other being done rung rungs rank
    ranks tier tiers got regarding concerning about rather instead place just page pages line lines open suit suits
    suitable available ok okay show shows showing display print see wanted wanting sought seek seeks anywhere anyplace
    everywhere somewhere nowhere overall altogether entire entirely ever single
    """
)
"""Words of a listing question that say nothing about what is asked for."""
DEGREE = re.compile(r"\b(?:university|college|academic|formal|higher)\s+(?=(?:degrees?|diplomas?)\b)", re.IGNORECASE)
"""What any degree is."""
OTHERS = re.compile(r"\b(?:an)?other\s+(?P<whose>compan(?:y|ies))\b", re.IGNORECASE)
"""Beside other words a thing that lines speak of: "buying another company"; the company alone is the one asked."""
WEAK = vocabulary(
    "hire hires hiring offer offers exist exists written down listed shown set total different call calls called make "
    "makes made share shares sharing same"
)
"""Words that say nothing beside a condition of the catalogue."""


OF_A_QUANTITY = vocabulary(
    """
    experience experiences work working professional relevant prior previous earlier minimum manage manages managing
    hold holds holding own owns carry carries responsible
    """
)
"""Words beside a number that say no more than the number."""
OF_MONEY = vocabulary("spend spends spending spent money sum sums amount amounts worth value expense expenses")
"""Words beside a sum that say no more than that it is money."""
OF_YEARS = vocabulary("year years")
FILLING = vocabulary(
    """
    work works working deal deals dealing involve involves involved involving handle handles handling use uses used
    using speak speaks speaking experience experiences knowledge know knows skill skills duty duties part lot familiar
    ability able good strong get gets count counts qualification qualifications when while look looks looking hold
    holds holding held possess possesses possible
    """
)
"""Words that say nothing beside others: to "work with Terraform" is said by a line on Terraform."""
OF_APPLYING = vocabulary("still apply applies applying take takes taken accept accepts accepted go people")
"""Words that say nothing beside what somebody is without, or may apply with."""
_SOME_YEARS = r"(?:(?:only|just|my|about|as\s+(?:few|little)\s+as|got)\s+)*(?:\d+|[a-z-]+)\s+(?:years?|yrs?)\b"
HAS_YEARS = re.compile(
    rf"\b(?:can|could|may|might|open\s+to|suit\w*|apply\w*|eligible|enough)\b[^.;?!]*?\bwith\s+{_SOME_YEARS}"
    rf"|\b(?:I|we)(?:['’]ve|\s+have)\s+{_SOME_YEARS}",
    re.IGNORECASE,
)
"""How a question says what somebody has who asks what is open to them: "which roles can I get with two years"."""


def without(text: str, taken: Collection[str]) -> str:
    """A text without some words, given in lower case, and without "entry-level" where "entry" is one."""
    gone = {*taken, "level"}

    def kept(match: re.Match[str]) -> str:
        word = match.group().lower()
        parts = word.split("-")
        return " " if word in taken or (len(parts) > 1 and gone.issuperset(parts)) else match.group()

    return TOKEN.sub(kept, text)
