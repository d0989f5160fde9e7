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
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.bosses import asks_who_reports, led, unranked
from service.ask.claim import cites
from service.ask.codes import asks_which, only_coded
from service.ask.credential import CredentialAnswers
from service.ask.existence import ExistenceAnswers
from service.ask.facts import FactAnswers
from service.ask.fitting import allowed
from service.ask.foreign import Foreign
from service.ask.giving_way import GivingWay
from service.ask.graded_comparisons import GradedComparisons
from service.ask.kinds import WHERE_IT_STANDS, asks_for_a_code, counts_others, weighed
from service.ask.labelled import bearing
from service.ask.levels import LevelAnswers
from service.ask.line_closeness import LineCloseness
from service.ask.listing_form import asks_for_a_rank, asks_to_list, asks_who_does, may_list_levels
from service.ask.listing_words import EACH_LEVEL, WHOSE
from service.ask.listings import ListingAnswers
from service.ask.needed import saying_whether_needed
from service.ask.neighbours import NeighbourAnswers
from service.ask.on_call import OnCallAnswers
from service.ask.one_thing import OneThing
from service.ask.open_evidence import OpenEvidence
from service.ask.overview import Overviews, asks_of_a_holder
from service.ask.particular import particulars, says_of_one_role
from service.ask.passages import PassageAnswers
from service.ask.pay import PayAnswers
from service.ask.person import asks_for_a_name
from service.ask.place import SURE_LINK, Places
from service.ask.polar import LEADS, TRACK, WHICH_LEVEL_LEADS, asks_about_a_move, asks_of_own_work, polar
from service.ask.premise import Premises
from service.ask.refusal import CLEARLY, ConfidenceModel, Evidence, confidence_model
from service.ask.relation import relations
from service.ask.reply import Replies
from service.ask.seat import Seats
from service.ask.sides import two_sided
from service.ask.specialties import SpecialtyAnswers
from service.ask.subject import Subject, subject
from service.ask.superlative import SuperlativeAnswers
from service.ask.taken_over import saying_whose
from service.ask.topic import topic
from service.ask.unplaced import UnplacedBosses
from service.ask.verdict import Verdicts
from service.ask.workplace_answers import WorkplaceAnswers
from service.ask.years import ExperienceAnswers
from service.citation import Citer
from service.clock import Clock
from service.filters import FilterReader
from service.late_interaction import LateInteraction
from service.links import named_places
from service.met_words import MetWords
from service.question_kind import OF_ONE_LINE, QuestionKind
from service.requests import CompareRequest
from service.wording import holds_word, words

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
"""The same where a level is named, and more is asked than a yes or no, which is asked of anything."""
CONCEIVABLE = 0.05
"""Least probability of a fact that the best line for the question states."""
SURE_TRACK = 0.75
"""Probability from which a yes or no is on the track though it speaks neither of tracks nor of leading people."""
DOUBTED = 0.6
"""Probability of a kind that the documents do not answer from which no line speaks for one that they do."""
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
_NEEDED = re.compile(
    r"\b(?:need(?:s|ed)?|requir(?:e|es|ed)|necessary|mandatory|compulsory|obligatory)\b(?!\s+to\s+report)",
    re.IGNORECASE,
)
"""How it is asked what has to be brought."""
_FORMLESS = frozenset({QuestionKind.OPEN, QuestionKind.UNSTATED, QuestionKind.OUT_OF_DOMAIN})
_REFUSED = frozenset({QuestionKind.UNSTATED, QuestionKind.OUT_OF_DOMAIN})
_NO_ONE_LEVEL = frozenset({QuestionKind.LISTING, *_REFUSED})
_OF_NO_LINE = _FORMLESS | {QuestionKind.LISTING}
_OF_LEVELS = frozenset({QuestionKind.COMPARISON, QuestionKind.EXPECTATIONS, QuestionKind.NEXT_LEVEL})
_OF_A_ROLE = OF_ONE_LINE | _OF_LEVELS
_NOT_COUNTED = frozenset({QuestionKind.LISTING, QuestionKind.REPORTS_TO, QuestionKind.TRACK, QuestionKind.UNSTATED})
_WHO_REPORTS = frozenset({QuestionKind.REPORTS_TO, QuestionKind.LISTING})


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
        self._facts = FactAnswers(snapshot, citer, replies, places, self._verdicts)
        self._giving = GivingWay(snapshot)
        self._superlatives = SuperlativeAnswers(self._listings)
        self._seats = Seats(snapshot.outline(), replies, places)
        self._foreign = Foreign(snapshot.store, snapshot.outline())
        self._existence = ExistenceAnswers(snapshot, citer, replies, self._listings)
        self._overviews = Overviews(snapshot, citer, replies)
        self._pay = PayAnswers(snapshot, citer, replies)
        self._unplaced = UnplacedBosses(snapshot, citer, replies)
        self._on_call = OnCallAnswers(snapshot, citer, replies)
        self._credentials = CredentialAnswers(snapshot, citer, replies)
        self._experience = ExperienceAnswers(snapshot, replies)
        self._premises = Premises(snapshot, citer, replies, self._listings.known.codes)
        self._neighbours = NeighbourAnswers(snapshot, citer, replies)
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
            or self._of_a_department(asked, about)
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
        openly = asked.guess.best in _FORMLESS
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
        kind = self._kind(asked, about)
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

    def _kind(self, asked: Asked, about: Subject) -> QuestionKind:
        """The kind of answer: of a form of its own only where the question asks for that clearly enough."""
        guess = weighed(asked.guess, asked.question, about, asked.reading.links)
        if guess.best not in _OF_NO_LINE and not two_sided(asked.question, asked.reading.links, about):
            guess = guess.favouring({QuestionKind.OPEN: PARTICULAR if particulars(asked, about, guess.best) else 1.0})
        if counts_others(asked.question) and guess.best in _NOT_COUNTED:
            return QuestionKind.OPEN
        if asks_who_reports(asked.question, unranked(asked.reading.links)) and guess.best in _WHO_REPORTS:
            return QuestionKind.LISTING
        named_level = any(link.strength >= SURE_LINK for link in about.levels)
        named = named_level or (guess.best is QuestionKind.GRADE and about.one_role and _tells_one_end(asked.question))
        named = named or (bool(about.levels) and asks_for_a_code(asked.question, about))
        asks = asked_in(asked.question)
        each = EACH_LEVEL.search(asks) and not (named_level and guess.best is QuestionKind.EXPECTATIONS)
        of_one = guess.best in _OF_LEVELS and not (each or asks_for_a_rank(asks))
        if named_level and self._verdicts.asks_for_a_grade(asked):
            return QuestionKind.GRADE
        if named_level and asks_of_a_holder(asked):
            return QuestionKind.EXPECTATIONS
        if about.one_role and WHICH_LEVEL_LEADS.match(asks):
            return QuestionKind.LISTING
        if not of_one and asks_to_list(asked.question, self._listings.known, named=named):
            return QuestionKind.LISTING
        for kind, probability in guess.ranked:
            if kind is QuestionKind.MATCH:
                continue  # a pasted profile goes to the match door
            if kind is QuestionKind.LISTING and not may_list_levels(asked.question, self._listings.known):
                return QuestionKind.OPEN
            if kind is QuestionKind.LISTING or kind in _FORMLESS:
                return kind
            if kind is QuestionKind.TRACK and (
                asks_of_own_work(asks) or (probability < SURE_TRACK and _asks_something_else(asked))
            ):
                return QuestionKind.OPEN
            if kind is QuestionKind.NEXT_LEVEL and (
                led(asked.question) or _OF_WHAT_IS_TOLD.search(asked.question) or _OF_WHOEVER_DECIDES.search(asks)
            ):
                return QuestionKind.OPEN
            if kind is QuestionKind.REPORTS_TO and _asks_whose(asked.question, about):
                return QuestionKind.OPEN
            least = CLEAR_OF_LEVEL if about.levels and not polar(asked.question) else CLEAR
            return kind if probability >= least else QuestionKind.OPEN
        return QuestionKind.OPEN

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
    if about.levels:
        return bool(WHOSE.search(question))
    return bool(WHOSE.search(question)) or asks_who_does(question) or _leads_a_thing(question, about)


def _leads_a_thing(question: str, about: Subject) -> bool:
    """Whether a question asks who leads more than a role: "who leads the remote surveyors of three ports"."""
    named = {word.text.casefold() for link in about.families for word in words(link.matched)}
    return any(word not in named for word in content_words(led(question)))


def _states(passage: Passage, found: FactAnswer) -> bool:
    """Whether the text of a passage says a fact: a row of a table may name its level, with its grade, and a duty."""
    value = found.fact.value
    said = passage.text.casefold()
    return any(str(each).casefold() in said for each in (value if isinstance(value, tuple) else (value,)))
