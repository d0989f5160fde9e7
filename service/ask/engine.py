"""From a question to a typed answer. Every claim is a quotation with its span; nothing is written that is not there."""

from __future__ import annotations

import re

from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.alignment import Aligner
from service.answers import (
    Answer,
    Attribute,
    Claim,
    CompareResult,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    Reason,
)
from service.ask.asked import Asked
from service.ask.conditions import asks_for_grades, asks_who_reports
from service.ask.facts import FactAnswers
from service.ask.fitting import allowed
from service.ask.kinds import weighed
from service.ask.levels import LevelAnswers
from service.ask.listings import ListingAnswers
from service.ask.passages import PassageAnswers
from service.ask.place import SURE_LINK, Places
from service.ask.refusal import ConfidenceModel, Evidence, confidence_model
from service.ask.reply import Replies
from service.ask.subject import Subject, subject
from service.citation import Citer
from service.clock import Clock
from service.filters import FilterReader
from service.late_interaction import LateInteraction
from service.question_kind import QuestionKind
from service.requests import CompareRequest

__all__ = ["Asked", "Asking"]

ATTRIBUTES = {
    QuestionKind.GRADE: Attribute.GRADE,
    QuestionKind.REPORTS_TO: Attribute.REPORTS_TO,
    QuestionKind.TRACK: Attribute.TRACK,
    QuestionKind.NEXT_LEVEL: Attribute.NEXT_LEVEL,
    QuestionKind.HIRING_STEPS: Attribute.HIRING_STEPS,
    QuestionKind.INDICATORS: Attribute.PERFORMANCE_INDICATORS,
}
CLEAR = 0.45
"""Least probability of a kind for an answer of its own form; below it the question is answered from passages."""
CLEAR_OF_LEVEL = 0.35
"""The same where a level is named."""
CONCEIVABLE = 0.1
"""Least probability of a fact that the best line for the question states."""
DOUBTED = 0.6
"""Probability of a kind that the documents do not answer from which no line speaks for one that they do."""
_FORMLESS = frozenset({QuestionKind.OPEN, QuestionKind.UNSTATED, QuestionKind.OUT_OF_DOMAIN})
_REFUSED = frozenset({QuestionKind.UNSTATED, QuestionKind.OUT_OF_DOMAIN})
_OF_ONE_LINE = frozenset({QuestionKind.GRADE, QuestionKind.REPORTS_TO})
_WHO_REPORTS = frozenset({QuestionKind.REPORTS_TO, QuestionKind.LISTING})
_AT = re.compile(r"\b(?:at|does)\s+([A-Z][\w&.'-]*[a-zA-Z])")


class Asking:
    """Answers questions from one snapshot."""

    def __init__(
        self,
        snapshot: Snapshot,
        citer: Citer,
        aligner: Aligner,
        late: LateInteraction,
        confidence: ConfidenceModel | None = None,
    ) -> None:
        replies = Replies(snapshot, citer)
        places = Places(snapshot, replies)
        self._store = snapshot.store
        self._replies = replies
        self._families = snapshot
        self._levels = LevelAnswers(snapshot, citer, aligner, replies, places)
        self._facts = FactAnswers(snapshot, citer, replies, places)
        self._listings = ListingAnswers(snapshot, citer, late, replies)
        self._passages = PassageAnswers(snapshot, citer, late, replies, confidence or confidence_model())

    def answer(self, asked: Asked) -> Answer:
        """The answer to a question."""
        about = subject(asked.reading.links, asked.reading.filters)
        elsewhere = self._elsewhere(asked)
        if elsewhere:
            text = f"These documents say nothing about {elsewhere}."
            return self._replies.not_stated(asked, Reason.OUT_OF_SCOPE, text)
        answer = self._structured(asked, about) or self._passages.answer(asked, about)
        if self._filtered_out(answer, asked):
            text = "The filters leave out what the question asks about; ask again without them."
            return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, text)
        return answer

    def _filtered_out(self, answer: Answer, asked: Asked) -> bool:
        """Whether the filters leave out the level that an answer is about."""
        filters = asked.reading.filters
        if filters.empty:
            return False
        found: list[str | None] = []
        if isinstance(answer, FactAnswer):
            found = [answer.fact.level_id]
            if answer.fact.level_id is None and filters.families:
                return answer.fact.family_id not in filters.families
        elif isinstance(answer, ExpectationsAnswer):
            found = [point.level_id for point in answer.expectations.own[:1]]
        elif isinstance(answer, ComparisonAnswer):
            found = [side.id for side in (answer.comparison.from_, answer.comparison.to) if side is not None]
        for level_id in filter(None, found):
            family = self._families.family(level_id.rpartition("#")[0])
            if not allowed(filters, family, family.level(level_id)):
                return True
        return False

    def _structured(self, asked: Asked, about: Subject) -> Answer | None:
        """The answer in a form of its own; null where the question is an open one."""
        kind = self._kind(asked, about)
        if kind is QuestionKind.COMPARISON:
            return self._levels.answer(asked, about)
        if kind is QuestionKind.EXPECTATIONS:
            return self._levels.expected(asked, about)
        if kind is QuestionKind.LISTING:
            return self._listings.answer(asked)
        if kind in ATTRIBUTES:
            return self._facts.answer(asked, about, ATTRIBUTES[kind])
        return self._shown(asked, about)

    def compare(self, request: CompareRequest, names: FilterReader, clock: Clock) -> CompareResult:
        """The body of /v1/compare. Raises UnknownName for an unknown family, BadInput for a title of several levels."""
        return self._levels.compare(request, names, clock)

    def evidence_of(self, asked: Asked) -> Evidence:
        """The evidence that the open answer to a question would rest on; for fitting the confidence model."""
        return self._passages.evidence(asked)

    def _kind(self, asked: Asked, about: Subject) -> QuestionKind:
        """The kind of answer: of a form of its own only where the question asks for that clearly enough."""
        guess = weighed(asked.guess, asked.question, about)
        if asks_who_reports(asked.question) and guess.best in _WHO_REPORTS:
            return QuestionKind.LISTING
        by_grade = guess.best is QuestionKind.GRADE and not any(link.strength >= SURE_LINK for link in about.levels)
        if by_grade and asks_for_grades(asked.question, self._listings.codes):
            return QuestionKind.LISTING
        for kind, probability in guess.ranked:
            if kind is QuestionKind.MATCH:
                continue  # a pasted profile goes to the match door
            if kind is QuestionKind.LISTING or kind in _FORMLESS:
                return kind
            return kind if probability >= (CLEAR_OF_LEVEL if about.levels else CLEAR) else QuestionKind.OPEN
        return QuestionKind.OPEN

    def _shown(self, asked: Asked, about: Subject) -> Answer | None:
        """The grade or reporting line that the best line for a question states, if it may be asked for; else null."""
        best = asked.ranking.passages[0].passage if asked.ranking.passages else None
        if best is None or not about.families:
            return None
        for kind, probability in asked.guess.ranked:
            if probability < CONCEIVABLE or (kind in _REFUSED and probability >= DOUBTED):
                return None
            found = self._facts.answer(asked, about, ATTRIBUTES[kind]) if kind in _OF_ONE_LINE else None
            if isinstance(found, FactAnswer) and any(_cites(claim, best) for claim in found.claims):
                return found
        return None

    def _elsewhere(self, asked: Asked) -> str:
        """Another organisation the question asks about: a name after "at" that stands nowhere in the documents."""
        linked = {word for link in asked.reading.links.families for word in link.matched.split()}
        for match in _AT.finditer(asked.question):
            name = match.group(1)
            if name not in linked and not self._store.search_text(name, 1):
                return name
        return ""


def _cites(claim: Claim, passage: Passage) -> bool:
    """Whether a claim stands on one of the lines of a passage."""
    place = claim.citations[0]
    return any((item.path, item.start_line) == (place.path, place.start_line) for item in passage.items)
