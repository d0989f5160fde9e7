"""Levels that no heading names: points of lists, terms, tabs, bold words, and rungs named again under every heading."""

from __future__ import annotations

import pytest
from written_documents import codes, family, read, shape, unaccounted

from corpus.model import Corpus, Grade, JobFamily


def stated(found: JobFamily) -> list[tuple[str, Grade | None, str | None]]:
    """Levels as (title, grade, whom they report to)."""
    return [
        (lv.title, lv.grade.value if lv.grade else None, lv.reports_to.value if lv.reports_to else None)
        for lv in found.levels
    ]


def asked(found: JobFamily) -> list[list[str]]:
    """What each level's items say, all sections together."""
    return [[item.text for section in lv.sections for item in section.items] for lv in found.levels]


def accounted(corpus: Corpus) -> bool:
    return not [fault for doc in corpus.documents for fault in unaccounted(corpus, doc)]


NESTED = """\
# Kitchen careers

Whites are washed by the house.

- **Grade 2 - Commis Cook**
  - Duties
    - Peels roots
    - Reports to the Head Cook
  - Criteria
    - Two years of school
- **Grade 6 - Head Cook**
  - Duties
    - Writes the menu

Places are few.
"""
PARAGRAPHS = """\
# Tide careers

## Levels

**TR1 – Tide Reader.** Reads the gauge at dawn. Reports to the Tide Master.

**TR2 – Senior Tide Reader.** Writes the almanac. Reports to the Harbour Board.

## Moving up

Once a year.
"""
TERMS = """\
# Pilots

Pilots board two miles out.

Apprentice Pilot (Level 1)
: Rides along on fifty boardings.
: Holds a certificate.

Pilot (Level 2)
: Guides ships of up to 150 metres.
: Reports to the Harbour Master.

## Pay

By agreement.
"""
TERMS_OF_HTML = """\
<h1>Pilots</h1><p>Pilots board two miles out.</p>
<dl><dt>Apprentice Pilot (Level 1)<dd>Rides along on fifty boardings.<dd>Holds a certificate.
<dt>Pilot (Level 2)</dt><dd>Guides ships of up to 150 metres.</dd><dd>Reports to the Harbour Master.</dd></dl>
<p>Pay is by agreement.</p>
"""
TABS = """\
# Store Management

{% tabs %}
{% tab title="Store Keeper" %}
Grade 4. Reports to the Store Manager.

**Responsibilities**

* Counts the tills
{% endtab %}

{% tab title="Senior Store Keeper" %}
Grade 5. Reports to the Store Manager.

**Responsibilities**

* Plans the rota
{% endtab %}
{% endtabs %}

Stores open at nine.
"""
TOGGLES = """\
# Guides

- G1: Junior Guide

    Reports to a Senior Guide.

    **What you do**

    - Open the gate

- G2: Senior Guide

    Reports to the Warden.

    **What you do**

    - Train juniors

    **What you bring**

    - A first-aid certificate
"""


def test_points_of_a_list_are_levels_and_the_points_in_them_their_sections() -> None:
    found = family(NESTED)

    assert stated(found) == [("Commis Cook", 2, "Head Cook"), ("Head Cook", 6, None)]
    assert [shape(lv.sections) for lv in found.levels] == [
        [("responsibilities", 6, 8), ("requirements", 9, 10)],
        [("responsibilities", 12, 13)],
    ]
    assert {item.lead_in for lv in found.levels for s in lv.sections for item in s.items} == {""}
    assert [s.span.start_line for s in found.shared_sections] == [3, 15]
    assert ("bare_heading", 5) in codes(found)


def test_bold_words_in_front_of_a_paragraph_are_levels() -> None:
    found = family(PARAGRAPHS)

    assert stated(found) == [("Tide Reader", "TR1", "Tide Master"), ("Senior Tide Reader", "TR2", "Harbour Board")]
    assert asked(found)[0] == ["Reads the gauge at dawn. Reports to the Tide Master."]
    assert [s.heading_path[-1] for s in found.shared_sections] == ["Moving up"]


@pytest.mark.parametrize(("text", "path"), [(TERMS, "harbour/pilot.md"), (TERMS_OF_HTML, "harbour/pilot.html")])
def test_terms_are_levels_and_their_definitions_what_is_asked(text: str, path: str) -> None:
    (found,) = read({path: text}).families

    assert stated(found) == [("Apprentice Pilot", 1, None), ("Pilot", 2, "Harbour Master")]
    assert asked(found)[0] == ["Rides along on fifty boardings.", "Holds a certificate."]
    assert [item.text for item in found.shared_sections[-1].items][-1].endswith("agreement.")


def test_tabs_are_levels_and_what_stands_behind_them_is_everybodys() -> None:
    found = family(TABS)

    assert stated(found) == [("Store Keeper", 4, "Store Manager"), ("Senior Store Keeper", 5, "Store Manager")]
    assert asked(found)[1] == ["Grade 5. Reports to the Store Manager.", "Plans the rota"]
    assert found.shared_sections[-1].items[0].text == "Stores open at nine."


def test_paragraphs_of_a_point_are_told_apart() -> None:
    found = family(TOGGLES)

    assert stated(found) == [("Junior Guide", "G1", "Senior Guide"), ("Senior Guide", "G2", "Warden")]
    assert [[s.kind.value for s in lv.sections] for lv in found.levels] == [
        ["summary", "responsibilities"],
        ["summary", "responsibilities", "requirements"],
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        *((text, "a/b.md") for text in (NESTED, PARAGRAPHS, TERMS, TABS, TOGGLES)),
        (TERMS_OF_HTML, "a/b.html"),
    ],
)
def test_every_line_of_such_a_page_is_accounted_for(text: str, path: str) -> None:
    assert accounted(read({path: text}))


@pytest.mark.parametrize(
    "listed",
    [
        "- **Manager**: up to 1,000\n- **Director**: up to 10,000\n",  # no role is named, and no ladder announced
        "1. **Hiring Manager interview**: an hour\n2. **Recruiter call**: ten minutes\n",
        "- **Tools**: knives\n- **Hours**: nights\n",
    ],
)
def test_other_lists_are_no_levels(listed: str) -> None:
    assert read({"rules/money.md": f"# Rules\n\nWho may do what:\n\n{listed}"}).families == ()


@pytest.mark.parametrize("heading", ["## Who you will work with", "**Your team**"])
def test_a_page_of_one_role_that_lists_others_has_one_level(heading: str) -> None:
    found = family(
        f"# Buyer\n\n## Responsibilities\n\n- Visit farms\n\n{heading}\n\n- **Senior Buyer**: signs\n"
        "- **Junior Buyer**: learns\n"
    )

    assert [lv.title for lv in found.levels] == ["Buyer"]


def test_rungs_named_again_under_every_competency_are_one_level_each() -> None:
    found = family(
        "# Surveyor competencies\n\n## Measuring\n\n### Surveyor\n\n- Books angles\n\n### Senior Surveyor\n\n"
        "- Plans nets\n\n## Drawing\n\n### Surveyor\n\n- Draws plans\n\n### Senior Surveyor\n\n- Checks plans\n"
    )

    assert [lv.title for lv in found.levels] == ["Surveyor", "Senior Surveyor"]
    assert asked(found) == [["Books angles", "Draws plans"], ["Plans nets", "Checks plans"]]
    assert [s.heading_path for s in found.levels[1].sections] == [
        ("Surveyor competencies", "Measuring", "Senior Surveyor"),
        ("Surveyor competencies", "Drawing", "Senior Surveyor"),
    ]
    assert {s.kind.value for lv in found.levels for s in lv.sections} == {"responsibilities"}
    assert "duplicate_level" not in {code for code, _ in codes(found)}


@pytest.mark.parametrize("mark", ["- **{}**: {}", "- {}: {}", "**{}**\n{}"])
def test_rungs_told_by_codes_under_every_competency_take_the_titles_the_page_gives_them(mark: str) -> None:
    lines = [[mark.format(code, said) for code, said in pair] for pair in (
        (("E1", "Finishes tasks"), ("E2", "Splits projects")),
        (("E1", "Reads dashboards"), ("E2", "Leads incidents")),
    )]  # fmt: skip
    found = family(
        "# Engineering\n\nOur levels are E1 (Engineer) and E2 (Senior Engineer).\n\n## Delivery\n\n"
        + "\n\n".join(lines[0])
        + "\n\n## Operations\n\n"
        + "\n\n".join(lines[1])
        + "\n"
    )

    assert stated(found) == [("Engineer", "E1", None), ("Senior Engineer", "E2", None)]
    assert asked(found) == [["Finishes tasks", "Reads dashboards"], ["Splits projects", "Leads incidents"]]


def test_roles_with_the_same_rungs_stay_apart() -> None:
    body = "### Level 1\n\n- Works\n\n### Level 2\n\n- Works more\n\n"
    found = family(f"# Crafts\n\n## Riveter\n\n{body}## Welder\n\n{body}")

    assert len(found.levels) == 4


def test_tables_of_one_ladder_are_put_together_under_their_headings() -> None:
    table = "| | Junior Nurse | Senior Nurse |\n|---|---|---|\n"
    found = family(
        f"# Nursing\n\n## Care\n\n{table}| Meals | Serves | Plans |\n\n## Safety\n\n{table}| Records | Writes | Checks |\n"
    )

    assert asked(found) == [["Serves", "Writes"], ["Plans", "Checks"]]
    assert [s.heading_path for s in found.levels[0].sections] == [("Care",), ("Safety",)]


@pytest.mark.parametrize(
    ("step", "boss", "duties", "needs", "nice"),
    [
        ("Stufe", "Berichtet an", "Aufgaben", "Voraussetzungen", "Wünschenswert"),
        ("Niveau", "Rattachement hiérarchique", "Missions", "Profil recherché", "Atouts"),
        ("Nivel", "Reporta a", "Responsabilidades", "Requisitos", "Se valora"),
    ],
)
@pytest.mark.parametrize("mark", ["### {}", "**{}**"])
def test_numbered_levels_in_other_languages(
    step: str, boss: str, duties: str, needs: str, nice: str, mark: str
) -> None:
    level = "## {} {} – {}\n\n{}: Chef\n\n{}\n\n- a b c\n\n{}\n\n- d e f\n\n"
    heads = [mark.format(said) for said in (duties, needs, nice)]
    found = family(
        "# Plan\n\n"
        + level.format(step, 1, "Marin Junior", boss, *heads[:2])
        + level.format(step, 2, "Marin", boss, *heads[:2])
        + f"### {nice}\n\n- g h i\n"
    )

    assert stated(found) == [("Marin Junior", 1, "Chef"), ("Marin", 2, "Chef")]
    assert [s.kind.value for s in found.levels[1].sections] == [
        "summary", "responsibilities", "requirements", "nice_to_have"
    ]  # fmt: skip


def test_a_table_under_a_level_holds_its_duties() -> None:
    table = "| Dimension | What we expect |\n|---|---|\n| Craft | {} |\n| Scope | One line |\n\n"
    found = family(f"# Testing\n\n## Tester\n\n{table.format('Writes')}## Senior Tester\n\n{table.format('Designs')}")

    assert [[s.kind.value for s in lv.sections] for lv in found.levels] == [["responsibilities"]] * 2
    assert asked(found)[1] == ["Designs", "One line"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# Fair\n\n## Junior Crier\n\n**You will**\n\n• Open fairs\n• Keep time\n", "a/b.md"),
        ("<h1>Fair</h1><h2>Junior Crier</h2><p><b>You will</b></p><p>&bull; Open fairs<br>• Keep time</p>", "a/b.html"),
    ],
)
def test_signs_are_the_marks_of_points_and_a_repair(text: str, path: str) -> None:
    corpus = read({path: text})
    (found,) = corpus.families
    (section,) = found.levels[-1].sections
    raw = corpus.documents[0].text

    assert [(i.text, i.form.value, raw[i.span.start_char : i.span.end_char]) for i in section.items] == [
        ("Open fairs", "bullet", "Open fairs"),
        ("Keep time", "bullet", "Keep time"),
    ]
    assert [code for code, _ in codes(found)].count("lost_bullet") == 1


def test_a_page_of_levels_with_a_first_heading_each_is_named_after_its_file() -> None:
    found = family("# IC3: Rigger\n\n**Duties**\n\n- Rigs\n\n# IC4: Senior Rigger\n\n**Duties**\n\n- Plans\n")

    assert found.title == "Clerk"
    assert stated(found) == [("Rigger", "IC3", None), ("Senior Rigger", "IC4", None)]


def test_files_numbered_in_a_folder_of_ranks_are_one_family() -> None:
    page = "---\nband: {}\n---\n# {}\n\n## You will\n\n- Works\n"
    (found,) = read(
        {
            "translator/01-junior-translator.md": page.format(2, "Junior Translator"),
            "translator/02-translator.md": page.format(3, "Translator"),
            "translator/03-lead-translator.md": page.format(5, "Lead Translator"),
        }
    ).families

    assert stated(found) == [("Junior Translator", 2, None), ("Translator", 3, None), ("Lead Translator", 5, None)]
    assert [lv.rank for lv in found.levels] == [0, 1, 2]


def test_the_role_of_a_page_is_no_level_beside_the_level_of_its_name() -> None:
    found = family(
        "# Tuner\n\n## What a Tuner does\n\nTuners tune.\n\n## Associate Tuner\n\n### Requirements\n\n- Hears\n\n"
        "## Tuner\n\n### Requirements\n\n- Hears well\n"
    )

    assert [lv.title for lv in found.levels] == ["Associate Tuner", "Tuner"]
    assert "Tuners tune." in [item.text for section in found.shared_sections for item in section.items]


def test_levels_under_points_that_name_what_is_asked() -> None:
    found = family(
        "# Baker: what we expect\n\n- Craft\n  - Junior: kneads dough\n  - Senior: writes recipes\n- Care\n"
        "  - Junior: sweeps\n  - Senior: orders flour\n\nBread is free.\n"
    )

    assert [lv.title for lv in found.levels] == ["Junior Baker", "Senior Baker"]
    assert asked(found) == [["kneads dough", "sweeps"], ["writes recipes", "orders flour"]]
    assert [s.heading_path[1] for s in found.levels[0].sections] == ["Craft", "Care"]
    assert found.shared_sections[-1].items[0].text == "Bread is free."


def test_the_plain_title_and_an_unknown_word_of_rank_are_rungs_where_all_are_one_noun() -> None:
    found = family(
        "# Tailoring\n\n## The ladder\n\n**Junior Tailor**\n\nSews hems.\n\n**Tailor**\n\nCuts jackets.\n\n"
        "**Master Tailor**\n\nReports to the Partner.\n\n## Pay\n\nIn March.\n"
    )

    assert stated(found) == [("Junior Tailor", None, None), ("Tailor", None, None), ("Master Tailor", None, "Partner")]


def test_a_table_without_labels_has_levels_as_columns() -> None:
    table = "| Porter | Senior Porter |\n|---|---|\n| {} with a trolley | {} in the rota |\n\n"
    found = family(
        f"# Porters\n\n## Care\n\n{table.format('Moves', 'Plans')}## Order\n\n{table.format('Sorts', 'Checks')}"
    )
    plain = read({"a/b.md": "# Prices\n\n| Manager | Director |\n|---|---|\n| 10 | 20 |\n"})

    assert asked(found) == [
        ["Moves with a trolley", "Sorts with a trolley"],
        ["Plans in the rota", "Checks in the rota"],
    ]
    assert plain.families == ()


def test_levels_headed_by_codes_take_the_titles_of_a_table() -> None:
    found = family(
        "# Towing\n\n| Level | Title | Reports to |\n|---|---|---|\n| S1 | Tug Hand | Tug Master |\n"
        "| S2 | Senior Tug Hand | Tug Master |\n\n## S1\n\n- Ties ropes\n\n## S2\n\n- Steers\n"
    )

    assert [(title, grade) for title, grade, _ in stated(found)] == [("Tug Hand", "S1"), ("Senior Tug Hand", "S2")]


_DECK = """\
# Levels for the deck

## The levels

| Level | Owns | Example |
|---|---|---|
| **DK1 – Deckhand** | Owns ropes handed over, and asks early. | Coils the stern line. |
| **DK2 – Senior Deckhand** | Owns a watch and its log. | Calls the mate in fog. |
"""


@pytest.mark.parametrize("heading", ["Steps within a level", "Pay steps", "Moving between levels", "The year"])
@pytest.mark.parametrize("step", ["Step", "Stage", "Phase"])
def test_numbered_steps_inside_a_level_are_no_levels(heading: str, step: str) -> None:
    points = f"1. **{step} 1**: new to it\n2. **{step} 2**: settled\n3. **{step} 3**: asked by others\n"
    found = family(f"{_DECK}\n## {heading}\n\nThere are three.\n\n{points}")

    assert [(title, grade) for title, grade, _ in stated(found)] == [("Deckhand", "DK1"), ("Senior Deckhand", "DK2")]


def test_numbered_steps_are_levels_where_their_heading_says_so() -> None:
    found = family("# The deck\n\n## The levels\n\n- **Step 1**: coils ropes\n- **Step 2**: steers by day\n")

    assert [title for title, _, _ in stated(found)] == ["Step 1", "Step 2"]


@pytest.mark.parametrize("dash", ["-", "–"])
def test_what_a_point_remarks_behind_a_title_is_said_of_the_level(dash: str) -> None:
    page = (
        f"# Officer ladder\n\n1. **Junior Officer** {dash} the entry\n   - Files papers\n"
        f"2. Officer {dash} two years in\n   - Writes letters\n3. Senior Officer {dash} runs the desk\n"
        "   - Plans the week\n"
    )
    levels = family(page).levels

    assert [(level.title, level.heading.start_line) for level in levels] == [
        ("Junior Officer", 3),
        ("Officer", 5),
        ("Senior Officer", 7),
    ]
    assert [[item.text for s in level.sections for item in s.items] for level in levels] == [
        ["the entry", "Files papers"],
        ["two years in", "Writes letters"],
        ["runs the desk", "Plans the week"],
    ]


def test_a_grade_in_brackets_behind_a_bold_title_is_the_level_s() -> None:
    page = (
        "# Levels of the press room\n\n- **Printer's Assistant** (grade 1)\n  - loads paper\n"
        "- **Printer** (grade 2)\n  - sets up the press\n- **Master Printer** (grade 4)\n  - answers for colour\n"
    )

    assert [(level.title, level.grade and level.grade.value) for level in family(page).levels] == [
        ("Printer's Assistant", 1),
        ("Printer", 2),
        ("Master Printer", 4),
    ]


def test_titles_that_paragraphs_begin_with_or_come_to_are_one_ladder() -> None:
    page = """\
# How surveyors grow at Fenwick

You join as an **Associate (A1)**. Associates hold the staff. They report to a Surveyor.

After a year you become a **Surveyor (A2)**, who draws the maps.

**Senior Surveyor (A3)** plans whole counties. They agree the borders and answer to a Partner.

**Partner (P1)** signs the maps.
"""

    assert [
        (lv.title, lv.grade and lv.grade.value, lv.reports_to and lv.reports_to.value, lv.heading.start_line)
        for lv in family(page).levels
    ] == [
        ("Associate", "A1", "Surveyor", 3),
        ("Surveyor", "A2", None, 5),
        ("Senior Surveyor", "A3", "Partner", 7),
        ("Partner", "P1", None, 9),
    ]
