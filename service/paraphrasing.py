"""What everyday words of a question mean in the documents' own, in the vectors that late interaction works with.

Where a question says "buy another firm", a line meets these words as well as it meets "acquisition", if that is better:
no word counts for more than it did, and what is said in the documents' words already is met as before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.encoder import Encoded, Encoder
from indexer.piece_places import stands, within
from indexer.store import Store
from service.late_interaction import IN_RANKING, LateInteraction, Reworded, Way
from service.meanings import encoded, known
from service.paraphrases import Paraphrase

REMEMBERED = 4096
"""Meanings that are kept with what they weigh in the store: there are fewer."""
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
        self._way = lru_cache(maxsize=REMEMBERED)(self._put)

    def reworded(self, question: str, query: Encoded, everyday: Sequence[Paraphrase]) -> tuple[Reworded, ...]:
        """What a question says in `everyday` words, and where it says "openings" for the roles it asks for, of which
        documents speak where they speak of hiring.
        """
        if not query.tokens:
            return ()
        said = [(each.spans, each.means) for each in everyday]
        if (openings := _OPENINGS.search(question)) is not None:
            said.append(((openings.span("word"),), ()))
        if not said:
            return ()
        places = stands(query.pieces[0], self._encoder.identity.query_prompt, question)
        found = ((within(places, spans), means) for spans, means in said)
        return tuple(Reworded(tuple(rows), tuple(map(self._way, means))) for rows, means in found if rows)

    def _put(self, meaning: str) -> Way:
        found = known(self._encoder.identity.digest).get(meaning) or encoded(meaning, self._encoder)
        return Way(found.tokens, self._late.weights(found.pieces, self._store, IN_RANKING))
