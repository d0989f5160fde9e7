"""Answers from passages: the lines that answer an open question, or an honest no."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.model import SectionKind
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Near, PassagesAnswer, Reason
from service.ask.asked import Asked, content_words
from service.ask.claim import claim
from service.ask.refusal import ConfidenceModel, Evidence, Matches, evidence
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.grouping import GROUPED, group
from service.late_interaction import SPECIAL, LateInteraction
from service.line import stems
from service.links import named_places
from service.met_words import MetWords, stands
from service.question_kind import QuestionKind
from service.wording import WRITTEN, words

CLAIMS = 5
LIKELY = 0.4
"""Probability of such a kind from which a refusal gives it as the reason."""


class PassageAnswers:
    """Makes them from one snapshot."""

    def __init__(
        self, snapshot: Snapshot, citer: Citer, late: LateInteraction, replies: Replies, confidence: ConfidenceModel
    ) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._late = late
        self._met = MetWords(snapshot.store, snapshot.manifest.encoder, late)
        self._replies = replies
        self._confidence = confidence

    def answer(self, asked: Asked, about: Subject) -> Answer:
        """The lines that answer a question, or that the documents do not say."""
        if about.missing and not about.levels:
            return self._replies.no_such_level(asked, about, about.missing)
        shown = self._evidence(asked)
        sure = self._confidence.confidence(shown)
        first = asked.ranking.found[:GROUPED]
        vectors = self._snapshot.store.vectors([passage.number for passage in first])
        passages = [first[each.best] for each in group([passage.text for passage in first], vectors, CLAIMS)]
        met = self._met.of(asked.question, asked.encoded, passages)
        claims = tuple(
            claim(passage, asked, self._snapshot, self._citer, words)
            for passage, words in zip(passages, met, strict=True)
        )
        names_a_thing = about.families or content_words(asked.question)
        if not claims or not names_a_thing or sure < shown.enough:
            return self._refusal(asked, about, claims, sure)
        cited = claims[0].citations[0]
        where = f"{cited.level or cited.family}{f', grade {cited.grade}' if cited.grade is not None else ''}"
        text = f"{claims[0].text} ({where}; {cited.path}:{cited.start_line})"
        return PassagesAnswer(
            kind="passages", text=text, claims=claims, interpretation=asked.shown, confidence=round(sure, 4), near=(),
            snapshot=self._snapshot.id, took_ms=asked.clock.total(),
        )  # fmt: skip

    def _refusal(self, asked: Asked, about: Subject, claims: Sequence[Claim], sure: float) -> Answer:
        """The answer that says no, with the reason."""
        domain = asked.guess.probability(QuestionKind.OUT_OF_DOMAIN)
        unstated = asked.guess.probability(QuestionKind.UNSTATED)
        near = tuple(Near(each.text, each.citations[0]) for each in claims[:3])
        if domain > max(unstated, LIKELY):
            text = "That is not something these role documents are about."
            return self._replies.not_stated(asked, Reason.OUT_OF_SCOPE, text, (), sure)
        if unstated > LIKELY:
            who = about.families[0].family.title if about.families else "any role"
            text = f"The documents do not state that for {who}."
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text, near, sure)
        text = "Nothing in these documents answers that; this comes nearest."
        return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, text, near, sure)

    def evidence(self, asked: Asked, about: Subject) -> Evidence | None:
        """What speaks for the documents holding an answer; null where a level that is not there is the answer."""
        return None if about.missing and not about.levels else self._evidence(asked)

    def _evidence(self, asked: Asked) -> Evidence:
        # A grade is near to whatever is asked about pay; where a grade is asked, it does not come to this.
        lines = [p for p in asked.ranking.found[: 2 * CLAIMS] if p.section is not SectionKind.JOB_GRADE][:CLAIMS]
        own = _own_words(asked)
        return evidence(self._matches(asked, own, lines), asked.guess, said=_says_some(asked, own, lines))

    def _matches(self, asked: Asked, own: Sequence[tuple[int, int]], lines: Sequence[Passage]) -> Matches:
        """How lines meet the words that stand there in the question."""
        if not asked.encoded.tokens or not lines:
            return Matches(np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.float32), len(own))
        pieces, store = asked.encoded.pieces[0], self._snapshot.store
        places = stands(pieces, self._snapshot.manifest.encoder.query_prompt, asked.question)
        said = [row for row, piece in enumerate(pieces) if piece not in SPECIAL]
        rows = [row for row in said if any(start <= places[row] < end for start, end in own)] or said
        closeness = store.token_matches(asked.encoded.tokens[0][rows], [line.number for line in lines])
        return Matches(closeness, self._late.weights(pieces, store)[rows], len(own))


def _own_words(asked: Asked) -> list[tuple[int, int]]:
    """Where the words of a question stand that name neither its role nor a rank: start and end of each."""
    named = named_places(asked.reading.links.families)
    written = zip(words(asked.question), WRITTEN.finditer(asked.question), strict=True)
    return [match.span() for place, (word, match) in enumerate(written) if place not in named and not word.is_rank]


def _says_some(asked: Asked, own: Sequence[tuple[int, int]], lines: Sequence[Passage]) -> bool:
    """Whether a line has a word of what is asked; "salary" and such, which name no thing, do not count."""
    wanted = stems(" ".join(content_words(" ".join(asked.question[start:end] for start, end in own))))
    return any(wanted & stems(line.text) for line in lines)
