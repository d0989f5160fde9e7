"""Ten results are ten different points."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from indexer.hashed_encoder import HashedEncoder
from service.grouping import ALIKE_MEANING, ALIKE_WORDING, MOST_ALSO, NUMBER, group, wording


def grouped(texts: list[str], k: int) -> list[tuple[int, list[int]]]:
    """Positions of heads and of what is grouped under them."""
    groups = group(texts, HashedEncoder().encode_passages(texts).pooled, k)
    return [(g.best, list(g.also)) for g in groups]


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


def test_a_passage_joins_the_best_of_two_heads_it_is_like() -> None:
    between = "Lead weekly meetings of all the teams in the loft and note them"
    texts = [between.replace("weekly", "daily"), between.replace("note", "write down"), between]
    ratios = [fuzz.ratio(wording(texts[i]), wording(texts[j])) for i, j in ((0, 2), (1, 2), (0, 1))]

    assert min(ratios[:2]) >= ALIKE_WORDING > ratios[2]
    assert grouped(texts, 10) == [(0, [2]), (1, [])]


@given(
    st.lists(st.sampled_from(["Sew sails", "Sew sails!", "Sew 2 sails", "Sew 3 sails", "Oil the mill"]), max_size=12)
)
def test_groups_are_those_of_asking_each_head_in_turn(texts: list[str]) -> None:
    vectors = HashedEncoder().encode_passages(texts).pooled if texts else np.empty((0, 8), dtype=np.float32)
    heads: list[tuple[int, list[int]]] = []
    for position, text in enumerate(texts):
        for head, others in heads:
            said, meant = wording(texts[head]), float(vectors[head] @ vectors[position])
            numbers = NUMBER.findall(texts[head]) == NUMBER.findall(text)
            close = meant >= ALIKE_MEANING and numbers and fuzz.ratio(said, wording(text)) >= ALIKE_WORDING
            if said == wording(text) or close:
                others.append(position)
                break
        else:
            if len(heads) < 3:
                heads.append((position, []))

    assert (grouped(texts, 3) if texts else []) == [(head, others[:MOST_ALSO]) for head, others in heads]
