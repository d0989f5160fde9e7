"""Levels that are columns or rows of a table on a page whose managers, or whose other people, are headings."""

from __future__ import annotations

from written_documents import family

from corpus.model import Level

MANAGERS = """\

        ## Management

        ### Mews Manager (M1)

        - Reports to the Head of Falconry.
        - Rosters the falconers four weeks ahead.

        ### Head of Falconry (M2)

        - Reports to the Director.
        - Chooses which birds are bought.
        """


def stated(level: Level) -> tuple[str, object, str | None]:
    return (
        level.title,
        level.grade.value if level.grade else None,
        level.reports_to.value if level.reports_to else None,
    )


def test_people_in_columns_are_levels_beside_managers_in_headings() -> None:
    found = family(
        """\
        # Falconry framework

        | Theme | Falconer (F1) | Display Planner (F2), Senior |
        |---|---|---|
        | Birds | Weighs four hawks each morning. | Trains a hawk from the mews. |
        | Reports to | Mews Manager | Head of Falconry |
        """
        + MANAGERS
    )

    assert next(map(stated, found.levels)) == ("Falconer", "F1", "Mews Manager")
    assert [level.grade.value for level in found.levels if level.grade] == ["F1", "F2", "M1", "M2"]
    assert "Weighs four hawks each morning." in [i.text for s in found.levels[0].sections for i in s.items]
    assert not any("hawks" in item.text for section in found.shared_sections for item in section.items)


def test_managers_in_columns_are_levels_beside_people_in_headings() -> None:
    found = family(
        """\
        # Tannery careers

        ## Tanner

        - Reports to the Tannery Foreman.
        - Fills the drums each morning.

        ## Senior Tanner

        - Reports to the Tannery Foreman.
        - Mixes the liquor for new hides.

        ## Those who lead

        | | Tannery Foreman | Tannery Manager |
        |---|---|---|
        | People | Leads eight tanners. | Leads three foremen. |
        """
    )

    assert [level.title for level in found.levels] == [
        "Tanner",
        "Senior Tanner",
        "Tannery Foreman",
        "Tannery Manager",
    ]


def test_a_heading_of_several_people_over_a_row_each_is_none_of_them() -> None:
    found = family(
        """\
        # Ferry crew

        ## Deckhand

        Reports to the Mate.

        - Handles the ropes.

        ## Senior Deckhand

        Reports to the Mate.

        - Trains the others at ropes.

        ## Officers

        | Title | Grade | Reports to | What we expect |
        |---|---|---|---|
        | Mate | O1 | Master | Leads four deckhands and keeps the log. |
        | Master | O2 | Fleet Manager | Answers for ship and crew. |
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Deckhand", None, "Mate"),
        ("Senior Deckhand", None, "Mate"),
        ("Mate", "O1", "Master"),
        ("Master", "O2", "Fleet Manager"),
    ]


def test_one_manager_below_a_table_of_people_is_a_level_too() -> None:
    found = family(
        """\
        # Planetarium presenters

        | Theme | Presenter (P1) | Senior Presenter (P2) | Show Writer (P3) |
        |---|---|---|---|
        | Shows | Runs the set show. | Makes shows up live. | Writes three shows a year. |

        ## Head of Shows

        - Reports to the Director.
        - Plans the season.

        ## How we hire

        - You show us ten stars.
        """
    )

    assert [level.title for level in found.levels] == ["Presenter", "Senior Presenter", "Show Writer", "Head of Shows"]


def test_a_table_that_compares_with_others_or_sets_out_ranks_or_stands_in_a_level_holds_no_levels_of_the_page() -> None:
    page = """\
        # Podiatry

        ## Podiatrist (B5)

        - Treats nails and ulcers.

        ## Senior Podiatrist (B6)

        - Holds a clinic of high-risk feet.

        {heading}

        | | {low} | {high} |
        |---|---|---|
        | Rooms | Shares the gym with others. | Books the gym for the others. |
        """
    tables = [
        ("## How we compare with the ward", "Physiotherapist (P1)", "Senior Physiotherapist (P2)"),
        ("## Professions at a glance", "Physiotherapist (B5)", "Senior Physiotherapist (B6)"),
        ("## The scale of the trust", "Junior", "Senior"),
        ("### Whom you supervise", "Foot Care Assistant (A1)", "Senior Foot Care Assistant (A2)"),
    ]

    for heading, low, high in tables:
        found = family(page.format(heading=heading, low=low, high=high))
        assert [level.title for level in found.levels] == ["Podiatrist", "Senior Podiatrist"]


def test_a_table_may_call_the_page_by_its_initials() -> None:
    found = family(
        """\
        # Glass Restoration

        | Subject | GR Manager (grade 7) | Director of GR (grade 10) |
        |---|---|---|
        | Reports to | Director of GR | Chief Curator |
        | Windows | Plans the year of the kiln. | Decides which windows are lent. |

        ## Glass Restoration Manager

        - Checks each came before it is soldered.

        ## Director of Glass Restoration

        - Speaks for the studio at the cathedral.
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Glass Restoration Manager", 7, "Director of GR"),
        ("Director of Glass Restoration", 10, "Chief Curator"),
    ]


def test_points_on_the_way_from_one_code_to_another_are_no_levels() -> None:
    found = family(
        """\
        # Claims Adviser

        | Level | Title | Claims |
        |---|---|---|
        | D1 | Claims Associate | Twenty simple claims a day |
        | D2 | Claims Adviser | Claims that were contested once |
        | D3 | Senior Claims Adviser | Claims of more than one hundred customers |

        ## Moving between the levels

        * D1 to D2: nine months, and the course passed.
        * D2 to D3: a written case to a panel.
        """
    )

    assert [level.title for level in found.levels] == ["Claims Associate", "Claims Adviser", "Senior Claims Adviser"]


def test_columns_called_by_the_codes_of_all_levels_are_told_of_these() -> None:
    page = """\
        # Dyer

        ## Dyer

        **Grade:** D3

        - Reads the recipe.

        ## Senior Dyer

        **Grade:** D4

        - Writes the recipe.

        ## Matrix

        | Pillar | {low} | {high} Senior |
        |---|---|---|
        | Vats | Fills two vats a day. | Chooses the vats of a season. |
        | Reports to | D4 | Dyehouse Owner |
        """

    told = family(page.format(low="D3", high="D4"))
    others = family(page.format(low="D5", high="D6"))

    assert list(map(stated, told.levels)) == [("Dyer", "D3", "D4"), ("Senior Dyer", "D4", "Dyehouse Owner")]
    assert "Fills two vats a day." in [item.text for s in told.levels[0].sections for item in s.items]
    assert not any("vats" in item.text for level in others.levels[:2] for s in level.sections for item in s.items)
