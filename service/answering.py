"""From what was found for a question, or from the catalogue, to an answer.

Half of the program stands behind this module, and a search needs none of it: it is loaded when the first answer is
asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from corpus.model import JobFamily, Level
from indexer.encoder import Encoder
from indexer.snapshot import Snapshot
from service.answers import Answer, CompareResult, ExpectationsResult, MatchAnswer, MatchResult, NotStatedAnswer
from service.ask.asked import Asked
from service.ask.engine import Asking
from service.ask.points import expectations_result
from service.ask.refusal import Evidence
from service.ask.several import answered
from service.citation import Citer
from service.clock import Clock
from service.expectations import expectations
from service.filters import FilterReader
from service.lexicon import Lexicon
from service.match_result import match_result
from service.matching import Matcher
from service.met_words import MetWords
from service.pasted_profiles import PastedProfiles
from service.requests import CompareRequest, MatchRequest
from service.retrieval import Retriever


class Answering:
    """Makes answers from one snapshot. Safe for several threads."""

    def __init__(
        self, snapshot: Snapshot, encoder: Encoder, retriever: Retriever, citer: Citer, met: MetWords
    ) -> None:  # fmt: skip
        self._snapshot = snapshot
        self._encoder = encoder
        self._citer = citer
        self._aligner = retriever.aligner
        self._asking = Asking(snapshot, citer, retriever.aligner, retriever.late, met)
        self._profiles = PastedProfiles(
            retriever.linker,
            retriever.organisations,
            retriever.departments,
            Lexicon(snapshot.store),
            lambda: self._matcher,
            citer,
        )

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._snapshot, self._snapshot.store, self._encoder)

    def matched(self, asked: Asked) -> MatchAnswer | NotStatedAnswer | None:
        """The levels that fit a profile pasted as a question, or that none does; null where it is no profile."""
        return self._profiles.answer(asked)

    def answer(self, asked: Asked) -> Answer:
        """The answer to one question that is no profile."""
        return self._asking.answer(asked)

    def in_parts(self, question: str, answer: Answer, again: Callable[[str], Answer]) -> Answer:
        """The answer, or those to the questions that a question is made of, which `again` asks one by one."""
        return answered(question, answer, again)

    def evidence(self, asked: Asked) -> Evidence | None:
        """What an open answer to the question would rest on; null where it gets none."""
        return self._asking.evidence_of(asked)

    def compare(self, request: CompareRequest, names: FilterReader, clock: Clock) -> CompareResult:
        """What one level asks over another. Raises UnknownName for a family, BadInput where a title fits several."""
        return self._asking.compare(request, names, clock)

    def expectations(self, family: JobFamily, level: Level) -> ExpectationsResult:
        """Everything asked of a level of a family."""
        return expectations_result(expectations(family, level, self._snapshot, self._aligner), self._citer)

    def match(self, request: MatchRequest, clock: Clock) -> MatchResult:
        """The levels that fit a text best."""
        found = self._matcher.match(request.text, request.k)
        return replace(match_result(found, self._citer), took_ms=clock.total())
