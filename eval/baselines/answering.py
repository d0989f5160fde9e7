"""Answers by search alone: a plain system behind the same door as ours, with its first hits for an answer.

It knows no facts, no comparisons and no levels, and refuses nothing: what typed answers add is what it lacks.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.block import Lines
from corpus.errors import BadInput
from eval.asking import System
from eval.runs import Hit, Place
from eval.wire import AskBody, Citation, Claim, ComparisonBody, Match, MatchBody, Result, SearchBody

CLAIMS = 5


class SearchAlone:
    """A system as a door; a level that fits a profile is a hit, right where it covers the level's heading line."""

    def __init__(self, system: System, texts: Mapping[str, str]) -> None:
        self.name = system.name
        self.model = system.model
        self._system = system
        self._texts = texts

    def search(self, query: str, k: int) -> SearchBody:
        """The system's hits."""
        hits = enumerate(self._system.search(query, k), 1)
        results = tuple(Result(rank=n, score=h.score, text=h.text, citation=self._cite(h.place)) for n, h in hits)
        return SearchBody(results=results, snapshot=self._system.snapshot, took_ms=0)

    def ask(self, question: str) -> AskBody:
        """The first hits as claims, as sure as the first is near."""
        hits = self._system.search(question, CLAIMS)
        claims = tuple(Claim(text=h.text, citations=(self._cite(h.place),)) for h in hits)
        return AskBody(
            kind="passages",
            text=hits[0].text if hits else "",
            claims=claims,
            confidence=confidence(hits[0].score) if hits else 0.0,
            snapshot=self._system.snapshot,
            took_ms=0,
        )

    def compare(self, from_level: str, to_level: str, family: str | None = None) -> ComparisonBody:
        """Raises BadInput: search compares nothing."""
        raise BadInput(f"{self.name} compares no levels ({from_level!r}, {to_level!r}, {family!r}); ask a question")

    def match(self, text: str, k: int) -> MatchBody:
        """The hits for the profile's words."""
        return MatchBody(matches=tuple(map(self._match, self._system.search(text, k))), snapshot="", took_ms=0)

    def close(self) -> None:
        """Nothing is held open."""

    def _match(self, hit: Hit) -> Match:
        cited = self._cite(hit.place)
        return Match(family_id=cited.family_id, level_id="", level=hit.text, citation=cited, score=hit.score)

    def _cite(self, place: Place) -> Citation:
        text = self._texts[place.path]
        lines = Lines(place.path, text)
        start, end = lines.starts[place.start_line - 1], lines.ends[place.end_line - 1]
        quote = text[start:end].rstrip("\r\n")
        return Citation(
            path=place.path,
            start_line=place.start_line,
            end_line=place.end_line,
            start_char=start,
            end_char=start + len(quote),
            quote=quote,
            family_id=place.path.rpartition(".")[0].removesuffix("/_index"),
        )


def confidence(score: float) -> float:
    """A score as a confidence in [0, 1): larger for larger, which is all that a curve of risk reads of it."""
    return max(0.0, score) / (1 + max(0.0, score))
