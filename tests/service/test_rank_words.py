"""Which words of rank of a question belong to a name, and which stand alone."""

from __future__ import annotations

import pytest

from service.mention import Mention
from service.rank_words import denied, ranks
from service.wording import words


@pytest.mark.parametrize(
    ("question", "name", "beside", "alone"),
    [
        ("the senior staff rigger", {3}, {1, 2}, []),
        ("rigger, principal", {0}, {1}, []),
        ("manager of the riggers", {3}, {0}, []),
        ("the senior rope and sail rigger", {5}, set(), [{1}]),
        ("the senior rope sail rigger", {4}, {1}, []),
        ("riggers: senior or staff", {0}, set(), [{1}, {3}]),
        ("no senior in sight of the rigger", {6}, set(), []),
        ("level 2 rigger", {2}, {1}, []),
        ("the rigger I", {1}, {2}, []),
        ("the rigger: I am not licensed", {1}, set(), []),
    ],
)
def test_a_rank_belongs_to_the_name_it_touches(
    question: str, name: set[int], beside: set[int], alone: list[set[int]]
) -> None:
    mention = Mention(0, 1.0, 1.0, frozenset(name), frozenset({"rigger"}))

    found = ranks(words(question), [mention], frozenset({"1", "2"}))

    assert (set(found.beside[0]), [set(run) for run in found.alone]) == (beside, alone)


def test_ranks_that_a_comma_parts_are_several() -> None:
    asked = words("senior, staff")

    assert ranks(asked, [], frozenset()).alone == (frozenset({0, 1}),)
    assert ranks(asked, [], frozenset(), frozenset({0})).alone == (frozenset({0}), frozenset({1}))


@pytest.mark.parametrize(
    ("question", "place", "left_out"),
    [
        ("not the senior", 2, True),
        ("all except a senior rigger", 4, True),
        ("not but senior", 2, False),
        ("a rigger", 1, False),
    ],
)
def test_what_is_denied_is_left_out(question: str, place: int, left_out: bool) -> None:
    assert denied(words(question), place) is left_out
