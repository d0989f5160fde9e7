"""A number or a code beside a role that none of its levels has: the level asked about is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import Answer, NotStatedAnswer, Reason

PAGES = {
    "yard/rigger.md": page(
        "Rigger",
        level("Rigger I", "4", "Yard Master", "Splice a rope in an hour"),
        level("Rigger II", "5", "Yard Master", "Splice a wire in an hour and teach a Rigger I"),
        level("Senior Rigger", "6", "Yard Master", "Inspect a mast from the top"),
    ),
    "wharf/reeve.md": page(
        "Wharf Reeve",
        level("Wharf Reeve", "M1", "Wharf Master", "Sign for a mast of up to nine metres"),
        level("Senior Wharf Reeve", "M2", "Wharf Master", "Sign for any mast"),
    ),
    "yard/diver.md": page(
        "Diver",
        level("Diver", "4", "Quay Warden", "Check the hulls of one quay, with a suit of class D3"),
        level("Senior Diver", "5", "Quay Warden", "Check the locks"),
    ),
}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("what would a Rigger III inspect?", "Rigger has no level III."),
        ("Diver II - what would I check?", "Diver has no II level."),
        ("P4 rigger: which masts are inspected?", "Rigger has no P4 level."),
        ("what is expected of an IC5 in diver checks of locks?", "Diver has no IC5 level."),
        ("what masts would a level 8 rigger inspect", "Rigger has no level 8."),
        ("what is expected of an M6 in the harbour?", "No level here has the code M6. Codes in use are M1, M2."),
        ("M4 - which masts would they sign for?", "No level here has the code M4."),
    ],
)
def test_a_level_by_a_number_nobody_has_is_not_there(asked: Asking, question: str, missing: str) -> None:
    found = asked(question)

    assert isinstance(found, NotStatedAnswer), f"{found.kind}: {found.text}"
    assert found.reason is Reason.NO_SUCH_LEVEL
    assert found.text.startswith(missing)


@pytest.mark.parametrize(
    "question",
    [
        "what does a Rigger II splice?",
        "what does a Rigger I splice in an hour?",
        "what does a Senior Rigger (K7) inspect?",
        "does a diver D3 suit check the hulls?",
        "what does a level 6 rigger inspect?",
        "may a rigger inspect a mast with an M3 lens?",
        "can an M2 sign for a mast?",
        "I was an M5 at Acme, who inspects a mast?",
        "I was a Rigger III at Acme, who inspects a mast?",
    ],
)
def test_a_number_that_a_level_has_or_a_line_says_is_no_other(asked: Asking, question: str) -> None:
    found = asked(question)

    assert not isinstance(found, NotStatedAnswer), found.text
