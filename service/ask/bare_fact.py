"""Which lines state a level's grade or boss and nothing else: near to every question that names the level."""

from __future__ import annotations

from indexer.passage import Passage
from service.ask.asked import Asked
from service.ask.kinds import weighed
from service.ask.subject import Subject
from service.chain import Families
from service.question_kind import QuestionKind
from service.vocabulary import vocabulary
from service.wording import words

ASKED = 0.1
"""Probability of a question for a grade, a boss or the next level from which such a line may answer it."""
_OF_FACTS = frozenset({QuestionKind.GRADE, QuestionKind.REPORTS_TO, QuestionKind.NEXT_LEVEL, QuestionKind.TRACK})
_STATING = vocabulary(
    "the a an this role position it is at and or who which reports report reporting to directly job grade level"
)


def behind_others(passages: list[Passage], asked: Asked, about: Subject, families: Families) -> list[Passage]:
    """The same passages, those that state a grade or a boss alone last where the question asks for neither."""
    alone = [passage for passage in passages if _states_a_fact_alone(passage, families)]
    if not alone:
        return passages
    guess = weighed(asked.guess, asked.question, about, asked.reading.links)
    if any(guess.probability(kind) >= ASKED for kind in _OF_FACTS):
        return passages
    return [passage for passage in passages if passage not in alone] + alone


def _states_a_fact_alone(passage: Passage, families: Families) -> bool:
    if passage.level_id is None or len(passage.items) != 1:
        return False
    level = families.family(passage.family_id).level(passage.level_id)
    stated = [each for each in (level.grade, level.reports_to) if each is not None]
    if not any(each.span.start_line == passage.items[0].start_line for each in stated):
        return False
    named = {
        word.text.casefold() for each in (level.title, *(str(each.value) for each in stated)) for word in words(each)
    }
    return {word.text.casefold() for word in words(passage.text)} <= named | _STATING
