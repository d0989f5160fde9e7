"""Questions over pages whose ranks are codes, and roles spread over pages of one level each."""

from __future__ import annotations

import pytest
from compared import sides
from written_index import Opened

from corpus.model import JobFamily
from service import Rolecite
from service.answers import (
    ClarificationAnswer,
    ExpectationsAnswer,
    NotStatedAnswer,
    PassagesAnswer,
    Reason,
)
from service.ask.ladder import lower_first, pages_in_order
from tests.service.ladders import ladders

ONE, TWO, THREE = "kiln/k1_glaze_mixer", "kiln/k2_glaze_mixer", "kiln/k3_staff_glaze_mixer"
PAGES = {
    f"{ONE}.md": """\
---
title: K1 Glaze Mixer
---

## Responsibilities

- I weigh the oxides of one batch to the recipe

## Requirements

- I clean the sieves after every batch
""",
    f"{TWO}.md": """\
---
title: K2 Glaze Mixer
---

## Responsibilities

- I plan the batches of one week for the whole kiln

## Requirements

- I clean the sieves after every batch
- I keep a test tile of each glaze
""",
    f"{THREE}.md": """\
---
title: K3 Staff Glaze Mixer
---

## Responsibilities

- I set the palette of the house for a year

## Requirements

- I teach sieving to newcomers
""",
    "wheel/thrower.md": """\
---
title: Wheel Thrower
---

## Levels

### WT4 - Wheel Thrower 4

#### Clay

- Wedges clay until it holds no air
- Throws cups of one size from a pattern

#### Firing

- Loads the kiln shelf by shelf

### WT5 - Wheel Thrower 5

#### Clay

- Chooses the clay body for a new line of plates

#### Firing

- Draws the firing curve of each kiln
""",
}


@pytest.fixture(scope="module")
def pottery(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        ("K2 vs K1 glaze mixer", "K1 Glaze Mixer", "K2 Glaze Mixer"),
        ("what does a K3 glaze mixer add to a K2", "K2 Glaze Mixer", "K3 Staff Glaze Mixer"),
        ("staff over K2 glaze mixer", "K2 Glaze Mixer", "K3 Staff Glaze Mixer"),
        ("difference between K1 and K2 glaze mixers", "K1 Glaze Mixer", "K2 Glaze Mixer"),
        ("what does K3 add over K1 for glaze mixers", "K1 Glaze Mixer", "K3 Staff Glaze Mixer"),
        ("K1 glaze mixer vs staff glaze mixer", "K1 Glaze Mixer", "K3 Staff Glaze Mixer"),
        ("compare the K2 glaze mixer with the level above", "K2 Glaze Mixer", "K3 Staff Glaze Mixer"),
        ("compare the K2 glaze mixer with the level below", "K1 Glaze Mixer", "K2 Glaze Mixer"),
        ("Wheel Thrower 4 vs 5, what is extra?", "Wheel Thrower 4", "Wheel Thrower 5"),
    ],
)
def test_a_side_that_the_page_meant_lacks_is_taken_from_another_page_of_the_role(
    pottery: Rolecite, question: str, low: str, high: str
) -> None:
    assert sides(pottery.ask(question)) == (low, high)


def test_a_side_that_no_page_has_is_missing_and_the_pages_there_are_named_lowest_first(pottery: Rolecite) -> None:
    found = pottery.ask("K9 vs K2 glaze mixer")
    assert isinstance(found, NotStatedAnswer)
    assert "no K9 level" in found.text
    assert found.text.endswith("the levels are K1 Glaze Mixer, K2 Glaze Mixer, K3 Staff Glaze Mixer.")


@pytest.mark.parametrize(
    "question",
    ["what does WT5 add over WT4", "What does WT-5 add over WT-4?", "what does a WT 5 do that a WT 4 does not"],
)
def test_a_grade_code_is_no_other_organisation(pottery: Rolecite, question: str) -> None:
    assert sides(pottery.ask(question)) == ("Wheel Thrower 4", "Wheel Thrower 5")


def test_what_a_level_must_know_about_a_thing_is_answered_by_its_lines(pottery: Rolecite) -> None:
    found = pottery.ask("what does the WT5 wheel thrower need to know about firing curves")
    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].text.endswith("Draws the firing curve of each kiln")


@pytest.mark.parametrize(
    "question",
    [
        "everything about the WT5 wheel thrower",
        "what should I know about being a WT5 wheel thrower",
        "what is expected regarding the responsibilities of a WT5 wheel thrower",
    ],
)
def test_everything_about_a_level_is_all_that_is_expected_of_it(pottery: Rolecite, question: str) -> None:
    found = pottery.ask(question)
    assert isinstance(found, ExpectationsAnswer)
    assert [claim.citations[0].start_line for claim in found.claims] == [22, 26]


def test_levels_stand_in_order_of_their_codes_of_rank_on_one_ladder_and_of_seniority_between_pages() -> None:
    read = ladders(
        **{path.removesuffix(".md").replace("/", "_"): text for path, text in PAGES.items()},
        dyer="---\ntitle: Dyer\n---\n\n## Responsibilities\n\n- Stirs the vat\n",
        senior_dyer="---\ntitle: Senior Dyer\n---\n\n## Responsibilities\n\n- Mixes the dye\n",
        staff_dyer="---\ntitle: Staff Dyer\n---\n\n## Responsibilities\n\n- Buys the madder\n",
        smith=(
            "---\ntitle: Smith\n---\n\n## Levels\n\n### Lead Smith\n\n#### Responsibilities\n\n- Shoes horses\n\n"
            "### Senior Smith\n\n#### Responsibilities\n\n- Makes gates\n"
        ),
    )

    def ordered(*titles: str) -> list[str]:
        return [level.title for _, level in lower_first([read.side(title) for title in titles])]

    assert ordered("K3 Staff Glaze Mixer", "K1 Glaze Mixer", "K2 Glaze Mixer") == [
        "K1 Glaze Mixer", "K2 Glaze Mixer", "K3 Staff Glaze Mixer",
    ]  # fmt: skip
    assert ordered("Wheel Thrower 5", "Wheel Thrower 4") == [
        "Wheel Thrower 4", "Wheel Thrower 5",
    ]  # fmt: skip
    lead, senior = read.side("Lead Smith"), read.side("Senior Smith")
    by_rank = sorted([lead, senior], key=lambda side: side[1].rank)
    assert lower_first([lead, senior]) == lower_first([senior, lead]) == by_rank

    def page(title: str) -> JobFamily:
        return read.side(title)[0]

    pages = pages_in_order(page("Senior Dyer"), [page("Staff Dyer"), page("Dyer")])
    assert [level.title for _, level in pages] == ["Dyer", "Senior Dyer", "Staff Dyer"]


@pytest.mark.parametrize("question", ["is there a principal glaze mixer?", "what grade is the principal glaze mixer?"])
def test_a_rank_that_no_page_of_a_role_bears_does_not_exist(pottery: Rolecite, question: str) -> None:
    found = pottery.ask(question)
    assert isinstance(found, NotStatedAnswer)
    assert found.reason is Reason.NO_SUCH_LEVEL
    assert [near.text for near in found.near] == [
        "K1 Glaze Mixer (grade K1)", "K2 Glaze Mixer (grade K2)", "K3 Staff Glaze Mixer (grade K3)",
    ]  # fmt: skip


def test_the_page_that_bears_a_rank_exists_though_all_pages_are_called_the_same(pottery: Rolecite) -> None:
    found = pottery.ask("is there a staff glaze mixer?")
    assert isinstance(found, PassagesAnswer)
    assert found.text == "Yes: K3 Staff Glaze Mixer, grade K3 (K3 Staff Glaze Mixer)."


def coded(role: str, *codes: str) -> str:
    """A page on a role with a level for each code."""
    levels = "\n\n".join(
        f"### {role} {'I' * n}\n\n- Grade: {code}\n\n#### Responsibilities\n\n- Mends {role.lower()} things {n} times a year"
        for n, code in enumerate(codes, 1)
    )
    return f"---\ntitle: {role}\n---\n\n## Levels\n\n{levels}\n"


@pytest.fixture(scope="module")
def two_ladders(opened: Opened) -> Rolecite:
    return opened({"yard/cooper.md": coded("Cooper", "Q2", "Q3"), "mill/weaver.md": coded("Weaver", "Q2", "Q3", "Q4")})


@pytest.mark.parametrize(
    ("question", "readings"),
    [
        ("Does a Q3 travel?", ["Does a Cooper II (Cooper) travel?", "Does a Weaver II (Weaver) travel?"]),
        ("What does a Q3 do?", ["What does a Cooper II (Cooper) do?", "What does a Weaver II (Weaver) do?"]),
        (
            "compare Q2 and Q3",
            ["What does Cooper II have over Cooper I (Cooper)?", "What does Weaver II have over Weaver I (Weaver)?"],
        ),
    ],
)
def test_a_code_of_two_ladders_is_asked_back(two_ladders: Rolecite, question: str, readings: list[str]) -> None:
    answer = two_ladders.ask(question)
    assert isinstance(answer, ClarificationAnswer)
    assert sorted(reading.question for reading in answer.readings) == readings


def test_a_code_of_one_ladder_or_of_a_role_named_is_that_level(two_ladders: Rolecite) -> None:
    for question in ("What does a Q4 mend?", "How often does a Q3 weaver mend things?"):
        assert two_ladders.ask(question).claims[0].citations[0].family == "Weaver"


@pytest.mark.parametrize(
    "question",
    ["weaver Q2 to Q3: what does the higher one expect?", "what do I have to show on top of a Q2 weaver to make Q3?"],
)
def test_a_code_beside_a_role_is_not_that_of_another(two_ladders: Rolecite, question: str) -> None:
    assert sides(two_ladders.ask(question)) == ("Weaver I", "Weaver II")


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("what is expected of a staff cooper (Q4)?", "Q4"),
        ("What does a cooper at Q4 do?", "Q4"),
        ("cooper Q4: who do they report to?", "Q4"),
    ],
)
def test_a_code_beside_a_role_without_it_is_no_level_of_another_role(
    two_ladders: Rolecite, question: str, code: str
) -> None:
    answer = two_ladders.ask(question)
    assert isinstance(answer, NotStatedAnswer)
    assert answer.reason is Reason.NO_SUCH_LEVEL
    assert answer.text.startswith("Cooper has no ")
    assert code in answer.text


def test_a_code_set_against_a_role_is_another_roles(two_ladders: Rolecite) -> None:
    assert sides(two_ladders.ask("What does a Q4 do that a Cooper II does not?")) == ("Cooper II", "Weaver III")


def test_a_code_that_nobody_has_is_said_not_to_be_there(two_ladders: Rolecite) -> None:
    answer = two_ladders.ask("What is expected of a Q7?")
    assert (answer.kind, answer.text) == (
        "not_stated", "No level here has the code Q7. Codes in use are Q2, Q3, Q4."
    )  # fmt: skip


HELPERS = """\
# Titles for Helpers

|   | Junior Helper (L1) | Helper (L2) | Senior Helper (L3) |
|---|---|---|---|
| *Scope* | Sorts the letters. | Answers the letters. | Answers the angry letters. |
| *Refunds* | Asks first. | Gives back up to 40 crowns. | Gives back what seems fair. |
"""
PORTERS = """\
# Titles for Porters

|   | Porter 2 | Porter 3 |
|---|---|---|
| *Scope* | Carries parcels. | Carries parcels and plans the round. |
"""


@pytest.mark.parametrize(
    ("question", "grade"),
    [
        ("what does a level 2 helper give back?", "L2"),
        ("what grade is the level 3 helper", "L3"),
        ("Where does a Senior Helper sit on the L scale?", "L3"),
    ],
)
def test_a_level_by_its_number_is_the_one_whose_code_has_it(opened: Opened, question: str, grade: str) -> None:
    """Where levels of some role are told apart by numbers."""
    pages = {"post/titles-for-helpers.md": HELPERS, "post/titles-for-porters.md": PORTERS}

    assert opened(pages).ask(question).claims[0].citations[0].grade == grade
