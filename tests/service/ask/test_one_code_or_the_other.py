"""A code that may be the answer is no side: "is it p1 or p2"; and the plain level told by its being no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from compared import sides_there as sides
from written_index import Opened

from service.answers import Answer, ClarificationAnswer, FactAnswer


def page(title: str, *levels: tuple[str, str]) -> str:
    """A role with these levels, each with its grade."""
    written = "\n\n".join(
        f"### {level}\n\n- Grade: {grade}\n\n#### Responsibilities\n\n- Keeps the {level.lower()} shelf {n} times a day"
        for n, (level, grade) in enumerate(levels, 1)
    )
    return f"---\ntitle: {title}\n---\n\n## Levels\n\n{written}\n"


PAGES = {
    "dairy/cheesemaker.md": page(
        "Cheesemaker", ("Cheesemaker", "P1"), ("Senior Cheesemaker", "P2"), ("Lead Cheesemaker", "P3")
    ),
    "dairy/milk-tester.md": page(
        "Milk Tester", ("Milk Tester", "P1"), ("Senior Milk Tester", "P2"), ("Lead Milk Tester", "P3")
    ),
    "dairy/cellar.md": page(
        "Cellar",
        ("Brine Keeper", "P1"),
        ("Senior Brine Keeper", "P2"),
        ("Rind Washer", "P1"),
        ("Senior Rind Washer", "P2"),
    ),
}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "grade"),
    [
        ("senior cheesemaker is p1 or p2?", "P2"),
        ("is a milk tester p1 or p2", "P1"),
        ("P2 or P3 for the lead milk tester?", "P3"),
        ("lead cheesemaker, p2/p3?", "P3"),
        ("Senior Rind Washer: is that p1 or p2", "P2"),
        ("whats a lead cheesemaker, p2 or p3?", "P3"),
        ("lead cheesemaker = p3 right?", "P3"),
    ],
)
def test_one_of_two_codes_is_asked_for(asked: Asking, question: str, grade: str) -> None:
    answer = asked(question)

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == grade


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("compare p1 and p2 cheesemaker duties", ("Cheesemaker", "Senior Cheesemaker")),
        ("How is a P3 Cheesemaker's job bigger than a P2's?", ("Senior Cheesemaker", "Lead Cheesemaker")),
        ("P2 milk tester's work compared with a P3's", ("Senior Milk Tester", "Lead Milk Tester")),
        ("what changes for a rind washer from p1 to p2", ("Rind Washer", "Senior Rind Washer")),
        ("how does the p2 brine keeper's work differ from the p1's", ("Brine Keeper", "Senior Brine Keeper")),
    ],
)
def test_two_codes_that_are_set_against_each_other_are_sides(
    asked: Asking, question: str, levels: tuple[str, str]
) -> None:
    assert sides(asked(question)) == levels


@pytest.mark.parametrize(
    ("question", "higher"),
    [
        ("what more is asked from a senior cheesemaker compared with the ordinary cheesemaker", "Senior Cheesemaker"),
        ("lead cheesemaker vs a regular one", "Lead Cheesemaker"),
        ("lead cheesemaker against plain", "Lead Cheesemaker"),
        ("what does the lead cheesemaker have over the base level", "Lead Cheesemaker"),
        ("what does a senior cheesemaker do on top of the normal cheesemaker", "Senior Cheesemaker"),
    ],
)
def test_the_plain_level_is_told_by_being_no_more(asked: Asking, question: str, higher: str) -> None:
    assert sides(asked(question)) == ("Cheesemaker", higher)


@pytest.mark.parametrize(
    "question",
    [
        "whats the difference between the senior one and the lead?",
        "how does the lead differ from the senior",
        "senior vs lead what changes",
    ],
)
def test_ranks_alone_are_asked_back_about(asked: Asking, question: str) -> None:
    assert isinstance(asked(question), ClarificationAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "what does a p1 or p2 cheesemaker do",
        "duties of a p1 or p2 milk tester",
        "who washes for a p1 or p2 cheesemaker?",
    ],
)
def test_two_codes_of_whom_more_is_asked_ask_for_no_grade(asked: Asking, question: str) -> None:
    assert not isinstance(asked(question), FactAnswer)


def test_two_ladders_of_one_page_are_asked_back_about(asked: Asking) -> None:
    answer = asked("compare P1 and P2 in the cellar")

    assert isinstance(answer, ClarificationAnswer)
    assert [reading.level_id for reading in answer.readings] == [
        "dairy/cellar#senior-brine-keeper",
        "dairy/cellar#senior-rind-washer",
    ]


def test_what_is_asked_from_a_level_does_not_look_up_from_it(asked: Asking) -> None:
    assert sides(asked("what more is expected from a senior milk tester")) == ("Milk Tester", "Senior Milk Tester")
