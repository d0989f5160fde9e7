"""Whom somebody reports to of whom the documents only say that others report to them: "who does the CFO report to?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import title as titles
from corpus.model import Stated
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Near, Reason
from service.ask.asked import Asked
from service.ask.ladder import Placed
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.links import SURE_LINK

_AT = r"(?:\s+(?:at|in|of|over\s+at|here|there|for)\b[^?.;!]*?)?"
_BOSS = r"(?:(?:line|direct|own)\s+)?(?:boss|manager|supervisor|superior)"
_TITLE = r"(?:the\s+|our\s+|your\s+|an?\s+)?(?P<{}>[^?.;!,]+?)"
_ASKS = re.compile(
    rf"\b(?:does|do|would|will|did)\s+{_TITLE.format('reports')}{_AT}\s+"
    r"(?:(?:\w+ly|even|actually)\s+)?(?:reports?|answers?)(?:\s+(?:in)?to\b|\W*$)"
    rf"|\b(?:who(?:['’]s|\s+is|\s+are)|which\s+\w+\s+is)\s+{_TITLE.format('whose')}{_AT}['’]s?\s+{_BOSS}\b"
    rf"|\bwho\s+(?:manages|supervises|is\s+(?:over|above))\s+{_TITLE.format('managed')}{_AT}\W*$"
    rf"|\bwho\s+is\s+{_TITLE.format('under')}{_AT}\s+(?:managed|supervised)\s+by\b",
    re.IGNORECASE,
)
"""How it is asked to whom somebody reports who is named by a title."""
SURE = 0.8
"""How sure it is that a line which says of a title that it reports to somebody answers."""
_LINES = 50
"""Lines that name them looked at for whom they report to."""


class UnplacedBosses:
    """Answers such questions from one snapshot: by a line on the title itself, else with those who do report to it."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The line that says it, or that no document does; null where the question asks for something else."""
        match = _ASKS.search(asked.question)
        sure = [link.strength for link in about.families] + [link.strength for link in about.levels]
        if match is None or max(sure, default=0.0) >= SURE_LINK:
            return None
        said = next(each for each in match.groups() if each)
        under = list(self._under(said))
        if not under or self._is_described(said):
            return None
        if (told := self._told(said)) is not None:
            return self._replies.passages(asked, (Claim(told.text, (self._citer.passage(told),)),), SURE)
        boss = under[0][1].value
        text = f"{boss} is named here as whom others report to; no document says whom {boss} reports to."
        near = tuple(
            Near(f"{placed[1].title}: reports to {stated.value}", self._citer.inside(stated.span, *placed))
            for placed, stated in under[:3]
        )
        return self._replies.not_stated(asked, Reason.NEVER_STATED, text, near)

    def _under(self, said: str) -> Iterator[tuple[Placed, Stated[str]]]:
        """The levels that report to that title, each with where it says so."""
        wanted = titles.words(said)
        for outline in self._snapshot.outline():
            family = self._snapshot.family(outline.id)
            for level in family.levels:
                boss = level.reports_to
                for stated in (boss, *boss.alternatives) if boss else ():
                    if wanted and titles.words(stated.value) == wanted:
                        yield (family, level), stated

    def _is_described(self, said: str) -> bool:
        """Whether a level bears that title and no other word, with whom it reports to."""
        wanted = titles.words(said)
        called = (
            (each, lv) for each in self._snapshot.outline() for lv in each.levels if titles.words(lv.title) == wanted
        )
        return any(self._snapshot.family(each.id).level(lv.id).reports_to is not None for each, lv in called)

    def _told(self, said: str) -> Passage | None:
        """The line that says of the title itself that it reports to somebody."""
        tells = re.compile(rf"\b{re.escape(said)}\b[^.;]{{0,60}}?\b(?:reports?|answers?|reporting)\s+(?:in)?to\b", re.I)
        found = self._snapshot.store.search_text(said, _LINES)
        lines = self._snapshot.store.passages([each.number for each in found])
        return next((line for line in lines if tells.search(line.text)), None)
