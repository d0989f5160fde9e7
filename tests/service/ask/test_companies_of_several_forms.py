"""Levels of pages that companies publish: codes in titles, ladders side by side, axes of stages, levels set beside."""

from __future__ import annotations

import pytest
from compared import sides
from written_index import Opened

from service import Rolecite
from service.answers import (
    Attribute,
    ClarificationAnswer,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    NotStatedAnswer,
    Reason,
)
from service.ask.relation import relations

LAMPS = """\
# Lamp Keepers

| Level | K1 Trimmer | K2 Lamp Keeper | K3 Senior Lamp Keeper | K4 Light Master |
| --- | --- | --- | --- | --- |
| Band | B1 | B2 | B3 | B4 |
| Lamps | Trims wicks. | Grinds small lenses. | Grinds great lenses. | Orders new lenses. |
| People | Listens. | Shows a trimmer the wicks. | Teaches two keepers. | Plans the watches of nine keepers. |
"""
CREWS = """\
# Titles for Crews

## Hand (C1)

You haul ropes and wash decks.

You report to the Mate.

## Senior Hand (C2)

You splice ropes and teach Hands.

You report to the Mate.

## Mate (C3)

You plan the watches and keep the log.

You report to the Harbour Captain.

## Pilot (C3)

You take ships through the narrows and lead nobody.

You report to the Harbour Captain.
"""
STORES = """\
# Titles for Stores

## Storekeeper (C1)

You count barrels and sign for crates.

## Senior Storekeeper (C2)

You order barrels and bargain over crates.

## Store Manager (C4)

You rent the sheds and hire storekeepers.
"""
PAGES = {"brightwater/lamps.md": LAMPS, "tidewrack-lines/crews.md": CREWS, "tidewrack-lines/stores.md": STORES}


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("K2 vs K3 in the lamp room, what comes on top?", ("K2 Lamp Keeper", "K3 Senior Lamp Keeper")),
        ("What is new at K4 after K3?", ("K3 Senior Lamp Keeper", "K4 Light Master")),
        ("Storekeeper versus Senior Storekeeper", ("Storekeeper", "Senior Storekeeper")),
        ("Senior Hand minus Hand?", ("Hand", "Senior Hand")),
        ("stepping up from Hand to Senior Hand - what do I take on?", ("Hand", "Senior Hand")),
        ("C1 / C2 in stores, what is the difference?", ("Storekeeper", "Senior Storekeeper")),
    ],
)
def test_levels_are_set_against_each_other_by_codes_and_signs(
    asked: Rolecite, question: str, pair: tuple[str, str]
) -> None:
    assert sides(asked.ask(question)) == pair


def test_a_level_named_for_short_a_second_time_is_the_one_named_before(asked: Rolecite) -> None:
    question = "Senior Hand or Hand: what does the senior do that the other doesn't?"
    assert sides(asked.ask(question)) == ("Hand", "Senior Hand")


def test_of_two_levels_of_one_grade_the_one_that_is_said_to_do_more_comes_last(asked: Rolecite) -> None:
    assert sides(asked.ask("What does a Mate do that a Pilot doesn't?")) == ("Pilot", "Mate")
    assert sides(asked.ask("What does a Pilot do that a Mate doesn't?")) == ("Mate", "Pilot")


@pytest.mark.parametrize(
    ("question", "grade", "said"),
    [
        ("Senior Storekeeper - what level, and is it more than a Hand?", "C2", "Yes. Senior Storekeeper: grade C2."),
        ("What level would I come in at as a Mate, same as a Pilot?", "C3", "Yes. Mate: grade C3. Pilot: grade C3."),
        ("Which grade is the Senior Hand on and is it above the Mate?", "C2", "No. Senior Hand: grade C2."),
        ("which lvl is the Pilot at, lower than the Store Manager?", "C3", "Yes. Pilot: grade C3."),
        ("Is the Pilot on C2 or C3?", "C3", "Pilot: grade C3."),
        ("Mate: level?", "C3", "Mate: grade C3."),
        ("K4 - which band?", "B4", "K4 Light Master: grade B4."),
    ],
)
def test_a_grade_is_told_first_and_how_it_stands_after_it(
    asked: Rolecite, question: str, grade: str, said: str
) -> None:
    answer = asked.ask(question)
    assert isinstance(answer, FactAnswer)
    assert (answer.fact.attribute, answer.fact.value) == (Attribute.GRADE, grade)
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Store Manager or Mate, which one is higher?", "Store Manager: grade C4. Mate: grade C3."),
        ("C4 vs C1 in stores: who's higher?", "Store Manager: grade C4. Storekeeper: grade C1."),
        ("Does the Store Manager sit above the Mate?", "Yes. Store Manager: grade C4. Mate: grade C3."),
    ],
)
def test_which_of_two_levels_is_the_higher(asked: Rolecite, question: str, text: str) -> None:
    assert asked.ask(question).text == text


def test_an_arrow_before_a_fact_sets_no_level_against_another(asked: Rolecite) -> None:
    answer = asked.ask("Senior Hand -> reports to?")
    assert isinstance(answer, FactAnswer)
    assert (answer.fact.attribute, answer.fact.value) == (Attribute.REPORTS_TO, "Mate")


def test_facts_joined_by_a_sign_are_both_told(asked: Rolecite) -> None:
    assert asked.ask("Pilot: grade + boss?").text == "Pilot: grade C3. Pilot: reports to Harbour Captain."


def test_a_code_of_a_kind_in_use_that_nobody_has_is_said_not_to_be_there(asked: Rolecite) -> None:
    answer = asked.ask("what do I need to bring for C7 at Tidewrack?")
    assert isinstance(answer, NotStatedAnswer)
    assert answer.reason is Reason.NO_SUCH_LEVEL
    assert answer.text == "No level here has the code C7. Codes in use are C1, C2, C3, C4."


def test_codes_of_several_ladders_are_asked_back(asked: Rolecite) -> None:
    assert isinstance(asked.ask("What does C2 add over C1?"), ClarificationAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "full list for a Senior Hand please",
        "Senior Hand: all of it please, with what the rungs below bring",
        "Everything a Senior Hand has to do, all levels' stuff too",
        "I want to see every single thing the Senior Hand has to do",
        "the Senior Hand's duties in full, those of the Hand included",
    ],
)
def test_everything_asked_of_a_level_is_asked_for_in_other_words(asked: Rolecite, question: str) -> None:
    answer = asked.ask(question)
    assert isinstance(answer, ExpectationsAnswer)
    assert {point.level_id for point in answer.expectations.own} == {"tidewrack-lines/crews#senior-hand"}


def test_the_rungs_below_are_no_one_level() -> None:
    assert relations("all of a Hand, with what the rungs below bring") == ()
    assert [each.steps for each in relations("what do the two rungs below a Hand do")] == [2]


SIDE_BY_SIDE = """\
# From stages to titles

| Title | Level | Responsibilities | Reports to |
| --- | --- | --- | --- |
| Junior Welder | 1 | Grinds seams | Weld Lead |
| Welder | 2 | Welds plain plates | Weld Lead |
| Senior Welder | 3 | Welds keels | Weld Lead |
| Weld Lead | 4 | Plans the slip | Yard Owner |
| Paint Assistant | 1 | Stirs pots | Paint Lead |
| Painter | 2 | Paints decks | Paint Lead |
| Senior Painter | 3 | Paints names | Paint Lead |
| Paint Lead | 5 | Buys paint | Yard Owner |
"""
STAGES = """\
# Axes

**G1 Listens.** Hears what welders say.

**G2 Gives.** Gives a welder advice that helps.

**G3 Lists.** Writes down what a slip needs.
"""


def test_of_two_ladders_side_by_side_the_next_rung_is_of_the_same_one(opened: Opened) -> None:
    yard = opened({"yard/titles.md": SIDE_BY_SIDE})
    assert yard.ask("What is the next level after Painter?").text == "After Painter comes Senior Painter, grade 3."
    assert yard.ask("What is the next level after Welder?").text == "After Welder comes Senior Welder, grade 3."
    assert yard.ask("Who is the boss of the top level for welders?").text == "Weld Lead: reports to Yard Owner."


def test_what_a_stage_is_called_names_no_role(opened: Opened) -> None:
    yard = opened({"yard/titles.md": SIDE_BY_SIDE, "yard/axes.md": STAGES, "other/crews.md": CREWS})
    answer = yard.ask("give me the complete list of what a Senior Painter does")
    assert isinstance(answer, ExpectationsAnswer)
    assert [point.level_id for point in answer.expectations.own][:1] == ["yard/titles#senior-painter"]
    compared = yard.ask("G1 vs G2, what is added?")
    assert isinstance(compared, ComparisonAnswer)
    assert sides(compared) == ("Listens", "Gives")


def test_codes_are_named_with_what_is_theirs_and_in_the_plural(asked: Rolecite) -> None:
    answer = asked.ask("K3's duties in full, K2's included")
    assert isinstance(answer, ExpectationsAnswer)
    assert {point.level_id.rpartition("#")[2] for point in answer.expectations.own if point.level_id} == {
        "k3-senior-lamp-keeper"
    }
    assert sides(asked.ask("What do K3s do that K2s don't?")) == ("K2 Lamp Keeper", "K3 Senior Lamp Keeper")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what's the title of a C4 at Tidewrack?", "Store Manager, grade C4 (Titles for Stores)."),
        ("K3 in the lamp room: what is that called?", "K3 Senior Lamp Keeper, grade B3 (Lamp Keepers)."),
    ],
)
def test_what_a_code_is_called_is_told_by_its_title(asked: Rolecite, question: str, text: str) -> None:
    answer = asked.ask(question)
    assert answer.text == text
    assert [claim.citations[0].level for claim in answer.claims] == [text.partition(",")[0]]
