"""What becomes of questions whose line is known, of answers and refusals of a real index."""

from __future__ import annotations

from pathlib import Path

from corpus.reading import read_corpus
from indexer.build import build_index
from indexer.hashed_encoder import HashedEncoder
from indexer.training.pairs import Pair
from service.rolecite import Rolecite
from service.training.answered import Outcome, outcome, refused, table, unanswered

PAGE = "# Miller\n\n## Miller\n\n### Miller Job Grade\n\nThe Miller is a grade 4.\n\n### Miller Responsibilities\n\n- Grind barley\n"


def test_an_outcome_is_told_by_the_line_and_a_refusal_by_its_reason(tmp_path: Path) -> None:
    """The grade stands on line 7, which the fact cites; the barley on line 11 does not answer it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "miller.md").write_text(PAGE)
    build_index(read_corpus([str(tmp_path / "docs")]), tmp_path / "index", HashedEncoder())
    with Rolecite.open(tmp_path / "index", encoder=HashedEncoder()) as mill:
        asked = "what grade is a Miller?"
        at_7, at_11 = (outcome(mill, Pair("mill", "miller.md", line, "candidate", asked)) for line in (7, 11))
        none = outcome(mill, Pair("mill", "miller.md", 7, "candidate", "what grade is a Principal Miller?"))

        assert (at_7.form, at_7.first, at_11.first) == ("fact", True, False)
        assert (none.form, none.first) == ("not_stated, no_such_level", False)
        assert refused(mill, [asked, "what grade is a Principal Miller?"]) == 1


def test_a_table_has_a_row_for_each_form_the_commonest_first() -> None:
    """Of four, one refused; half have the line first in the answer, three quarters in search."""
    rows = table(
        [
            Outcome("passages", first=True, found=True),
            Outcome("passages", first=True, found=True),
            Outcome("passages", first=False, found=False),
            Outcome("not_stated, never_stated", first=False, found=True),
        ]
    )

    assert [row.split(maxsplit=3) for row in rows] == [
        ["4", "0.500", "0.750", "all"],
        ["3", "0.667", "0.667", "passages"],
        ["1", "0.000", "1.000", "not_stated, never_stated"],
    ]


def test_what_nobody_has_written_is_not_asked() -> None:
    assert unanswered("nowhere") == ()
    assert unanswered("corvane")[0]
