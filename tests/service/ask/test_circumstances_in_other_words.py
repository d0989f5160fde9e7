"""A circumstance of work that no grammar states is told where the line that leads names it in its own words."""

from __future__ import annotations

import pytest
from written_index import Opened
from written_levels import level, page

from service import Rolecite
from service.answers import NotStatedAnswer, PassagesAnswer

PAGES = {
    "ferry/deckhand.md": page(
        "Deckhand",
        level("Deckhand", "2", "Mate", "Cast off the lines", "Arrange visas for the choir on its summer journey"),
        level("Senior Deckhand", "3", "Mate", "Splice the lines"),
    )
    + "\n## Notes\n\n- Four days a week is fine, and preferred by whoever leaves.\n"
    "- Night calls on deck are rare, and the turns take in all hands.\n",
    "ferry/purser.md": page(
        "Purser",
        level("Purser", "4", "Captain", "Keep the papers in order. We sponsor visas for Norway, nowhere else"),
    )
    + "\n## Hiring Process\n\n- Checks before the first day: identity, a police certificate and two references\n",
    "shore/signaller.md": "---\ntitle: Signaller, the Morning Boat\n---\n\n"
    "- **Location:** Bergen or home, with one day a fortnight in Bergen\n\n## Levels\n\n### Signaller\n\n"
    "#### Signaller Responsibilities\n\n- Hoist the flags\n",
}


@pytest.fixture(scope="module")
def ferry(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("can a deckhand be part time?", "Four days a week is fine"),
        ("are deckhands called at night", "Night calls on deck are rare"),
        ("do you sponsor visas?", "Keep the papers in order. We sponsor visas"),
        ("is there a background check for a Purser", "Checks before the first day"),
        ("can I do the morning boat job from home", "Location: Bergen or home"),
    ],
)
def test_it_answers(ferry: Rolecite, question: str, line: str) -> None:
    found = ferry.ask(question)

    assert isinstance(found, PassagesAnswer), found.text
    assert found.claims[0].text.startswith(line)


@pytest.mark.parametrize(
    "question",
    [
        "does a Deckhand need a visa?",
        "can a Purser work from home?",
        "do pursers work at weekends",
        "is a security clearance needed for a Deckhand?",
        "is there a background check for a Deckhand",
    ],
)
def test_a_duty_another_role_or_another_thing_does_not(ferry: Rolecite, question: str) -> None:
    assert isinstance(ferry.ask(question), NotStatedAnswer)
