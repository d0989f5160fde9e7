"""Who reports to a boss, on pages where no level states to: told by the boss's own lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from service.answers import Answer, NotStatedAnswer, PassagesAnswer

PAGES = {
    "dyes/dyer.md": (
        "---\ntitle: Dyer\n---\n\n## Levels\n\n### Dyer\n\n- Dyes wool in the vat.\n- Reports weekly on madder.\n\n"
        "### Lead Dyer\n\n- Has the keepers of the three vats as reports.\n- Mixes blues.\n\n"
        "### Dye House Manager\n\n- Leads six people at the vats.\n- Buys indigo.\n\n"
        "### Head of Colour\n\n- Direct reports: the Dye House Manager and two designers.\n\n"
        "### Principal Dyer\n\n- Has no direct reports.\n\n"
        "### Director of Cloth\n\n- Manages the budget of the mill.\n- Chooses next year's colours.\n"
    ),
}


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Callable[[str], Answer]:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who reports to the Lead Dyer?", "Has the keepers"),
        ("direct reports of the Dye House Manager", "Leads six people"),
        ("who are the Head of Colour's direct reports?", "Direct reports:"),
        ("who reports to the Principal Dyer?", "Has no direct reports"),
    ],
)
def test_the_bosss_own_line_answers(asked: Callable[[str], Answer], question: str, line: str) -> None:
    answer = asked(question)
    assert isinstance(answer, PassagesAnswer), answer.text
    assert answer.claims[0].text.startswith(line)


@pytest.mark.parametrize("question", ["who reports to the Director of Cloth?", "which levels report to the Dyer?"])
def test_lines_on_anything_else_do_not(asked: Callable[[str], Answer], question: str) -> None:
    assert isinstance(asked(question), NotStatedAnswer)


def test_letters_that_lines_write_out_are_not_said_to_be_unspoken_of(asked: Callable[[str], Answer]) -> None:
    assert "speaks of" not in asked("who stands in for the CPO?").text
    assert "speaks of 'SAP'" in asked("which roles need SAP?").text
