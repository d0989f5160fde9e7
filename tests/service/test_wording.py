"""How words of a question are compared with words of titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.wording import initials, likeness, words


@pytest.mark.parametrize(
    ("asked", "named", "expected"),
    [
        ("designer", "designer", 1.0),
        ("a11y", "accessibility", 0.95),
        ("desinger", "designer", 0.9),  # two letters swapped are one slip
        ("acounting", "accounting", 0.9),
        ("design", "designer", 0.85),
        ("producer", "production", 0.85),
        ("enginering", "engineer", 0.85),  # a slip in the ending
        ("supposed", "support", 0.0),  # no two endings of one stem
        ("suppose", "support", 0.0),
        ("corp", "corporate", 0.7),
        ("acct", "accounting", 0.7),
        ("ops", "operation", 0.7),
        ("lead", "leadership", 0.0),  # a rank, not the beginning of a word
        ("it", "item", 0.0),
        ("2", "3", 0.0),
        ("tax", "legal", 0.0),
    ],
)
def test_a_word_written_otherwise_is_recognised_by_how_it_is_written(asked: str, named: str, expected: float) -> None:
    assert likeness(asked, named) == expected


@given(st.text(min_size=1, max_size=20))
def test_every_word_is_surely_itself(word: str) -> None:
    assert likeness(word, word) == 1.0


@given(st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_likeness_never_leaves_its_range(asked: str, named: str) -> None:
    assert 0.0 <= likeness(asked, named) <= 1.0


def test_initials_are_those_of_neighbouring_words_and_keep_the_ampersand_as_a_variant() -> None:
    made = initials("Financial Planning & Analysis")

    whole = frozenset({"financial", "planning", "analysis"})
    assert made["FP&A"] == whole
    assert made["FPA"] == whole
    assert made["FP"] == frozenset({"financial", "planning"})
    assert "FA" not in made


def test_words_in_capitals_count_whole_in_initials() -> None:
    assert initials("UX Researcher")["UXR"] == frozenset({"ux", "researcher"})


def test_words_of_a_question_stand_for_words_of_titles() -> None:
    stands_for = {word.text: word.stands_for for word in words("Sr. VPs of the Café")}

    assert stands_for["Sr"] == ("senior",)
    assert stands_for["of"] == ()
    assert stands_for["Café"] == ("cafe",)


@pytest.mark.parametrize(
    ("written", "rank"),
    [
        ("senoir", "senior"),
        ("staf", "staff"),
        ("stff", "staff"),
        ("asociate", "associate"),
        ("stuff", None),
        ("manage", None),
        ("follow", None),
        ("chef", None),
    ],
)
def test_a_word_of_rank_is_known_with_a_letter_left_out_or_out_of_place(written: str, rank: str | None) -> None:
    word = words(f"the grade of a {written} rigger")[4]

    assert (word.stands_for[0] if word.is_rank else None) == rank


@pytest.mark.parametrize(
    ("question", "is_rank"),
    [
        ("Who is the manager of a Staff Rigger", False),
        ("who's the manager of our riggers", False),
        ("Who is the Manager of Rigging", True),
        ("What grade has the manager of the riggers", True),
    ],
)
def test_who_is_over_somebody_is_no_rank_of_theirs(question: str, is_rank: bool) -> None:
    assert next(word.is_rank for word in words(question) if word.text.casefold() == "manager") is is_rank


@pytest.mark.parametrize(
    ("question", "is_rank"),
    [
        ("Who leads sales?", False),
        ("what level leads the audit program?", False),
        ("which leads report to the director?", True),
        ("are there any leads in sales?", True),
    ],
)
def test_leads_after_who_is_a_verb(question: str, is_rank: bool) -> None:
    assert next(word.is_rank for word in words(question) if word.text == "leads") is is_rank


@pytest.mark.parametrize(
    ("question", "is_rank"),
    [
        ("how many people does the Sail Planner lead", False),
        ("does a planner sit above the sail lead", True),
        ("would a rigger report to the loft lead?", True),
    ],
)
def test_lead_at_the_end_is_a_verb_where_the_question_has_no_other(question: str, is_rank: bool) -> None:
    assert words(question)[-1].is_rank is is_rank


@pytest.mark.parametrize(
    ("question", "is_rank"),
    [
        ("does a planner lead auctions or only help?", False),
        ("does an associate planner lead any meetings", False),
        ("must a rigger lead crews at night", False),
        ("does the sail lead discuss budgets", True),
        ("grade of the sail lead for canvas", True),
        ("what do sail leads plan", True),
    ],
)
def test_lead_before_several_things_is_a_verb_where_somebody_does(question: str, is_rank: bool) -> None:
    assert next(word.is_rank for word in words(question) if word.text in {"lead", "leads"}) is is_rank


@pytest.mark.parametrize(
    ("question", "rank"),
    [
        ("How many engineers staff the support desk?", False),
        ("Which crews staff a night ferry", False),
        ("job requirements Staff People Partner", True),
        ("does a Staff Writer lead", True),
        ("how large is the director's staff", False),
        ("which stage can we drop for existing staff", False),
        ("may permanent staff in Leith rent a boat?", False),
        ("is any existing staff rigger on the panel", True),
    ],
)
def test_to_staff_a_thing_is_no_rank(question: str, rank: bool) -> None:
    assert next(word for word in words(question) if word.text.lower() == "staff").is_rank is rank
