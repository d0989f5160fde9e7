"""Ten results are ten different points."""

from __future__ import annotations

import numpy as np

from corpus.model import SectionKind, Span
from indexer.hashed_encoder import HashedEncoder
from indexer.passage import Passage
from service.grouping import MOST_ALSO, Group, group
from service.search import Parts, Ranked

NOTHING = Parts(0, 0, 0, 0, 0, 0, 0)


def ranked(number: int, text: str) -> Ranked:
    span = Span("a.md", number + 1, number + 1, number, number + 1)
    passage = Passage(
        number, "a", "A", "d", None, None, None, None, SectionKind.OTHER, (), "", text, span, (span,)
    )  # fmt: skip
    return Ranked(passage, NOTHING)


def grouped(texts: list[str], k: int) -> list[tuple[int, list[int]]]:
    """Positions of heads and of what is grouped under them."""
    hits = [ranked(number, text) for number, text in enumerate(texts)]
    groups: list[Group] = group(hits, HashedEncoder().encode_passages(texts).pooled, k)
    return [(g.best.passage.number, [hit.passage.number for hit in g.also]) for g in groups]


def test_the_same_words_are_grouped_under_the_best_whatever_their_marks() -> None:
    texts = ["Share our values.", "Sew sails", "share our **values**", "Share our values"]

    assert grouped(texts, 10) == [(0, [2, 3]), (1, [])]


def test_nearly_the_same_wording_is_the_same_point() -> None:
    texts = ["Lead meetings across all of the teams of the loft", "Leads meetings across all of the teams of the loft"]

    assert grouped(texts, 10) == [(0, [1])]


def test_other_numbers_are_another_point() -> None:
    texts = ["At least 5 years of stitching canvas for boats", "At least 8 years of stitching canvas for boats"]

    assert grouped(texts, 10) == [(0, []), (1, [])]


def test_heads_stop_at_k_but_later_repeats_still_join_them() -> None:
    assert grouped(["Sew sails", "Oil machines", "Draw spinnakers", "Sew sails"], 2) == [(0, [3]), (1, [])]


def test_also_is_bounded() -> None:
    assert grouped(["Sew sails"] * (MOST_ALSO + 5), 3) == [(0, list(range(1, MOST_ALSO + 1)))]


def test_nothing_is_grouped_out_of_nothing() -> None:
    assert group([], np.empty((0, 8), dtype=np.float32), 5) == []
