"""What a set of questions is like, by hand."""

from pathlib import Path
from typing import Any

import pytest

from corpus.errors import BadInput
from eval.collection import Collection
from eval.datasheet import BEGIN, END, Datasheet, datasheet, read_splits
from eval.grid import Grid
from eval.jsonl import write_rows
from eval.judgements import Judgement, Question, QuestionType
from eval.question_statistics import near_duplicates, overlap, statistics

TEXTS = {"a.md": "- peels the potatoes\n- sharpens knives\n"}


def question(qid: str, query: str, *lines: int, **more: Any) -> Question:
    gold = tuple(Judgement(path="a.md", start_line=n, end_line=n, rel=2) for n in lines)
    return Question(qid=qid, type=QuestionType.PASSAGE, query=query, gold=gold, **more)


def test_overlap_is_of_content_words() -> None:
    """Of peels, potatoes, daily two stand in the line; who and the do not count; the other line does not answer."""
    assert overlap(question("1", "Who peels the potatoes daily?", 1), TEXTS) == 2 / 3
    assert overlap(question("1", "knives", 1), TEXTS) == 0.0
    assert overlap(question("1", "who is the", 1), TEXTS) is None
    assert overlap(question("1", "potatoes"), TEXTS) is None


def test_near_duplicates_do_not_mind_word_order() -> None:
    """Two of three."""
    asked = [question("1", "who peels potatoes"), question("2", "potatoes: who peels"), question("3", "any knives")]

    assert near_duplicates(asked) == {"1", "2"}


def test_rows_by_type_and_over_all() -> None:
    """Counts, splits and shares."""
    asked = [
        question("1", "potatoes", 1, 2, split="tune", anchored=True),
        question("2", "knives", 2, split="test"),
        Question(qid="3", type=QuestionType.AMBIGUOUS, query="who", split="test"),
    ]

    passage, ambiguous, everything = statistics(asked, TEXTS)

    assert (passage.questions, passage.anchored, passage.lines, passage.overlap) == (2, 0.5, 1.5, 1.0)
    assert (ambiguous.questions, ambiguous.overlap) == (1, None)
    assert (everything.kind, everything.splits, everything.documents) == (None, {"test": 2, "tune": 1}, 1)


def test_figures_are_replaced_and_words_are_kept() -> None:
    """Between the marks only; replacing twice changes nothing; a page without marks is refused."""
    sheet = Datasheet("Cooks, version 2", (Grid("questions", ("type",), (("grade",),)),))

    page = sheet.within(f"before\n{BEGIN}\nold\n{END}\nafter\n")

    assert (page.startswith(f"before\n{BEGIN}\nCooks, version 2"), "old" in page) == (True, False)
    assert page.endswith(f"| grade |\n\n{END}\nafter\n")
    assert sheet.within(page) == page
    with pytest.raises(BadInput, match="no figures to replace"):
        sheet.within("before\n")


def test_documents_are_shown_with_the_share_of_their_lines_that_is_judged(tmp_path: Path) -> None:
    """One of two filled lines is judged by two questions; the other document by none."""
    (tmp_path / "a.md").write_text("- peels\n\n- sharpens\n")
    (tmp_path / "b.md").write_text("- bakes\n")
    (tmp_path / "split.json").write_text('{"tune": ["a.md"]}')
    write_rows([question("1", "who peels", 1), question("2", "potatoes", 1)], tmp_path / "queries.jsonl")

    sheet = datasheet(Collection.open(tmp_path, tmp_path), tmp_path, read_splits(tmp_path))

    assert sheet.grids[-1].rows == (("a.md", "tune", "-", "2", "0", "0.500"), ("b.md", "-", "-", "0", "0", "0.000"))
