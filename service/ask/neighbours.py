"""Which level stands beside another: "What level is below the Senior Buyer?", "who is above the Staff Buyer?"."""

from __future__ import annotations

import re

from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, PassagesAnswer
from service.ask.asked import Asked
from service.ask.ladder import neighbour
from service.ask.place import SURE_LINK
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.results import Citation
from service.wording import words

_ASKS = re.compile(
    r"\W*(?:what|which|(?P<who>who))(?:['’]s)?(?:\s+(?:level|role|rung|step|position|job|title|one))?"
    r"\s+(?:(?:is|comes?|sits?|stands?|goes)\s+)?(?:(?:right|just|directly|immediately)\s+)?"
    r"(?:(?P<above>above|over)|below|beneath|under|before)\s+(?:an?\s+|the\s+)?(?P<title>[^?.;!]+?)[\s?.!]*",
    re.IGNORECASE,
)


SURE_FORM = 0.95
"""How sure it is what a question of this form asks for."""


class NeighbourAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The level beside the one a question names, where it asks for nothing else; null where it does not.

        What comes above is the next step, a fact, unless it is asked as who: then the boss will do at the ladder's end.
        """
        match = _ASKS.fullmatch(asked.question)
        if match is None or (match["above"] and not match["who"]) or not about.one_family or len(about.named) != 1:
            return None
        link = about.named[0]
        title = words(match["title"])
        first = len(words(asked.question)) - len(title)
        named = about.families[0].positions
        if not all(first + place in named or word.is_rank for place, word in enumerate(title) if word.stands_for):
            return None
        if link.strength < SURE_LINK and any(word.is_rank for word in title):
            return None
        family = self._snapshot.family(link.family.id)
        level = family.level(link.level.id)
        other = neighbour(family, level, 1 if match["above"] else -1)
        if other is None and match["who"] and match["above"] and level.reports_to is not None:
            text = f"{level.title} reports to {level.reports_to.value}."
            return self._said(asked, about, text, self._citer.inside(level.reports_to.span, family, level))
        if other is None:
            where = f"level {'above' if match['above'] else 'below'} {level.title}"
            return None if match["who"] else self._replies.no_such_level(asked, about, where)
        grade = f", grade {other.grade.value}" if other.grade else ""
        text = f"{'Above' if match['above'] else 'Below'} {level.title} comes {other.title}{grade}."
        return self._said(asked, about, text, self._citer.level(family, other))

    def _said(self, asked: Asked, about: Subject, text: str, cited: Citation) -> Answer:
        return PassagesAnswer(
            kind="passages", text=text, claims=(Claim(text, (cited,)),), interpretation=asked.shown,
            confidence=round(SURE_FORM * about.families[0].strength, 4), near=(), snapshot=self._snapshot.id,
            took_ms=asked.clock.total(),
        )  # fmt: skip
