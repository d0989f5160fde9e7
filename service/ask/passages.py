"""Answers from passages: the lines that answer an open question, or an honest no."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Near, PassagesAnswer, Reason
from service.ask.asked import Asked, content_words
from service.ask.claim import claim
from service.ask.refusal import ConfidenceModel, Evidence, evidence
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.grouping import group
from service.late_interaction import LateInteraction
from service.line import stems
from service.links import named_places
from service.question_kind import QuestionKind
from service.wording import words

CLAIMS = 5
CLEARLY = 0.75
"""Probability from which a question is of a kind that role documents do not answer, unless a line speaks for it."""
EVEN = 0.35
"""Confidence from which a line that has a word of what is asked speaks for it; chosen on the calibration questions:
refusal precision 0.90 at recall 0.60, where 0.5 gives 0.86 at 0.60.
"""
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
        self._replies = replies
        self._confidence = confidence

    def answer(self, asked: Asked, about: Subject) -> Answer:
        """The lines that answer a question, or that the documents do not say."""
        if about.missing and not about.levels:
            return self._replies.no_such_level(asked, about, about.missing)
        shown = self.evidence(asked)
        sure = self._confidence.confidence(shown)
        ranked = asked.ranking.passages[:120]
        groups = group(ranked, asked.ranking.vectors[:120], CLAIMS)
        claims = tuple(claim(g.best.passage, asked, self._snapshot, self._citer) for g in groups)
        refusal = self._refusal(asked, about, claims, sure)
        if refusal is not None:
            return refusal
        first = claims[0].citations[0]
        where = f"{first.level or first.family}{f', grade {first.grade}' if first.grade is not None else ''}"
        text = f"{claims[0].text} ({where}; {first.path}:{first.start_line})"
        return PassagesAnswer(
            kind="passages", text=text, claims=claims, interpretation=asked.shown, confidence=round(sure, 4), near=(),
            snapshot=self._snapshot.id, took_ms=asked.clock.total(),
        )  # fmt: skip

    def _refusal(self, asked: Asked, about: Subject, claims: Sequence[Claim], sure: float) -> Answer | None:
        """The answer that says no, with the reason; null where the passages answer."""
        domain = asked.guess.probability(QuestionKind.OUT_OF_DOMAIN)
        unstated = asked.guess.probability(QuestionKind.UNSTATED)
        doubted = max(domain if not about.levels else 0.0, unstated) >= CLEARLY
        foreign = doubted and (sure < EVEN or not _says_some(asked))
        names_a_thing = about.families or content_words(asked.question)
        if claims and names_a_thing and sure >= self._confidence.least and not foreign:
            return None
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

    def evidence(self, asked: Asked) -> Evidence:
        """What speaks for the documents holding an answer."""
        wanted = stems(" ".join(content_words(asked.question)))
        held = frozenset[str]().union(*(stems(hit.passage.embedded) for hit in asked.ranking.passages[:3]))
        covered = len(wanted & held) / len(wanted) if wanted else 0.0
        best = max(asked.ranking.passages[:50], key=lambda hit: hit.parts.rerank, default=None)
        weakest = self._late.weakest(asked.encoded, self._snapshot.store, best.passage.number) if best else 0.0
        return evidence(asked.ranking, asked.guess, covered, weakest)


def _says_some(asked: Asked) -> bool:
    """Whether one of the best lines has a word of what is asked, beyond the name of the role and "salary" and such."""
    named = named_places(asked.reading.links.families)
    own = " ".join(word.text for place, word in enumerate(words(asked.question)) if place not in named)
    wanted = stems(" ".join(content_words(own)))
    return any(wanted & stems(hit.passage.text) for hit in asked.ranking.first(3))
