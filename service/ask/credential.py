"""Which degree, certificate or licence a level asks for: told by a line of its own that speaks of one, or not stated.

What another level of the role asks is told as that level's; years of experience are near, and no degree.
"""

from __future__ import annotations

import re

from indexer.snapshot import Snapshot
from service.answers import Answer, Near, Reason
from service.ask.asked import Asked
from service.ask.asking import asked_in
from service.ask.reply import Replies
from service.ask.role_lines import role_lines
from service.ask.subject import Subject
from service.citation import Citer
from service.links import SURE_LINK

NEAR = 3
_WHICH = re.compile(
    r"\b(?:what|which)\s+(?:(?:kind|sort|type)s?\s+of\s+)?(?:[\w'’-]+\s+){0,2}?"
    r"(?:(?P<degree>degrees?|diplomas?)|(?P<certificate>certificat(?:es?|ions?))|(?P<licence>licen[cs]es?))\b",
    re.IGNORECASE,
)
_SPEAKS = {
    "degree": re.compile(
        r"\b(?:degrees?|diplomas?|bachelor\S*|master['’]?s|graduat\w+|undergraduate|universit\w+|college|studie[sd])\b"
        r"|\b(?:ph\.?d|doctorate)\b"
        r"|(?-i:\b(?:B\.?Sc?|M\.?Sc?|B\.?A|M\.?A|MBA|LL[BM]|J\.?D)\b)",
        re.IGNORECASE,
    ),
    "certificate": re.compile(
        r"\b(?:certif\w+|accredit\w+|chartered|qualif\w+|licen[cs]\w+|admi(?:tted|ssion)|exams?|diplomas?)\b"
        r"|(?-i:\b[A-Z]{3,}\b)",
        re.IGNORECASE,
    ),
    "licence": re.compile(r"\b(?:licen[cs]\w+|admi(?:tted|ssion)|permits?|certif\w+|registered)\b", re.IGNORECASE),
}
"""How lines speak of each, be it by its letters."""


class CredentialAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """That no line of the one level named speaks of such a thing, with those of other levels that do; null where
        one does, or a question asks nothing such.
        """
        match = _WHICH.search(asked_in(asked.question))
        if match is None or len(about.named) != 1 or about.named[0].strength < SURE_LINK:
            return None
        link = about.named[0]
        family = self._snapshot.family(link.family.id)
        level = family.level(link.level.id)
        speaks = _SPEAKS[str(match.lastgroup)]
        lines = role_lines(family, level, self._snapshot)
        if any(speaks.search(f"{line.item.lead_in} {line.item.text}") for line in lines):
            return None
        others = (line for line in role_lines(family, None, self._snapshot) if speaks.search(line.item.text))
        near = [
            Near(f"{(line.level or family).title}: {line.item.text}", line.claim(self._citer).citations[0])
            for line in others
        ]
        text = f"{level.title} ({family.title}) states no {match.lastgroup}."
        if near:
            text += f" Nearest: {near[0].text}"
        return self._replies.not_stated(asked, Reason.NEVER_STATED, text, tuple(near[:NEAR]))
