"""Two runs set against each other."""

import pytest

from corpus.errors import BadInput
from eval.compare import Moved, by_kind, check_comparable, difference, moved
from eval.judgements import Question, QuestionType
from eval.measures import Scored
from eval.runs import Provenance
from eval.tables import against, by_split, overall

KINDS = {"a": QuestionType.GRADE, "b": QuestionType.GRADE, "c": QuestionType.DIFF, "d": QuestionType.DIFF}
BASE = Scored(Provenance("old", questions="1"), KINDS, {"RR@10": {"a": 0.5, "b": 0.5, "c": 1.0, "d": 0.0}}, 0)
NEW = Scored(Provenance("new", questions="1"), KINDS, {"RR@10": {"a": 1.0, "b": 1.0, "c": 0.25, "d": 0.0}}, 0)


def test_difference_over_all_questions_and_by_type() -> None:
    """Means of the questions both runs have, new minus base."""
    found = by_kind(BASE, NEW, "RR@10")

    assert [(d.kind, d.questions, d.base, d.new, d.change) for d in found] == [
        (None, 4, 0.5, 0.5625, 0.0625),
        (QuestionType.GRADE, 2, 0.5, 1.0, 0.5),
        (QuestionType.DIFF, 2, 0.5, 0.125, -0.375),
    ]


def test_p_is_that_of_the_paired_changes() -> None:
    """Two equal changes of four sign patterns: p 0.5; a single change can never be surprising."""
    assert [d.p for d in by_kind(BASE, NEW, "RR@10")[1:]] == [0.5, 1.0]


def test_questions_that_moved_most_come_first() -> None:
    """Improved and harmed apart, the unmoved in neither."""
    improved, harmed = moved(BASE, NEW, "RR@10", 1)

    assert improved == (Moved("a", 0.5, 1.0),)
    assert harmed == (Moved("c", 1.0, 0.25),)


def test_splits_are_shown_apart_where_there_are_two() -> None:
    """Equal values have no spread; of 1 and 0 the middle 95 % of means is everything."""
    asked = [Question(qid=q, type=kind, query="?", split="test" if q in "cd" else "tune") for q, kind in KINDS.items()]

    grid = by_split([BASE], asked, "RR@10")

    assert grid is not None
    assert grid.columns == ("system", "test", "tune")
    assert grid.rows == (("old", "0.500 [0.000, 1.000]", "0.500 [0.500, 0.500]"),)
    assert by_split([BASE], asked[:2], "RR@10") is None


def test_one_system_is_set_against_each_of_the_others() -> None:
    """A column for each other, with the change to the first, by type."""
    grid = against([NEW, BASE], "RR@10")

    assert grid.columns == ("type", "over old")
    assert grid.rows[1] == ("grade", "+0.500 [+0.500, +0.500], p 0.5000")
    assert [row[0] for row in grid.rows] == ["all", "grade", "diff"]


def test_the_best_of_a_row_stands_out_where_there_is_one() -> None:
    """In Markdown in bold; equal cells have no best."""
    marked = overall([NEW, BASE]).markdown()

    assert f"| RR@10 | **{0.5625:.3f}** | 0.500 |" in marked
    assert "| RR@10 | 0.500 | 0.500 |" in overall([BASE, BASE]).markdown()


def test_a_drop_counts_when_chance_would_rarely_do_it() -> None:
    """Six questions that all fell have p = 2/64; two that fell have p = 0.5."""

    def all_fell(count: int) -> bool:
        kinds = {str(n): QuestionType.GRADE for n in range(count)}
        high = Scored(Provenance(""), kinds, {"RR@10": dict.fromkeys(kinds, 1.0)}, 0)
        low = Scored(Provenance(""), kinds, {"RR@10": dict.fromkeys(kinds, 0.5)}, 0)
        found = difference(high, low, "RR@10")
        return found is not None and found.dropped

    assert (all_fell(6), all_fell(2)) == (True, False)


def test_runs_over_other_questions_are_not_compared() -> None:
    """Both fingerprints are in the message."""
    other = Scored(Provenance("new", questions="2"), KINDS, NEW.values, 0)

    with pytest.raises(BadInput, match="questions 1, 'new' over 2"):
        check_comparable(BASE, other)
