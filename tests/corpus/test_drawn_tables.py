"""Tables drawn with dashes, as documents of word processors come out in Markdown."""

from __future__ import annotations

from written_documents import family

from corpus.model import Level


def stated(level: Level) -> tuple[str, object, str | None]:
    return (
        level.title,
        level.grade.value if level.grade else None,
        level.reports_to.value if level.reports_to else None,
    )


def test_a_table_drawn_with_dashes_lists_grades_and_bosses() -> None:
    found = family(
        """\
        # Foundry job descriptions

          Post               Band   Reports to
          ------------------ ------ -----------------
          Moulder            3      Foundry Foreman
          Senior Moulder     4      Foundry Foreman
          Foundry Foreman    6      Works Manager

        ## Moulder

        -   Rams sand round a pattern.

        ## Senior Moulder

        -   Sets cores for a valve body.

        ## Foundry Foreman

        -   Decides when the furnace is tapped.
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Moulder", 3, "Foundry Foreman"),
        ("Senior Moulder", 4, "Foundry Foreman"),
        ("Foundry Foreman", 6, "Works Manager"),
    ]


def test_columns_of_a_table_drawn_with_dashes_are_levels() -> None:
    found = family(
        """\
        # Glazier careers

          Skill        Glazier (G1)         Senior Glazier (G2)
          ------------ -------------------- ---------------------
          Cutting      Cuts to a template.  Draws the template.
          Leading      Fits small panes.    Fits a rose window.
        """
    )

    assert [(level.title, level.grade.value) for level in found.levels if level.grade] == [
        ("Glazier", "G1"),
        ("Senior Glazier", "G2"),
    ]
    assert [item.text for section in found.levels[1].sections for item in section.items] == [
        "Draws the template.",
        "Fits a rose window.",
    ]


def test_words_across_the_columns_are_no_table() -> None:
    found = family(
        """\
        # Glazier

        ## Responsibilities

        What a glazier does all day long
        ------- ------ -------
        Cuts glass to a template, and fits it
        Sweeps the bench every evening, too

        - Fits panes
        """
    )

    assert [item.text for section in found.levels[0].sections for item in section.items][-1] == "Fits panes"
