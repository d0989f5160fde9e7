"""Yes/no questions: whether one is asked, and whether it is about leading people, or about what somebody may become."""

from __future__ import annotations

import re

from service.phrases import phrases

OPENS = r"(?:is|are|was|were|am|does|do|did|has|have|can|could|will|would|must)(?:n['’]t)?"
"""Words that a yes/no question opens with."""
_POLAR = re.compile(
    rf"^\W*(?:(?:so|and|ok|okay|hi|hello|hey|just|but|also|quick question)\W+)*{OPENS}\b"
    rf"|[,;:?.–—-]\s*(?:so\s+|and\s+)?{OPENS}\s+(?:the|an?|it|they|this|that|he|she|there|we|you|I|my)\b"
    r"|,\s*(?:right|correct|yes|no|true)\W*$|\bor not\W*$",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"(?:(?!\b(?:who|whom|whose|what|which|how|where|when|why|whether)\b)[^.?!])*?\b{OPENS}\s+(?:I|you|we|they|he|she)\b",
    re.IGNORECASE,
)
"""A verb before whoever does it, and no word before it that asks otherwise: "as a buyer would I travel"."""
_LEADING = r"""
    (?:leads?|leading|manag(?:e|es|ing)|supervis(?:e|es|ing)) (?:people|others|anyone|anybody|somebody|someone|staff|(?:an? |their own |any |the )?teams?|them)
    (?:have|has|having|get|gets|with) (?:any |direct |their own )*(?:reports|reportees)
    (?:have|has|having|with) (?:any )?(?:people|anyone|anybody|staff|someone|somebody) (?:reporting|under|working for)(?: to)?
    people (?:leadership|managers?)
    (?:any|some)(?:one|body)['’]s (?:boss|supervisor)
"""  # noqa: E501
LEADS = phrases(f"{_LEADING}\n(?:an? |people |line )*managers?\nmanagerial")
"""How leading people is spoken of, managers as such among it."""
_LEADS_PEOPLE = phrases(_LEADING)
WHICH_LEVEL_LEADS = re.compile(
    rf"\W*(?:at\s+)?(?:which|what)\s+(?:levels?|rungs?|ranks?|steps?)\b.*(?:{_LEADS_PEOPLE.pattern})",
    re.IGNORECASE,
)
"""How it is asked which levels of a role lead people."""
_MAY = phrases(
    """
    open to
    becom(?:e|es|ing)(?! (?:any|some)(?:one|body)['’]s)
    mov(?:e|es|ing) (?:in)?to
    switch(?:es|ing)?
    go(?:es|ing)? into
    get(?:s|ting)? into
    (?:go|get|jump|step|progress|skip|pass)(?:es|s|ing)? (?:(?:straight|right|directly|on|up) )*from [^?.;]+? (?:in)?to
    (?:straight|right|directly) (?:from|into)
    grow(?:s|ing)? into
    apply
    (?:path|route|road|door|bridge|way|step|move|ladder) (?:up )?(?:in)?to
    an option
    possible
    later
    one day
    eventually
    """
)
"""Words that ask what somebody may come to be, which no level's track decides."""
_OF_A_BOSS = phrases(
    """
    report(?:s|ing|ed)?
    answer(?:s|ing)? (?:directly )?to
    (?:boss|supervisor|superior)(?:es|s)?
    (?:manag|supervis)(?:e|es|ed|ing)
    led by
    under
    for
    """
)
_PATH = phrases("(?:path|route|road|door|bridge|way|step|move|ladder) (?:up )?(?:in)?to")
"""How it is asked where somebody may go on to from a level."""
TRACK = re.compile(r"\btracks?\b", re.IGNORECASE)


_OWN_WORK = phrases(
    """
    hands[- ]on
    (?:still|ever|also|actually|even|get to|do)(?: (?!(?:lead|manag|supervis)\\w*)[a-z]+){1,5} (?:themselves|yourself|myself|themself|himself|herself|oneself)
    (?:only|just|all|nothing but|purely|solely|100\\s?%|entirely|mostly|pure) (?:(?:about|do|does|doing) )?(?:(?:line|people|team) )?(?:people stuff|managing|management|meetings|leading|coordinat(?:ing|ion)|admin|supervision)
    """  # noqa: E501
)
"""How it is asked whether somebody who leads does the trade's own work."""


def asks_of_own_work(question: str) -> bool:
    """Whether a question asks how much of the trade's own work somebody does, which lines tell and no track decides."""
    return bool(_OWN_WORK.search(question)) and not TRACK.search(question)


def polar(question: str) -> bool:
    """Whether a question asks for a yes or a no."""
    return bool(_POLAR.search(question) or _INVERTED.match(question))


def asks_of_a_boss(question: str) -> bool:
    """Whether a question speaks of who leads whom, where it asks for a yes or no: "is she on the board?" does not."""
    return not polar(question) or bool(_OF_A_BOSS.search(question))


def asks_of_leading(question: str) -> bool:
    """Whether a question asks if somebody leads people."""
    return polar(question) and bool(_LEADS_PEOPLE.search(question)) and not _MAY.search(question)


def asks_what_may_be(question: str) -> bool:
    """Whether a question asks what somebody on a level may come to be, rather than what the level is."""
    return polar(question) and bool(_MAY.search(question)) and not TRACK.search(question)


def asks_of_a_path(question: str) -> bool:
    """Whether a question asks if a way leads from a level to another, or to leading people."""
    return polar(question) and bool(_PATH.search(question))


_MOVE = re.compile(
    r"\b(?:switch\w*|mov(?:e|es|ed|ing)|transfer\w*|promot\w+|(?:go|get|step|jump|skip|climb|rise)(?:es|s)?(?:\s+(?:up|straight|right|directly))?\s+from|chang(?:e|ing)\s+over"
    r"|vacanc(?:y|ies))\b",
    re.IGNORECASE,
)
"""How somebody goes from one role or level to another."""
_OF_A_MOVE = re.compile(r"\W*(?:who|whom|whose|where|when|why)\b", re.IGNORECASE)
_SETS_APART = re.compile(
    r"\b(?:more|less|than|differ\w*|compar\w*|versus|vs|adds?|new|chang(?:e|es|ed))\b(?!\s+over)", re.IGNORECASE
)


def asks_about_a_move(asks: str) -> bool:
    """Whether it is asked who decides on a move between two levels, whether one may make it, or when: what sets the two
    apart does not say; `asks` is the part of the question that asks.
    """
    opens = polar(asks) or _OF_A_MOVE.match(asks) is not None
    return opens and _MOVE.search(asks) is not None and not _SETS_APART.search(asks)
