"""From a question to a typed answer. Every claim is a quotation with its span; nothing is written that is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.alignment import Aligner
from service.answers import (
    Answer,
    Attribute,
    ClarificationAnswer,
    CompareResult,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    NotStatedAnswer,
    Reason,
)
from service.ask.aide import Aides
from service.ask.asked import Asked
from service.ask.asking import asked_in
from service.ask.claim import cites
from service.ask.codes import asks_which, only_coded
from service.ask.credential import CredentialAnswers
from service.ask.existence import ExistenceAnswers
from service.ask.facts import FactAnswers
from service.ask.fitting import allowed
from service.ask.foreign import Foreign
from service.ask.form import FORMLESS, OF_LEVELS, Forms
from service.ask.giving_way import GivingWay
from service.ask.graded_comparisons import GradedComparisons
from service.ask.kinds import WHERE_IT_STANDS, counts_others
from service.ask.labelled import bearing
from service.ask.levels import LevelAnswers
from service.ask.line_closeness import LineCloseness
from service.ask.listings import ListingAnswers
from service.ask.needed import saying_whether_needed
from service.ask.neighbours import NeighbourAnswers
from service.ask.on_call import OnCallAnswers
from service.ask.one_thing import OneThing
from service.ask.open_evidence import OpenEvidence
from service.ask.overview import Overviews, asks_of_a_holder
from service.ask.particular import says_of_one_role
from service.ask.passages import PassageAnswers
from service.ask.pay import PayAnswers
from service.ask.person import asks_for_a_name
from service.ask.place import Places
from service.ask.polar import asks_about_a_move, polar
from service.ask.premise import Premises
from service.ask.refusal import CLEARLY, ConfidenceModel, Evidence, confidence_model
from service.ask.reply import Replies
from service.ask.results import ResultAnswers
from service.ask.seat import Seats
from service.ask.specialties import SpecialtyAnswers
from service.ask.subject import Subject, subject
from service.ask.superlative import SuperlativeAnswers
from service.ask.taken_over import saying_whose
from service.ask.topic import topic
from service.ask.unplaced import UnplacedBosses
from service.ask.verdict import Verdicts
from service.ask.way_up import Ways
from service.ask.workplace_answers import WorkplaceAnswers
from service.ask.years import ExperienceAnswers
from service.citation import Citer
from service.clock import Clock
from service.filters import FilterReader
from service.late_interaction import LateInteraction
from service.met_words import MetWords
from service.question_kind import OF_ONE_LINE, QuestionKind
from service.requests import CompareRequest
from service.wording import holds_word

__all__ = ["Asked", "Asking"]

ATTRIBUTES = {
    QuestionKind.GRADE: Attribute.GRADE,
    QuestionKind.REPORTS_TO: Attribute.REPORTS_TO,
    QuestionKind.TRACK: Attribute.TRACK,
    QuestionKind.NEXT_LEVEL: Attribute.NEXT_LEVEL,
    QuestionKind.HIRING_STEPS: Attribute.HIRING_STEPS,
    QuestionKind.INDICATORS: Attribute.PERFORMANCE_INDICATORS,
}
CONCEIVABLE = 0.05
"""Least probability of a fact that the best line for the question states."""
DOUBTED = 0.6
"""Probability of a kind that the documents do not answer from which no line speaks for one that they do."""
_NEEDED = re.compile(
    r"\b(?:need(?:s|ed)?|requir(?:e|es|ed)|necessary|mandatory|compulsory|obligatory)\b(?!\s+to\s+report)",
    re.IGNORECASE,
)
"""How it is asked what has to be brought."""
_REFUSED = frozenset({QuestionKind.UNSTATED, QuestionKind.OUT_OF_DOMAIN})
_NO_ONE_LEVEL = frozenset({QuestionKind.LISTING, *_REFUSED})
_OF_A_ROLE = OF_ONE_LINE | OF_LEVELS


class Asking:
    """Answers questions from one snapshot."""

    def __init__(
        self,
        snapshot: Snapshot,
        citer: Citer,
        aligner: Aligner,
        late: LateInteraction,
        met: MetWords,
        confidence: ConfidenceModel | None = None,
    ) -> None:
        replies = Replies(snapshot, citer)
        places = Places(snapshot, replies, aligner.vectors)
        self._replies = replies
        self._places = places
        self._families = snapshot
        self._levels = LevelAnswers(snapshot, citer, aligner, replies, places)
        self._graded = GradedComparisons(snapshot, replies, places, self._levels)
        self._listings = ListingAnswers(snapshot, citer, late, replies)
        self._verdicts = Verdicts(snapshot, citer, replies, self._listings.known.codes)
        self._forms = Forms(self._listings.known, self._verdicts)
        self._facts = FactAnswers(snapshot, citer, replies, places, self._verdicts)
        self._giving = GivingWay(snapshot)
        self._results = ResultAnswers(snapshot, citer, replies)
        self._superlatives = SuperlativeAnswers(self._listings)
        self._seats = Seats(snapshot.outline(), replies, places)
        self._foreign = Foreign(snapshot.store, snapshot.outline())
        self._existence = ExistenceAnswers(snapshot, citer, replies, self._listings)
        self._overviews = Overviews(snapshot, citer, replies)
        self._pay = PayAnswers(snapshot, citer, replies)
        self._unplaced = UnplacedBosses(snapshot, citer, replies)
        self._on_call = OnCallAnswers(snapshot, citer, replies)
        self._credentials = CredentialAnswers(snapshot, citer, replies)
        self._experience = ExperienceAnswers(snapshot, replies, self._places)
        self._premises = Premises(snapshot, citer, replies, self._listings.known.codes)
        self._aides = Aides(snapshot, citer, replies)
        self._neighbours = NeighbourAnswers(snapshot, citer, replies)
        self._ways = Ways(snapshot, citer, replies)
        self._specialties = SpecialtyAnswers(snapshot, citer, replies)
        self._closeness = LineCloseness(snapshot, late)
        self._evidence = OpenEvidence(self._closeness, confidence or confidence_model())
        self._passages = PassageAnswers(snapshot, citer, met, replies, self._foreign, self._closeness, self._evidence)
        self._one_thing = OneThing(self._passages, self._closeness)
        self._workplace = WorkplaceAnswers(snapshot, citer, replies, self._listings, self._passages)

    def answer(self, asked: Asked) -> Answer:
        """The answer to a question."""
        if not holds_word(asked.question):
            text = "The question holds no word to look for; ask about a role, a level or a duty."
            return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, text)
        about = subject(asked.reading.links, asked.reading.filters)
        refused = self._of_others(asked)
        if refused is not None:
            return refused
        answer = self._unless_told_apart(asked, self._formed(asked, about)) or self._passages.answer(asked, about)
        answer = saying_whether_needed(saying_whose(answer, about, self._families), asked)
        return self._replies.filtered_out(asked) if self._filtered_out(answer, asked) else answer

    def _formed(self, asked: Asked, about: Subject) -> Answer | None:
        """The answer of a question that asks for more, or for less, than lines that answer it; null for any other."""
        return (
            self._of_a_label(asked, about)
            or self._aides.answer(asked)
            or self._premises.answer(asked, about)
            or self._specialties.answer(asked, about)
            or self._neighbours.answer(asked, about)
            or self._of_nobody(asked, about)
            or self._overviews.answer(asked, about)
            or self._existence.answer(asked, about)
            or self._experience.answer(asked, about)
            or self._pay.answer(asked, about)
            or self._superlatives.answer(asked)
            or self._unless_told(asked, self._on_call.answer(asked, about))
            or self._credentials.answer(asked, about)
            or (None if _of_standing(asked, about) else self._workplace.answer(asked, about))
            or self._listings.leading(asked, about)
            or self._unplaced.answer(asked, about)
            or self._facts.of_described(asked, about)
            or self._facts.of_either_code(asked)
            or self._of_a_department(asked, about)
            or self._ways.answer(asked, about)
            or self._verdicts.grades(asked, about)
            or self._by_codes(asked, about)
            or self._structured(asked, about)
            or self._asked_back(asked, about)
        )

    def _unless_told(self, asked: Asked, answer: Answer | None) -> Answer | None:
        """The answer; null for a refusal by one reading of the question where lines surely answer it."""
        return None if isinstance(answer, NotStatedAnswer) and self._evidence.believes(asked) else answer

    def _of_a_label(self, asked: Asked, about: Subject) -> Answer | None:
        """What lines tell that bear the title of a level which has no place of its own; null where none do."""
        lines = bearing(asked, about)
        if not lines:
            return None
        return self._passages.answer(replace(asked, ranking=asked.ranking.only(lines)), replace(about, missing=""))

    def _of_nobody(self, asked: Asked, about: Subject) -> Answer | None:
        """That nobody has a role that a question names; null where it names none such, or asks for nothing that roles
        alone have and lines surely tell it: the words of the name, which no role explains, are among those they meet.
        """
        openly = asked.guess.best not in _OF_A_ROLE
        refused = self._existence.of_nobody(asked, about, openly=openly)
        return None if refused is None or (openly and self._evidence.tells(asked)) else refused

    def _unless_told_apart(self, asked: Asked, answer: Answer | None) -> Answer | None:
        """The answer; null where it asks back whose is meant and lines tell."""
        if not isinstance(answer, ClarificationAnswer):
            return answer
        return None if self._places.tells_whose(asked, answer, self._closeness.to_what_is_asked(asked)) else answer

    def _of_others(self, asked: Asked) -> Answer | None:
        """The refusal of a question about another organisation, or about who holds a role; null for any other."""
        links = asked.reading.links
        own_past = asked.guess.best is QuestionKind.MATCH  # where somebody has worked is no place to ask about
        elsewhere = "" if own_past else self._foreign.organisation(asked.question, links, asked.reading.filters)
        if elsewhere:
            text = f"These documents are not about roles at {elsewhere}."
            return self._replies.not_stated(asked, Reason.OUT_OF_SCOPE, text)
        if asks_for_a_name(asked.question, links):
            if not links.families and asked.guess.probability(QuestionKind.OUT_OF_DOMAIN) >= CLEARLY:
                text = "That is not something these role documents are about."
                return self._replies.not_stated(asked, Reason.OUT_OF_SCOPE, text)
            text = "These documents describe roles; they do not say who holds them."
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text)
        return None

    def _by_codes(self, asked: Asked, about: Subject) -> Answer | None:
        """Two levels that a question sets against each other by their codes; null where it asks which have them."""
        listed = asked.guess.best is QuestionKind.LISTING
        if listed or self._foreign.stranger(asked.question, asked.reading.links):
            return None
        return self._graded.answer(asked, about)

    def _of_a_department(self, asked: Asked, about: Subject) -> Answer | None:
        """Which level of a department is meant, where a question names a rank and no role of it; else null."""
        return None if asked.guess.probability(*_NO_ONE_LEVEL) >= CLEARLY else self._seats.answer(asked, about)

    def _asked_back(self, asked: Asked, about: Subject) -> Answer | None:
        """Whose level is meant, where a question that documents may answer names a rank and no role, or a code that
        several roles have; else null. A thing that one role alone has to do with tells whose, and so does a line that
        surely answers an open question.
        """
        if asked.guess.probability(*_REFUSED) >= CLEARLY:
            return None
        if only_coded(about.families) and not (about.one_role or asks_which(asked.question)):
            return self._replies.clarify(asked, about.families, "", about)
        if about.families or says_of_one_role(asked):
            return None
        openly = asked.guess.best in FORMLESS
        return None if openly and self._evidence.believes(asked) else self._places.rank_alone(asked)

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
        kind = self._forms.of(asked, about)
        if kind is QuestionKind.COMPARISON and asks_about_a_move(asked_in(asked.question)):
            return None
        if kind is QuestionKind.COMPARISON:
            return self._one_thing.answer(asked, about, kind, self._levels.answer(asked, about))
        whole = asks_of_a_holder(asked) or not topic(asked.question, asked.reading.links)
        if kind is QuestionKind.EXPECTATIONS and whole:
            expected = self._levels.expected(asked, about)
            told = self._giving.is_of_a_step(asked, expected)
            return None if told else self._one_thing.answer(asked, about, kind, expected)
        if kind is QuestionKind.LISTING:
            return self._unless_told(asked, self._listings.answer(asked))
        if kind in ATTRIBUTES:
            found = self._facts.answers(asked, about, ATTRIBUTES[kind])
            of_results = self._results.answer(asked, about, found) if kind is QuestionKind.INDICATORS else None
            if of_results is not None:
                return of_results
            believed = partial(self._evidence.believes, asked)
            given_up = found is not None and self._giving.gives_way(asked, about, kind, found, believed)
            return None if given_up else found
        return self._shown(asked, about)

    def compare(self, request: CompareRequest, names: FilterReader, clock: Clock) -> CompareResult:
        """The body of /v1/compare. Raises UnknownName for an unknown family, BadInput for a title of several levels."""
        return self._levels.compare(request, names, clock)

    def evidence_of(self, asked: Asked) -> Evidence | None:
        """What the open answer to a question would rest on, for fitting confidence; null where it gets none."""
        about = subject(asked.reading.links, asked.reading.filters)
        if not holds_word(asked.question) or self._of_others(asked) or self._formed(asked, about):
            return None
        return None if about.missing and not about.levels else self._evidence.of(asked)

    def _shown(self, asked: Asked, about: Subject) -> Answer | None:
        """The grade or reporting line that the best line for a question states, if it may be asked for; else null.

        A yes or no is asked of what else the line says; what is needed is no grade and nobody's boss.
        """
        best = asked.ranking.found[0] if asked.ranking.found else None
        if best is None or not about.families or counts_others(asked.question) or polar(asked.question):
            return None
        if _NEEDED.search(asked_in(asked.question)):
            return None
        for kind, probability in asked.guess.ranked:
            if probability < CONCEIVABLE or (kind in _REFUSED and probability >= DOUBTED):
                return None
            found = self._facts.answer(asked, about, ATTRIBUTES[kind]) if kind in OF_ONE_LINE else None
            if isinstance(found, FactAnswer) and _states(best, found) and any(cites(c, best) for c in found.claims):
                return found
        return None


def _of_standing(asked: Asked, about: Subject) -> bool:
    """Whether it is asked which grade a level has: "what level would I come in at" is no place of work."""
    return bool(about.families) and WHERE_IT_STANDS.search(asked.question) is not None


def _states(passage: Passage, found: FactAnswer) -> bool:
    """Whether the text of a passage says a fact: a row of a table may name its level, with its grade, and a duty."""
    value = found.fact.value
    said = passage.text.casefold()
    return any(str(each).casefold() in said for each in (value if isinstance(value, tuple) else (value,)))
