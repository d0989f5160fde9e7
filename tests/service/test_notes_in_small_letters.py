"""Profiles typed in haste: no capital opens a sentence, no apostrophe stands in what is denied."""

from __future__ import annotations

import pytest
from ladders import RIGGER
from written_index import Opened

from service import Rolecite
from service.answers import MatchAnswer
from service.profile import read_profile
from service.stance import Stance, stance_of


class _Known:
    """A corpus that knows every word in small letters."""

    def knows(self, word: str) -> bool:
        return word.islower()

    def capitalises(self, _word: str) -> bool:
        return False


def _told(text: str) -> list[tuple[str, bool]]:
    return [(claim.text.rstrip("."), claim.denied) for claim in read_profile(text, _Known()).claims]


def test_a_question_behind_notes_in_small_letters_leaves_them_read() -> None:
    notes = "6 yrs of splicing wire ropes on deck. havent run a loft for a whole yard. which level?"

    assert _told(notes) == [
        ("6 yrs of splicing wire ropes on deck", False),
        ("havent run a loft for a whole yard", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "approx. four years of splicing incl. wire ropes on deck, stages and yards",
        "worked e.g. on masts and yards vs. sails for many a long year",
    ],
)
def test_a_short_form_ends_no_sentence(text: str) -> None:
    assert len(read_profile(text, _Known()).claims) <= 2
    assert any("incl. wire" in told or "vs. sails" in told for told, _ in _told(text))


@pytest.mark.parametrize(
    "text", ["havent led people", "didnt own a budget", "cant weld", "wasnt a manager", "w/o leading anybody"]
)
def test_a_denial_needs_no_apostrophe(text: str) -> None:
    assert stance_of(text, Stance.HELD) is Stance.DENIED


def test_dont_mind_denies_nothing() -> None:
    assert stance_of("dont mind heights", Stance.HELD) is Stance.HELD


@pytest.fixture(scope="module")
def riggers(opened: Opened) -> Rolecite:
    return opened({"wharf/rigger.md": RIGGER})


NOTES = "3 yrs on sailing ships, splice ropes to the drawing, keep the rope store dry. didnt lead anyone. which level"


def test_notes_with_years_that_ask_only_where_they_fit_are_matched(riggers: Rolecite) -> None:
    answer = riggers.ask(NOTES)

    assert isinstance(answer, MatchAnswer)
    assert answer.matches[0].level == "Rigger"
    assert riggers.match(f"{NOTES}?").matches[0].level == "Rigger"
