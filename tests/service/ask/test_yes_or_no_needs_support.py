"""A yes or a no stands on a line that says so: of the level itself, of both scales, of both bosses, of the thing asked."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import Attribute, ExpectationsAnswer, FactAnswer, ListingAnswer, NotStatedAnswer, PassagesAnswer
from service.ask.hiring import asks_of_a_duty
from service.ask.verdict import BY_TRACK

MILL = """\
---
title: Miller
---

Millers grind. Pay follows the codes W1 to W2, which stand beside grades 4 to 5 of the scale.

## Levels

### Miller (W1)

The Miller reports to the Mill Master.

#### Responsibilities

- Grind the corn of the day, with a supplement of 20 % for night work

#### Requirements

- A degree in agriculture
- Sworn in at the guild of Aarhus, of Bergen, or of Cork

### Senior Miller (W2)

#### Responsibilities

- Extends the Miller responsibilities
- Supervise one apprentice or carter
- Take part in hiring: taste the trial loaf of each candidate

#### Requirements

- Extends the Miller requirements

### Chief Miller

The Chief Miller reports to the Mill Master.

#### Responsibilities

- Extends the Senior Miller responsibilities
- Lead searches for better stones

#### Requirements

- Extends the Senior Miller requirements
- Sworn in at the guild of Aarhus or of Bergen; others only beside one of these

### Head Miller

The Head Miller reports to the Guild.

#### Responsibilities

- Lead the team of millers

## Career Ladder

Millers who like people grow into the Guild Office.

## Hiring Process

- Trial loaf
"""
GLEANER = """\
---
title: Gleaner
---

The grades of gleaners are codes, X1 to X2.

## Levels

### Gleaner

The Gleaner is at X1.

#### Responsibilities

- Glean the stubble

#### Requirements

- A boat licence isn't needed

### Senior Gleaner

The Senior Gleaner is at X2.

#### Responsibilities

- Sift the corn
"""
TABLE = """\
# Titles for Bakers

| Category | Baker (L1) | Senior Baker (L2) |
| ----- | ----- | ----- |
| **Skill** |  |  |
| *Mastery* | Takes part in on call shifts beside somebody senior. | Runs on call shifts alone. |
| *Leadership* | Asks for help early. | Capable of managing 2-3 L1 Bakers. |
"""


@pytest.fixture(scope="module")
def mill(opened: Opened) -> Rolecite:
    return opened({"corn/miller.md": MILL, "corn/gleaner.md": GLEANER, "bread/titles-for-bakers.md": TABLE})


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Does the Senior Miller supervise anyone?", "Yes. Senior Miller: Supervise one apprentice or carter"),
        ("Does the Chief Miller manage people?", "Yes. Chief Miller: Supervise one apprentice or carter"),
        ("Does the Miller manage people?", "No. Miller is on the individual contributor track."),
        ("Does the Senior Baker manage others?", "Senior Baker: Capable of managing 2-3 L1 Bakers."),
    ],
)
def test_no_is_said_of_leading_people_only_where_no_line_of_the_level_speaks_of_it(
    mill: Rolecite, question: str, text: str
) -> None:
    assert mill.ask(question).text == text


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Is W2 the same as grade 5?", "Yes. W2 stands beside grade 5."),
        ("is grade 4 equal to W2?", "No. W2 stands beside grade 5."),
        ("Are grade X2 and grade 5 the same?", "No line says which grade number X2 stands beside."),
        ("Is the Senior Miller grade 5?", "Yes. Senior Miller: grade W2. W2 stands beside grade 5."),
        ("Is the Senior Gleaner grade 5?", "Senior Gleaner: grade X2."),
    ],
)
def test_a_code_is_a_grade_number_where_a_line_says_both(mill: Rolecite, question: str, opening: str) -> None:
    assert mill.ask(question).text == opening


def test_two_levels_have_one_boss_where_both_state_theirs(mill: Rolecite) -> None:
    assert mill.ask("Do the Miller and the Chief Miller report to the same person?").text.startswith("Yes. ")
    assert mill.ask("Do the Miller and the Head Miller have the same boss?").text.startswith("No. ")
    silent = mill.ask("Does the Miller report to the same person as the Senior Miller?")
    assert isinstance(silent, NotStatedAnswer)
    assert silent.text == "Senior Miller states no reporting line. Miller: reports to Mill Master."


def test_a_path_asked_for_is_told_by_the_career_ladder(mill: Rolecite) -> None:
    found = mill.ask("Does the Senior Miller have a career path to management?")
    assert found.text == "Millers who like people grow into the Guild Office."


def test_a_line_of_the_level_itself_stands_in_place_of_one_taken_over(mill: Rolecite) -> None:
    found = mill.ask("Can somebody sworn in at the guild of Cork only become Chief Miller?")
    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].text == "Sworn in at the guild of Aarhus or of Bergen; others only beside one of these"


def test_a_degree_that_no_line_of_the_level_asks_for_is_not_stated(mill: Rolecite) -> None:
    found = mill.ask("Which degree is needed for the Head Miller?")
    assert isinstance(found, NotStatedAnswer)
    assert found.near[0].text == "Miller: A degree in agriculture"
    assert mill.ask("Which degree is needed for the Senior Miller?").kind == "passages"


def test_what_a_table_says_of_being_on_call_is_said_under_any_heading(mill: Rolecite) -> None:
    found = mill.ask("Is the Baker on call?")
    assert found.claims[0].text == "Takes part in on call shifts beside somebody senior."


def test_how_many_are_led_is_told_by_a_cell_too(mill: Rolecite) -> None:
    assert "2-3 L1 Bakers" in mill.ask("how many people can a Senior Baker manage?").text


def test_a_share_tells_how_much_a_supplement_is(mill: Rolecite) -> None:
    assert "20 %" in mill.ask("How much is the supplement for night work?").text


@pytest.mark.parametrize(
    ("question", "duty"),
    [
        ("What does the Senior Miller do about hiring?", True),
        ("what part does a Miller play in recruiting", True),
        ("How are Millers involved in the hiring?", True),
        ("what are the duties in interviewing", True),
        ("how does the hiring of a Miller go?", False),
        ("what is the hiring process", False),
    ],
)
def test_what_a_level_does_for_hiring_is_no_step_of_its_own(question: str, duty: bool) -> None:
    assert asks_of_a_duty(question) is duty


def test_which_level_leads_people_asks_for_levels(mill: Rolecite) -> None:
    for question in ("Which level of Miller manages people?", "Which level of Miller leads a team?"):
        found = mill.ask(question)
        assert isinstance(found, ListingAnswer)
        assert "Head Miller" in [each.title for each in found.levels]


def test_somebody_told_of_by_name_is_known_by_the_role_alone(mill: Rolecite) -> None:
    assert isinstance(mill.ask("tell me about Jo who is Head Miller"), ExpectationsAnswer)


def test_who_somebody_is_that_a_question_names_is_not_said(mill: Rolecite) -> None:
    found = mill.ask("Who is Jo, the Head Miller?")
    assert found.text == "These documents describe roles; they do not say who holds them."


def test_no_by_the_track_alone_is_less_sure(mill: Rolecite) -> None:
    assert mill.ask("Does the Miller have direct reports?").confidence <= BY_TRACK


def test_of_a_need_that_roles_differ_in_both_lines_are_told(opened: Opened) -> None:
    carter = MILL.replace("Miller", "Carter").replace("- A degree in agriculture", "- A boat licence and a horse")
    both = opened({"corn/carter.md": carter, "corn/gleaner.md": GLEANER})
    found = both.ask("Do I need a boat licence?")
    texts = [claim.text for claim in found.claims[:2]]
    assert sorted(texts) == ["A boat licence and a horse", "A boat licence isn't needed"]
    assert "Carter asks for it: A boat licence and a horse" in found.text


def test_a_code_is_asked_for_as_a_grade(mill: Rolecite) -> None:
    found = mill.ask("Is the Senior Gleaner X2?")
    assert isinstance(found, FactAnswer)
    assert found.fact.attribute is Attribute.GRADE
    assert found.text.startswith("Yes. ")
