"""Two runs set against each other."""

import pytest

from corpus.errors import BadInput
from eval.compare import Moved, by_kind, check_comparable, difference, moved
from eval.judgements import QuestionType
from eval.measures import Scored
from eval.runs import Provenance

KINDS = {"a": QuestionType.GRADE, "b": QuestionType.GRADE, "c": QuestionType.DIFF, "d": QuestionType.DIFF}
BASE = Scored(Provenance("old", questions="1"), KINDS, {"RR@10": {"a": 0.5, "b": 0.5, "c": 1.0, "d": 0.0}}, 0)
NEW = Scored(Provenance("new", questions="1"), KINDS, {"RR@10": {"a": 1.0, "b": 1.0, "c": 0.25, "d": 0.0}}, 0)


def test_difference_over_all_questions_and_by_type():
    """Means of the questions both runs have, new minus base."""
    found = by_kind(BASE, NEW, "RR@10")

    assert [(d.kind, d.questions, d.base, d.new, d.change) for d in found] == [
        (None, 4, 0.5, 0.5625, 0.0625),
        (QuestionType.GRADE, 2, 0.5, 1.0, 0.5),
        (QuestionType.DIFF, 2, 0.5, 0.125, -0.375),
    ]


def test_p_is_that_of_the_paired_changes():
    """Two equal changes of four sign patterns: p 0.5; a single change can never be surprising."""
    assert [d.p for d in by_kind(BASE, NEW, "RR@10")[1:]] == [0.5, 1.0]


def test_questions_that_moved_most_come_first():
    """Improved and harmed apart, the unmoved in neither."""
    improved, harmed = moved(BASE, NEW, "RR@10", 1)

    assert improved == (Moved("a", 0.5, 1.0),)
    assert harmed == (Moved("c", 1.0, 0.25),)


def test_a_drop_counts_when_chance_would_rarely_do_it():
    """Six questions that all fell have p = 2/64; two that fell have p = 0.5."""

    def all_fell(count: int) -> bool:
        kinds = {str(n): QuestionType.GRADE for n in range(count)}
        high = Scored(Provenance(""), kinds, {"RR@10": dict.fromkeys(kinds, 1.0)}, 0)
        low = Scored(Provenance(""), kinds, {"RR@10": dict.fromkeys(kinds, 0.5)}, 0)
        return difference(high, low, "RR@10").dropped

    assert (all_fell(6), all_fell(2)) == (True, False)


def test_runs_over_other_questions_are_not_compared():
    """Both fingerprints are in the message."""
    other = Scored(Provenance("new", questions="2"), KINDS, NEW.values, 0)

    with pytest.raises(BadInput, match="questions 1, 'new' over 2"):
        check_comparable(BASE, other)
