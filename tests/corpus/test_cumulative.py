"""Ladders that say once, of all their levels, that each takes over what the one below asks."""

import pytest
from written_documents import family, read

RUNGS = """\
## Deckhand

### Responsibilities

- Coils ropes

## Senior Deckhand

### Responsibilities

- Sets the watch

## Bosun, Lead Deckhand

The Bosun extends the Deckhand responsibilities.

### Responsibilities

- Buys the paint
"""


def taken_over(said: str) -> list[list[str]]:
    page = family(f"# Deck Crew\n\n{said}\n\n{RUNGS}")
    return [[extends.title for extends in level.extends] for level in page.levels]


@pytest.mark.parametrize(
    "said",
    [
        "Levels build on each other. We only write down what is new at a level.",
        "Each level builds on the previous one.",
        "Every level includes all that is asked of the levels below it.",
        "Expectations are cumulative.",
        "Levels add up: at the third we take it that you do what the first two describe.",
        "The expectations stack up.",
        "We list what is new; everything from the levels before it still counts.",
        "Every level adds to the level before it.",
        "Everything in a column is expected in addition to what the columns before it say.",
        "1. All requirements of lower levels apply at higher ones too.\n2. Pay is elsewhere.",
    ],
)
def test_a_level_takes_over_the_one_below_it_where_the_ladder_says_so(said: str) -> None:
    """A level that names itself whose lines it takes over has those."""
    assert taken_over(said) == [[], ["Deckhand"], ["Deckhand"]]


@pytest.mark.parametrize(
    "said",
    [
        "Deckhands build on each other's work.",
        "Each level is described by a page of its own.",
        "The previous level of the harbour wall still counts as a monument.",
        "Ask the level below before you act.",
        "At this level the books must add up.",
    ],
)
def test_other_sentences_with_such_words_take_nothing_over(said: str) -> None:
    assert taken_over(said) == [[], [], ["Deckhand"]]


def test_everything_on_a_page_applies_wherever_the_line_says_so() -> None:
    page = family(
        "# Deckhand\n\n## Deckhand\n\n### Responsibilities\n\n- Coils ropes\n\n## Senior Deckhand\n\n"
        "A Senior Deckhand looks after one watch. Everything on the Deckhand page applies, plus the following.\n\n"
        "### Responsibilities\n\n- Sets the watch\n"
    )

    assert [[extends.title for extends in level.extends] for level in page.levels] == [[], ["Deckhand"]]


OVERVIEW = """\
# How potters grow

Each [track](tracks.md) has marks. {said}
"""

TRACKS = "# Firing tracks\n" + "".join(
    f"\n## {ladder}\n" + "".join(f"\n### {ladder}, mark {n}\n\n- Fires {ladder} {n}\n" for n in (1, 2, 3))
    for ladder in ("Kiln", "Glazing room")
)


@pytest.mark.parametrize(
    ("said", "below"),
    [
        ("Marks are cumulative: to hold mark 3 you show 1 and 2 as well.", [[], ["Kiln, mark 1"], ["Kiln, mark 2"]]),
        ("Bonuses are cumulative: nothing lapses.", [[], [], []]),
    ],
)
def test_an_overview_says_it_of_the_ladders_on_the_pages_it_leads_to(said: str, below: list[list[str]]) -> None:
    pages = read({"pottery/how.md": OVERVIEW.format(said=said), "pottery/tracks.md": TRACKS}).families
    tracks = next(page for page in pages if page.title == "Firing tracks")

    kiln = [level for level in tracks.levels if level.title.startswith("Kiln")]
    assert [[extends.title for extends in level.extends] for level in kiln] == below


def test_codes_that_number_all_levels_are_one_ladder_whoever_leads_people() -> None:
    named = ("Deckhand", "Senior Deckhand", "Deck Manager", "Principal Deckhand")
    rungs = "".join(f"## D{n} - {title}\n\n### Duties\n\n- Coils {n} ropes\n\n" for n, title in enumerate(named, 1))
    page = family(f"# Deck Crew\n\nEach grade builds on the one below.\n\n{rungs}")

    assert [[extends.title for extends in level.extends] for level in page.levels] == [
        [],
        ["Deckhand"],
        ["Senior Deckhand"],
        ["Deck Manager"],
    ]


def test_codes_of_two_ladders_leave_each_its_own() -> None:
    named = {"D1": "Deckhand", "D2": "Senior Deckhand", "M2": "Deck Manager", "M3": "Senior Deck Manager"}
    rungs = "".join(f"## {code} - {title}\n\n### Duties\n\n- Coils at {code}\n\n" for code, title in named.items())
    page = family(f"# Deck Crew\n\nEach grade builds on the one below.\n\n{rungs}")

    assert [[extends.title for extends in level.extends] for level in page.levels] == [
        [],
        ["Deckhand"],
        [],
        ["Deck Manager"],
    ]
