"""Everything asked of a level, and where each line comes from."""

from __future__ import annotations

from indexer.hashed_encoder import HashedEncoder
from service.alignment import Aligner, Pair
from service.chain import chain
from service.expectations import Expectations, expectations
from tests.service.ladders import DIVER, RIGGER, Ladders, ladders, texts

ENCODER = HashedEncoder()


def expected(found: Ladders, title: str) -> Expectations:
    return expectations(*found.side(title), found, Aligner(ENCODER))


def said(pairs: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [(pair.before.item.text, pair.after.item.text) for pair in pairs]


def test_own_inherited_replaced_restated_and_shared() -> None:
    """The senior raises one inherited line, repeats another, takes over the third; requirements are not extended."""
    found = expected(ladders(rigger=RIGGER), "Senior Rigger")

    assert texts(found.own) == [
        "Lead the yearly inspection of masts",
        "Keep the rope store dry and counted",
        "Negotiate prices with hemp suppliers",
        "5+ years of work on sailing ships",
        "A certificate in rope access",
    ]
    assert texts(found.inherited.asked) == ["Splice ropes to the drawing of the ship"]
    assert said(found.inherited.replaced) == [
        ("Assist with the yearly inspection of masts", "Lead the yearly inspection of masts")
    ]
    assert said(found.inherited.restated) == [
        ("Keep the rope store dry and counted", "Keep the rope store dry and counted")
    ]
    assert texts(found.shared) == ["Wear a harness above two metres"]


def test_a_chain_is_followed_and_an_unknown_title_brings_nothing() -> None:
    """The master takes the senior's lines and through it the rigger's; "Lead Rigger" is nowhere."""
    found = expected(ladders(rigger=RIGGER), "Master Rigger")

    assert [(each.item.text, each.level.title if each.level else None) for each in found.inherited.asked] == [
        ("Lead the yearly inspection of masts", "Senior Rigger"),
        ("Keep the rope store dry and counted", "Senior Rigger"),
        ("Negotiate prices with hemp suppliers", "Senior Rigger"),
        ("Splice ropes to the drawing of the ship", "Rigger"),
    ]
    assert [extends.title for extends in found.inherited.unresolved] == ["Lead Rigger"]


def test_a_line_stands_for_those_it_raises_or_repeats() -> None:
    """A claim can cite every place that makes its point."""
    found = expected(ladders(rigger=RIGGER), "Master Rigger")
    by_text = {each.item.text: texts(found.stands_for(each)) for each in (*found.own, *found.inherited.asked)}

    assert by_text["Lead the yearly inspection of masts"] == ["Assist with the yearly inspection of masts"]
    assert by_text["Negotiate prices with hemp suppliers"] == []


def test_inheritance_crosses_families_and_keeps_its_scope() -> None:
    """A diver takes the senior rigger's requirements, not its duties."""
    found = expected(ladders(rigger=RIGGER, diver=DIVER), "Diver")

    assert texts(found.inherited.asked) == ["5+ years of work on sailing ships", "A certificate in rope access"]
    assert {each.family.id for each in found.inherited.asked} == {"rigger"}


def test_a_circle_ends() -> None:
    """Two levels that extend each other each ask what both ask, once."""
    circle = (
        "# Yard\n\n## {a} Yardhand\n\n### Responsibilities\n\n- Extends the {b} Yardhand responsibilities\n- {duty}\n"
    )
    text = circle.format(a="Senior", b="Staff", duty="Sweep") + circle.format(a="Staff", b="Senior", duty="Wash")
    found = ladders(yard=text.replace("# Yard\n\n## Staff", "## Staff"))

    asked = {
        title: {*texts(e.own), *texts(e.inherited.asked)}
        for title in ("Senior Yardhand", "Staff Yardhand")
        if (e := expected(found, title))
    }

    assert {"Sweep", "Wash"} in asked.values()


def test_of_a_chain_without_end_the_nearest_levels_are_taken_over() -> None:
    """Two hundred decks, each of which extends the one below: deck 199 takes over from the 64 below it."""
    text = "---\ntitle: Rigger\n---\n\n## Levels\n\n"
    for deck in range(200):
        title = f"Rigger of Deck {deck}"
        text += f"### {title}\n\n#### {title} Responsibilities\n\n"
        text += f"- Extends the Rigger of Deck {deck - 1} responsibilities\n" if deck else ""
        text += f"- {['Wash', 'Paint', 'Tar', 'Mend', 'Rig', 'Sweep', 'Caulk', 'Scrape', 'Oil', 'Sand'][deck % 10]} the planks of deck {deck}\n\n"
    written = ladders(rigger=text)
    _, top = written.side("Rigger of Deck 199")

    taken = [level.title for _, level, _ in chain(top, written)]

    assert taken == [f"Rigger of Deck {deck}" for deck in range(198, 134, -1)]


def test_a_number_alone_replaces_no_other_line() -> None:
    text = """\
    # Rigger

    ## Rigger

    ### Responsibilities

    - Inspect 2 masts every spring

    ## Senior Rigger

    ### Responsibilities

    - Extends the Rigger responsibilities
    - Inspect 5 masts every spring
    - Buy hemp worth 9 guilders
    """
    written = ladders(rigger="\n".join(line.removeprefix("    ") for line in text.splitlines()))
    found = expectations(*written.side("Senior Rigger"), written, Aligner(ENCODER))
    assert [(pair.before.item.text, pair.after.item.text) for pair in found.inherited.replaced] == [
        ("Inspect 2 masts every spring", "Inspect 5 masts every spring")
    ]


def test_a_level_that_is_told_in_its_introduction_alone_asks_what_stands_there() -> None:
    """Prose without a heading of its own is all that there is; a statement of grade or boss still asks nothing."""
    page = """---
title: Lamp Keeper
---

## Levels

### Lamp Keeper

The Lamp Keeper reports to the Harbour Master. You trim the lamps before dusk.

### Senior Lamp Keeper

The Senior Lamp Keeper is a grade 6.

Extends the Lamp Keeper responsibilities. You train two keepers a year.
"""
    found = expected(ladders(keeper=page), "Senior Lamp Keeper")

    assert texts(found.own) == ["Extends the Lamp Keeper responsibilities. You train two keepers a year."]
    assert texts(found.inherited.asked) == [
        "The Lamp Keeper reports to the Harbour Master. You trim the lamps before dusk."
    ]


SMITH = """\
---
title: Smith
---

## Levels

### Smith

#### Smith Requirements

- Two years at a forge, or in a foundry
- Has kept a fire for a year without a break

### Senior Smith

#### Senior Smith Requirements

- Extends the Smith requirements
- At least five years of hammering, three of them with steel
- Two years of leading strikers

### Master Smith

#### Master Smith Requirements

- Extends the Senior Smith requirements
- 12 or more years in any craft
- Guild papers, with 20 years of standing
"""


def test_longer_experience_stands_in_place_of_shorter_in_whatever_words() -> None:
    """Years at large and years of leading people are told apart; years of something else replace neither."""
    found = expected(ladders(smith=SMITH), "Master Smith")

    assert said(found.inherited.replaced) == [
        ("At least five years of hammering, three of them with steel", "12 or more years in any craft"),
        ("Two years at a forge, or in a foundry", "At least five years of hammering, three of them with steel"),
    ]
    assert texts(found.inherited.asked) == [
        "Two years of leading strikers",
        "Has kept a fire for a year without a break",
    ]


def test_a_line_that_opens_others_is_not_replaced_while_they_stand() -> None:
    """The points under "Fires" stay as they were, and would hang in the air without it."""
    text = """\
---
title: Smith
---

## Levels

### Smith

#### Smith Responsibilities

- Fires: keep the small fires of the forge, with
    - a bucket of water at hand
    - one eye on the wind

### Senior Smith

#### Senior Smith Responsibilities

- Extends the Smith responsibilities
- Fires: lead the keeping of all fires of the forge
"""
    found = expected(ladders(smith=text), "Senior Smith")
    assert not any(before.startswith("Fires") for before, _ in said(found.inherited.replaced))
