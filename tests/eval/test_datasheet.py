"""What a set of questions is like, by hand."""

from eval.datasheet import datasheet, near_duplicates, overlap
from eval.judgements import Judgement, Question, QuestionType

TEXTS = {"a.md": "- peels the potatoes\n- sharpens knives\n"}


def question(qid: str, query: str, *lines: int, **more: object) -> Question:
    gold = tuple(Judgement(path="a.md", start_line=n, end_line=n, rel=2) for n in lines)
    return Question(qid=qid, type=QuestionType.PASSAGE, query=query, gold=gold, **more)


def test_overlap_is_of_content_words():
    """Of peels, potatoes, daily two stand in the line; who and the do not count; the other line does not answer."""
    assert overlap(question("1", "Who peels the potatoes daily?", 1), TEXTS) == 2 / 3
    assert overlap(question("1", "knives", 1), TEXTS) == 0.0
    assert overlap(question("1", "who is the", 1), TEXTS) is None
    assert overlap(question("1", "potatoes"), TEXTS) is None


def test_near_duplicates_do_not_mind_word_order():
    """Two of three."""
    asked = [question("1", "who peels potatoes"), question("2", "potatoes: who peels"), question("3", "any knives")]

    assert near_duplicates(asked) == {"1", "2"}


def test_rows_by_type_and_over_all():
    """Counts, splits and shares."""
    asked = [
        question("1", "potatoes", 1, 2, split="tune", anchored=True),
        question("2", "knives", 2, split="test"),
        Question(qid="3", type=QuestionType.AMBIGUOUS, query="who", split="test"),
    ]

    passage, ambiguous, everything = datasheet(asked, TEXTS)

    assert (passage.questions, passage.anchored, passage.lines, passage.overlap) == (2, 0.5, 1.5, 1.0)
    assert (ambiguous.questions, ambiguous.overlap) == (1, None)
    assert (everything.kind, everything.splits, everything.documents) == (None, {"test": 2, "tune": 1}, 1)
