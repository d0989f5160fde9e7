"""Tables of titles, pages of one level and ladders with axes: what stands around them, and who it is said of."""

from __future__ import annotations

import pytest
from written_documents import family, read

from corpus.model import SectionKind

_LADDER = "# Rigger\n\n{said}\n\n" + "".join(
    f"## R{n} - Rigger {n}\n\n* **Rigs**: rigs mast {n}\n* **Climbs**: climbs mast {n}\n\n" for n in (1, 2, 3)
)
_TITLES = """\
# Titles for Sailors

| Category | Sailor (L2) | Senior Sailor (L3) | Lead Sailor (L4) |
| ----- | ----- | ----- | ----- |
| *Knots* | You tie them. | You teach them. | You invent them. |
| *Watch* | You keep it. | You set it. | You answer for it. |

"""


def _bosses(text: str) -> list[str | None]:
    return [level.reports_to.value if level.reports_to else None for level in family(text).levels]


@pytest.mark.parametrize(
    ("said", "bosses"),
    [
        ("An R1 reports to an R2, and an R2 to an R3. An R3 reports to the Mate.", ["R2", "R3", "Mate"]),
        ("R1 reports to the Bosun, R2 to the Mate, and R3 to the Master.", ["Bosun", "Mate", "Master"]),
        ("R1s report to R2s; R2s to R3s.", ["R2s", "R3s", None]),
        ("Riggers at R1 and R2 report to the Bosun; from R3 on they report to the Mate.", ["Bosun", "Bosun", "Mate"]),
        ("Riggers up to R2 report to the Bosun.", ["Bosun", "Bosun", None]),
        ("R2 and above report to the Mate.", [None, "Mate", "Mate"]),
        ("Experienced people (R2+) report directly to the Mate.", [None, "Mate", "Mate"]),
        ("Pilots at R1 and R2 report to the Bosun.", [None, None, None]),
        ("Everybody from R1 to R2 reports to the Bosun of their ship.", ["Bosun of their ship"] * 2 + [None]),
        ("Anyone between R2 and R3 reports to the Mate.", [None, "Mate", "Mate"]),
        ("Pilots from R1 up to R3 report to the Mate.", [None, None, None]),
        ("R1 reports to the Bosun, the Executive Assistant to the Mate, or both.", ["Bosun, the Executive Assistant to the Mate, or both", None, None]),
    ],
)  # fmt: skip
def test_a_stretch_of_rungs_is_told_from_one_of_them(said: str, bosses: list[str | None]) -> None:
    assert _bosses(_LADDER.format(said=said)) == bosses


@pytest.mark.parametrize(
    ("notes", "bosses"),
    [
        ("## Notes\n\n* The Lead Sailor reports to the Mate. Sailors and Senior Sailors report to the Lead Sailor.\n"
         "* We hire at L2.\n", ["Lead Sailor", "Lead Sailor", "Mate"]),
        ("**Notes**\n\n- Sailors (senior ones too) report to the Lead Sailor.\n- Leads report to the Mate directly.\n",
         ["Lead Sailor", "Lead Sailor", "Mate"]),
    ],
)  # fmt: skip
def test_notes_under_a_table_tell_whom_its_columns_report_to(notes: str, bosses: list[str]) -> None:
    found = family(_TITLES + notes)

    assert _bosses(_TITLES + notes) == bosses
    assert all(section.kind is not SectionKind.RESPONSIBILITIES for section in found.shared_sections)


@pytest.mark.parametrize(
    ("said", "bosses"),
    [
        ("Deck people report to the Mate, except Leads, who report to the Master.", ["Mate", "Mate", "Master"]),
        ("Sailors and Senior Sailors are led by a Lead Sailor; Leads report to the Mate.",
         ["Lead Sailor", "Lead Sailor", "Mate"]),
        ("Ships and nets are led by a Lead Sailor.", [None, None, None]),
    ],
)  # fmt: skip
def test_an_exception_and_people_who_are_led_are_told_apart(said: str, bosses: list[str | None]) -> None:
    assert _bosses(_TITLES.replace("# Titles for Sailors\n", f"# Titles for Deck & Sailors\n\n{said}\n")) == bosses


def test_a_row_of_codes_states_the_grades_of_the_titles_above_it() -> None:
    found = family(
        "# Titles for Writers\n\n| | Writer | Senior Writer | Editor |\n| - | - | - | - |\n| Level code | W2 | W3 | W4 |\n"
        "| *Voice* | Writes in our voice. | Shapes our voice. | Guards our voice. |\n"
    )

    assert [(level.title, level.grade and level.grade.value) for level in found.levels] == [
        ("Writer", "W2"), ("Senior Writer", "W3"), ("Editor", "W4"),
    ]  # fmt: skip


def test_a_short_line_over_a_list_may_take_over_another_level() -> None:
    found = family(
        "# Sailor\n\n## Sailor (S1)\n\n- Ties\n- Rows\n\n## Senior Sailor (S2)\n\nAll of S1, and:\n\n- Steers\n- Sings\n"
    )

    assert [[each.title for each in level.extends] for level in found.levels] == [[], ["Sailor"]]


def test_the_last_line_of_a_page_speaks_of_all_its_titles() -> None:
    text = (
        "# Titles for Managers\n\n"
        + "".join(f"## {title}\n\n**Skill**\n\n* Leads {n} people\n* Hires\n\n" for n, title in enumerate(
            ["Team Lead (M1)", "Head (M2)", "VP (M3)"], 2))
        + "A Team Lead reports to a Head, a Head to the VP, and the VP to the CEO.\n"
    )  # fmt: skip

    assert [level.title for level in family(text).levels] == ["Team Lead", "Head", "VP"]
    assert _bosses(text) == ["Head", "VP", "CEO"]


def test_columns_may_say_that_each_holds_what_stands_left_of_it() -> None:
    found = family(_TITLES + "_Each title includes what the titles to its left ask for._\n")

    assert [[each.title for each in level.extends] for level in found.levels] == [[], ["Sailor"], ["Senior Sailor"]]


def test_a_column_called_by_its_code_has_the_title_its_summary_gives() -> None:
    found = family(
        "# Rigger Career Development Framework\n\n| | IC3 | IC4 |\n| - | - | - |\n"
        "| Role Summary | A Rigger who rigs alone. | A Senior Rigger who rigs for others. |\n"
        "| Scope | Rigs one ship at a time. | Rigs the ships of a whole harbour. |\n"
    )

    assert [level.title for level in found.levels] == ["IC3 Rigger", "IC4 Senior Rigger"]


def test_the_steps_of_several_scales_are_no_levels() -> None:
    page = "# Ladders\n\n| Axis | 1 | 2 | 3 |\n| - | - | - | - |\n| Craft | Ties | Splices | Rigs |\n| Crew | Joins | Guides | |\n"

    assert not read({"harbour/README.md": page}).families


def test_a_table_of_ranges_of_codes_lists_no_levels() -> None:
    page = "# Codes\n\n| Code | Meaning | Bonus |\n| - | - | - |\n| IC1 to IC5 | Everybody | none |\n| M3 and up | Managers | 10 % |\n"

    assert not read({"harbour/README.md": page}).families


def test_a_heading_that_only_ends_like_people_at_work_is_no_level_beside_others() -> None:
    found = family(
        _LADDER.format(said="Riggers rig.") + "## Moving over\n\nPeople come to this ladder from any other.\n"
    )

    assert [level.title for level in found.levels] == ["Rigger 1", "Rigger 2", "Rigger 3"]


def test_a_long_question_is_a_heading_of_its_own() -> None:
    found = family(
        _LADDER.format(said="Riggers rig.")
        + "## FAQ\n\n### Do all riggers start at level 1?\n\nNo.\n\n### Can I use this ladder in my own company?\n\nYes.\n"
    )

    assert "Can I use this ladder in my own company?" in {section.heading_path[-1] for section in found.shared_sections}


def test_a_page_of_one_level_takes_over_another_page() -> None:
    pages = {
        "deck/ic3_rigger.html": "<h1>IC3 Rigger</h1><h2>Duties</h2><ul><li>I rig one ship</li><li>I climb</li></ul>",
        "deck/ic4_rigger.html": "<h1>IC4 Rigger</h1><h2>Duties</h2><ul><li>I meet everything on the IC3 page and, "
        "beyond it, rig a fleet</li><li>I teach</li></ul>",
    }
    levels = {level.title: level for found in read(pages).families for level in found.levels}

    assert [each.title for each in levels["IC4 Rigger"].extends] == ["IC3 Rigger"]
