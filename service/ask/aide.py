"""Somebody told by whom they help: "the Head of Diving's assistant", "the PA to the CEO". They are not that person.

What is stated of whom they help is not stated of them: they are asked of only where a title or a line names them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Reason
from service.ask.asked import Asked
from service.ask.reply import Replies
from service.citation import Citer
from service.line import stems
from service.links import NAMED, SURE_LINK, Links, named_places
from service.wording import WRITTEN

LOOKED_AT = 30
"""Lines among which one that names them is looked for."""
SURE = 0.6
"""How sure it is that such a line answers."""
_CALLED = {"pa": "personal assistant", "ea": "executive assistant"}
_AIDE = (
    r"(?:(?:personal|executive|private)\s+)?(?:assistant|secretary|aide|deputy|stand-?in|understudy|chauffeur)"
    r"|PA|EA|chief\s+of\s+staff|right[\s-]hand(?:\s+(?:man|woman|person))?|second[\s-]in[\s-]command"
)
_THEIRS = re.compile(rf"(?:own\s+)?(?P<aide>{_AIDE})(?![\w-])", re.IGNORECASE)
_TO_THEM = re.compile(rf"\b(?P<aide>{_AIDE})\s+(?:to|of|for)\s+(?:(?:the|an?|our|your)\s+)?(?=\w)", re.IGNORECASE)
_OF_NOBODY_LINKED = re.compile(
    rf"\b(?:does|do|is|would|will)\s+(?:the|our|your)\s+(?P<whose>(?:[\w&-]+\s+){{0,3}}[\w&-]+)['’]s?\s+(?P<aide>{_AIDE})"
    r"\s+(?:reports?|answers?|earn|do|need|have|get)\b",
    re.IGNORECASE,
)
"""The same of somebody whose title no role here has: "who does the treasurer's assistant report to"."""
_IS_WHO = re.compile(r"\W*who(?:['’]s|\s+(?:is|are|acts\s+as))\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"s?['’]s?$")
_RANKS = 2
"""Words of rank that may stand between "of the" and the name of a role."""


@dataclass(frozen=True, slots=True)
class Aide:
    """Who helps, as written, and the name of the one who is helped."""

    called: str
    whose: str


def aide(question: str, links: Links) -> Aide | None:
    """The one a question asks about who is told by whom they help; null for none, and where it asks who that is."""
    starts = [match.start() for match in WRITTEN.finditer(question)]
    ends = [match.end() for match in WRITTEN.finditer(question)]
    sure = [link for link in links.families if link.strength >= NAMED and link.positions]
    named = named_places(sure)
    for link in sure:
        behind = max(link.positions) + 1
        if behind < len(starts) and _POSSESSIVE.search(question[: starts[behind]].rstrip()):
            theirs = _THEIRS.match(question, starts[behind])
            after = sum(end <= theirs.end() for end in ends) if theirs else 0
            asks_who = _IS_WHO.match(question) is not None and after == len(ends)
            if theirs and after not in named and not asks_who:  # "the nursery's Assistant Grower"
                return Aide(theirs["aide"], _POSSESSIVE.sub("", link.matched))
        for before in _TO_THEM.finditer(question):
            at = sum(start < before.end() for start in starts)
            if at <= min(link.positions) <= at + _RANKS and not _IS_WHO.match(question):
                return Aide(before["aide"], link.matched)
    nobody = _OF_NOBODY_LINKED.search(question)
    likely = named_places(link for link in links.families if link.strength >= SURE_LINK)  # a role in other words
    if nobody is None or any(starts[place] >= nobody.start("whose") for place in likely if place < len(starts)):
        return None
    return Aide(nobody["aide"], nobody["whose"])


class Aides:
    """Answers questions about them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked) -> Answer | None:
        """The lines that name the one meant, or that none does; null where a question means none such, or a title here
        is theirs.
        """
        meant = aide(asked.question, asked.reading.links)
        called = _CALLED.get(meant.called.casefold(), meant.called) if meant else ""
        if meant is None or self._is_a_title(called):
            return None
        said = stems(f"{called} {meant.whose}")
        lines = [line for line in asked.ranking.first(LOOKED_AT) if said <= stems(line.text)]
        if lines:
            claims = [Claim(line.text, (self._citer.passage(line),)) for line in lines]
            return self._replies.passages(asked, claims, SURE)
        text = f"The documents speak of no such {meant.called}; what they state of whom they help is not theirs."
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text)

    def _is_a_title(self, called: str) -> bool:
        """Whether a role or level is called so, whoever it says they help: "Deputy to the CEO"."""
        named = re.compile(rf"\b{re.escape(called)}\b(?=\s*(?:$|[,(–—-]|(?:to|of|for)\b))", re.IGNORECASE)
        return any(
            named.search(title)
            for family in self._snapshot.outline()
            for title in (family.title, *(level.title for level in family.levels))
        )
