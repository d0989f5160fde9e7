"""Profiles pasted as questions: which text is one, which level it asks to be set against, and what fits it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from service.answers import MatchAnswer, Near, NotStatedAnswer, Reason
from service.ask.asked import Asked, content_words
from service.ask.meeting import holds
from service.citation import Citer
from service.glossary import in_english
from service.intent import Intent
from service.lexicon import Lexicon
from service.linking import Linker
from service.links import SURE_LINK, Links
from service.match_result import match_claims, match_result, match_text
from service.matching import Matcher
from service.organisation import Organisations
from service.pasted import pasted
from service.question_kind import QuestionKind
from service.readiness import asks_whether

PROFILE_WORDS = 25
PROFILE_LIKELY = 0.2
"""A text of more words, at least this likely a profile, was pasted to be matched: few questions are that long."""
UNLIKELY = 0.5
"""How likely a list is of what roles never state, pay and holidays, from which it is not one of skills."""
SHORT_PROFILE_WORDS = 12
SURELY_PROFILE = 0.8
"""The same for a text in a sentence or two: "5 years in payroll, ran year-end for three countries. What fits?"."""
HARDLY = 0.02
"""Likelihood of a profile below which a text of fewer words than one that was pasted asks for something else. A round
number: of 23 such texts, each a question that one line answers, two are below that are no list, the next at 0.03.
"""
NOTHING = 0.1
"""How sure an answer is that says that nothing fits."""
NEAR = 3
"""Lines shown beside that at most."""
_OF_ITS_LEVEL = re.compile(
    r"\b(?:what|which)\s+(?:level|grade|band|code|rung|step)\s+(?:is|would|does)\s+(?:that|it|this)\b", re.IGNORECASE
)
"""Asks for the grade of a level named before: "I would be a lead baker, what level is that"."""
MATCHES = 5
"""Levels that fit best, which are shown unless another number is asked for."""


class PastedProfiles:
    """Makes answers of them, from one snapshot; `matcher` makes, or gives, what matches."""

    def __init__(
        self,
        linker: Linker,
        organisations: Organisations,
        departments: Sequence[str],
        lexicon: Lexicon,
        matcher: Callable[[], Matcher],
        citer: Citer,
    ) -> None:
        self._linker = linker
        self._organisations = organisations
        self._departments = departments
        self._lexicon = lexicon
        self._matcher = matcher
        self._citer = citer

    def answer(self, asked: Asked) -> MatchAnswer | NotStatedAnswer | None:
        """The levels that fit, first the one that the profile asks to be set against; null where a question is no
        profile, or nothing fits one that asks for more than that.
        """
        against = self._against(asked)
        profile = asked.question if against else self._told(asked)
        if not profile:
            return None
        result = match_result(self._matcher().match(profile, MATCHES, against), self._citer)
        if not result.matches:
            fitting = pasted(asked.question, self._departments).fitting
            return self._nothing(asked, profile, result.snapshot) if fitting else None
        return MatchAnswer(
            kind="match",
            text=match_text(result, against),
            claims=match_claims(result),
            interpretation=replace(asked.shown, intent=Intent.MATCH),
            confidence=round(max(asked.guess.probability(QuestionKind.MATCH), PROFILE_LIKELY), 4),
            near=(),
            snapshot=result.snapshot,
            took_ms=asked.clock.total(),
            matches=result.matches,
        )

    def _nothing(self, asked: Asked, profile: str, snapshot: str) -> NotStatedAnswer:
        """Says that no level asks for what is told; near are lines that speak of a word of it."""
        told = content_words(profile)
        lines = [each for each in asked.ranking.found if any(holds(each.text, word) for word in told)][:NEAR]
        return NotStatedAnswer(
            kind="not_stated",
            text="What the text tells of meets nothing that a level here asks"
            + ("; these lines speak of a word of it." if lines else "."),
            claims=(),
            interpretation=replace(asked.shown, intent=Intent.MATCH),
            confidence=NOTHING,
            near=tuple(Near(each.text, self._citer.passage(each)) for each in lines),
            snapshot=snapshot,
            took_ms=asked.clock.total(),
            reason=Reason.NOTHING_CLOSE,
        )

    def _against(self, asked: Asked) -> str | None:
        """The level, by its id, that a profile pasted as a question asks to be set against; null where it asks none."""
        asks = asks_whether(asked.question)
        if asks is None or len(asks.profile.split()) < SHORT_PROFILE_WORDS:
            return None
        named = self._links(asked, asks.question).levels
        return named[0].level.id if named and named[0].strength >= SURE_LINK else None

    def _links(self, asked: Asked, part: str) -> Links:
        """What a part of a question names."""
        directed = self._organisations.directed(in_english(part))
        return self._linker.link(directed.question, directed.within(asked.reading.filters))

    def _told(self, asked: Asked) -> str:
        """What a text tells of somebody, where it asks only what fits them or nothing; "" where it asks for more.

        A text that asks in other words is one where it is long and likely one, or short, and surely one.
        """
        levels = asked.reading.links.levels
        if levels and levels[0].strength >= SURE_LINK and _OF_ITS_LEVEL.search(asked.question):
            return ""
        read = pasted(asked.question, self._departments)
        count, likely = len(asked.question.split()), asked.guess.probability(QuestionKind.MATCH)
        noted = read.fitting and read.states_years and read.tells_several(self._lexicon)
        if likely < HARDLY and count <= PROFILE_WORDS and not (read.labelled or read.lists or noted):
            return ""
        if read.fitting:
            return read.told if read.tells(self._lexicon) or read.tells_one else ""
        if not read.asks and (read.labelled or count > PROFILE_WORDS):
            return read.told
        if not read.asks and likely >= PROFILE_LIKELY and read.states_years and read.tells_several(self._lexicon):
            return read.told
        if not read.asks and read.lists and not asked.reading.links.families:
            return read.told if asked.guess.probability(QuestionKind.UNSTATED) < UNLIKELY else ""
        if count > PROFILE_WORDS and likely >= PROFILE_LIKELY:
            about = self._links(asked, read.particular)
            strengths = [link.strength for link in about.levels] + [link.strength for link in about.families]
            return "" if max(strengths, default=0.0) >= SURE_LINK else asked.question
        sure = count >= SHORT_PROFILE_WORDS and likely >= SURELY_PROFILE
        return asked.question if sure and not (read.asks and asked.reading.links.families) else ""
