"""What a part of a sentence does with its subject: affirm it, wish for it, or deny it."""

from __future__ import annotations

import re
from enum import StrEnum

from service.phrases import phrases

_OPENING_WORDS = 4
"""A denial among the first words of a part needs no subject."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_NOT = r"(?:do(?:es)? not|don['’]?t|doesn['’]?t)"
_DENIAL = phrases(r"""
    not
    never
    no
    none
    nothing
    nobody
    neither
    nor
    cannot
    without
    lacks?
    lacking
    unable
    unfamiliar
    hardly
    yet to
    w/o
    \w+n['’]t
    (?:have|has|had|do|does|did|ca|could|wo|would|is|are|was|were|should)nt  # typed in haste
""")
_NO_DENIAL = phrases(rf"""
    not (?:only|just|merely|simply|afraid|once|a problem|an issue|limited to)
    (?:no|not) (?:more|less|fewer|later) than
    no (?:problem|trouble|stranger|longer)
    never (?:\w+ )?(?:miss|fail|lost|late)\w*
    without (?:\w+ )?(?:missing|failing|losing|loss|incident|error|delay|interruption|downtime|slides|a hitch)
    without (?:\w+ )?(?:help|guidance|direction|support|supervision|hand-?holding|authority)
    without being (?:asked|told|\w+(?:['’]s)? (?:boss|manager))
    {_NOT} (?:mind|scare \w+)
    no ?one else
    nobody else
    nobody (?:owns|feels|wants|asked)
    no (?:group|team|one|person) \w+s
    if not
    whether or not
    from (?:nothing|nowhere)
""")
_ELSEWHERE = phrases(r"""
    # Done by others, or out of reach.
    (?:by|was|were) (?:some(?:one|body) else|others)
    (?:was|were|is) (?:some(?:one|body) else|others)['’]s? (?:task|job|work|duty)
    (?:foreign|new) to me
    beyond me
""")
_LACK = re.compile(r"\W*(?:and\s+|but\s+)?(?:no|without|zero)\b", re.IGNORECASE)
_OTHERS_DO = re.compile(r"^(?:and |but )?some(?:one|body) else\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|that|which|where|when|what|whose|if|how|why)\b(?P<between>[^,;.]*)$", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:[Ii]|we|they|you)\b")
_WISH = phrases(rf"""
    I(?: would|['’]d) (?:really )?(?:like|love|enjoy|prefer|rather|welcome|be glad|be happy)
    I (?:want|hope|wish|aim|plan|aspire|intend) (?:to|for)
    I(?: am|['’]m) (?:keen|eager|happy|ready|willing|looking|hoping|interested|open|asking)
    {_NOT} (?:want|wish|look|ask)
    rather not
    (?:would )?suits? me
""")
_PLACE_TO_WORK = (
    r"(?:posts?|jobs?|roles?|positions?|opportunit(?:y|ies)|chance|challenge|work|place|employer|company|start|"
    r"internship)"
)
_WISH_OPENS = re.compile(
    rf"^(?:and |or )?(?:would (?:like|love|enjoy|rather)|looking to|looking for (?:[\w-]+ ){{0,4}}?{_PLACE_TO_WORK}|"
    r"interested in|(?:eager|keen|happy|willing|hope|want) to)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^(?:or|nor|none|any|anything|anybody|anyone)\b|^(?:and )?[a-z]\w+(?:ed|ing)\b", re.IGNORECASE)


class Stance(StrEnum):
    """What a claim does with its subject."""

    HELD = "held"
    """Done, known or, in a vacancy, asked for."""
    WISHED = "wished"
    """Hoped for: says what the person wants, and is no evidence."""
    DENIED = "denied"
    """Said to be missing or unwanted."""


def stance_of(text: str, before: Stance = Stance.HELD) -> Stance:
    """The stance of a part of a sentence; `before` is that of the part before it, which may go on.

    A denial counts where it opens the part or the speaker is its subject: "cases that nobody could close" denies
    nothing of the person who closed them.
    """
    stance = _own_stance(text)
    return before if stance is Stance.HELD and _GOES_ON.match(text) else stance


def lacks(text: str) -> bool:
    """Whether a part opens with a thing that is missing ("no budget"), which unlike one not done reaches no further."""
    return _LACK.match(text) is not None and not _NO_DENIAL.match(text)


def _own_stance(text: str) -> Stance:
    cleared = _NO_DENIAL.sub(lambda match: " " * len(match.group()), text)
    if _OTHERS_DO.search(cleared) or _ELSEWHERE.search(cleared):
        return Stance.DENIED
    for cue in _DENIAL.finditer(cleared):
        before = cleared[: cue.start()]
        relative = _RELATIVE.search(before)
        spoken = _SPEAKER.search(relative.group("between") if relative else before)
        if spoken or (relative is None and len(_WORD.findall(before)) < _OPENING_WORDS):
            return Stance.DENIED
    return Stance.WISHED if _WISH.search(text) or _WISH_OPENS.match(text) else Stance.HELD
