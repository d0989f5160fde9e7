"""Organisations that stand in folders of their own, and questions that name one of them."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import ClarificationAnswer, ListingAnswer

_PAGE = """# Rigger

## Rigger

- Splices ropes for {boats}.

## Senior Rigger

- Signs off each mast of {boats}.
"""
DOCUMENTS = {
    "quay-lantern/rigger.md": _PAGE.format(boats="ferries"),
    "halyard/rigger.md": _PAGE.format(boats="yachts"),
    "mizzen/keeper.md": "# How a Keeper grows at Mizzen\n\n## Junior Keeper\n\n- Trims lamps.\n\n## Senior Keeper\n\n- Grinds lenses.\n",
    "halyard/diver.md": "# Diver\n\n## Diver\n\n- Scrubs hulls.\n\n## Senior Diver\n\n- Welds under water.\n",
    "harbour-riggers/salvor.md": "# Salvor\n\n## Salvor\n\n- Finds anchors.\n\n## Senior Salvor\n\n- Lifts wrecks. "
    "Write to dive@harbourriggers.example or harbour riggers.example/dive.\n",
    "sales/seller.md": "# Seller\n\n## Seller\n\n- Works in sales of used boats.\n- Keeps the price list.\n",
}


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Rolecite:
    return opened(DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("What does a senior rigger do at Quay Lantern?", "quay-lantern/rigger.md"),
        ("What does Halyard expect of a senior rigger?", "halyard/rigger.md"),
        ("senior rigger halyard", "halyard/rigger.md"),
        ("which ropes do quaylantern's riggers splice?", "quay-lantern/rigger.md"),
        ("what does a senior keeper do at Mizzen?", "mizzen/keeper.md"),
        ("What does a senior salvor do at Harbour Riggers?", "harbour-riggers/salvor.md"),
        ("I am a rigger at Halyard. What does a senior rigger do?", "halyard/rigger.md"),
    ],
)
def test_a_question_about_one_organisation_is_answered_from_its_folder(
    asked: Rolecite, question: str, path: str
) -> None:
    answer = asked.ask(question)
    assert {citation.path for claim in answer.claims for citation in claim.citations} == {path}
    assert answer.interpretation.filters.path == (f"{path.partition('/')[0]}/",)
    assert {hit.citation.path.partition("/")[0] for hit in asked.search(question).results} == {path.partition("/")[0]}


def test_a_role_of_two_organisations_is_asked_back_where_none_is_named(asked: Rolecite) -> None:
    assert asked.ask("What does a senior rigger do?").kind == "clarification"


def test_what_is_asked_back_about_an_organisation_names_it(asked: Rolecite) -> None:
    answer = asked.ask("What grade is the senior at Halyard?")
    assert isinstance(answer, ClarificationAnswer)
    assert [reading.question for reading in answer.readings] == [
        "What grade is the Senior Diver at Halyard?",
        "What grade is the Senior Rigger (Rigger) at Halyard?",
    ]


@pytest.mark.parametrize("question", ["tell me about Halyard", "roles at halyard", "Which levels exist at Halyard?"])
def test_an_organisation_alone_is_its_roles(asked: Rolecite, question: str) -> None:
    answer = asked.ask(question)
    assert isinstance(answer, ListingAnswer)
    assert [level.title for level in answer.levels] == ["Diver", "Senior Diver", "Rigger", "Senior Rigger"]


def test_two_organisations_named_are_both_looked_at(asked: Rolecite) -> None:
    found = asked.search("Which riggers work on boats, those of Halyard or those of Quay Lantern?")
    assert {hit.citation.path.partition("/")[0] for hit in found.results} == {"halyard", "quay-lantern"}


def test_a_role_that_an_organisation_does_not_have_is_not_taken_from_another(asked: Rolecite) -> None:
    answer = asked.ask("What does a seller do at Halyard?")
    assert "sales/seller.md" not in {c.path for claim in answer.claims for c in claim.citations}


def test_a_department_written_small_is_no_organisation(asked: Rolecite) -> None:
    assert asked.ask("Who works in sales of boats?").interpretation.filters.path == ()


def test_where_the_asker_has_worked_is_not_where_to_look(asked: Rolecite) -> None:
    answer = asked.search("I spliced ropes at Halyard. Who signs off masts?")
    assert answer.interpretation.filters.path == ()


def test_a_filter_says_more_than_a_name(asked: Rolecite) -> None:
    found = asked.search("What does a rigger do at Halyard?", filters={"path": ["quay-lantern/"]})
    assert {hit.citation.path for hit in found.results} == {"quay-lantern/rigger.md"}


def test_a_role_told_in_other_order_is_not_taken_from_another_organisation(opened: Opened) -> None:
    mender = "# Sail Mender\n\n## Sail Mender\n\n- Sews torn sails.\n\n## Senior Sail Mender\n\n- Cuts new sails.\n"
    pages = DOCUMENTS | {"quay-lantern/sail-mender.md": mender}
    rolecite = opened(pages)
    there = rolecite.ask("what does the sail mender at Quay Lantern do?")
    elsewhere = rolecite.ask("what do the menders of sails at Halyard do?")
    assert [claim.text for claim in there.claims] == ["Sews torn sails."]
    assert elsewhere.text == "No role in halyard/ is called 'Sail Mender'; another folder has it."
