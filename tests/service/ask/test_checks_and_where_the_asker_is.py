"""What is looked into before somebody starts goes by several names; where the asker is, is nothing that a role needs."""

from __future__ import annotations

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import ListingAnswer, NotStatedAnswer, PassagesAnswer
from service.rolecite import Rolecite

PAGES = {
    "school/reader.md": page(
        "Story Reader", level("Story Reader", "3", "Head Reader", "Read to a class of thirty")
    ).replace(
        "- Read to a class of thirty",
        "- Read to a class of thirty\n\n#### Story Reader Requirements\n\n- A certificate of good conduct, renewed each spring\n"
        "- Be online for four hours between 13:00 and 19:00 UTC",
    ),
    "school/porter.md": page("Porter", level("Porter", "2", "Warden", "Open the gate at seven and lock it at six")),
}


@pytest.fixture(scope="module")
def school(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    "question",
    [
        "which roles need a police check?",
        "which jobs want a criminal record check",
        "which openings need a background check",
    ],
)
def test_a_check_by_another_name_is_listed(school: Rolecite, question: str) -> None:
    found = school.ask(question)

    assert isinstance(found, ListingAnswer), found.text
    assert [each.title for each in found.levels] == ["Story Reader"]


def test_a_role_of_which_no_line_speaks_of_checks_has_none(school: Rolecite) -> None:
    assert isinstance(school.ask("does a porter need a police check?"), NotStatedAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "I'm in Auckland - would a story reader have to be online at odd hours?",
        "I live in Lima, must a story reader be online?",
    ],
)
def test_where_the_asker_is_need_not_be_named(school: Rolecite, question: str) -> None:
    found = school.ask(question)

    assert isinstance(found, PassagesAnswer), found.text
    assert found.claims[0].text.startswith("Be online for four hours")


def test_what_is_needed_by_name_still_must_be(school: Rolecite) -> None:
    assert isinstance(school.ask("I live in Lima, must a story reader know Rust?"), NotStatedAnswer)
