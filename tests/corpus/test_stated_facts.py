"""Grades and reporting lines wherever a document states them: for several levels, in prose, under headings."""

import pytest
from written_documents import family, read

_LADDER = """\
# Rigging

Riggers keep the masts up. {line}

## C1 - Rigger

- Splices rope

## C2 - Senior Rigger

- Inspects masts

## C3 - Lead Rigger

- Signs the mast book

## Who reports to whom

{later}
"""


def _reports(text: str) -> dict[str, str | None]:
    return {lv.title: lv.reports_to.value if lv.reports_to else None for lv in family(text).levels}


@pytest.mark.parametrize(
    ("line", "later", "expected"),
    [
        ("Unless a level says otherwise, Riggers report to a Harbour Master.", "", ["Harbour Master"] * 3),
        ("C1 to C3 report to the Harbour Master.", "", ["Harbour Master"] * 3),
        ("All levels report to the Harbour Master unless the page says otherwise.", "", ["Harbour Master"] * 3),
        ("Everybody reports to the Harbour Master.", "", ["Harbour Master"] * 3),
        ("Team members in this family report to the Harbour Master unless stated otherwise.", "", ["Harbour Master"] * 3),
        ("", "C1 and C2 report to the Harbour Master. C3 reports to the Port Director.", [*["Harbour Master"] * 2, "Port Director"]),
        ("", "- A C1 reports to a C3.\n- A C2 reports to the Harbour Master.", ["C3", "Harbour Master", None]),
        ("", "Senior and Lead Riggers report to the Port Director.", [None, "Port Director", "Port Director"]),
        ("Riggers report to the Harbour Master.", "C2 – C3 report to the Port Director.", ["Harbour Master", *["Port Director"] * 2]),
        ("Pilots report to the Port Director.", "", [None] * 3),
    ],
)  # fmt: skip
def test_a_line_for_several_levels_is_each_ones(line: str, later: str, expected: list[str | None]) -> None:
    assert list(_reports(_LADDER.format(line=line, later=later)).values()) == expected


def test_who_leads_a_role_is_not_among_those_who_have_it() -> None:
    found = _reports(
        "# Rigger\n\nRiggers report to the Head of Rigging.\n\n"
        "## Senior Rigger\n### Duties\n- Splices\n\n## Manager, Riggers\n### Duties\n- Leads\n"
    )

    assert found == {"Senior Rigger": "Head of Rigging", "Manager, Riggers": None}


def test_a_title_that_only_reads_like_the_levels_own_is_somebody_else() -> None:
    found = _reports(
        "# Berths\n\n## Berth Manager\n\nThe Berth Manager reports to the Manager, Berths.\n\n### Duties\n- Plans\n\n"
        "## Senior Berth Manager\n\nExtends the Berth Manager. Reports to the Senior Manager, Berths.\n\n"
        "### Duties\n- Decides\n\n## Clerk\n\nClerks report to the Clerk.\n\n### Duties\n- Writes\n"
    )

    assert found == {
        "Berth Manager": "Manager, Berths",
        "Senior Berth Manager": "Senior Manager, Berths",
        "Clerk": None,
    }


def test_prose_may_end_in_the_reporting_line() -> None:
    found = _reports(
        "# Yard\n\n## Yard Hand, B2\n\nYou park trailers and note each tyre. You answer to the Yard Chief.\n\n"
        "## Yard Chief, B4\n\nYou answer questions of the police. Six hands report to you.\n"
    )

    assert found == {"Yard Hand": "Yard Chief", "Yard Chief": None}


def test_a_heading_may_say_what_its_line_is() -> None:
    found = _reports(
        "# Tugs\n\n## Levels\n\n### Tug Hand\n#### Reports to\n\nHarbour Master\n\n#### Duties\n- Hauls\n\n"
        "### Senior Tug Hand\n#### Reporting line\n\n- The Senior Deck Hand reports to the Port Director.\n\n"
        "#### Duties\n- Steers\n\n### Lead Tug Hand\n#### Reporting\n\n- Direct reports: none\n\n#### Duties\n- Signs\n"
    )

    assert found == {"Tug Hand": "Harbour Master", "Senior Tug Hand": "Port Director", "Lead Tug Hand": None}


def test_bands_have_names_beside_their_codes_and_a_note_on_them_is_no_level() -> None:
    found = family(
        "# Stage\n\n## Stagehand\n\n**Pay band:** Wren (L1)\n**Reports to:** Stage Manager\n\n### Duties\n- Carries\n\n"
        "## Flyman\n\nPay band: Heron (L3). Reports to the Stage Manager.\n\n- Pulls\n- Counts\n\n"
        "## Note on bands\n\nThe band of a Flyman moves to Eagle (L5) in January when the table starts.\n\n"
        "## How stagehands are hired\n\n- A call\n- A shift\n"
    )

    assert [(lv.title, lv.grade.value if lv.grade else None) for lv in found.levels] == [
        ("Stagehand", "L1"),
        ("Flyman", "L3"),
    ]
    assert [section.kind for section in found.shared_sections] == ["other", "hiring_process"]


def test_codes_above_the_titles_of_a_table_are_the_grades_of_its_columns() -> None:
    found = family(
        "# Casework\n\n| | F2 | F3 |\n|---|---|---|\n| Title | Case Clerk | Senior Case Clerk |\n"
        "| Reporting | Tags each case. | Writes the digest. |\n| Reports to | Case Lead | Head of Cases |\n"
    )

    assert [(lv.title, lv.grade and lv.grade.value, lv.reports_to and lv.reports_to.value) for lv in found.levels] == [
        ("Case Clerk", "F2", "Case Lead"),
        ("Senior Case Clerk", "F3", "Head of Cases"),
    ]
    assert [
        item.text
        for section in found.levels[0].sections
        for item in section.items
        if section.kind == "responsibilities"
    ] == ["Tags each case."]


def test_what_holds_for_all_ranks_makes_no_level_of_its_page() -> None:
    pages = {
        "harbour/tide-clerk/_index.md": '---\ntitle: "Tide Clerk"\n---\n\n## Requirements for all ranks\n\n- Can swim\n',
        "harbour/tide-clerk/senior.md": '---\ntitle: "Senior Tide Clerk"\n---\n\nGrade 7.\n\n## Responsibilities\n\n- Signs\n',
        "harbour/tide-clerk/associate.md": '---\ntitle: "Associate Tide Clerk"\n---\n\nGrade 5.\n\n## Responsibilities\n\n- Writes\n',
    }
    found = read(pages)

    assert [[lv.title for lv in each.levels] for each in found.families] == [
        ["Associate Tide Clerk", "Senior Tide Clerk"]
    ]


def _facts(text: str) -> list[tuple[str, object, str | None]]:
    return [
        (lv.title, lv.grade.value if lv.grade else None, lv.reports_to.value if lv.reports_to else None)
        for lv in family(text).levels
    ]


def test_a_table_of_all_levels_states_grade_and_boss_of_each() -> None:
    found = _facts(
        "# Lighthouse\n\nAll keepers report to the Harbour Warden unless stated otherwise below.\n\n"
        "| Level | Band | Manager |\n|---|---|---|\n| Assistant Keeper | B2 | Senior Keeper |\n"
        "| Senior Keeper | B5 | Port Captain |\n\n"
        "## Assistant Keeper\n\n- Trims the wick\n- Cleans\n\n## Keeper\n\n- Writes the log\n- Winds\n\n"
        "## Senior Keeper\n\n- Plans the watches\n- Trains\n"
    )

    assert found == [
        ("Assistant Keeper", "B2", "Senior Keeper"),
        ("Keeper", None, "Harbour Warden"),
        ("Senior Keeper", "B5", "Port Captain"),
    ]


def test_a_section_of_grades_is_a_list_for_all_levels() -> None:
    found = _facts(
        "# Signals\n\n## Grades\n\n- Signaller: grade 4\n- Senior Signaller: grade 5\n\n## Reporting\n\n"
        "The Signaller and the Senior Signaller report to the Port Director.\n\n"
        "## Signaller\n\n### Duties\n\n- Hoists\n\n## Senior Signaller\n\n### Duties\n\n- Teaches\n"
    )

    assert found == [("Signaller", 4, "Port Director"), ("Senior Signaller", 5, "Port Director")]


def test_levels_of_one_page_need_no_common_subject_where_each_has_its_code() -> None:
    found = _facts(
        "# Diving\n\n## Levels\n\n### Diver (D1)\n\n**Supervisor:** Dive Master\n\n- Dives\n\n"
        "### Dive Master (D3)\n\n_Reporting to the Head of Salvage, you run the boat._\n\n- Leads\n\n"
        "### Head of Salvage\n\nCareer level: Executive (E1). Manager: Port Director\n\n- Owns salvage\n"
    )

    assert found == [
        ("Diver", "D1", "Dive Master"),
        ("Dive Master", "D3", "Head of Salvage"),
        ("Head of Salvage", "E1", "Port Director"),
    ]


def test_a_band_may_have_a_name_and_no_number() -> None:
    found = _facts(
        "# Cooks\n\n| | Cook | Senior Cook |\n|---|---|---|\n| Pay band | Robin | Thrush |\n| Duties | Peels | Boils |\n"
    )
    assert [grade for _, grade, _ in found] == ["Robin", "Thrush"]

    said = "# Cook\n\n## Cook\n\nPay band: {}\n\n### Duties\n\n- Peels\n"
    assert [_facts(said.format(name))[0][1] for name in ("Song Thrush", "Confidential", "Senior", "to be agreed")] == [
        "Song Thrush",
        None,
        None,
        None,
    ]


def test_a_line_of_nothing_but_a_level_is_the_grade_of_the_title_above_it() -> None:
    found = family(
        "# Titles\n\n## Rigger\n\n*Level 2*\n\n- Splices ropes\n- Works at level 9 of the tower\n\n"
        "## Senior Rigger\n\n*Level 3*\n\n- Signs the mast book\n- Buys ropes\n"
    )

    assert [level.grade.value if level.grade else None for level in found.levels] == [2, 3]


@pytest.mark.parametrize(
    ("told", "bosses"),
    [
        ("Harbour Master", ["Harbour Master", "Tug Master"]),
        ("Harbour Master until a Tug Master is hired", ["Tug Master", "Harbour Master until a Tug Master is hired"]),
        ("Tug Master", ["Tug Master"]),
    ],
)
def test_a_table_and_a_section_that_name_two_bosses_are_both_kept(told: str, bosses: list[str]) -> None:
    """A section says it first hand, and the row of that very level says it too; who it is until then comes second."""
    page = family(
        "# Towing\n\n| Title | Grade | Reports to |\n|---|---|---|\n| Tug Hand | 4 | Tug Master |\n"
        "| Tug Specialist, Winches | 6 | Head of Towing |\n\n"
        f"## Tug Hand\n\nReports to the {told}.\n\n### Responsibilities\n\n- Coils ropes\n\n"
        "## Tug Specialist, Winches\n\n### Responsibilities\n\n- Greases winches\n",
    )
    hand, winches = (level.reports_to for level in page.levels)

    assert hand is not None
    assert winches is not None
    assert [hand.value, *(other.value for other in hand.alternatives)] == bosses
    assert (winches.value, winches.alternatives) == ("Head of Towing", ())


PILOTS = """\
# Pilotage

## Water side

### Pilot

- Boards ships at the buoy

### Senior Pilot

- Takes the tankers in

{said}

## Shore side

### Duty Officer

- Answers the radio

### Senior Duty Officer

- Closes the port in a storm
"""


@pytest.mark.parametrize(
    ("said", "bosses"),
    [
        ("Water-side pilots report to the Harbour Master.", ["Harbour Master", "Harbour Master", None, None]),
        ("All shore-side staff report to the Port Captain.", [None, None, "Port Captain", "Port Captain"]),
        ("Shore-side officers report to the Port Captain.", [None, None, "Port Captain", "Port Captain"]),
        ("Water side roles report to the Harbour Master.", ["Harbour Master", "Harbour Master", None, None]),
    ],
)
def test_a_reporting_line_of_those_under_one_heading_is_that_of_its_levels(said: str, bosses: list[str | None]) -> None:
    page = family(PILOTS.format(said=said))

    assert [level.reports_to and level.reports_to.value for level in page.levels] == bosses


@pytest.mark.parametrize(
    "said",
    [
        "Rigger 1 is band 5, Rigger 2 is band 6 and Senior Rigger is band 7.",
        "A Rigger 1 sits at grade 5; a Rigger 2 sits at grade 6; the Senior Rigger starts at grade 7.",
    ],
)
@pytest.mark.parametrize("tabled", [False, True])
def test_a_sentence_may_state_the_grades_of_several(said: str, tabled: bool) -> None:
    rows = "| Level | Expectation |\n|---|---|\n| {} | Splices what others cut |\n| {} | Cuts the rope too |\n| {} | Plans masts |\n"
    headed = "## {}\n\n- Splices what others cut\n\n## {}\n\n- Cuts the rope too\n\n## {}\n\n- Plans masts\n"
    ladder = (rows if tabled else headed).format("Rigger 1", "Rigger 2", "Senior Rigger")
    page = f"# Riggers\n\n{ladder}\n## Bands\n\n{said}\n"

    assert [(lv.title, lv.grade and lv.grade.value) for lv in family(page).levels] == [
        ("Rigger 1", 5),
        ("Rigger 2", 6),
        ("Senior Rigger", 7),
    ]


def test_a_band_of_one_letter_behind_a_code_and_a_dash_is_the_grade() -> None:
    page = "# Yard\n\n### Rigger [R1] — Band A\n\n- Splices\n\n### Senior Rigger [R2] — Band B\n\n- Plans masts\n"

    assert [(lv.title, lv.grade and lv.grade.value) for lv in family(page).levels] == [
        ("Rigger", "A"),
        ("Senior Rigger", "B"),
    ]


def test_a_picture_and_a_number_in_front_are_no_part_of_a_title() -> None:
    page = "# Yard\n\n## 🌱 1. Rigger (R1)\n\n- Splices\n\n## 🌲 3.2 Senior Rigger (R2)\n\n- Plans masts\n"

    assert [(lv.title, lv.grade and lv.grade.value, lv.heading.start_line) for lv in family(page).levels] == [
        ("Rigger", "R1", 3),
        ("Senior Rigger", "R2", 7),
    ]
