"""In what form a question is answered: in one of its own, where it asks for that clearly enough, or by lines."""

from __future__ import annotations

import re

from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.bosses import asks_who_reports, led, unranked
from service.ask.conditions import Known
from service.ask.kinds import asks_for_a_code, counts_others, weighed
from service.ask.listing_form import asks_for_a_rank, asks_to_list, asks_who_does, may_list_levels
from service.ask.listing_words import EACH_LEVEL, WHOSE
from service.ask.named_sides import two_sided
from service.ask.overview import asks_of_a_holder
from service.ask.particular import particulars
from service.ask.polar import LEADS, TRACK, WHICH_LEVEL_LEADS, asks_of_own_work, polar
from service.ask.relation import relations
from service.ask.subject import Subject
from service.ask.verdict import Verdicts
from service.links import SURE_LINK, named_places
from service.question_kind import KindGuess, QuestionKind
from service.wording import words

FORMLESS = frozenset({QuestionKind.OPEN, QuestionKind.UNSTATED, QuestionKind.OUT_OF_DOMAIN})
"""The kinds that are answered by lines, or not at all."""
OF_LEVELS = frozenset({QuestionKind.COMPARISON, QuestionKind.EXPECTATIONS, QuestionKind.NEXT_LEVEL})
"""The kinds that ask for all of a level, or of several."""
_OF_NO_LINE = FORMLESS | {QuestionKind.LISTING}
_NOT_COUNTED = frozenset({QuestionKind.LISTING, QuestionKind.REPORTS_TO, QuestionKind.TRACK, QuestionKind.UNSTATED})
_WHO_REPORTS = frozenset({QuestionKind.REPORTS_TO, QuestionKind.LISTING})

CLEAR = 0.45
"""Least probability of a kind for an answer of its own form; below it the question is answered from passages."""
CLEAR_OF_LEVEL = 0.35
"""The same where a level is named, and more is asked than a yes or no, which is asked of anything."""
SURE_TRACK = 0.75
"""Probability from which a yes or no is on the track though it speaks neither of tracks nor of leading people."""
PARTICULAR = 10.0
"""How much likelier an open question is where it names a thing that a line of the role speaks of."""
_OF_WHAT_IS_TOLD = re.compile(r"\b(?:does|do|did|will|would|can|could)(?:n['’]t)?\s+(?:that|this|these|those)\b", re.I)
"""How it is asked what follows from what the asker tells: "I failed a test. Does that delay the next step?"."""
_OF_WHOEVER_DECIDES = re.compile(
    r"\b(?:who|which\s+(?:body|board|committee|panel|boss|manager)|(?:my|the|your)\s+(?:own\s+)?(?:boss|manager|lead))\s+(?:\w+\s+){0,3}?"
    r"(?:decid|approv|vot|judg|nominat|propos|recommend|vouch|promot|sign)\w*|\bwho\s+(?:has|gets)\s+(?:the\s+|a\s+)?(?:say|vote)\b",
    re.IGNORECASE,
)
"""How it is asked who has somebody move up, which is not where to."""


class Forms:
    """Tells it by what is `known` of the levels of one snapshot."""

    def __init__(self, known: Known, verdicts: Verdicts) -> None:
        self._known = known
        self._verdicts = verdicts

    def of(self, asked: Asked, about: Subject) -> QuestionKind:
        """The kind of answer: of a form of its own only where the question asks for that clearly enough."""
        guess = weighed(asked.guess, asked.question, about, asked.reading.links)
        if guess.best not in _OF_NO_LINE and not two_sided(asked.question, asked.reading.links, about):
            guess = guess.favouring({QuestionKind.OPEN: PARTICULAR if particulars(asked, about, guess.best) else 1.0})
        if counts_others(asked.question) and guess.best in _NOT_COUNTED:
            return QuestionKind.OPEN
        if asks_who_reports(asked.question, unranked(asked.reading.links)) and guess.best in _WHO_REPORTS:
            return QuestionKind.LISTING
        return self._told(asked, about, guess) or self._guessed(asked, about, guess)

    def _told(self, asked: Asked, about: Subject, guess: KindGuess) -> QuestionKind | None:
        """The form that a question asks for in so many words; null where it does for none."""
        named_level = any(link.strength >= SURE_LINK for link in about.levels)
        named = named_level or (guess.best is QuestionKind.GRADE and about.one_role and _tells_one_end(asked.question))
        named = named or (bool(about.levels) and asks_for_a_code(asked.question, about))
        asks = asked_in(asked.question)
        each = EACH_LEVEL.search(asks) and not (named_level and guess.best is QuestionKind.EXPECTATIONS)
        of_one = guess.best in OF_LEVELS and not (each or asks_for_a_rank(asks))
        if named_level and self._verdicts.asks_for_a_grade(asked):
            return QuestionKind.GRADE
        if named_level and asks_of_a_holder(asked):
            return QuestionKind.EXPECTATIONS
        if about.one_role and WHICH_LEVEL_LEADS.match(asks):
            return QuestionKind.LISTING
        if not of_one and asks_to_list(asked.question, self._known, named=named):
            return QuestionKind.LISTING
        return None

    def _guessed(self, asked: Asked, about: Subject, guess: KindGuess) -> QuestionKind:
        """The likeliest form that its words do not speak against, where it is likely enough."""
        question, asks = asked.question, asked_in(asked.question)
        # a pasted profile goes to the match door
        ranked = (each for each in guess.ranked if each[0] is not QuestionKind.MATCH)
        kind, probability = next(ranked, (QuestionKind.OPEN, 1.0))
        if kind in FORMLESS:
            return kind
        if kind is QuestionKind.LISTING:
            return kind if may_list_levels(question, self._known) else QuestionKind.OPEN
        spoken_against = (
            (
                kind is QuestionKind.TRACK
                and (asks_of_own_work(asks) or (probability < SURE_TRACK and _asks_something_else(asked)))
            )
            or (
                kind is QuestionKind.NEXT_LEVEL
                and (led(question) or _OF_WHAT_IS_TOLD.search(question) or _OF_WHOEVER_DECIDES.search(asks))
            )
            or (kind is QuestionKind.REPORTS_TO and _asks_whose(question, about))
        )
        least = CLEAR_OF_LEVEL if about.levels and not polar(question) else CLEAR
        return kind if probability >= least and not spoken_against else QuestionKind.OPEN


def _tells_one_end(question: str) -> bool:
    """Whether a question tells a level by the end of its ladder where it stands, and not by its grade."""
    said = [words(question)[each.at : each.end] for each in relations(question) if each.extreme]
    return len(said) == 1 and not any(word.text.casefold() in {"grade", "grades"} for word in said[0])


def _asks_something_else(asked: Asked) -> bool:
    """Whether a yes/no question speaks neither of tracks nor of leading people; to name a manager is not to."""
    named = named_places(asked.reading.links.families)
    said = " ".join(word.text for place, word in enumerate(words(asked.question)) if place not in named)
    return polar(asked.question) and not (LEADS.search(said) or TRACK.search(said))


def _asks_whose(question: str, about: Subject) -> bool:
    """Whether a question asks who does a thing rather than who is over somebody: "whose job is the yearly audit"."""
    if WHOSE.search(question):
        return True
    return not about.levels and (asks_who_does(question) or _leads_a_thing(question, about))


def _leads_a_thing(question: str, about: Subject) -> bool:
    """Whether a question asks who leads more than a role: "who leads the remote surveyors of three ports"."""
    named = {word.text.casefold() for link in about.families for word in words(link.matched)}
    return any(word not in named for word in content_words(led(question)))
