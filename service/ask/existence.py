"""Whether a level exists: "Is there a Principal Buyer?", "Do you have staff tailors?"."""

from __future__ import annotations

import re

from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, PassagesAnswer
from service.ask.asked import Asked
from service.ask.listing_words import GENERIC
from service.ask.place import SURE_LINK
from service.ask.reply import Replies, certainty
from service.ask.subject import Subject
from service.citation import Citer
from service.wording import ORDINARY, words

_ASKS = re.compile(
    r"^\W*(?:is|are)\s+there\b|^\W*(?:do|does)\s+(?:you|we|they|the\s+\w+|[a-z]+)\s+have\b|\bexists?\b",
    re.IGNORECASE,
)
_SAID = GENERIC | ORDINARY | {"exist", "exists", "such", "thing", "called"}


class ExistenceAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The level asked for, or that it is not there; null where a question asks for more than whether it is."""
        if not about.one_role or not _asks_for_nothing_else(asked, about):
            return None
        link = about.families[0]
        missing = about.missing or link.unmet or link.unmet_alone
        named = [each for each in about.named if each.strength >= SURE_LINK * link.strength]
        if not named:
            return self._replies.no_such_level(asked, about, missing) if missing else None
        families = [self._snapshot.family(each.family.id) for each in named]
        levels = [(family, family.level(each.level.id)) for family, each in zip(families, named, strict=True)]
        claims = tuple(
            Claim(
                f"{level.title}{f', grade {level.grade.value}' if level.grade else ''} ({family.title}).",
                (self._citer.level(family, level),),
            )
            for family, level in levels
        )
        return PassagesAnswer(
            kind="passages", text=f"Yes: {' '.join(each.text for each in claims)}", claims=claims,
            interpretation=asked.shown, confidence=certainty(asked, about), near=(), snapshot=self._snapshot.id,
            took_ms=asked.clock.total(),
        )  # fmt: skip


def _asks_for_nothing_else(asked: Asked, about: Subject) -> bool:
    """Whether a question asks if something is there, and every word of it is a name, a rank, or says nothing more."""
    if not _ASKS.search(asked.question):
        return False
    named = {place for link in about.families for place in link.positions}
    said = words(asked.question)
    if not any(word.is_rank for word in said):
        return False
    return all(place in named or word.is_rank or word.text.casefold() in _SAID for place, word in enumerate(said))
