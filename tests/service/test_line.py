"""The comparable form of a line."""

from __future__ import annotations

import pytest

from corpus.model import SectionKind
from service.asked import EXPECTED, own
from service.line import equal_pairs, line, line_of, shared_words, shares, stems, telling_shares, word_counts
from tests.service.ladders import ladders


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mentoring: Guide two apprentices.", "mentoring"),
        ("Deck work – keep it dry", "deck work"),
        ("Keep the deck dry", ""),
        ("Bring three things with you when you come aboard the ship in March: rope", ""),
    ],
)
def test_the_label_is_what_a_line_opens_with(text: str, label: str) -> None:
    """A label is short and ends in a colon or a dash."""
    assert line_of(text, SectionKind.RESPONSIBILITIES).label == label


def test_a_level_s_own_name_is_no_difference() -> None:
    """Lines that differ in the level's name alone have the same comparable text."""
    found = ladders(
        rigger="# Rigger\n\n## Rigger\n\n### Requirements\n\n- A Rigger is expected to swim.\n\n"
        "## Senior Rigger\n\n### Requirements\n\n- A Senior Rigger is expected to swim.\n"
    )

    lines = {line(own(*found.side(title), EXPECTED)[0]).text for title in ("Rigger", "Senior Rigger")}

    assert lines == {"the role is expected to swim."}


def test_stems_leave_out_function_words_and_endings() -> None:
    """Inflection is no difference."""
    assert stems("Leads the splicing of ropes") == stems("lead splice rope")


def test_shares_of_kept_and_known_words() -> None:
    """Two of three words kept, two of four not new."""
    before, after = (line_of(text, SectionKind.OTHER) for text in ("splice hemp rope", "splice wire rope aloft"))

    assert shares(before, after) == (pytest.approx(2 / 3), pytest.approx(2 / 4))


def test_shared_words_of_all_pairs() -> None:
    """Three words against three and two: what both say is counted, inflection forgiven."""
    first, second, third = (line_of(text, SectionKind.OTHER) for text in ("splice hemp rope", "ropes of hemp", "sails"))

    assert shared_words([first, third], [second, first]).tolist() == [[2, 3], [0, 0]]
    assert word_counts([first, second, third]).tolist() == [3, 2, 1]


def test_of_a_pair_by_itself_every_word_tells_the_same() -> None:
    """Two of three words kept, two of four not new; without words nothing is kept."""
    before, after, bare = (
        line_of(text, SectionKind.OTHER) for text in ("splice hemp rope", "splice wire rope aloft", "")
    )

    assert [table.item() for table in telling_shares([before], [after])] == pytest.approx([2 / 3, 2 / 4])
    assert [table.item() for table in telling_shares([bare], [bare])] == [0, 0]


def test_a_word_that_all_lines_have_tells_little() -> None:
    """Both pairs share one word of two: "rope" stands in every line, "hemp" in no other."""
    befores, afters = (
        [line_of(text, SectionKind.OTHER) for text in texts]
        for texts in (("rope drying", "hemp sowing"), ("rope dyeing", "hemp carding", "rope coiling", "rope splicing"))
    )

    kept, covered = telling_shares(befores, afters)

    assert kept[0, 0] < kept[1, 1] == covered[1, 1] == pytest.approx(1 / 2)
    assert kept[0, 1] == 0


def test_a_line_that_both_sides_have_is_kept_whole() -> None:
    """Whatever else is said of its words."""
    lines = [line_of(text, SectionKind.OTHER) for text in ("splice hemp rope", "coil hemp rope", "dry hemp rope")]

    assert [table.diagonal().tolist() for table in telling_shares(lines, lines)] == [pytest.approx([1.0] * 3)] * 2


def test_equal_pairs_with_nothing_equal_to_what_is_missing() -> None:
    """An empty text equals an empty one, a missing one equals none."""
    assert equal_pairs(["deck", "", None], ["", "deck"]).tolist() == [[False, True], [True, False], [False, False]]


def test_a_title_is_found_with_its_words_joined_otherwise_and_only_where_all_of_them_stand() -> None:
    """What is looked for first, the words alone, leaves out no line that names the level."""
    found = ladders(
        rigger="# Rigger\n\n## Deck/Sail Rigger\n\n### Requirements\n\n- DECK, sail riggers swim.\n- Sail riggers dive.\n"
    )

    lines = [line(asked).text for asked in own(*found.side("Deck/Sail Rigger"), EXPECTED)]

    assert lines == ["the role swim.", "Sail riggers dive."]
