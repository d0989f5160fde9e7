"""Cutting long items."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.sentences import part_starts, split_text

TEXT = "Own the map. Walk it weekly with all of the crew! Then? Rest; and write."


def short(limit):
    return lambda text: len(text) <= limit


def test_sentences_are_packed_as_long_as_they_fit():
    assert split_text(TEXT, short(40)) == [
        "Own the map.",
        "Walk it weekly with all of the crew!",
        "Then? Rest; and write.",
    ]


def test_a_sentence_that_is_too_long_is_cut_at_words():
    assert split_text(TEXT, short(20)) == [
        "Own the map.",
        "Walk it weekly with",
        "all of the crew!",
        "Then? Rest;",
        "and write.",
    ]


def test_a_word_that_is_too_long_is_cut_anywhere():
    assert split_text("abcdefgh ij", short(3)) == ["abc", "def", "gh", "ij"]


def test_a_number_or_an_address_is_no_sentence_end():
    assert split_text("Spend 3.5 hours at a.example.com today. Rest.", short(39)) == [
        "Spend 3.5 hours at a.example.com today.",
        "Rest.",
    ]


@given(st.text(alphabet="ab.! \n😀", max_size=120), st.integers(1, 30))
def test_nothing_is_lost_and_everything_fits(text, limit):
    parts = split_text(text, short(limit))

    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < len(part) <= limit for part in parts)


def test_parts_are_found_behind_markup():
    raw = 'Own the [map](https://maps.example/own-the.html). **Walk** it. "See" [the _crew_](x) weekly.'
    parts = ["Own the map.", "Walk it.", '"See" the crew weekly.']

    starts = part_starts(raw, parts)

    assert starts == [0, raw.index("**Walk"), raw.index('"See')]


def test_a_repeated_word_is_found_at_its_own_place():
    raw = "Plan the work. Do the work. Plan again."

    assert part_starts(raw, ["Plan the work.", "Do the work.", "Plan again."]) == [0, 15, 28]


def test_a_part_whose_words_are_not_there_is_not_made_up():
    assert part_starts("One two. Three.", ["One two.", "Four."]) is None
