"""What a level is measured by, where its page has no section on that: its lines that tell a result to be reached.

A page may say it under "Results" or "Judged by", or in the share or the score that somebody keeps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import NEEDS, SectionKind
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Answer, NotStatedAnswer, Reason
from service.ask.asked import Asked
from service.ask.claim import claim
from service.ask.particular import things_asked
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.phrases import phrases
from service.question_kind import QuestionKind

CLAIMS = 5
LEADING = 3
"""Nearest lines of whoever is meant, one of which has to tell a result."""
SURE = 0.6
"""How sure an answer is that rests on such lines."""
_LABEL = phrases(
    r"""
    results?|impact|outcomes?|success(?: (?:measures?|criteria|looks like))?|measures?|metrics?|kpis?|okrs?|targets?
    (?:judged|measured|assessed|evaluated|gauged) (?:by|on)|how .* (?:judged|measured|assessed|evaluated)
    what (?:good|success) looks like|objectives?|key results?|scorecard
    """
)
"""What lines on results are headed or labelled with."""
_LABELLED = re.compile(r"(?:[^\n]*, )?(?P<label>[^\n:.]{3,40})(?:[:.]\s|\n)")
_REACHED = re.compile(
    r"\d\s?%|\bper\s?cent\b|\b(?:scores?|targets?|quota|satisfaction|retention|win\s+rate)\b"
    r"|\b(?:\d+|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?(?:ten|five|\d+)\b"
    r"|\b(?:measured|judged|assessed|evaluated)\s+(?:by|on|against)\b"
    r"|\b(?:be|are|is|you['’]re)\s+(?:\w+\s+)?(?:measured|judged|gauged|assessed|rated)\b",
    re.IGNORECASE,
)
"""How a line itself tells a result: by a share, a score, or by saying so."""
_OF_OTHERS = NEEDS | {SectionKind.HIRING_PROCESS, SectionKind.JOB_GRADE, SectionKind.CAREER_LADDER}


class ResultAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject, unstated: Answer | None) -> Answer | None:
        """The lines that tell the results of whom a question means, instead of the answer that its page has no section
        of indicators; null where that is not the answer, and where none of the nearest lines tells one.
        """
        if not isinstance(unstated, NotStatedAnswer) or unstated.reason is not Reason.NEVER_STATED:
            return None
        own = _own(asked, about)
        if not any(map(tells_a_result, own[:LEADING])):
            return None
        results = [line for line in own if tells_a_result(line)]
        first = own[:1] if things_asked(asked, QuestionKind.INDICATORS) else []  # of one thing the nearest line tells
        shown = list(dict.fromkeys((*first, *results)))[:CLAIMS]
        claims = [claim(line, asked, self._snapshot, self._citer) for line in shown]
        return self._replies.passages(asked, claims, SURE)


def tells_a_result(line: Passage) -> bool:
    """Whether a line tells a result that its level has to reach: by a label or a heading, or in its own words."""
    if line.section in _OF_OTHERS:
        return False
    labelled = _LABELLED.match(line.text)
    named = [line.heading_path[-1]] if line.heading_path else []
    named += [labelled["label"]] if labelled else []
    return any(_LABEL.fullmatch(each.strip(" *:.")) for each in named) or _REACHED.search(line.text) is not None


def _own(asked: Asked, about: Subject) -> Sequence[Passage]:
    """The lines of the levels that a question means and of their whole role, nearest first; of all its levels where it
    names none, and of the level of the nearest line where it names no role.
    """
    found = asked.ranking.found
    if not about.families:
        return [line for line in found if line.level_id is not None and line.level_id == found[0].level_id]
    levels = {None, *(link.level.id for link in about.named)}
    own = [line for line in found if line.family_id in about.family_ids]
    return [line for line in own if line.level_id in levels] if about.named else own
