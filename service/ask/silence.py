"""Whether the lines nearest to a question are silent on what it asks, however near they come.

A rule refuses only by a sign that the thing is absent; all else is for the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from indexer.passage import Passage
from indexer.store import Filters
from service.ask.asked import Asked
from service.ask.asking import asked_in
from service.ask.detail import SPOKEN, Nearness, asks_for_detail, is_untold
from service.ask.foreign import Foreign
from service.ask.headcount import tells_in_other_words
from service.ask.line_closeness import FAR, LineCloseness
from service.ask.listing_words import ASKED
from service.ask.measure import counts_time
from service.ask.paid_for import no_payment_told
from service.ask.pay_rows import is_on_grade
from service.ask.polar import polar
from service.ask.premise import taken_for_granted
from service.ask.refusal import CLEARLY, MET, SURELY
from service.ask.subject import Subject
from service.ask.thing import Thing
from service.links import SURE_LINK, Links

LOOKED_AT = 5
"""First lines looked at."""
DOUBTED = 0.45
"""Probability that such questions are not answered from which a yes or no is asked for its very words."""
CONVINCING = 0.55
"""Confidence above which a line answers a question of a kind that is hardly ever answered in words of its own. Of 3,928
questions by other hands that a line answers and 142 that none does, over nine companies written for training, the rule
refused 13 and 2 that nothing else does; below this it refuses 6 and 2.
"""
NEEDING = 0.4
"""Confidence below which a line must speak of what is asked if it has to be had. Above it the rule refused eight of
those questions that a line answers, and none of the others.
"""
_NEEDED = re.compile(
    r"\W*(?:(?:must|should)\s+\S.*?\s(?:have|hold|possess)\b|(?:do|does|will|would|is|are)\s+\S.*?\s"
    r"(?:need|requir\w*|have\s+to\s+(?:have|hold)|compulsory|mandatory|obligatory|necessary)\b)",
    re.IGNORECASE,
)
"""How it is asked whether something has to be had."""
_WHY = re.compile(r"\W*(?:(?:so|and|but)\W+)?(?:why|how\s+come|what\s+is\s+the\s+reason)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|since|so\s+that|so\s+(?:nobody|no\s+one|you|we|they|it)|in\s+order|reasons?|why|otherwise|therefore)\b",
    re.IGNORECASE,
)
"""How a line gives a reason: without one it does not say why."""


class Silence:
    """Hears it in one snapshot; `roles` are the ids of all families."""

    def __init__(self, closeness: LineCloseness, foreign: Foreign, roles: Set[str]) -> None:
        self._closeness = closeness
        self._foreign = foreign
        self._roles = roles

    def is_shown(self, asked: Asked, about: Subject, wanted: Sequence[Thing], led: Sequence[Passage]) -> bool:
        """Whether the words of a question, and of the lines `led` by what would answer it, show that none says it."""
        return (
            self._goes_on_from_nothing(asked) or self._is_untold(asked, wanted) or self._is_of_others(asked, about, led)
        )

    def is_unspoken(self, asked: Asked, wanted: Sequence[Thing], sure: float, *, plain: bool) -> bool:
        """Whether the lines that would answer speak of none of the things asked for.

        It is asked of questions that these documents hardly ever answer: there the line that leads must speak of one
        unless the evidence convinces. Where yes or no is asked of what may not be answered, or doubtfully if something
        has to be had, any line must, less strictly; so must one of the first two of what the organisation pays or
        provides, unless it says that something is paid. But for that, one that speaks of all (`plain`) will do. Other
        questions, and what a role does, are asked in words of their own.
        """
        lines = list(asked.ranking.found[:LOOKED_AT])
        if no_payment_told(asked, wanted, lines, self._closeness):
            return True
        if plain:
            return False
        if tells_in_other_words(asked, lines[:2]) and self._closeness.speaks(asked, wanted, lines[:1], FAR):
            return False
        hardly = asked.guess.unanswered > CLEARLY
        asks = asked_in(asked.question)
        needed = _NEEDED.match(asks) is not None and sure < NEEDING
        doubted = polar(asks) and asked.guess.unanswered > DOUBTED
        if sure > (CONVINCING if hardly else CLEARLY) or not (hardly or doubted or needed):
            return False
        if not lines or (not hardly and self._gives_time(asked, wanted, lines[0])):
            return False
        if hardly:
            lead = lines[0]
            if is_on_grade(lead):  # what leads is the next line on that level
                lines = [p for p in lines if p.section is not lead.section and p.level_id in {None, lead.level_id}]
            lines = lines[:1]
        return bool(wanted) and not self._closeness.speaks(asked, wanted, lines, SPOKEN if hardly else MET)

    def _goes_on_from_nothing(self, asked: Asked) -> bool:
        """Whether a question goes on from a name that no document holds, or asks if something is needed by a name that
        no line of the role says.
        """
        asks = asked_in(asked.question)
        if self._foreign.stranger(taken_for_granted(asks), Links()):
            return True
        if not (polar(asks) and ASKED.search(asks)):
            return False
        roles = tuple(link.family.id for link in asked.reading.links.families if link.strength >= SURE_LINK)
        return self._foreign.unsaid(asked.question, asked.reading.links, Filters(families=roles))

    def _is_untold(self, asked: Asked, wanted: Sequence[Thing]) -> bool:
        """Whether the lines that would answer speak of the things asked for, and tell none of what is asked of them."""
        lines = list(asked.ranking.found[:LOOKED_AT])
        if not lines or not asks_for_detail(asked.question) or tells_in_other_words(asked, lines):
            return False
        met = self._closeness.to_each(asked, wanted, lines)
        near = [Nearness(line.text, tuple(float(each[row]) for each in met)) for row, line in enumerate(lines)]
        return is_untold(asked.question, wanted, near)

    def _is_of_others(self, asked: Asked, about: Subject, led: Sequence[Passage]) -> bool:
        """Whether what documents surely do not answer is asked of a role, and another role's line leads."""
        return (
            asked.guess.unanswered > SURELY
            and bool(about.families)
            and bool(led)
            and led[0].family_id in self._roles - about.family_ids
        )

    def _gives_time(self, asked: Asked, wanted: Sequence[Thing], line: Passage) -> bool:
        """Whether time is asked for, and a line that speaks of what for, be it less strictly, counts hours or days."""
        of_time = [thing for thing in wanted if asked.question[slice(*thing[-1])].casefold() == "time"]
        others = [thing for thing in wanted if thing not in of_time]
        return bool(of_time) and counts_time(line.text) and self._closeness.speaks(asked, others, [line], FAR)


def gives_no_reason(question: str, texts: Sequence[str]) -> bool:
    """Whether it is asked why, and no text gives a reason."""
    return _WHY.match(asked_in(question)) is not None and not any(map(_REASON.search, texts))
