"""Pages as companies publish them: pay in a table, bands at the end, an overview of files."""

import pytest
from written_documents import family, read

from corpus.model import JobFamily


def grades(found: JobFamily) -> list[object]:
    return [level.grade.value if level.grade else None for level in found.levels]


def bosses(found: JobFamily) -> list[str | None]:
    return [level.reports_to.value if level.reports_to else None for level in found.levels]


def test_pay_beside_levels_is_not_taken_for_their_grades() -> None:
    found = family("""\
        # Levels and pay

        | Level | Name | In one sentence | Salary band |
        |---|---|---|---|
        | L1 | Hand | Learns the ropes with daily help | 32,000–38,000 |
        | L2 | Sailor | Gets known work done without reminders | 38,000–47,000 |
        | L3 | Mate | Sets a course and answers for the crew | 47,000–58,000 |
        """)

    assert [level.title for level in found.levels] == ["Hand", "Sailor", "Mate"]
    assert grades(found) == ["L1", "L2", "L3"]


@pytest.mark.parametrize("heading", ["Pay bands", "Grades", "Salary scales"])
def test_a_list_of_pay_behind_the_last_level_is_not_its_own(heading: str) -> None:
    found = family(f"""\
        # Roles in our boatyards

        ## Yard Hand

        **Band:** 1

        What you'll do:

        - Sweep the slip
        - Carry planks

        ## Yard Manager

        **Band:** 2

        What you'll do:

        - Plan the slip
        - Hire yard hands

        ## {heading}

        | Band | Hourly rate |
        |------|-------------|
        | 1 | £11.44 |
        | 2 | £12.85 |

        The yard inside the M25 pays £0.85 more.
        """)

    assert grades(found) == [1, 2]
    assert [level.span.end_line for level in found.levels] == [10, 19]


def test_titles_and_their_salaries_under_a_heading_on_pay_are_no_ladder() -> None:
    found = read({
        "people/pay.md": """\
        # How pay works

        Cases are read twice a year.

        ## Salary bands

        | Title | Salary | What moves you on |
        | --- | --- | --- |
        | Junior Sailmaker | 46,000 | a sail finished with no help |
        | Senior Sailmaker | 68,000 | two lofts that ask for you |
        | Senior Rigger | 91,000 | a mast nobody else would step |
        """
    })  # fmt: skip

    assert not found.families


def test_a_pay_step_under_its_own_heading_is_the_grade() -> None:
    found = family("""\
        # Rigger

        ## Levels

        ### Rigger

        #### Pay Step

        The Rigger is on pay step 2.

        #### Responsibilities

        - Splices rope

        ### Senior Rigger

        #### Pay Step

        The Senior Rigger is on pay step 4.

        #### Responsibilities

        - Steps masts
        """)

    assert [level.title for level in found.levels] == ["Rigger", "Senior Rigger"]
    assert grades(found) == [2, 4]


def test_an_overview_lists_files_that_are_no_levels() -> None:
    page = "# {title}\n\n**Scale:** {n}  \n**Reports to:** Head of the Loft\n\n## You will\n\n- Sew\n- Cut\n"
    found = read({
        "loft/README.md": """\
        # Loft levels

        | File | Level | Pay scale |
        | --- | --- | --- |
        | [l1-sailmaker.md](l1-sailmaker.md) | Sailmaker | Scale 1 |
        | [l2-senior-sailmaker.md](l2-senior-sailmaker.md) | Senior Sailmaker | Scale 2 |
        """,
        "loft/l1-sailmaker.md": page.format(title="Sailmaker", n=1),
        "loft/l2-senior-sailmaker.md": page.format(title="Senior Sailmaker", n=2),
    })  # fmt: skip

    assert [(level.title, level.grade and level.grade.value) for each in found.families for level in each.levels] == [
        ("Sailmaker", 1),
        ("Senior Sailmaker", 2),
    ]


LADDER = """\
# Rigging ladder

## Rigger (R1)

You hang and strike.

**{told}**
- Ties a bowline in the dark
- Checks each shackle before the lift

**To go to R2:** a year on the crew.

Reports to: Crew Chief

## Senior Rigger (R2)

You hang over people.

**{told}**
- Everything in R1, plus
- Works out the load on a beam
- Trains riggers on the hoist

Reports to: Head of Rigging
"""


@pytest.mark.parametrize("told", ["What good looks like", "What success looks like here", "What great work looks like"])
def test_what_good_work_looks_like_is_asked_where_nothing_else_is(told: str) -> None:
    found = family(LADDER.format(told=told))

    assert bosses(found) == ["Crew Chief", "Head of Rigging"]
    assert [[s.kind.value for s in level.sections] for level in found.levels] == [["summary", "responsibilities"]] * 2
    assert found.levels[1].extends[0].level_id == found.levels[0].id


def test_what_good_work_looks_like_measures_those_whose_duties_are_told() -> None:
    found = family(LADDER.format(told="What good looks like").replace("You hang and strike.", "### Duties\n\n- Hangs"))

    kinds = [[s.kind.value for s in level.sections] for level in found.levels]
    assert kinds == [["responsibilities", "performance_indicators"], ["summary", "performance_indicators"]]
    assert bosses(found) == ["Crew Chief", "Head of Rigging"]


def _path(*listed: str, page: str = "Surveying career path") -> str:
    rows = "".join(f"| S{n} | {title} | {n} |\n" for n, title in enumerate(listed, 1))
    levels = "".join(f"## {title}\n\n### Duties\n\n- Measures {n} fields\n\n" for n, title in enumerate(listed, 1))
    return f"---\ntitle: {page}\n---\n\n| Grade | Title | Years |\n|---|---|---|\n{rows}\n{levels}"


def test_a_bare_rank_listed_among_the_titles_of_several_roles_is_whole() -> None:
    found = family(_path("Chainman", "Surveyor", "Senior Surveyor", "Manager", "Principal", "Partner"))

    assert [level.title for level in found.levels][3:] == ["Manager", "Principal", "Partner"]
    assert grades(found) == ["S1", "S2", "S3", "S4", "S5", "S6"]


@pytest.mark.parametrize(
    ("listed", "titles"),
    [
        (("Chainman", "Surveyor", "Senior Surveyor", "Manager", "Partner"), ["Manager", "Partner"]),
        (
            ("Junior Surveyor", "Surveyor", "Senior Surveyor", "Staff", "Principal"),
            ["Staff Surveyor", "Principal Surveyor"],
        ),
    ],
)
def test_a_bare_rank_is_whole_among_the_grades_of_several_roles_too(listed: tuple[str, ...], titles: list[str]) -> None:
    rows = "".join(f"| {title} | Measures {n} fields a day | {n} |\n" for n, title in enumerate(listed))
    found = family(f"# Surveyors: grade structure\n\n| Grade | What you do | Years |\n|---|---|---|\n{rows}")

    assert [level.title for level in found.levels][3:] == titles


@pytest.mark.parametrize("page", ["Surveyor career path", "Surveyor levels", "Career framework for Surveyors"])
def test_a_bare_rank_of_one_role_is_completed_by_it_and_not_by_what_the_page_is(page: str) -> None:
    found = family(_path("Junior Surveyor", "Surveyor", "Senior Surveyor", "Principal", page=page))

    assert found.levels[3].title == "Principal Surveyor"


CARD = """\
<article>
<div class="head"><h3>{title}</h3>{badges}</div>
<p>You keep the lamps of one pier.</p>
<ul><li><span class="tag">Craft</span> Trims {n} wicks.</li><li><span class="tag">Care</span> Asks {n} keepers.</li></ul>
</article>
"""


@pytest.mark.parametrize(
    "badges",
    [
        '<span class="badge">L{n}</span>\n<span class="badge badge--track">Maker</span>',
        '<span class="chip">Maker</span> <span class="chip">L{n}</span>',
        '<span class="css-1x2y">L{n}</span><span class="css-3z">Maker</span>',
        '<span class="pill">L{n}</span>',
        '<p><span class="badge">Maker</span> <span class="badge">L{n}</span></p>',
        '<div class="meta"><span>Level</span><span>L{n}</span></div><div>Maker</div>',
        "<small>L{n}</small><small>Maker</small>",
        '<div class="meta">Maker · L{n} · Reports to the Pier Master</div>',
        "<p><b>Level</b> L{n}<br><b>Reports to</b> the Pier Master</p>",
    ],
)
def test_each_badge_of_a_card_stands_for_itself(badges: str) -> None:
    cards = (
        CARD.format(title=title, badges=badges.format(n=n), n=n)
        for n, title in enumerate(("Junior Lamp Keeper", "Lamp Keeper", "Senior Lamp Keeper"), 1)
    )
    found = family(f"<main><h1>Lamp keeping</h1>\n{''.join(cards)}</main>", "piers/lamps.html")

    assert grades(found) == ["L1", "L2", "L3"]
    duties = [item.text for item in found.levels[0].sections[-1].items]
    assert duties == ["Craft Trims 1 wicks.", "Care Asks 1 keepers."]


def test_spans_within_a_sentence_do_not_part_it() -> None:
    page = "<main><h1>Lamps</h1><p><span>L1</span> <span>keepers</span> <span class='tag'>trim</span> wicks.</p></main>"
    found = read({"piers/lamps.html": page})

    assert [item.text for s in found.pages[0].shared_sections for item in s.items] == ["L1 keepers trim wicks."]


MATRIX = """\
# Pilotage skills matrix

## Skills

| Area | {label} | P1 Apprentice Pilot | P2 Pilot | P3 Senior Pilot |
| --- | --- | --- | --- | --- |
| **Ships** | Berthing | Watches every berthing | Berths ships of up to 90 metres | Berths any ship |
| {again} | Mooring | Throws the first line | Calls the order of the lines | Plans new bollards |
| **Radio** | Calls | Logs each call | Answers for the port | – |
"""


@pytest.mark.parametrize("label", ["Skill", "Competency", "Sub-area", "Key behaviours", "Skill name"])
@pytest.mark.parametrize("again", ["", "**Ships**"])
def test_a_second_column_of_labels_is_no_level(label: str, again: str) -> None:
    found = family(MATRIX.format(label=label, again=again))

    assert grades(found) == ["P1", "P2", "P3"]
    assert [level.title for level in found.levels][1:] == ["Pilot", "Senior Pilot"]
    sections = found.levels[1].sections
    assert [s.heading_path for s in sections] == [("Ships",), ("Radio",)]
    assert [[item.lead_in for item in s.items] for s in sections] == [["Berthing:", "Mooring:"], ["Calls:"]]
    assert not any(s.items for s in found.shared_sections)


def test_a_column_that_describes_its_rows_is_no_level() -> None:
    found = family(MATRIX.format(label="Description", again="**Lines**"))

    assert [level.title for level in found.levels] == ["Apprentice Pilot", "Pilot", "Senior Pilot"]
    assert [item.lead_in for item in found.levels[0].sections[0].items] == ["Ships:", "Lines:", "Radio:"]


def test_a_role_called_like_a_skill_is_a_level() -> None:
    found = family(MATRIX.format(label="P0 Practice Hand", again="**Lines**"))

    assert len(found.levels) == 4


@pytest.mark.parametrize(
    "told",
    [
        "Band {grade} | 39 hours | Reports to {boss}",
        "*Band {grade}, reports to the {boss}*",
        "**Pay:** £11.90 an hour (band {grade})\n**Boss:** {boss}",
        "**Grade {grade}**\n\n**Reports to {boss}**",
        "Minimum age: 18\nBand: {grade}\nReports to: {boss}",
        "| Grade | {grade} |\n|---|---|\n| Looks after | 11 stores |\n| Reports to | {boss} |",
    ],
)
def test_facts_under_each_role_of_a_shop_are_its_own(told: str) -> None:
    """Also where a role is called by what another calls its boss."""
    roles = [
        (1, "Seasonal Assistant", "Supervisor"),
        (2, "Supervisor", "Shop Manager"),
        (7, "Area Manager", "Director"),
    ]
    rungs = "".join(
        f"## {title}\n\n{told.format(grade=grade, boss=boss)}\n\nWhat you'll do:\n\n- Sweep {grade} aisles\n- Carry\n\n"
        for grade, title, boss in roles
    )
    found = family(f"# Shop roles\n\n{rungs}")

    assert grades(found) == [1, 2, 7]
    assert bosses(found) == [boss for _, _, boss in roles]


@pytest.mark.parametrize(("header", "cells"), [("Years", ("0-2", "2-4", "4+")), ("Age", ("16", "18–20", "21"))])
def test_a_column_without_words_holds_no_titles(header: str, cells: tuple[str, str, str]) -> None:
    rows = zip(("Hand", "Sailor", "Mate"), cells, strict=True)
    table = "".join(f"| L{n} | {name} | Learns {n} ropes a day | {cell} |\n" for n, (name, cell) in enumerate(rows, 1))
    found = family(f"# Levels and pay\n\n| Level | Name | In one sentence | {header} |\n|---|---|---|---|\n{table}")

    assert [level.title for level in found.levels] == ["Hand", "Sailor", "Mate"]
    assert grades(found) == ["L1", "L2", "L3"]


@pytest.mark.parametrize("page", ["Levels and pay", "Career structure", "Our levels", "Titles, levels and pay"])
def test_a_page_on_levels_is_no_role_that_completes_a_rank(page: str) -> None:
    found = family(f"# {page}\n\n## Senior\n\n### Duties\n\n- Rows\n\n## Principal\n\n### Duties\n\n- Steers\n")

    assert [level.title for level in found.levels] == ["Senior", "Principal"]


@pytest.mark.parametrize("header", ["Need to have", "Requirements", "What you bring"])
def test_rows_that_name_the_columns_titles_tell_more_of_them(header: str) -> None:
    found = family(
        MATRIX.format(label="Skill", again="")
        + f"\n## Entry\n\n| Role | {header} |\n| --- | --- |\n"
        + "| Apprentice Pilot | A swimming badge and good eyes |\n| Pilot | A licence for two ports |\n"
        + "| Senior Pilot | Three years as a pilot here |\n"
    )

    assert [level.title for level in found.levels] == ["Apprentice Pilot", "Pilot", "Senior Pilot"]
    assert [level.sections[-1].items[-1].text for level in found.levels] == [
        "A swimming badge and good eyes",
        "A licence for two ports",
        "Three years as a pilot here",
    ]
    assert not any(s.items for s in found.shared_sections)
