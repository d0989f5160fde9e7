"""A question that leaves open whose level it means is answered where lines tell whose, and asked back where they do not."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import ClarificationAnswer, PassagesAnswer


def _page(title: str, trade: str, *levels: tuple[str, str, int, tuple[str, ...]], after: str = "") -> str:
    """A page of a ladder; a level is its code, its rank, its years and its duties."""
    parts = [f"---\ntitle: {title}\n---\n\n## Levels\n"]
    for code, rank, years, duties in levels:
        lines = "".join(f"- {duty}\n" for duty in duties)
        name = f"{rank} {title}".strip()
        parts.append(
            f"### {code} {name}\n\nThe {code} {name} is a grade {code}.\n\n#### Responsibilities\n\n{lines}\n"
            f"#### Requirements\n\n- {years} years of {trade}\n"
        )
    return "\n".join((*parts, after))


PAGES = {
    "kiln/glaze-mixer.md": _page(
        "Glaze Mixer", "work with glazes",
        ("K2", "", 2, ("Weighs the oxides of a batch to the recipe", "Teaches one newcomer to sieve")),
        ("K3", "Senior", 5, ("Sets the palette of the house for a year", "Teaches two newcomers at a time")),
        after="## Hiring Process\n\n- A morning at the scales, paid by voucher\n- A talk with the Kiln Master\n",
    ),
    "wheel/wheel-thrower.md": _page(
        "Wheel Thrower", "throwing",
        ("K2", "", 3, ("Wedges clay until it holds no air", "Teaches one newcomer to centre")),
        ("K3", "Senior", 6, ("Chooses the clay body for a new line of plates", "Teaches the evening class")),
    ),
    "shop/potter-seller.md": _page(
        "Pottery Seller", "selling",
        ("K2", "", 1, ("Wraps parcels for the post", "Shows a newcomer the till")),
        ("K3", "Senior", 4, ("Agrees the rent of fair stalls with the town", "Shows two newcomers the books")),
    ),
    "office/clerk-to-the-kiln-master.md": "---\ntitle: Clerk to the Kiln Master\n---\n\n## Levels\n\n"
    "### Clerk to the Kiln Master\n\nThe Clerk to the Kiln Master is a grade 4.\n\n- Writes the log of each firing\n",
    "office/clerk-to-the-treasurer.md": "---\ntitle: Clerk to the Treasurer\n---\n\n## Levels\n\n"
    "### Clerk to the Treasurer\n\nThe Clerk to the Treasurer is a grade 5.\n\n- Counts the till each night\n",
    "how-levels-work.md": "# How levels work\n\n- Nobody signs a letter with the code of their level\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def pottery(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("does a K3 agree the rent of the fair stalls with the town", "Agrees the rent of fair stalls with the town"),
        ("as a K2, who weighs the oxides of the batch", "Weighs the oxides of a batch to the recipe"),
        ("K2: wedging clay until no air is left, my job?", "Wedges clay until it holds no air"),
        ("do I choose the clay body as a senior", "Chooses the clay body for a new line of plates"),
        ("who agrees the fair rent, which grade", "Agrees the rent of fair stalls with the town"),
        ("can I sign a letter with K3", "Nobody signs a letter with the code of their level"),
    ],
)
def test_a_thing_that_one_role_alone_has_to_do_with_tells_whose_level_is_meant(
    pottery: Rolecite, question: str, line: str
) -> None:
    found = pottery.ask(question)
    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].text.endswith(line)


@pytest.mark.parametrize(
    "question",
    [
        "what is expected of a K3",
        "how many years for a K2",
        "how many years of experience does a senior need",
        "does a K3 teach newcomers",
        "does a K2 teach",
        "what does a senior do",
        "how often does a K3 teach newcomers",
        "what grade is the clerk",
        "what grade is the clerk, roughly, compared with the market",
        "I talked yesterday with the bank about a clerk job, what grade is it",
    ],
)
def test_what_is_asked_of_every_role_is_asked_back(pottery: Rolecite, question: str) -> None:
    assert isinstance(pottery.ask(question), ClarificationAnswer)
