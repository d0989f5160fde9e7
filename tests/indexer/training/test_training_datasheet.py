"""Figures of the training questions."""

from __future__ import annotations

import pytest

from corpus.errors import BadInput
from indexer.training.datasheet import BEGIN, END, near_duplicates, overlap, within


def test_overlap_counts_distinct_content_words():
    line = "Administers the cap table in Carta and reconciles option grants"

    # "who", "the" and "is" are small words; table stands in the line, grant does but for its plural, rest do not.
    assert overlap("who is updating the table of grants?", line) == pytest.approx(2 / 3)
    assert overlap("who is it?", line) == 0.0


def test_near_duplicates_are_found_whatever_the_order_of_words():
    asked = ["do I need a degree for tax", "for tax do I need a degree?", "who signs contracts"]

    assert near_duplicates(asked) == frozenset(asked[:2])
    assert near_duplicates(asked, ["who signs contracts"]) == frozenset(asked[2:])


def test_figures_replace_figures_and_nothing_else():
    page = f"# Page\n{BEGIN}\nold\n{END}\nafter\n"

    assert within(page, "new") == f"# Page\n{BEGIN}\nnew\n{END}\nafter\n"
    with pytest.raises(BadInput):
        within("# Page without marks", "new")
