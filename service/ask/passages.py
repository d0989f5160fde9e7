"""Answers from passages: the lines that answer an open question, or an honest no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.model import NEEDS, SectionKind
from indexer.passage import Passage
from indexer.piece_places import SPECIAL, stands, within
from indexer.snapshot import Snapshot
from indexer.store import Filters
from service.answers import Answer, Claim, Near, Reason
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.bare_fact import behind_others
from service.ask.claim import claim
from service.ask.detail import SPOKEN, Nearness, asks_for_detail, is_untold
from service.ask.everybody import told_to_everybody
from service.ask.foreign import Foreign
from service.ask.headcount import led_by_count, tells_in_other_words, tells_size
from service.ask.hiring import says_paid, told_paid
from service.ask.limits import Holds, holds, in_another_currency
from service.ask.listing_words import ASKED, WHO_DOES, WHOSE
from service.ask.measure import counts_time, measure
from service.ask.own_words import is_headed, own_words, places_asking
from service.ask.paid_for import OF_MONEY, asked_if_paid
from service.ask.pay import names_pay, states_pay
from service.ask.place import SURE_LINK
from service.ask.plain import Nearby, speaks_of_all
from service.ask.polar import polar
from service.ask.premise import taken_for_granted
from service.ask.quantity import quantity
from service.ask.refusal import (
    CLEARLY,
    LEAST,
    LEAST_DOUBTED,
    LEAST_SURELY_UNANSWERED,
    MET,
    SURELY,
    ConfidenceModel,
    Evidence,
    Matches,
    evidence,
)
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.ask.taken_over import Closeness, led_by_its_own
from service.ask.thing import UNITS, Span, things
from service.citation import Citer
from service.grouping import GROUPED, group
from service.late_interaction import LateInteraction
from service.line import stems
from service.links import Links, named_places
from service.met_words import MetWords
from service.question_kind import QuestionKind

CLAIMS = 5
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
UNSAID = 0.1
"""Confidence where the words of the lines themselves show that none says what is asked."""
AS_NEAR = 0.1
"""By how much a line may be less close than the leading one and still be as near to what is asked."""
AS_NEAR_WITHIN = 0.25
"""The same where the leading one's own limits leave out the amount asked for."""
OF_LAST = 0.5
"""Closeness to the thing asked for last, which is what the amount is of, that a line has to have there."""
LOOKED_FOR = 20
"""Lines looked through for one whose limits let an amount in."""
BELIEVED, UNDOUBTED = 0.7, 0.1
"""Confidence in the open answer from which, where the question is that hardly of a kind the documents do not answer, it
stands against a reading of the question by which no line says what is asked.
"""
OUTRIGHT = 0.5
"""Least confidence where the line that leads says outright what is asked: how many people there are, that a test of
hiring is paid; or stands under a heading of its own that names it.
"""
FAR = 0.4
"""Closeness below which no line speaks of a thing at all."""
LIKELY = 0.4
"""Probability of such a kind from which a refusal gives it as the reason."""
_NEEDED = re.compile(
    r"\W*(?:(?:must|should)\s+\S.*?\s(?:have|hold|possess)\b|(?:do|does|will|would|is|are)\s+\S.*?\s"
    r"(?:need|requir\w*|have\s+to\s+(?:have|hold)|compulsory|mandatory|obligatory|necessary)\b)",
    re.IGNORECASE,
)
"""How it is asked whether something has to be had."""
_CELL = re.compile(
    r"(?:[^\n]*, )?(?P<label>[^\n,]+):\n\s*(?:yes|no|true|false|none|n/?a|[xX✓✗–—-]|\d[\d.,]*)\.?\s*", re.IGNORECASE
)
"""A cell of a table under its label that says nothing by itself."""
_WHY = re.compile(r"\W*(?:(?:so|and|but)\W+)?(?:why|how\s+come|what\s+is\s+the\s+reason)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|since|so\s+that|so\s+(?:nobody|no\s+one|you|we|they|it)|in\s+order|reasons?|why|otherwise|therefore)\b",
    re.IGNORECASE,
)
"""How a line gives a reason: without one it does not say why."""
_HAS_THE_SAY = re.compile(
    r"\W*who\s+(?:has|gets|had)\s+(?:the\s+|a\s+)?(?:(?:final|last)\s+)?(?:say|word)\b", re.IGNORECASE
)
"""How it is asked who decides."""
_BEARS = re.compile(
    r"\W*(?:do|does|did|will|would|can)\s+(?:you|they|we|(?:the|your)\s+\w+|(?-i:[A-Z])[\w&]+)\s+(?:\w+ly\s+)?"
    r"(?:pay|cover|offer|provide|give|sponsor|reimburse|refund|fund|subsidi[sz]e|contribute|help)\b",
    re.IGNORECASE,
)
"""How a question opens that asks what the organisation pays or provides."""


class PassageAnswers:
    """Makes them from one snapshot."""

    def __init__(
        self, snapshot: Snapshot, citer: Citer, late: LateInteraction, met: MetWords, replies: Replies,
        foreign: Foreign, confidence: ConfidenceModel,
    ) -> None:  # fmt: skip
        self._snapshot = snapshot
        self._citer = citer
        self._late = late
        self._met = met
        self._foreign = foreign
        self._replies = replies
        self._confidence = confidence
        self._roles = frozenset(family.id for family in snapshot.outline())

    def answer(self, asked: Asked, about: Subject) -> Answer:
        """The lines that answer a question, or that the documents do not say."""
        if about.missing and not about.levels:
            return self._replies.no_such_level(asked, about, about.missing)
        shown = self._evidence(asked)
        sure = self._confidence.confidence(shown)
        size = tells_size(asked, about)
        own = own_words(asked)
        first = self._near(asked, own) or list(asked.ranking.found[:GROUPED])
        headed = is_headed(asked, first)
        wanted = things(asked.question, named_places(asked.reading.links.families))
        paid = None if headed else told_paid(asked_in(asked.question), first, about.family_ids)
        plain = self._is_plain(asked, wanted, first, shown)
        outright = bool(size) or headed or paid is not None
        if outright or plain:
            sure = max(sure, OUTRIGHT)
        vectors = self._snapshot.store.vectors([passage.number for passage in first])
        passages = [first[each.best] for each in group([passage.text for passage in first], vectors, CLAIMS)]
        if (
            passages
            and passages[0].section is SectionKind.JOB_GRADE
            and self._speaking(asked, wanted, passages, SPOKEN)
        ):
            passages.sort(key=lambda passage: passage.section is SectionKind.JOB_GRADE)
        passages = behind_others(passages, asked, about, self._snapshot)
        amount = measure(asked.question)
        counted = led_by_count(asked, about, passages, asked.ranking.found[:LOOKED_FOR])
        passages = list(counted) if counted is not None else passages
        within = self._within_limits(asked, passages)
        passages = within if within is not None else passages
        if amount is None and quantity(asked.question)[0] is None and polar(asked_in(asked.question)):
            passages = led_by_its_own(about, passages, asked.ranking.found, self._snapshot, self.closeness(asked))
        if paid is not None:
            passages = [paid, *(each for each in passages if each is not paid)][:CLAIMS]
        met = self._met.of(asked.question, asked.encoded, passages)
        claims = tuple(
            claim(passage, asked, self._snapshot, self._citer, words)
            for passage, words in zip(passages, met, strict=True)
        )
        names_a_thing = about.families or outright or plain or content_words(asked.question)
        told = tells_in_other_words(asked, asked.ranking.found[:CLAIMS])
        whose = not asked.guess.unanswered > CLEARLY and _asks_whose_duty(asked)
        enough = min(LEAST, shown.enough) if told or whose else shown.enough
        if not (outright or plain) and _is_surely_unanswered(asked, passages):
            enough = max(enough, LEAST_SURELY_UNANSWERED)
        unexplained = _WHY.match(asked_in(asked.question)) and not any(_REASON.search(claim.text) for claim in claims)
        foreign = asked.guess.probability(QuestionKind.OUT_OF_DOMAIN) > LIKELY
        unspoken = not outright and self._is_unspoken(asked, wanted, sure, plain=plain)
        untold = size is False or self._is_untold(asked, wanted)
        unsaid = (
            within is None
            or counted is None
            or unexplained
            or self._is_unsaid(asked)
            or untold
            or self._is_of_other_roles(asked, about, passages)
            or (unspoken and not foreign)
        )
        if not claims or not names_a_thing or unsaid or unspoken or sure < enough:
            if general := told_to_everybody(asked, about, wanted, self._roles)[:CLAIMS]:
                said = tuple(claim(passage, asked, self._snapshot, self._citer) for passage in general)
                return self._replies.passages(asked, said, max(sure, OUTRIGHT))
            return self._refusal(asked, claims, min(sure, UNSAID) if unsaid or unspoken else sure, unsaid=bool(unsaid))
        answer = self._replies.passages(asked, claims, sure)
        wanted_sum, _ = quantity(asked.question)
        other = in_another_currency(claims[0].text, wanted_sum) if wanted_sum else ""
        if wanted_sum and other:
            return replace(answer, text=f"{answer.text} That is stated in {other}s, not in {wanted_sum.currency}s.")
        return answer

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

    def believes(self, asked: Asked) -> bool:
        """Whether the open answer to a question would be a sure one whose first line speaks of a thing asked for."""
        if asked.guess.unanswered >= UNDOUBTED or self._confidence.confidence(self._evidence(asked)) < BELIEVED:
            return False
        wanted = things(asked.question, named_places(asked.reading.links.families))
        return self._speaking(asked, wanted, asked.ranking.found[:1], SPOKEN)

    def tells(self, asked: Asked) -> bool:
        """Whether the open answer to a question would be a sure one."""
        return asked.guess.unanswered <= LIKELY and self._confidence.confidence(self._evidence(asked)) >= BELIEVED

    def speaks_of(self, asked: Asked, thing: tuple[Span, ...], line: Passage, enough: float) -> bool:
        """Whether a line speaks of a thing, with a closeness of `enough` in [-1, 1]; one on the grade does not."""
        return self._speaking(asked, (thing,), (line,), enough)

    def _is_plain(
        self, asked: Asked, wanted: Sequence[tuple[Span, ...]], lines: Sequence[Passage], shown: Evidence
    ) -> bool:
        """Whether, where a question is likelier than not of a kind that is not answered, the nearest line speaks of all
        that is asked, and tells the amount where one is.
        """
        question, links = asked.question, asked.reading.links
        foreign = asked.guess.probability(QuestionKind.OUT_OF_DOMAIN) > LIKELY
        if shown.doubt <= 0 or not lines or foreign or self._foreign.stranger(question, links):
            return False
        amount, lead = measure(question), lines[0]
        if lead.section is SectionKind.JOB_GRADE or not (amount is None or amount.tells(lead.text)):
            return False
        if names_pay(asked) and not states_pay(lead):
            return False
        own, content = own_words(asked), set(content_words(question))
        of_things = {each for thing in wanted for each in thing}
        says = {each for each in own if question[slice(*each)].lower() in content} | of_things
        figures = {each for each in own if any(map(str.isdigit, question[slice(*each)]))}
        named = sorted((says or set(own)) | figures)
        # every line of a role is near to whatever is asked of it by its name
        of_role = any(link.strength >= SURE_LINK for link in links.families)
        nearly = amount is None and self._confidence.confidence(shown) >= LEAST_DOUBTED
        enough = SPOKEN if of_role else FAR if nearly else MET

        def near(place: int) -> float:
            return float(self._matches(asked, [named[place]], [lead]).closeness.mean())

        said = [question[slice(*each)] for each in named]
        return speaks_of_all(said, lead, near, Nearby(enough, max(enough, MET)))

    def _is_unsaid(self, asked: Asked) -> bool:
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

    def _is_unspoken(self, asked: Asked, wanted: Sequence[tuple[Span, ...]], sure: float, *, plain: bool) -> bool:
        """Whether the lines that would answer speak of none of the things asked for.

        It is asked of questions that these documents hardly ever answer: there the line that leads must speak of one
        unless the evidence convinces. Where yes or no is asked of what may not be answered, or doubtfully if something
        has to be had, any line must, less strictly; so must one of the first two of what the organisation pays or
        provides, unless it says that something is paid. But for that, one that speaks of all (`plain`) will do. Other
        questions, and what a role does, are asked in words of their own.
        """
        first, borne = asked.ranking.found[:2], self._borne(asked, wanted)
        if borne and not (any(map(says_paid, first)) or self._speaking(asked, borne, first, FAR)):
            return True
        if self._is_not_said_to_be_paid(asked, wanted):
            return True
        if plain:
            return False
        if tells_in_other_words(asked, first) and self._speaking(asked, wanted, first[:1], FAR):
            return False
        hardly = asked.guess.unanswered > CLEARLY
        asks = asked_in(asked.question)
        needed = _NEEDED.match(asks) is not None and sure < NEEDING
        doubted = polar(asks) and asked.guess.unanswered > DOUBTED
        if sure > (CONVINCING if hardly else CLEARLY) or not (hardly or doubted or needed):
            return False
        lines = list(asked.ranking.found[:CLAIMS])
        if not lines or (not hardly and self._gives_time(asked, wanted, lines[0])):
            return False
        if hardly:
            lead = lines[0]
            if lead.section is SectionKind.JOB_GRADE:  # what leads is the next line on that level
                lines = [p for p in lines if p.section is not lead.section and p.level_id in {None, lead.level_id}]
            lines = lines[:1]
        return bool(wanted) and not self._speaking(asked, wanted, lines, SPOKEN if hardly else MET)

    def _is_not_said_to_be_paid(self, asked: Asked, wanted: Sequence[tuple[Span, ...]]) -> bool:
        """Whether it is asked if something is paid, and no line that speaks of it speaks of money."""
        start = asked_if_paid(asked.question)
        behind = [thing for thing in wanted if start is not None and thing[0][0] >= start]
        paying = [line for line in asked.ranking.found[:CLAIMS] if OF_MONEY.search(line.text)]
        return bool(behind) and not self._speaking(asked, behind, paying, FAR)

    def _gives_time(self, asked: Asked, wanted: Sequence[tuple[Span, ...]], line: Passage) -> bool:
        """Whether time is asked for, and a line that speaks of what for, be it less strictly, counts hours or days."""
        of_time = [thing for thing in wanted if asked.question[slice(*thing[-1])].casefold() == "time"]
        others = [thing for thing in wanted if thing not in of_time]
        return bool(of_time) and counts_time(line.text) and self._speaking(asked, others, [line], FAR)

    def _borne(self, asked: Asked, wanted: Sequence[tuple[Span, ...]]) -> Sequence[tuple[Span, ...]]:
        """The thing that a question asks if the organisation pays or provides; none where it asks something else."""
        match = _BEARS.match(asked.question)
        behind = [thing for thing in wanted if match and thing[0][0] >= match.end()]
        return behind[:1]

    def _within_limits(self, asked: Asked, passages: Sequence[Passage]) -> list[Passage] | None:
        """Passages, led by the one that holds best for the amount asked for, of those about as near as the first; null
        where it is asked who does a thing and the limits of the first, and of what is near, leave the amount out.

        A line that sets the very bound asked for, of the noun that is bounded, need not say what is done in its words.
        """
        amount, _ = quantity(asked.question)
        question = asked.question
        wanted = [
            thing for thing in things(question, frozenset())
            if not any(letter.isdigit() for start, end in thing for letter in question[start:end])
        ]  # fmt: skip
        if not (amount and wanted and passages):
            return list(passages)
        others = [each for each in asked.ranking.found[:LOOKED_FOR] if each.section not in NEEDS]
        lines = list(dict.fromkeys((*passages, *others)))
        hold = [holds(each.text, amount) for each in lines]
        left_out = hold[0] is Holds.NOT
        each_met = np.array([self._matches(asked, each, lines).closeness.mean(axis=1) for each in wanted])
        met, last = each_met.mean(axis=0), each_met[-1]
        noun = stems(question[slice(*wanted[-1][-1])])
        near = [
            place for place, line in enumerate(lines)
            if line.section not in NEEDS and hold[place] > max(hold[0], Holds.ANY)
            and (
                (met[place] >= met[0] - AS_NEAR if not left_out
                 else met[place] >= met[0] - AS_NEAR_WITHIN and last[place] >= OF_LAST)
                or (hold[place] is Holds.NAMED and noun and noun <= stems(line.text))
            )
        ]  # fmt: skip
        if not near:
            return None if left_out and WHO_DOES.match(asked_in(question)) else list(passages)
        best = lines[max(near, key=lambda place: (hold[place], met[place]))]
        return [best, *(each for each in passages if each is not best)][: len(passages)]

    def _is_untold(self, asked: Asked, wanted: Sequence[tuple[Span, ...]]) -> bool:
        """Whether the lines that would answer speak of the things asked for, and tell none of what is asked of them."""
        lines = list(asked.ranking.found[:CLAIMS])
        if not lines or not asks_for_detail(asked.question) or tells_in_other_words(asked, lines):
            return False
        met = [self._matches(asked, each, lines).closeness.mean(axis=1) for each in wanted]
        near = [Nearness(line.text, tuple(float(each[row]) for each in met)) for row, line in enumerate(lines)]
        return is_untold(asked.question, wanted, near)

    def _speaking(
        self, asked: Asked, wanted: Sequence[tuple[Span, ...]], lines: Sequence[Passage], enough: float
    ) -> bool:
        """Whether a line speaks of one of the things; one on the grade, near to all that is asked of pay, does not."""
        told = [line for line in lines if line.section is not SectionKind.JOB_GRADE]
        met = [self._matches(asked, each, told).closeness for each in wanted] if told else []
        return any(line.mean() >= enough for each in met for line in each)

    def evidence(self, asked: Asked, about: Subject) -> Evidence | None:
        """What speaks for the documents holding an answer; null where a level that is not there is the answer."""
        return None if about.missing and not about.levels else self._evidence(asked)

    def _evidence(self, asked: Asked) -> Evidence:
        # A grade is near to whatever is asked about pay; where a grade is asked, it does not come to this.
        own = own_words(asked)
        lines = [p for p in self._near(asked, own)[: 2 * CLAIMS] if p.section is not SectionKind.JOB_GRADE][:CLAIMS]
        return evidence(self._matches(asked, own, lines), asked.guess, said=_says_some(asked, own, lines))

    def _near(self, asked: Asked, own: Sequence[Span]) -> list[Passage]:
        """The nearest lines, without those that only speak of another thing."""
        return [line for line in asked.ranking.found[:GROUPED] if not self._is_of_another(asked, own, line)]

    def _is_of_other_roles(self, asked: Asked, about: Subject, passages: Sequence[Passage]) -> bool:
        """Whether what documents surely do not answer is asked of a role, and another role's line leads."""
        return (
            asked.guess.unanswered > SURELY
            and bool(about.families)
            and bool(passages)
            and passages[0].family_id in self._roles - about.family_ids
        )

    def _is_of_another(self, asked: Asked, own: Sequence[Span], line: Passage) -> bool:
        """Whether a line is a cell that says yes, no or a number of a label that is not what a question asks for: it is
        near by the name of the role alone.
        """
        cell = _CELL.fullmatch(line.text)
        if cell is None or stems(cell["label"]) & stems(asked.question):
            return False
        met = self._matches(asked, own, [line]).closeness
        return not (met.size and float(met.mean()) >= MET)

    def closeness(self, asked: Asked) -> Closeness:
        """How near lines come to the words of a question that say what is asked of a role."""
        content = set(content_words(asked.question))
        own = own_words(asked)
        own = [(start, end) for start, end in own if asked.question[start:end].lower() in content] or own

        def near(lines: Sequence[Passage]) -> NDArray[np.float32]:
            met = self._matches(asked, own, lines)
            return np.asarray(met.closeness @ met.weights / max(float(met.weights.sum()), 1e-9), dtype=np.float32)

        return near

    def _matches(self, asked: Asked, own: Sequence[tuple[int, int]], lines: Sequence[Passage]) -> Matches:
        """How lines meet the words that stand there in the question."""
        if not asked.encoded.tokens or not lines:
            return Matches(np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.float32), len(own))
        pieces, store = asked.encoded.pieces[0], self._snapshot.store
        places = stands(pieces, self._snapshot.manifest.encoder.query_prompt, asked.question)
        said = [row for row, piece in enumerate(pieces) if piece not in SPECIAL]
        rows = within(places, own) or said
        numbers = [line.number for line in lines]
        reworded = [each for each in asked.reworded if each.ways]
        closeness = self._late.look(asked.encoded, store, numbers, reworded).met[:, rows]
        return Matches(closeness, self._late.weights(pieces, store)[rows], len(own))


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


def _says_some(asked: Asked, own: Sequence[tuple[int, int]], lines: Sequence[Passage]) -> bool:
    """Whether a line has a word of what is asked; "salary" and such, which name no thing, and units do not count."""
    content = content_words(" ".join(asked.question[start:end] for start, end in own))
    wanted = stems(" ".join(word for word in content if not UNITS.fullmatch(word)))
    return any(wanted & stems(line.text) for line in lines)
