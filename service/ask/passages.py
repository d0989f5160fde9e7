"""Answers from passages: the lines that answer an open question, or an honest no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Near, Reason
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.bare_fact import behind_others
from service.ask.claim import claim
from service.ask.detail import SPOKEN
from service.ask.everybody import told_to_everybody
from service.ask.foreign import Foreign
from service.ask.headcount import led_by_count, tells_in_other_words, tells_size
from service.ask.hiring import told_paid
from service.ask.limits import in_another_currency, led_within_limits
from service.ask.line_closeness import LineCloseness
from service.ask.listing_words import WHO_DOES, WHOSE
from service.ask.measure import measure
from service.ask.open_evidence import OpenEvidence
from service.ask.own_words import is_headed, own_things, places_asking
from service.ask.pay_rows import is_on_grade
from service.ask.plain import is_plainly_told
from service.ask.polar import polar
from service.ask.quantity import quantity
from service.ask.refusal import CLEARLY, LEAST, LEAST_SURELY_UNANSWERED, LIKELY, SURELY, Evidence
from service.ask.reply import Replies
from service.ask.silence import Silence, gives_no_reason
from service.ask.subject import Subject
from service.ask.taken_over import led_by_its_own
from service.ask.thing import Thing
from service.citation import Citer
from service.grouping import GROUPED, group
from service.links import SURE_LINK
from service.met_words import MetWords
from service.question_kind import QuestionKind

CLAIMS = 5
UNSAID = 0.1
"""Confidence where the words of the lines themselves show that none says what is asked."""
OUTRIGHT = 0.5
"""Least confidence where the line that leads says outright what is asked: how many people there are, that a test of
hiring is paid; or stands under a heading of its own that names it.
"""
LOOKED_FOR = 20
"""Lines looked through for one that counts."""
_HAS_THE_SAY = re.compile(
    r"\W*who\s+(?:has|gets|had)\s+(?:the\s+|a\s+)?(?:(?:final|last)\s+)?(?:say|word)\b", re.IGNORECASE
)
"""How it is asked who decides."""


class PassageAnswers:
    """Makes them from one snapshot."""

    def __init__(
        self, snapshot: Snapshot, citer: Citer, met: MetWords, replies: Replies, foreign: Foreign,
        closeness: LineCloseness, evidence: OpenEvidence,
    ) -> None:  # fmt: skip
        self._snapshot = snapshot
        self._citer = citer
        self._met = met
        self._foreign = foreign
        self._replies = replies
        self._closeness = closeness
        self._evidence = evidence
        self._roles = frozenset(family.id for family in snapshot.outline())
        self._silence = Silence(closeness, foreign, self._roles)

    def answer(self, asked: Asked, about: Subject) -> Answer:
        """The lines that answer a question, or that the documents do not say."""
        if about.missing and not about.levels:
            return self._replies.no_such_level(asked, about, about.missing)
        shown = self._evidence.of(asked)
        sure = self._evidence.confidence(shown)
        size = tells_size(asked, about)
        first = self._evidence.near(asked) or list(asked.ranking.found[:GROUPED])
        wanted = own_things(asked)
        headed = is_headed(asked, first)
        paid = None if headed else told_paid(asked_in(asked.question), first, about.family_ids)
        outright = bool(size) or headed or paid is not None
        plain = self._is_plain(asked, wanted, first, shown)
        if outright or plain:
            sure = max(sure, OUTRIGHT)
        passages, fits = self._led(asked, about, wanted, first)
        if paid is not None:
            passages = [paid, *(each for each in passages if each is not paid)][:CLAIMS]
        met = self._met.of(asked.question, asked.encoded, passages)
        claims = tuple(
            claim(passage, asked, self._snapshot, self._citer, words)
            for passage, words in zip(passages, met, strict=True)
        )
        foreign = asked.guess.probability(QuestionKind.OUT_OF_DOMAIN) > LIKELY
        unspoken = not outright and self._silence.is_unspoken(asked, wanted, sure, plain=plain)
        unsaid = (
            size is False
            or not fits
            or gives_no_reason(asked.question, [claim.text for claim in claims])
            or self._silence.is_shown(asked, about, wanted, passages)
            or (unspoken and not foreign)
        )
        told = outright or plain
        enough = _enough(asked, shown, passages, told=told)
        names_a_thing = about.families or told or content_words(asked.question)
        if not claims or not names_a_thing or unsaid or unspoken or sure < enough:
            if general := told_to_everybody(asked, about, wanted, self._roles)[:CLAIMS]:
                said = tuple(claim(passage, asked, self._snapshot, self._citer) for passage in general)
                return self._replies.passages(asked, said, max(sure, OUTRIGHT))
            return self._refusal(asked, claims, min(sure, UNSAID) if unsaid or unspoken else sure, unsaid=unsaid)
        answer = self._replies.passages(asked, claims, sure)
        wanted_sum, _ = quantity(asked.question)
        other = in_another_currency(claims[0].text, wanted_sum) if wanted_sum else ""
        if wanted_sum and other:
            return replace(answer, text=f"{answer.text} That is stated in {other}s, not in {wanted_sum.currency}s.")
        return answer

    def _is_plain(self, asked: Asked, wanted: Sequence[Thing], lines: Sequence[Passage], shown: Evidence) -> bool:
        """Whether, where a question is likelier than not of a kind that is not answered, the nearest line speaks of all
        that is asked.
        """
        foreign = asked.guess.probability(QuestionKind.OUT_OF_DOMAIN) > LIKELY
        if shown.doubt <= 0 or not lines or foreign or self._foreign.stranger(asked.question, asked.reading.links):
            return False
        return is_plainly_told(asked, wanted, lines[0], self._evidence.confidence(shown), self._closeness)

    def _led(
        self, asked: Asked, about: Subject, wanted: Sequence[Thing], first: Sequence[Passage]
    ) -> tuple[list[Passage], bool]:
        """The lines to show of the `first`, led by what decides, each point once; and whether the amounts that they
        state let in what is asked.
        """
        vectors = self._snapshot.store.vectors([passage.number for passage in first])
        passages = [first[each.best] for each in group([passage.text for passage in first], vectors, CLAIMS)]
        if passages and is_on_grade(passages[0]) and self._closeness.speaks(asked, wanted, passages, SPOKEN):
            passages.sort(key=is_on_grade)
        passages = behind_others(passages, asked, about, self._snapshot)
        counted = led_by_count(asked, about, passages, asked.ranking.found[:LOOKED_FOR])
        passages = list(counted) if counted is not None else passages
        within = led_within_limits(asked, passages, self._closeness)
        passages = within if within is not None else passages
        of_an_amount = measure(asked.question) is not None or quantity(asked.question)[0] is not None
        if not of_an_amount and polar(asked_in(asked.question)):
            near = self._closeness.to_what_is_asked(asked)
            passages = led_by_its_own(about, passages, asked.ranking.found, self._snapshot, near)
        return passages, counted is not None and within is not None

    def _refusal(self, asked: Asked, claims: Sequence[Claim], sure: float, *, unsaid: bool) -> Answer:
        """The answer that says no, with the reason; `unsaid`: that no line says it shows in its words."""
        domain = asked.guess.probability(QuestionKind.OUT_OF_DOMAIN)
        unstated = asked.guess.probability(QuestionKind.UNSTATED)
        near = tuple(Near(each.text, each.citations[0]) for each in claims[:3])
        if domain > max(unstated, LIKELY) and not unsaid:
            text = "That is not something these role documents are about."
            return self._replies.not_stated(asked, Reason.OUT_OF_SCOPE, text, (), sure)
        if unstated > LIKELY or unsaid:
            text = f"The documents do not state that{_of_whom(asked)}."
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text, near, sure)
        text = "Nothing in these documents answers that; this comes nearest."
        return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, text, near, sure)


def _enough(asked: Asked, shown: Evidence, passages: Sequence[Passage], *, told: bool) -> float:
    """The confidence from which an answer by those passages is given; `told`: that the first says it outright."""
    in_other_words = tells_in_other_words(asked, asked.ranking.found[:CLAIMS])
    whose = not asked.guess.unanswered > CLEARLY and _asks_whose_duty(asked)
    enough = min(LEAST, shown.enough) if in_other_words or whose else shown.enough
    surely_unanswered = not told and _is_surely_unanswered(asked, passages)
    return max(enough, LEAST_SURELY_UNANSWERED) if surely_unanswered else enough


def _is_surely_unanswered(asked: Asked, passages: Sequence[Passage]) -> bool:
    """Whether such questions surely are not answered, by lines on one level or, of another subject, by any."""
    if asked.guess.probability(QuestionKind.OUT_OF_DOMAIN) > SURELY:
        return True
    return asked.guess.unanswered > SURELY and bool(passages) and passages[0].level_id is not None


def _of_whom(asked: Asked) -> str:
    """Of which level or role something is asked, as it ends a sentence; "" where what asks names none for sure."""
    asks, links = places_asking(asked.question), asked.reading.links
    named = (link for link in links.families if link.strength >= SURE_LINK and link.positions & asks)
    link = next(named, None)
    if link is None:
        return ""
    levels = [each.level.title for each in links.levels if each.family.id == link.family.id]
    return f" for {levels[0] if len(levels) == 1 else link.family.title}"


def _asks_whose_duty(asked: Asked) -> bool:
    """Whether it is asked who does or decides a thing: roles may, whatever documents say of the thing itself."""
    asks = asked_in(asked.question)
    return any(pattern.match(asks) for pattern in (WHO_DOES, WHOSE, _HAS_THE_SAY))
