"""Parts of a question that are worked on beside the rest."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.cores import usable_cores
from indexer.hashed_encoder import HashedEncoder
from service import Rolecite
from service.second_core import Part, SecondCore

PATIENCE_SECONDS = 10.0
needs_two_cores = pytest.mark.skipif(
    len(usable_cores()) < 2 or not hasattr(os, "sched_setaffinity"), reason="one core, or threads are kept to none"
)


@pytest.fixture
def second() -> Iterator[SecondCore]:
    made = SecondCore(usable_cores())
    made.spare = True
    yield made
    made.spare = False
    made.offer(lambda: None)  # this thread runs anywhere again
    made.close()


def test_a_part_nobody_has_begun_is_done_by_whoever_asks_for_it() -> None:
    assert Part(threading.get_ident).result() == threading.get_ident()


def test_a_part_is_done_once_whoever_asks() -> None:
    done: list[int] = []
    part = Part(lambda: done.append(1))

    part.do()
    part.do()
    part.result()
    part.result()

    assert done == [1]


def test_what_a_part_raises_is_raised_where_its_result_is_asked_for() -> None:
    part: Part[int] = Part(lambda: int("seven"))

    part.do()  # the thread that does it goes on

    with pytest.raises(ValueError, match="'seven'"):
        part.result()


@needs_two_cores
def test_an_offered_part_is_done_on_a_core_that_the_asking_thread_keeps_off(second: SecondCore) -> None:
    begun = threading.Event()

    def where() -> tuple[int, set[int]]:
        begun.set()
        return threading.get_ident(), os.sched_getaffinity(0)

    part = second.offer(where)
    assert begun.wait(PATIENCE_SECONDS)  # before anybody asked for the result
    helper, cores = part.result()

    assert helper != threading.get_ident()
    assert cores == {max(usable_cores())}
    assert os.sched_getaffinity(0) == usable_cores() - cores  # this thread's


@needs_two_cores
def test_while_the_core_is_not_spare_the_asking_thread_does_it_and_runs_anywhere(second: SecondCore) -> None:
    second.offer(lambda: None).result()
    second.spare = False

    part = second.offer(threading.get_ident)

    assert os.sched_getaffinity(0) == usable_cores()
    assert part.result() == threading.get_ident()


@needs_two_cores
def test_parts_offered_to_one_that_was_closed_are_done_by_whoever_asks(second: SecondCore) -> None:
    second.close()

    assert [second.offer(threading.get_ident).result() for _ in range(3)] == 3 * [threading.get_ident()]


@needs_two_cores
def test_results_are_the_same_with_a_second_core(index_dir: Path, second: SecondCore) -> None:
    questions = ["who sews sails?", "What does a Senior Sail Maker add?", "ropes", "??", "grade 7"]
    with (
        Rolecite.open(index_dir, encoder=HashedEncoder()) as alone,
        Rolecite.open(index_dir, encoder=HashedEncoder(), second_core=second) as helped,
    ):
        for question in questions:
            expected, found = alone.search(question), helped.search(question)
            assert found.results == expected.results
            assert found.interpretation == expected.interpretation
