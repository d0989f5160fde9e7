"""What organisations are called whose documents stand in folders of their own."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite

_PAGE = "# {role}\n\n{opens}\n\n## {role}\n\n- {does}\n\n## Senior {role}\n\n- Teaches others.\n"
DOCUMENTS = {
    "ravel-and-thread/weaver.md": _PAGE.format(role="Weaver", opens="Three looms.", does="Weaves linen."),
    "copperlathe/turner.md": _PAGE.format(
        role="Turner", opens="Every turner works on a lathe of their own.", does="Turns bowls."
    ),
    "saltworks/raker.md": _PAGE.format(
        role="Raker", opens="Brinehaven sells salt to forty towns.", does="Rakes salt in the salt works, at Easter too."
    ),
    "fern-hill-dairy/milker.md": _PAGE.format(role="Milker", opens="Ninety goats.", does="Milks goats."),
    "fern-valley-dairy/herder.md": _PAGE.format(role="Herder", opens="Ninety cows.", does="Walks with the cows."),
    "peopleops/clerk.md": _PAGE.format(role="Clerk", opens="A desk.", does="Files what people ask."),
}


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Rolecite:
    return opened(DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "folder"),
    [
        ("what does a weaver at Ravel do?", "ravel-and-thread/"),
        ("what does a weaver at ravel do?", "ravel-and-thread/"),
        ("Ravel & Thread weaver: what is the work?", "ravel-and-thread/"),
        ("what does a weaver do at RT?", "ravel-and-thread/"),
        ("who teaches others at Copper Lathe?", "copperlathe/"),
        ("who teaches others at Copper?", "copperlathe/"),
        ("does Copper expect a turner to teach?", "copperlathe/"),
        ("who teaches others at Coperlathe?", "copperlathe/"),
        ("who teaches others @ Copper?", "copperlathe/"),
        ("what do Brinehaven's senior rakers do?", "saltworks/"),
        ("who teaches others at Fern Hill?", "fern-hill-dairy/"),
    ],
)
def test_an_organisation_is_known_by_a_part_of_its_folders_name_or_by_what_its_pages_call_it(
    asked: Rolecite, question: str, folder: str
) -> None:
    assert asked.search(question).interpretation.filters.path == (folder,)


@pytest.mark.parametrize(
    "question",
    [
        "who teaches others at Fern?",  # two folders begin so
        "who copper plates the bowls?",  # no name stands there
        "what does a turner do at Cop?",
        "what do people at work ask of a Clerk?",
        "which salt does a Raker rake at Salt?",  # the documents write it small
        "who teaches others at Easter?",
    ],
)
def test_no_ordinary_word_and_no_beginning_of_several_is_an_organisation(asked: Rolecite, question: str) -> None:
    assert asked.search(question).interpretation.filters.path == ()


def test_a_code_that_the_pages_speak_of_is_no_organisation(opened: Opened) -> None:
    pages = DOCUMENTS | {
        "copperlathe/polisher.md": "# Polisher\n\n## K2\n\n- Polishes.\n\n## K3\n\n- Teaches. People start at K2.\n"
    }
    assert opened(pages).search("What does a K2 do?").interpretation.filters.path == ()


def test_an_organisation_without_documents_is_still_refused(asked: Rolecite) -> None:
    answer = asked.ask("What does a turner do at Kestrel?")
    assert answer.text == "These documents are not about roles at Kestrel."


def test_two_organisations_called_for_short_are_set_against_each_other(asked: Rolecite) -> None:
    answer = asked.ask("Weaver at Ravel vs Turner at Copper: what is different?")
    assert answer.kind == "comparison"
    assert {c.path for claim in answer.claims for c in claim.citations} <= {
        "ravel-and-thread/weaver.md",
        "copperlathe/turner.md",
    }


def test_a_name_in_the_pages_of_a_department_is_no_organisation_of_it(opened: Opened) -> None:
    pages = {
        "weaving/weaver.md": _PAGE.format(role="Weaver", opens="Weaving at Brinehaven.", does="Does the weaving."),
        "turning/turner.md": _PAGE.format(role="Turner", opens="The turning shop.", does="Does the turning."),
    }
    found = opened(pages).search("who teaches others at Brinehaven?")
    assert found.interpretation.filters.path == ()
