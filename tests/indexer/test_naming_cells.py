"""Cells that name a level and its grade are found; headings alone are not."""

import pytest

from corpus.reading import read_corpus
from indexer.hashed_encoder import HashedEncoder
from indexer.passages import make_passages

COLUMNS = """# Titles for Growers

| Area | Grower (L2) | Senior Grower (L3) |
| --- | --- | --- |
| Beds | Plants and waters the beds of one glasshouse. | Plans the beds of all the glasshouses. |
| Pests | Tells the lead what is eating the leaves. | Decides what is done against it. |
"""
CELLS = """# Growing

<table>
  <tr>
   <td><strong>Level</strong>
   </td>
   <td><strong>Grower (P1)</strong>
   </td>
   <td>Senior Grower (P2)
   </td>
  </tr>
  <tr>
   <td>Beds
   </td>
   <td>Plants and waters the beds of one glasshouse.
   </td>
   <td>Plans the beds of all the glasshouses.
   </td>
  </tr>
</table>
"""
HEADINGS = """# Growers

## Grower (L2)

- Plants and waters the beds of one glasshouse.

## Senior Grower (L3)

- Plans the beds of all the glasshouses.
"""


def stated(tmp_path, text):
    (tmp_path / "growers.md").write_text(text)
    passages = make_passages(read_corpus([str(tmp_path)]), HashedEncoder())
    quotes = [text[p.span.start_char : p.span.end_char] for p in passages]
    return [
        (p.level, p.text, p.span.start_line, quote)
        for p, quote in zip(passages, quotes, strict=True)
        if p.section.value == "job_grade"
    ]


def test_a_column_is_found_by_the_grade_in_the_cell_over_it(tmp_path):
    assert stated(tmp_path, COLUMNS) == [
        ("Grower", "Grower (L2)", 3, "Grower (L2)"),
        ("Senior Grower", "Senior Grower (L3)", 3, "Senior Grower (L3)"),
    ]


def test_cells_of_html_are_told_without_their_tags(tmp_path):
    assert [(level, text, line) for level, text, line, _ in stated(tmp_path, CELLS)] == [
        ("Grower", "Grower (P1)", 7),
        ("Senior Grower", "Senior Grower (P2)", 9),
    ]


BEHIND_A_TABLE = HEADINGS.replace("## Grower", "| Beds | Pests |\n| --- | --- |\n| four | many |\n\n## Grower")


@pytest.mark.parametrize("text", [HEADINGS, BEHIND_A_TABLE, COLUMNS.replace(" (L2)", "").replace(" (L3)", "")])
def test_a_heading_and_a_cell_without_a_grade_are_no_passages(tmp_path, text):
    assert stated(tmp_path, text) == []
