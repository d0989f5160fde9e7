"""What stands above and below a level where one page holds two ladders."""

from __future__ import annotations

import pytest
from ladders import ladders

from service.ask.ladder import rung

LIGHTS = """\
---
title: Lamplighter
---

| | Lamplighter | Senior Lamplighter | Round Lead | Quay Lead, Harbour | Senior Quay Lead, Harbour |
|---|---|---|---|---|---|
| Level | P1 | P2 | P3 | P1 | P2 |
| Rounds | Lights one street | Lights one quarter | Plans the rounds of six | Lights the quays | Plans the quays |
"""


@pytest.mark.parametrize(
    ("title", "steps", "reached"),
    [
        ("Lamplighter", 1, "Senior Lamplighter"),
        ("Senior Lamplighter", 1, "Round Lead"),
        ("Quay Lead, Harbour", 1, "Senior Quay Lead, Harbour"),
        ("Round Lead", -1, "Senior Lamplighter"),
        ("Lamplighter", 2, "Round Lead"),
        ("Round Lead", 1, None),
        ("Lamplighter", -1, None),
    ],
)
def test_a_step_up_is_never_a_grade_down(title: str, steps: int, reached: str | None) -> None:
    found = rung(ladders(lamplighter=LIGHTS).side(title), (), steps)

    assert (found and found[1].title) == reached


YARD = """\
---
title: Titles of the Yard
---

## Ropes

### Rigger, Y3

You splice what the drawing says.

### Senior Rigger, Y4

You sign the mast book.

## Gates

### Gatekeeper, Y2

You note each cart.

### Gate Chief, Y5

You lead nine gatekeepers.
"""


@pytest.mark.parametrize(
    ("title", "steps", "reached"),
    [("Gatekeeper", 1, "Gate Chief"), ("Rigger", 1, "Senior Rigger"), ("Senior Rigger", 1, None), ("Rigger", -1, None)],
)
def test_roles_under_headings_of_their_own_are_ladders_of_their_own(
    title: str, steps: int, reached: str | None
) -> None:
    found = rung(ladders(yard=YARD).side(title), (), steps)

    assert (found and found[1].title) == reached
