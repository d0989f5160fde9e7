"""Ladders in the forms of public services, schedules of agreements, guilds and banks."""

from __future__ import annotations

import pytest
from written_documents import family, read

from corpus.headline import are_roles
from corpus.untitled import is_untitled


@pytest.mark.parametrize(
    "text",
    [
        "I come as a VP. Will I be a VP here?",
        "912.00",
        "1,003.20",
        "£24,110 – £25,300",
        "31 200 kr a year",
        "$45k",
        "Pay scales from 1 November",
        "Factor 3 – Guidelines (FL 3-3, 275 pts)",
        "Complexity, Level 4-4, 225 points",
    ],
)
def test_questions_amounts_dates_and_factors_are_no_titles(text: str) -> None:
    assert is_untitled(text)


@pytest.mark.parametrize(
    "text",
    ["1", "L1", "Driver 1", "Grade 11 (2355–2750 points)", "Level 3 (from May 2024)", "Factory Manager", "Level 2-3"],
)
def test_numbered_titles_are_titles(text: str) -> None:
    assert not is_untitled(text)


def test_a_month_is_nobody() -> None:
    assert not are_roles(["Rates in November"])
    assert are_roles(["Embalmer"])


def test_questions_are_no_levels_beside_a_table_of_them() -> None:
    levels = family(
        """\
        # Vault titles

        | Title | Code | What it means |
        | --- | --- | --- |
        | Vault Clerk | V1 | Counts the boxes to a set standard |
        | Senior Vault Clerk | V2 | Checks what clerks counted, alone |
        | Vault Manager | V3 | Leads the vault and owns its budget |

        ## Questions

        ### I come as a Senior Clerk. Will I be a Senior Clerk here?

        Not always.

        ### Do guards have a manager too?

        No.
        """,
        "vault/titles.md",
    ).levels
    assert [level.title for level in levels] == ["Vault Clerk", "Senior Vault Clerk", "Vault Manager"]


def test_a_table_of_amounts_is_no_ladder() -> None:
    corpus = read(
        {
            "kiln/pay.md": """\
            # Pay points

            | Grade | Pay point | Weekly rate |
            | --- | --- | --- |
            | Kiln Grade 1 | PP1 | 912.00 |
            | Kiln Grade 2 | PP2 | 969.00 |
            | Kiln Grade 2 | PP3 | 1,003.20 |
            """
        }
    )
    assert not [level.title for each in corpus.families for level in each.levels if level.title[0].isdigit()]


def test_factors_of_a_scheme_are_no_levels() -> None:
    corpus = read(
        {
            "bog/warden.md": """\
            # Bog Warden

            ## Major duties

            - Counts the cranes
            - Mends the boardwalk

            ## Factor levels

            **Factor 1 – Knowledge (FL 1-6, 950 pts)**
            Knowledge of peat.

            **Factor 2 – Supervisory Controls (FL 2-3, 275 pts)**
            The manager sets the aims.

            **Factor 3 – Guidelines (FL 3-3, 275 pts)**
            Guides exist.
            """
        }
    )
    assert [level.title for each in corpus.families for level in each.levels] == ["Bog Warden"]


def test_ranks_in_a_row_stay_levels_in_front_of_what_else_stands_there() -> None:
    ranks = """\
        # Our ranks

        ## Diver

        Divers work in pairs under the quay.

        ## Lead Diver

        A lead diver is in charge of one pair. Reports to the Dive Officer.

        ## Welder

        Welders join plates under water.

        ## Dive Officer

        A dive officer looks after one harbour. Reports to the Harbour Commander.

        ## {behind}

        They are told every spring.
        """
    for behind in ("Rates from 1 November", "Volunteers at sea"):
        levels = family(ranks.format(behind=behind), "quay/ranks.md").levels
        assert [level.title for level in levels] == ["Diver", "Lead Diver", "Welder", "Dive Officer"]
