"""One particular thing asked of a level: "must the SRE have a degree" asks neither for all that is expected nor for all
that two levels differ in, though its words are those of such a question.

It shows in a word that names neither the role nor the kind of question: what is nearest to such a question leads the
points of the answer. Where that is none of the points and speaks of the word, it is what was asked for, and answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.passage import Passage
from service.answers import (
    Answer,
    Claim,
    ClarificationAnswer,
    ComparisonAnswer,
    ExpectationsAnswer,
    PassagesAnswer,
    Point,
)
from service.ask.asked import Asked
from service.ask.claim import cites
from service.ask.kinds import asks_for_all
from service.ask.line_closeness import LineCloseness
from service.ask.measure import measure
from service.ask.particular import says_of_one_role, things_asked
from service.ask.passages import PassageAnswers
from service.ask.refusal import MET
from service.ask.subject import Subject
from service.ask.thing import Span
from service.question_kind import QuestionKind
from service.wording import WRITTEN

LIKELIER = 0.5
"""Confidence in the open answer from which a line of a whole role answers in place of the points of one level."""


class OneThing:
    """Makes answers on one thing of those on whole levels."""

    def __init__(self, passages: PassageAnswers, closeness: LineCloseness) -> None:
        self._passages = passages
        self._closeness = closeness

    def answer(self, asked: Asked, about: Subject, kind: QuestionKind, whole: Answer | None) -> Answer | None:
        """The answer on whole levels, with the points first that are nearest to the thing asked; the open one where
        that is told by a line which is none of its points, or by one of the whole role whose level would be asked back.
        """
        asks_back = isinstance(whole, ClarificationAnswer)
        if whole is None or not (
            asks_back or (isinstance(whole, ExpectationsAnswer | ComparisonAnswer) and whole.claims)
        ):
            return whole
        things = _places(asked.question, things_asked(asked, kind))
        if asks_for_all(asked.question) or not (things or asks_back):
            return whole
        if isinstance(whole, ComparisonAnswer) and measure(asked.question) is not None:
            return whole  # an amount that both levels state leads already
        opened = self._passages.answer(asked, about)
        answers = isinstance(opened, PassagesAnswer)
        lead = next((p for p in asked.ranking.found if not answers or cites(opened.claims[0], p)), None)
        if lead is None:
            return whole
        if any(cites(claim, lead) for claim in whole.claims):
            return _led_by_nearest(whole, lead, asked.ranking.found)
        if not answers:
            return whole
        spoken = self._closeness.speaks(asked, [(thing,) for thing in things], [lead], MET)
        own, of_role = lead.family_id in about.family_ids, lead.level_id is None
        if asks_back:
            told = (spoken and (own or says_of_one_role(asked))) or (own and of_role)
        else:
            told = spoken or (own and of_role and opened.confidence >= LIKELIER)
        return opened if told else whole


def _places(question: str, said: Sequence[str]) -> tuple[Span, ...]:
    """Where words stand in a question, given in lower case."""
    return tuple(match.span() for match in WRITTEN.finditer(question) if match[0].lower() in said)


def _led_by_nearest(whole: Answer, lead: Passage, found: Sequence[Passage]) -> Answer:
    """The answer with its claims from the nearest on, within each of the classes that they stand in."""
    places = {
        (item.path, item.start_line): place
        for place, passage in reversed(list(enumerate((lead, *found))))
        for item in passage.items
    }
    classes = _classes(whole)
    ordered = sorted(
        whole.claims,
        key=lambda claim: (
            classes.get(_line(claim), 0),
            min(places.get((each.path, each.start_line), len(places)) for each in claim.citations),
        ),
    )
    return replace(whole, claims=tuple(ordered))


def _classes(whole: Answer) -> dict[tuple[str, int], int]:
    """The place of each point's class in the order of classes that an answer keeps, by the point's line."""
    groups: tuple[Sequence[Point], ...] = ()
    if isinstance(whole, ComparisonAnswer):
        groups = whole.comparison.added, [each.after for each in whole.comparison.strengthened]
    elif isinstance(whole, ExpectationsAnswer):
        groups = whole.expectations.own, whole.expectations.inherited, whole.expectations.shared
    return {
        (point.citation.path, point.citation.start_line): place for place, group in enumerate(groups) for point in group
    }


def _line(claim: Claim) -> tuple[str, int]:
    return claim.citations[0].path, claim.citations[0].start_line
