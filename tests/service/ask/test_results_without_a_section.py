"""How somebody is measured, on pages that have no section of indicators."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from service.answers import Answer, NotStatedAnswer, PassagesAnswer

PAGES = {
    "mill/miller.md": (
        "---\ntitle: Miller\n---\n\n## Levels\n\n### Miller\n\n#### Results\n\n- I grind what the bakers have ordered.\n\n"
        "#### Craft\n\n- I dress a stone in a day.\n\n"
        "### Senior Miller\n\n- Keeps waste at 3% of the grain or less.\n- Dresses all stones of the mill.\n\n"
        "### Head Miller\n\n- **Judged by:** the bakers' answers in the yearly survey.\n- **Craft:** buys stones abroad.\n\n"
    ),
    "mill/carter.md": (
        "---\ntitle: Carter\n---\n\n## Levels\n\n### Carter\n\n- Drives flour to the bakers before five.\n"
        "- Greases the axles every week.\n\n### Senior Carter\n\n- Buys the horses.\n\n"
        "#### Requirements\n\n- A tutor's score of seven in ten at the reins.\n"
    ),
    "bakery/baker.md": (
        "---\ntitle: Baker\n---\n\n## Levels\n\n### Baker\n\n- Bakes rye.\n\n### Senior Baker\n\n- Plans the night.\n\n"
        "## Performance Indicators\n\n- Loaves sold before noon\n"
    ),
}


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Callable[[str], Answer]:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how is a senior miller measured?", "Keeps waste at 3%"),
        ("senior miller KPIs", "Keeps waste at 3%"),
        ("which metrics of the stones does a senior miller dress?", "Dresses all stones"),
        ("what is the Head Miller judged on?", "Judged by"),
        ("what are the performance indicators of the Head Miller?", "Judged by"),
    ],
)
def test_a_line_of_the_level_that_tells_a_result_answers(
    asked: Callable[[str], Answer], question: str, line: str
) -> None:
    answer = asked(question)
    assert isinstance(answer, PassagesAnswer), answer.text
    assert answer.claims[0].text.startswith(line)


@pytest.mark.parametrize("question", ["how is a carter measured?", "how is a senior carter measured?"])
def test_where_none_does_it_is_not_stated(asked: Callable[[str], Answer], question: str) -> None:
    assert isinstance(asked(question), NotStatedAnswer)


def test_a_section_that_is_there_is_shown_whole(asked: Callable[[str], Answer]) -> None:
    assert asked("how is a senior baker measured?").kind == "fact"
