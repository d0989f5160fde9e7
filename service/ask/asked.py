"""A question on its way to an answer, and the words of it that may name a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Span
from indexer.encoder import Encoded
from indexer.passage import Passage
from service.ask.listing_words import GENERIC
from service.clock import Clock
from service.interpret import Interpretation
from service.late_interaction import Reworded
from service.line import stems
from service.question_kind import KindGuess
from service.results import InterpretationResult
from service.search import Ranking
from service.wording import ORDINARY, words


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question on its way: what it was taken to mean, its vectors, what documents put otherwise, and the passages
    found for it.
    """

    question: str
    reading: Interpretation
    shown: InterpretationResult
    guess: KindGuess
    encoded: Encoded
    reworded: tuple[Reworded, ...]
    ranking: Ranking
    clock: Clock


_ASKING = frozenset(
    """
    line lines boss bosses manager manage manages managed track tracks promoted promotion promote next step steps up
    expectations expectation expected responsibilities responsibility duties requirements performance indicators
    indicator kpis kpi measured metrics interview interviews process hiring hire hired stages rounds rung rungs ladder
    career move become becoming get getting reach mine compare comparison difference differences different between vs
    versus add adds additional extra over beyond whats whos hows whom who's what's i'm i'd looking know knows
    tell wondering curious question thanks hello hi please exactly really actually usually generally band
    code pay salary
    """.split()  # noqa: SIM905
)
"""Words that ask for an attribute and name nothing."""
_BIDDEN = frozenset({"me", "us"})
"""Who is spoken to after a verb that opens a question."""


def content_words(question: str) -> list[str]:
    """The question's words that may name a thing: no ranks, no common words, no words of attributes, no verb that
    bids ("walk me through").
    """
    said = words(question)
    bids = len(said) > 1 and said[1].text.lower() in _BIDDEN
    return [
        w.text.lower()
        for w in said[bids:]
        if w.stands_for and not w.is_rank and not w.text.isdigit()
        and w.text.lower() not in ORDINARY and w.text.lower() not in GENERIC and w.text.lower() not in _ASKING
    ]  # fmt: skip


def best_item(passage: Passage, content: Sequence[str]) -> Span | None:
    """The item of a passage that shares most words with what is asked; null where several share as many, or where it
    only asks what the others answer.
    """
    items = passage.items
    lines = passage.text.split("\n")[-len(items) :]
    wanted = stems(" ".join(content))
    scores = [len(wanted & stems(line)) for line in lines]
    best = scores.index(max(scores))
    told = scores.count(max(scores)) == 1 and len(lines) == len(items) and not lines[best].endswith("?")
    return items[best] if told else None
