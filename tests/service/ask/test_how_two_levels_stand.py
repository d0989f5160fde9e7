"""Which of two levels stands above the other: by grade, across scales, by rank; and what two levels have in common."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import ComparisonAnswer, FactAnswer
from service.ask.scales import pairs
from service.seniority import people_in
from service.wording import words

FERRYMAN = """\
---
title: Ferryman
---

Ferrymen row people over. Their pay follows the codes M1 to M3, which stand beside grades 4 to 6 of the scale.

## Levels

### Ferryman (M1)

The Ferryman reports to the Harbour Master.

#### Responsibilities

- Row people over and back
- Keep the lamp trimmed

### Senior Ferryman (M2)

The Senior Ferryman reports to the Harbour Master.

#### Responsibilities

- Extends the Ferryman responsibilities
- Row in fog
"""
WARDEN = """\
---
title: Bridge Warden
---

## Levels

### Bridge Warden

The Bridge Warden reports to the Senior Bridge Warden. The Bridge Warden is a grade 5.

#### Responsibilities

- Open the bridge for masts

### Senior Bridge Warden

The Senior Bridge Warden is a grade 7.

#### Responsibilities

- Plan the openings of a week

### Deputy of the Bridge Master

The Deputy of the Bridge Master can be a grade 8 or a grade 9.

#### Responsibilities

- Stand in for the master
"""
TOLL = """\
---
title: Toll Clerk
---

## Levels

### Toll Clerk

The Toll Clerk reports to the Senior Toll Clerk.

#### Responsibilities

- Count the coins of the day

### Senior Toll Clerk

#### Responsibilities

- Lock the chest at night
"""


@pytest.fixture(scope="module")
def river(opened: Opened) -> Rolecite:
    return opened({"water/ferryman.md": FERRYMAN, "bridge/bridge-warden.md": WARDEN, "bridge/toll-clerk.md": TOLL})


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "is a Senior Bridge Warden higher than a Bridge Warden?",
            "Yes. Senior Bridge Warden: grade 7. Bridge Warden: grade 5.",
        ),
        (
            "Is the Bridge Warden senior to the Senior Bridge Warden?",
            "No. Bridge Warden: grade 5. Senior Bridge Warden: grade 7.",
        ),
        (
            "does a Senior Bridge Warden earn more than a Bridge Warden?",
            "Yes, by grade; no pay is stated. Senior Bridge Warden: grade 7. Bridge Warden: grade 5.",
        ),
        (
            "does the Bridge Warden earn as much as the Senior Bridge Warden?",
            "No, by grade; no pay is stated. Bridge Warden: grade 5. Senior Bridge Warden: grade 7.",
        ),
        (
            "who is paid more, a Bridge Warden or a Senior Bridge Warden?",
            "The documents state no pay; by grade: Senior Bridge Warden: grade 7. Bridge Warden: grade 5.",
        ),
        ("is the Toll Clerk below the Senior Toll Clerk?", "Yes. Toll Clerk: reports to Senior Toll Clerk."),
    ],
)
def test_which_stands_above_is_decided_by_grade_and_without_one_by_who_reports_to_whom(
    river: Rolecite, question: str, text: str
) -> None:
    found = river.ask(question)
    assert isinstance(found, FactAnswer)
    assert found.text == text


@pytest.mark.parametrize(
    "question",
    [
        "does a Senior Bridge Warden pay more attention than a Bridge Warden to masts?",
        "does the Senior Bridge Warden make more plans than the Bridge Warden",
        "what does a Senior Bridge Warden do above a Bridge Warden?",
    ],
)
def test_more_of_something_else_is_no_question_of_standing(river: Rolecite, question: str) -> None:
    assert "grade 7. Bridge Warden" not in river.ask(question).text


def test_grades_of_two_scales_are_set_against_each_other_where_a_line_maps_them(river: Rolecite) -> None:
    found = river.ask("Is the Senior Ferryman at the same grade as the Bridge Warden?")
    assert isinstance(found, FactAnswer)
    assert found.text == "Yes. Senior Ferryman: grade M2. Bridge Warden: grade 5. M2 stands beside grade 5."
    assert "M1 to M3, which stand beside grades 4 to 6" in found.claims[-1].citations[0].quote
    above = river.ask("is a Ferryman on a higher grade than a Senior Bridge Warden?")
    assert above.text.startswith("No. ")


def test_two_grades_that_a_level_may_have_are_no_disagreement(river: Rolecite) -> None:
    found = river.ask("What grade is the Deputy of the Bridge Master?")
    assert found.text == "Deputy of the Bridge Master: grade 8 or 9."


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        ("The codes K1 to K3 stand beside grades 5 to 7", {"K1": 5, "K2": 6, "K3": 7}),
        ("K1, K2 and K4 count as grades 5, 6 and 8", {"K1": 5, "K2": 6, "K4": 8}),
        ("grade 9 (K5)", {"K5": 9}),
        ("K5 is the same as grade 9", {"K5": 9}),
        ("K5 Grade\n9", {"K5": 9}),
        ("A K5 may lead anybody up to a grade 9", {}),
        ("The K2 helps the three of grade 4 to 6", {}),
        ("K1 to K3 work beside grades 5 and 9", {}),
    ],
)
def test_codes_stand_beside_the_grades_that_a_line_sets_them_beside(line: str, beside: dict[str, int]) -> None:
    assert dict(pairs(line)) == beside


def test_what_two_levels_have_in_common_is_what_is_taken_over_and_unchanged(river: Rolecite) -> None:
    found = river.ask("What do the Ferryman and the Senior Ferryman have in common?")
    assert isinstance(found, ComparisonAnswer)
    assert [each.text for each in found.claims] == ["Row people over and back", "Keep the lamp trimmed"]
    assert found.text == (
        "Ferryman and Senior Ferryman have 2 points in common: 0 unchanged, 2 inherited. Both report to Harbour Master."
    )
    apart = river.ask("What does the Senior Ferryman do that the Ferryman does not?")
    assert [each.text for each in apart.claims] == ["Row in fog"]


@pytest.mark.parametrize(
    ("question", "ranks"),
    [
        ("does the Ferryman lead a crew?", []),
        ("how many rowers must a Ferryman lead in fog", []),
        ("does a Lead Ferryman row?", ["Lead"]),
        ("does the Lead in this harbour row?", ["Lead"]),
        ("Is the Senior Ferryman junior to the Harbour Master", ["Senior"]),
        ("from junior to senior ferryman", ["junior", "senior"]),
    ],
)
def test_words_of_rank_that_say_what_somebody_does_or_how_two_stand_name_no_level(
    question: str, ranks: list[str]
) -> None:
    assert [word.text for word in words(question) if word.is_rank] == ranks


def test_a_small_team_with_its_number_is_led() -> None:
    led = people_in("Reports to the Harbour Master and runs the small team around the pier, three people strong.")
    assert led.leads
    assert led.count == 3.0
    assert not people_in("Runs the pier for three people a day").leads
