"""What everyday words of a question mean in the documents' own, in the vectors that late interaction works with.

Where a question says "buy another firm", a line meets these words as well as it meets "acquisition", if that is better:
no word counts for more than it did, and what is said in the documents' words already is met as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from indexer.encoder import Encoded, Encoder
from indexer.piece_places import SPECIAL, stands
from indexer.store import Store
from service.late_interaction import IN_RANKING, LateInteraction, Reworded, Way
from service.paraphrases import meanings, paraphrases

REMEMBERED = 4096
"""Meanings whose vectors are kept: there are fewer, so that each is encoded once."""
_OPENINGS = re.compile(
    r"\b(?:which|what|any|some|other)\s+(?:\w+\s+)?(?P<word>openings?|vacanc(?:y|ies)|gigs?|seats?)\b", re.IGNORECASE
)
"""How roles are asked for by what is filled, of which documents speak where they speak of hiring."""


class Paraphrasing:
    """Puts questions to one store otherwise. Safe for several threads, which may encode the same meaning twice."""

    def __init__(self, store: Store, encoder: Encoder, late: LateInteraction) -> None:
        self._store = store
        self._encoder = encoder
        self._late = late
        self._way = lru_cache(maxsize=REMEMBERED)(self._encoded)

    def prepare(self) -> None:
        """Encodes all meanings, which takes a second or two; else questions encode those they need first."""
        for meaning in meanings():
            self._way(meaning)

    def reworded(self, question: str, query: Encoded) -> tuple[Reworded, ...]:
        """What a question says in everyday words, and where it says "openings" for the roles it asks for, of which
        documents speak where they speak of hiring.
        """
        if not query.tokens:
            return ()
        said = [(each.spans, each.means) for each in paraphrases(question)]
        if (openings := _OPENINGS.search(question)) is not None:
            said.append(((openings.span("word"),), ()))
        if not said:
            return ()
        places = stands(query.pieces[0], self._encoder.identity.query_prompt, question)
        found = ((_rows(places, spans), means) for spans, means in said)
        return tuple(Reworded(rows, tuple(map(self._way, means))) for rows, means in found if rows)

    def _encoded(self, meaning: str) -> Way:
        encoded = self._encoder.encode_queries([meaning], tokens=True)
        kept = [row for row, piece in enumerate(encoded.pieces[0]) if piece not in SPECIAL]
        pieces = tuple(encoded.pieces[0][row] for row in kept)
        return Way(encoded.tokens[0][kept], self._late.weights(pieces, self._store, IN_RANKING))


def _rows(places: Iterable[int], spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Which of a question's word pieces stand in some spans of it."""
    within = list(spans)
    return tuple(row for row, place in enumerate(places) if any(start <= place < end for start, end in within))
