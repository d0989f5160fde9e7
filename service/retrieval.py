"""From a question to the passages found for it: what it means, what is near, what is best; each part timed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoder
from indexer.ranking import NOTHING
from indexer.snapshot import FamilyOutline, Snapshot
from indexer.store import Filters
from service.alignment import Aligner
from service.ask.asked import Asked
from service.ask.subject import Subject, subject
from service.clock import Clock
from service.deciding import Leaning, deciding, leaning
from service.glossary import in_english
from service.interpret import intent_of, interpret
from service.kind_guessing import KindGuesser
from service.late_interaction import LateInteraction, LookedAt
from service.linking import Linker
from service.links import Links
from service.organisation import Directed, Organisations
from service.paraphrases import Paraphrase, paraphrases
from service.paraphrasing import Paraphrasing
from service.query_vectors import QueryVectors
from service.restriction import restricted
from service.results import Timings
from service.search import Reranker, fuse, near, reread, worded
from service.second_core import Offer, Part, SecondCore
from service.understanding import interpretation_result
from service.unnamed import Unnamed, holding
from service.wording import holds_word


@dataclass(frozen=True, slots=True, eq=False)
class Retrieved:
    """What was found for a question, how many lines decide it, and the time each part took.

    `looked_at`: the passages that late interaction was over; null where the encoder gives no token vectors.
    """

    asked: Asked
    directed: Directed
    looked_at: LookedAt | None
    deciding_lines: int
    timings: Timings


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a question's words say while its vector is worked out: whom it names, their part of the kinds' log odds,
    float32 (kinds,), and which of them documents put otherwise.
    """

    links: Links
    about: Subject
    leaning: Leaning
    kinds: NDArray[np.float32]
    everyday: tuple[Paraphrase, ...]


class Retriever:
    """Searches one snapshot. Safe for several threads."""

    def __init__(
        self, snapshot: Snapshot, encoder: Encoder, outline: Sequence[FamilyOutline], reranker: Reranker | None,
        second_core: SecondCore | None,
    ) -> None:  # fmt: skip
        self.late = LateInteraction()
        self._paraphrasing = Paraphrasing(snapshot.store, encoder, self.late)
        self.linker = Linker(outline)
        self.aligner = Aligner(encoder, snapshot.store)
        self.organisations = Organisations(outline, snapshot.store)
        self.departments = tuple(dict.fromkeys(family.department for family in outline))
        self._unnamed = Unnamed(snapshot.store, snapshot.pages())
        self._snapshot = snapshot
        self._reranker = reranker
        self._offer: Offer = second_core.offer if second_core else Part
        self._kinds = KindGuesser(encoder)
        self._vectors = QueryVectors(encoder)

    def retrieve(self, question: str, filters: Filters, clock: Clock, wanted: int) -> Retrieved:
        """Reads a question and ranks passages for it, the first `wanted` with care."""
        directed = self.organisations.directed(in_english(question))
        question = directed.question
        within = restricted(question, directed.within(filters), self.departments)
        store = self._snapshot.store
        hearing = self._offer(lambda: self._heard(question, within))
        wording = self._offer(lambda: worded(store, question, within))
        prepared = clock.lap()
        encoded = self._vectors.of(question)
        encoding = clock.lap()
        heard = hearing.result()
        guess = self._kinds.at_once(question, heard.kinds, encoded.pooled[0])
        reading = interpret(question, heard.links, within, guess)
        decided = deciding(question, guess, heard.leaning, heard.links, heard.about, self._snapshot, self.aligner)
        interpreted = round(prepared + clock.lap(), 3)
        nearest = near(store, encoded.pooled[0], reading) if holds_word(question) else NOTHING
        dense = clock.lap()
        words = wording.result()
        lexical = clock.lap()
        ranking = fuse(store, encoded, nearest, words, reading, decided)
        fusing = clock.lap()
        reworded = self._paraphrasing.reworded(question, encoded, heard.everyday)
        looked_at = None
        if len(ranking) and encoded.tokens:
            held = holding(question, encoded, self._snapshot.manifest.encoder.query_prompt, heard.links, ranking)
            ranking, looked_at = self.late.ranked(encoded, store, ranking, wanted, reworded, held)
        reranking = clock.lap()
        if self._reranker is not None and len(ranking):
            ranking = reread(self._reranker, question, ranking)
        timings = Timings(interpreted, encoding, dense, lexical, fusing, reranking, cross_encoder=clock.lap())
        asked = Asked(question, reading, interpretation_result(reading), guess, encoded, reworded, ranking, clock)
        return Retrieved(asked, directed, looked_at, len(decided), timings)

    def closer(self, asked: Asked) -> Asked:
        """The question with a surer guess of its kind, as an answer needs it."""
        guess = self._kinds.closer(asked.question, asked.reading.links, asked.guess)
        return replace(asked, guess=guess, shown=replace(asked.shown, intent=intent_of(guess)))

    def _heard(self, question: str, within: Filters) -> _Heard:
        links = self._unnamed.linked(self.linker.link(question, within))
        about = subject(links, within)
        kinds, leant, everyday = self._kinds.said(question), leaning(question, links, about), paraphrases(question)
        return _Heard(links, about, leant, kinds, everyday)
