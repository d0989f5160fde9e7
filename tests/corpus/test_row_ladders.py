"""Ladders whose levels are the rows of a table, and tables alike that are none."""

from __future__ import annotations

import pytest
from written_documents import read

from corpus.model import Level


def levels_of(text: str, path: str = "ferry/levels.md") -> list[Level]:
    return [level for family in read({path: text}).families for level in family.levels]


def stated(level: Level) -> tuple[str, object, str | None]:
    boss = level.reports_to.value if level.reports_to else None
    return level.title, level.grade.value if level.grade else None, boss


NUMBERED = """\
    # Our levels on the ferries

    ## Deck

    | Level | Ownership | Example |
    |---|---|---|
    | 1 - Deck Hand | A rope. | Ties up without scratching the hull. |
    | 2 - Senior Deck Hand | A watch. You ask when stuck. | Steers by the buoys at night. |
    | 3 - Bosun | The deck crew. | Drills the crew for a fire in the galley. |

    ## Galley

    | Level | Ownership | Example |
    |---|---|---|
    | 2 - Cook | A meal. | Feeds two hundred before the first crossing. |
    | 3 - Senior Cook | The menu. | Drops what nobody buys in winter. |
    """


def test_rows_numbered_under_levels_are_those_levels() -> None:
    found = levels_of(NUMBERED)

    assert [(title, grade) for title, grade, _ in map(stated, found)] == [
        ("Deck Hand", 1),
        ("Senior Deck Hand", 2),
        ("Bosun", 3),
        ("Cook", 2),
        ("Senior Cook", 3),
    ]
    assert [item.text for section in found[0].sections for item in section.items] == [
        "A rope.",
        "Ties up without scratching the hull.",
    ]
    assert [level.heading_path[0] for level in found] == ["Deck", "Deck", "Deck", "Galley", "Galley"]


@pytest.mark.parametrize("mark", [". ", ": ", " – ", r" \| ", ") ", " · "])
def test_the_number_is_set_apart_in_several_ways(mark: str) -> None:
    text = NUMBERED.replace(" - ", mark)

    assert [grade for _, grade, _ in map(stated, levels_of(text))] == [1, 2, 3, 2, 3]


@pytest.mark.parametrize(
    "rows",
    [
        ["Level | Meaning | Example", "1 - Critical | Nobody can board | The ramp is stuck", "2 - Major | Late | Fog"],
        ["Step | Who | What", "1 - Recruiter | Ann | A talk of an hour", "2 - Hiring Manager | Bea | A task for two"],
        ["Week | Focus | Example", "1 - Learning | The boat | Meet the crew", "2 - Lead a watch | A watch | Steer it"],
        ["Level | Meaning | Example", "1 - Learner | Asks | Reads", "2 - Practitioner | Does it | Ties a bowline"],
        ["Level | Meaning | Example", "1 - Level | How big a job is | A Cook", "2 - Lead | Who plans | The watch"],
    ],
)
def test_what_is_counted_and_is_nobody_is_no_level(rows: list[str]) -> None:
    table = "\n".join(f"    | {row} |" for row in [rows[0], "---|---|---", *rows[1:]])

    assert not levels_of(f"    # How it works on the ferries\n\n{table}\n")


CODED = """\
    # Signalling levels

    | Level | Usual title | Autonomy | Work |
    |:-----:|-------------|----------|------|
    | S1 | Signal Assistant | Needs clear instructions | Replaces lamps and relays |
    | S2 | Signal Technician | Works alone on routine | Tests a crossing each night |
    | S3 | Signal Technician | Handles the unusual | Finds a fault by its sound |
    | S4 | Senior Signal Technician | Picks own problems | Plans the possession of a line |

    {after}
    """


def test_rows_that_share_a_title_are_told_apart_by_their_codes() -> None:
    assert list(map(stated, levels_of(CODED.format(after="S2 and S3 share a title on purpose.")))) == [
        ("Signal Assistant", "S1", None),
        ("Signal Technician", "S2", None),
        ("Signal Technician", "S3", None),
        ("Senior Signal Technician", "S4", None),
    ]


def test_rows_that_list_the_pages_of_a_folder_are_no_levels_besides() -> None:
    page = "# S{} {}\n\n## Duties\n\n- Tests a crossing\n- Keeps the log\n"
    names = ["Signal Assistant", "Signal Technician", "Signal Technician", "Senior Signal Technician"]
    files = {f"rail/signals/s{n}-{name.lower().replace(' ', '-')}.md": (n, name) for n, name in enumerate(names, 1)}
    links = " ".join(f"[S{n}]({path.rpartition('/')[2]})" for path, (n, _) in files.items())
    pages = {path: page.format(n, name) for path, (n, name) in files.items()}
    corpus = read({"rail/signals/README.md": CODED.format(after=links), **pages})

    found = [(level.grade.value if level.grade else None) for each in corpus.families for level in each.levels]
    assert sorted(map(str, found)) == ["S1", "S2", "S3", "S4"]


def test_whom_to_call_first_is_no_ladder() -> None:
    assert not levels_of(
        """\
        # Who to call at night

        | Level | Title | Name | Phone |
        |---|---|---|---|
        | 1 | Duty Manager | Ann | 5501 |
        | 2 | Duty Manager | Bea | 5502 |
        | 3 | Senior Duty Manager | Cem | 5503 |
        """
    )


@pytest.mark.parametrize(
    ("said", "bosses"),
    [
        (
            "S1-S2 report to the Desk Lead, S3 and S4 to the Head of Signals.",
            ["Desk Lead", "Desk Lead", "Head of Signals", "Head of Signals"],
        ),
        ("S1 reports to the Desk Lead, from S2 up to the Head of Signals.", ["Desk Lead", *["Head of Signals"] * 3]),
        (
            "S1 to S3 report to the Desk Lead, S4 to the Head of Signals, the Head of Signals to the Owner.",
            [*["Desk Lead"] * 3, "Head of Signals"],
        ),
        (
            "Assistants report to the Desk Lead and the Desk Lead to the Owner.",
            ["Desk Lead", None, None, None],
        ),
    ],
)
def test_one_verb_says_whom_the_levels_of_a_table_report_to(said: str, bosses: list[str | None]) -> None:
    found = levels_of(CODED.format(after=f"## Reporting\n\n    {said}"))

    assert [boss for _, _, boss in map(stated, found)] == bosses


GROUPED = """\
    # Careers for river guides

    | Level | Title | Scope of work | Time horizon |
    |---|---|---|---|
    | G1 | Junior Guide | A boat, with somebody else in it | Days |
    | G2 | Guide | A boat on an easy river | Weeks |
    | G3 | Guide | A boat on any river | Months |
    | G4 | Senior Guide | A trip of several boats | A season |

    ## What we look at

    ### Water

    #### {low}

    - You read the easy rapids
    - (G2) You choose the line

    #### {high}

    - You run the hard rapids first
    - (G4) You decide when nobody runs them

    ### People

    #### {low}

    - You learn the names of your guests

    #### {high}

    - You calm a boat that is afraid
    """


@pytest.mark.parametrize(("low", "high"), [("G1-G2", "G3-G4"), ("G1 and G2", "G3 and up"), ("Levels G1 & G2", "G3/G4")])
def test_points_under_several_levels_of_a_table_are_asked_of_each(low: str, high: str) -> None:
    found = levels_of(GROUPED.format(low=low, high=high))
    asked = {
        (level.title, level.grade and level.grade.value): [
            item.text for section in level.sections if section.heading_path[-1] in {low, high} for item in section.items
        ]
        for level in found
    }

    assert asked == {
        ("Junior Guide", "G1"): ["You read the easy rapids", "You learn the names of your guests"],
        ("Guide", "G2"): ["You read the easy rapids", "(G2) You choose the line", "You learn the names of your guests"],
        ("Guide", "G3"): ["You run the hard rapids first", "You calm a boat that is afraid"],
        ("Senior Guide", "G4"): [
            "You run the hard rapids first",
            "(G4) You decide when nobody runs them",
            "You calm a boat that is afraid",
        ],
    }


def test_what_leads_from_one_level_of_a_table_to_the_next_is_asked_of_neither_group() -> None:
    found = levels_of(GROUPED.format(low="G1 to G2", high="G3 to G4"))

    assert not any(item.text.startswith("You calm") for lv in found for s in lv.sections for item in s.items)


def test_short_cells_of_a_row_are_told_of_its_level() -> None:
    found = levels_of(
        """\
        # Careers for river guides

        | Level | Title | Scope of work | Time horizon | Years (typical) | Pay from |
        |---|---|---|---|---|---|
        | G1 | Junior Guide | A boat, with somebody else in it | Days | 0-1 | 24,000 |
        | G2 | Guide | A boat on an easy river | Weeks | 1-3 | 26,000 |
        | G3 | Senior Guide | A trip of several boats | A season | 5+ | 30,000 |
        """
    )

    assert [[i.text for s in level.sections if s.kind == "summary" for i in s.items] for level in found] == [
        ["Days", "0-1"],
        ["Weeks", "1-3"],
        ["A season", "5+"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["Level | Holiday | Bonus", "Staff | 25 days a year | None at all", "Managers | 27 days a year | Up to 5%"],
        ["Level | Band | From | To", "L1 | A | 24,000 | 26,000", "L2 | B | 27,000 | 30,000"],
        [
            "Level | Who decides | Limit",
            "1 | Clerk | Up to 20 pounds a day",
            "2 | Senior Clerk | Up to 200 pounds a day",
        ],
    ],
)
def test_tables_that_map_levels_to_something_else_hold_none(rows: list[str]) -> None:
    dashes = "|".join(["---"] * (rows[0].count("|") + 1))
    table = "\n".join(f"    | {row} |" for row in [rows[0], dashes, *rows[1:], rows[-1].replace("2", "3")])

    assert not levels_of(f"    # At the mill\n\n{table}\n")
