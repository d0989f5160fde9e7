"""From a question to a typed answer. Every claim is a quotation with its span; nothing is written that is not there."""

from __future__ import annotations

import re

from indexer.snapshot import Snapshot
from service.alignment import Aligner
from service.answers import (
    Answer,
    Attribute,
    CompareResult,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    Reason,
)
from service.ask.asked import Asked
from service.ask.facts import FactAnswers
from service.ask.levels import LevelAnswers
from service.ask.listing import asks_who_reports
from service.ask.listings import ListingAnswers, allowed
from service.ask.passages import PassageAnswers
from service.ask.place import Places
from service.ask.refusal import ConfidenceModel, Evidence, confidence_model
from service.ask.reply import Replies
from service.ask.subject import Subject, subject
from service.citation import Citer
from service.clock import Clock
from service.filters import FilterReader
from service.late_interaction import LateInteraction
from service.links import LevelLink
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
_TAKEN_OVER = re.compile(
    r"\b(?:inherit\w*|carr(?:y|ies|ied) over|everything|(?:full|complete|whole) list)\b", re.IGNORECASE
)
"""Words that ask for everything of one level, where the question names a second one too."""
_OF_LEVELS = (QuestionKind.COMPARISON, QuestionKind.EXPECTATIONS)
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
        about = _spelled_out(asked.question, subject(asked.reading.links, asked.reading.filters))
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
            if not allowed(family, family.level(level_id), filters):
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
        return self._facts.answer(asked, about, ATTRIBUTES[kind]) if kind in ATTRIBUTES else None

    def compare(self, request: CompareRequest, names: FilterReader, clock: Clock) -> CompareResult:
        """The body of /v1/compare. Raises UnknownName for an unknown family, BadInput for a title of several levels."""
        return self._levels.compare(request, names, clock)

    def evidence_of(self, asked: Asked) -> Evidence:
        """The evidence that the open answer to a question would rest on; for fitting the confidence model."""
        return self._passages.evidence(asked)

    def _kind(self, asked: Asked, about: Subject) -> QuestionKind:
        """The likeliest kind that is possible; a structured answer needs to be asked for clearly enough."""
        for kind, probability in asked.guess.ranked:
            if kind is QuestionKind.OUT_OF_DOMAIN and probability < 0.6 and about.levels:
                continue
            if kind is QuestionKind.MATCH:
                continue  # the caller takes pasted profiles to the match door
            if kind is QuestionKind.EXPECTATIONS and len({link.at for link in about.levels}) >= 2:
                return kind if _TAKEN_OVER.search(asked.question) else QuestionKind.COMPARISON
            if kind in _OF_LEVELS and about.levels:
                probability = asked.guess.probability(*_OF_LEVELS)
            if kind in {QuestionKind.REPORTS_TO, QuestionKind.LISTING} and asks_who_reports(asked.question):
                return QuestionKind.LISTING
            clear = CLEAR_OF_LEVEL if about.levels else CLEAR
            if kind is not QuestionKind.LISTING and probability < clear:
                return QuestionKind.OPEN
            return kind
        return QuestionKind.OPEN

    def _elsewhere(self, asked: Asked) -> str:
        """Another organisation the question asks about: a name after "at" that stands nowhere in the documents."""
        linked = {word for link in asked.reading.links.families for word in link.matched.split()}
        for match in _AT.finditer(asked.question):
            name = match.group(1)
            if name not in linked and not self._store.search_text(name, 1):
                return name
        return ""


def _spelled_out(question: str, about: Subject) -> Subject:
    """The subject; a level whose whole title stands in the question is named, whatever else its words may mean."""
    if not about.missing:
        return about
    said = " ".join(question.lower().split())
    whole = [
        LevelLink(link.family, level, link.strength, level.title)
        for link in about.families
        for level in link.family.levels
        if level.title.lower() in said and f"{about.missing} {level.title}".lower() not in said
    ]
    longest = max((len(link.level.title) for link in whole), default=0)
    named = tuple(link for link in whole if len(link.level.title) == longest)
    return Subject(about.families, named, "") if named else about
