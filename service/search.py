"""From an interpretation to ranked passages.

First stage: the nearest passages by meaning, of all and of the families the question names (`near`), and those that
share rare words with it (`worded`). All of them are scored alike, by parts that add up (`fuse`): what the question
names raises a passage, it never excludes one; filters exclude, inside the store. Later stages look closer at the best
and raise them further (`Ranking.raised`): late interaction over the same vectors, and a `Reranker` that reads the text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import Span
from indexer.encoder import Encoded, Vectors
from indexer.facets import Facet
from indexer.passage import Passage
from indexer.ranking import Numbers, inner_products
from indexer.store import Filters, Found, Store
from service.deciding import Deciding
from service.intent import Intent
from service.interpret import Interpretation

PartRows = NDArray[np.float64]

POOL = 200
"""Passages taken from the store by meaning; the same again within named families."""
LEXICAL_POOL = 50
SAID = 0.6
"""Strength from which a link to a family raises its passages: below it one word of several is said, as in "people"."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of a score is worth; the second stage's MaxSim counts once.

    Lexical at equal weight does harm on role documents, whose lines share their vocabulary; a small share breaks ties.
    """

    dense: float = 0.1
    lexical: float = 0.03
    family: float = 0.08
    level: float = 0.08
    section: float = 0.03
    grade: float = 0.05
    fact: float = 0.35


OPEN = Weights()
"""Round numbers on a plateau, chosen on the 230 open questions of the benchmark's tune families; `level` on 446 open
questions, twelve collections by other hands among them.
"""
NAMED = Weights(level=0.15, fact=0.5)
"""For questions about a level as such: its lines matter more than in an open question that mentions it."""


def weights_for(intent: Intent, *, late: bool = True) -> Weights:
    """The weights for a kind of question; without a second stage (`late` false) the inner product counts once."""
    chosen = NAMED if intent in {Intent.FACT, Intent.COMPARISON, Intent.EXPECTATIONS} else OPEN
    return chosen if late else replace(chosen, dense=1.0)


class Parts(NamedTuple):
    """The parts of a passage's score, already weighted; larger is better.

    A named tuple, not a dataclass: some hundred are made for each question.
    """

    dense: float
    lexical: float
    family: float
    level: float
    section: float
    grade: float
    fact: float
    rerank: float = 0.0
    cross_encoder: float = 0.0

    @property
    def total(self) -> float:
        """The score: the sum of the parts."""
        return (
            self.dense + self.lexical + self.family + self.level + self.section + self.grade + self.fact
            + self.rerank + self.cross_encoder
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and how its score came about."""

    passage: Passage
    parts: Parts

    @property
    def score(self) -> float:
        """Larger is better."""
        return self.parts.total


@dataclass(frozen=True, eq=False)
class Ranking:
    """Passages, best first; ties by passage number, so that the same question gives the same ranking.

    `numbers`: int64 (n,), the passages; they are read from `store` when they are looked at, most never are. `parts`:
    float64 (9, n), the parts of each score in the order of `Parts`, a column a passage.
    """

    store: Store
    numbers: Numbers
    parts: PartRows

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def found(self) -> tuple[Passage, ...]:
        """All of the passages."""
        return tuple(self.first(len(self)))

    @cached_property
    def passages(self) -> tuple[Ranked, ...]:
        """The passages with the parts of their scores."""
        return tuple(map(Ranked, self.found, map(Parts, *self.parts.tolist())))

    def first(self, count: int) -> list[Passage]:
        """The best of the passages, at most so many."""
        return self.store.passages(self.numbers[:count].tolist())

    def only(self, passages: Collection[Passage]) -> Ranking:
        """The ranking of some of its passages, in its order."""
        kept = np.isin(self.numbers, [passage.number for passage in passages])
        return Ranking(self.store, self.numbers[kept], self.parts[:, kept])

    def score(self, place: int) -> Parts:
        """The parts of the score at a place, 0-based."""
        return Parts(*self.parts[:, place].tolist())

    def likeliest(self, count: int) -> NDArray[np.int64]:
        """Places of the passages that would come first were there no second stage: with inner products in full."""
        scores = self.parts.sum(axis=0) + (1 / OPEN.dense - 1) * self.parts[_DENSE]
        return np.sort(np.argsort(-scores, kind="stable")[:count])

    def raised(self, part: str, gains: NDArray[np.float32]) -> Ranking:
        """The ranking after its first passages gained that part of their scores, in its order; the rest gain none."""
        parts = self.parts.copy()
        parts[Parts._fields.index(part), : len(gains)] = gains
        return _sorted(self.store, self.numbers, parts)


class Reranker(Protocol):
    """Reads question and passage together, which is dear: only the best `candidates` of a ranking are read.

    Must be safe to call from several threads.
    """

    @property
    def name(self) -> str:
        """What people know it by."""
        ...

    @property
    def candidates(self) -> int:
        """How many passages it reads, from 1."""
        ...

    def gains(self, question: str, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """What each passage gains, float32 (n,), larger is better; none below 0, so that those not read stay below."""
        ...


def near(store: Store, vector: Vectors, interpretation: Interpretation) -> Found:
    """The passages nearest to a question's vector, shape (dimension,): of all, and behind them of families it names and
    of the pages over those.
    """
    filters = interpretation.filters
    found = store.search_vector(vector, POOL, filters)
    links = interpretation.links
    named = (*(link.family.id for link in links.families), *(page.page_id for page in links.over))
    if named and not filters.families:
        there = store.search_vector(vector, POOL, replace(filters, families=named))
        return Found(np.concatenate([found.numbers, there.numbers]), np.concatenate([found.scores, there.scores]))
    return found


def worded(store: Store, question: str, filters: Filters) -> Found:
    """The passages that share a question's rare words."""
    return store.search_text(question, LEXICAL_POOL, filters)


def fuse(
    store: Store, query: Encoded, nearest: Found, words: Found, interpretation: Interpretation,
    decided: Sequence[Deciding] = (), weights: Weights | None = None,
) -> Ranking:  # fmt: skip
    """The first stage's ranking: what was found by meaning (`nearest`) and by words, all scored alike.

    `query` holds the question's vector, pooled (1, dimension); `decided` are the lines that decide it.
    """
    numbers = np.sort(np.concatenate([nearest.numbers, words.numbers]))
    numbers = numbers[np.diff(numbers, prepend=-1) > 0]  # several times as fast as `np.unique`
    weights = weights or weights_for(interpretation.intent, late=bool(query.tokens))
    shared = words.scores / words.scores.max(initial=0.0)
    parts = np.zeros((len(Parts._fields), len(numbers)), dtype=np.float64)
    parts[_DENSE] = np.round(weights.dense * _closeness(store, query.pooled[0], numbers, nearest), 6)
    parts[_LEXICAL, np.searchsorted(numbers, words.numbers)] = np.round(weights.lexical * shared, 6)
    parts[_PLACED] = _gains(store, numbers, interpretation, decided, weights)
    return _sorted(store, numbers, parts)


def _closeness(store: Store, vector: Vectors, numbers: Numbers, nearest: Found) -> NDArray[np.float64]:
    """Inner product of each passage, numbers ascending, with the question's vector, float64 (n,)."""
    close = np.full(len(numbers), np.nan)
    close[np.searchsorted(numbers, nearest.numbers)] = nearest.scores
    unknown = np.flatnonzero(np.isnan(close))  # found by words alone
    close[unknown] = inner_products(store.vectors(numbers[unknown].tolist()), vector)
    return close


def reread(reranker: Reranker, question: str, ranking: Ranking) -> Ranking:
    """The ranking with what a reranker adds to the best of it."""
    return ranking.raised("cross_encoder", reranker.gains(question, ranking.first(reranker.candidates)))


_DENSE, _LEXICAL, _PLACED = 0, 1, slice(2, 7)
"""Where `Ranking.parts` has them; between the two searches and the later stages stands what a passage's place gains."""


def _sorted(store: Store, numbers: Numbers, parts: PartRows) -> Ranking:
    scores = parts.sum(axis=0)  # in the order that `Parts.total` adds them in
    order = np.lexsort((numbers, -scores))
    return Ranking(store, numbers[order], parts[:, order])


def _gains(
    store: Store, numbers: Numbers, interpretation: Interpretation, decided: Sequence[Deciding], weights: Weights
) -> PartRows:
    """What passages gain for standing where the question points: family, level, section, grade, fact; (5, n).

    What the question does not name is not looked for: most questions name one or two of them.
    """
    links, facets = interpretation.links, store.facets
    gains: PartRows = np.zeros((5, len(numbers)), dtype=np.float64)
    families: dict[int | str, float] = {page.page_id: page.strength for page in links.over if page.strength >= SAID}
    families |= {link.family.id: link.strength for link in links.families if link.strength >= SAID}
    if families:
        gains[0] = facets.worth(Facet.FAMILY, families, numbers)
    if links.levels:
        gains[1] = facets.worth(Facet.LEVEL, {link.level.id: link.strength for link in links.levels}, numbers)
    for line in links.graded:
        place = int(np.searchsorted(numbers, line.number))
        if place < len(numbers) and numbers[place] == line.number:
            gains[1, place] = line.strength
    if interpretation.sections:
        gains[2] = facets.worth(Facet.SECTION, dict.fromkeys(interpretation.sections, 1.0), numbers)
    if interpretation.grades:
        gains[3] = facets.worth(Facet.GRADE, dict.fromkeys(interpretation.grades, 1.0), numbers)
    if decided:
        gains[4] = _facts(store, numbers, decided)
    gains *= np.array([weights.family, weights.level, weights.section, weights.grade, weights.fact])[:, None]
    return gains


def _facts(store: Store, numbers: Numbers, decided: Sequence[Deciding]) -> NDArray[np.float64]:
    """How far each passage holds words that decide, float64 (n,), in [-1, 1]: a line of a table is several passages."""
    of_page: dict[str, list[Deciding]] = {}
    for each in decided:
        of_page.setdefault(each.span.path, []).append(each)
    found = np.zeros(len(numbers), dtype=np.float64)
    there = np.flatnonzero(store.facets.worth(Facet.PATH, dict.fromkeys(of_page, 1.0), numbers))
    for at, passage in zip(there.tolist(), store.passages(numbers[there].tolist()), strict=True):
        found[at] = max(_share(item, of_page[item.path]) for item in passage.items)
    return found


def _share(item: Span, decided: Sequence[Deciding]) -> float:
    """The largest share either way, in [-1, 1], of what decides and meets an item; 0 where none does."""
    return max((each.share for each in decided if each.span.meets(item)), key=abs, default=0.0)
