"""Ladders in the forms of public services, schedules of agreements, guilds and banks."""

from __future__ import annotations

import pytest
from written_documents import family, read

from corpus import title as titles
from corpus.counted import counts_levels
from corpus.headline import are_roles
from corpus.model import SectionKind
from corpus.naming import of_whom
from corpus.pay_plan import plan_grade
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


NAMED_GRADES = """\
    # Grades and pay at the Weights Office

    Inspectors carry a badge.

    | Grade | Usual job titles | What the work is like | Usually managed by | Pay band |
    | --- | --- | --- | --- | --- |
    | Administrative Officer (AO) | Stamp clerk, post room clerk | Stamps weights using set procedures. | EO | £24,110 – £25,300 |
    | Executive Officer (EO) | Weights inspector | Visits shops and weighs what they sell. | Grade 7 | £28,450 – £30,900 |
    | Grade 7 | Head of weights | Owns the whole office and advises the board. | Director | £56,800 – £63,500 |
    """
SHORT_BESIDE = """\
    # Our grades

    Inspectors carry a badge.

    | Grade name | Abbreviation | Typical jobs | Reports to | Pay |
    | --- | --- | --- | --- | --- |
    | Administrative Officer | AO | Stamp clerk, post room clerk | EO | £24,110 – £25,300 |
    | Executive Officer | EO | Weights inspector | Grade 7 | £28,450 – £30,900 |
    | Grade 7 | G7 | Head of weights | Director | £56,800 – £63,500 |
    """


@pytest.mark.parametrize("text", [NAMED_GRADES, SHORT_BESIDE])
def test_grades_with_names_are_the_levels_and_their_jobs_are_told_beside(text: str) -> None:
    levels = family(text, "weights/grades.md").levels
    assert [titles.without_short(level.title) for level in levels] == [
        "Administrative Officer",
        "Executive Officer",
        "Grade 7",
    ]
    assert [level.grade.value if level.grade else None for level in levels] == ["AO", "EO", 7]
    assert [level.reports_to.value if level.reports_to else None for level in levels] == ["EO", "Grade 7", "Director"]
    asked = [s.heading_path for level in levels for s in level.sections if s.kind is SectionKind.RESPONSIBILITIES]
    assert set(asked) <= {("What the work is like",)}


def test_bands_with_names_are_the_levels_of_a_page_on_everybody_s_bands() -> None:
    levels = family(
        """\
        # Staff bands

        | Band | Example roles | What you do | Line manager |
        | --- | --- | --- | --- |
        | Support | Porter, cook | Follows set routines and asks when unsure | Team leader |
        | Advisor | Debt advisor | Handles own cases from start to end | Team leader |
        | Senior Advisor | Court advisor | Takes the hard cases and coaches advisors | Service manager |
        | Service Manager | Head of hostel | Runs one service with its budget | Director |
        """,
        "hostel/bands.md",
    ).levels
    assert [level.title for level in levels] == ["Support", "Advisor", "Senior Advisor", "Service Manager"]


def test_a_page_on_how_titles_work_is_no_level() -> None:
    corpus = read(
        {
            "office/how.md": """\
            # How titles work

            A title says what we rely on you for.

            ## Grades and pay

            - Grade 4 is the lowest.
            - Pay is set by grade and nothing else.
            """
        }
    )
    assert not corpus.families


def test_what_those_of_a_grade_are_paid_besides_is_no_ladder() -> None:
    corpus = read(
        {
            "weights/allowances.md": """\
            # Allowances

            | Grade | Allowance | When it is paid |
            | --- | --- | --- |
            | Senior Officer | £31 a night | When you are on call at night |
            | Executive Officer | £20 a night | When you cover a market in winter |
            """
        }
    )
    assert not corpus.families


def test_a_role_beside_the_grade_stays_the_level() -> None:
    levels = family(
        """\
        # Ropeworks

        | Grade | Role | What you do |
        | --- | --- | --- |
        | Senior hand | Splicer | Splices the wire ropes by hand |
        | Lead hand | Winder Lead | Leads the winding hall of six people |
        | Junior hand | Twister | Feeds the strands from the creel |
        """,
        "ropes/hands.md",
    ).levels
    assert [level.title for level in levels] == ["Splicer", "Winder Lead", "Twister"]


def test_titles_of_a_whole_company_are_completed_by_no_word_of_the_page_s_title() -> None:
    levels = family(
        """\
        # Corporate titles explained

        | Corporate title | Code | What it means |
        | --- | --- | --- |
        | Analyst | CT1 | Carries out assigned work to a set standard |
        | Associate | CT2 | Works alone and checks what analysts do |
        | Vice President (VP) | CT3 | Leads a desk and decides within limits |
        | Director | CT4 | Heads a department and owns its budget |
        """,
        "bank/titles.md",
    ).levels
    assert [(level.title, level.grade.value if level.grade else None) for level in levels] == [
        ("Analyst", "CT1"),
        ("Associate", "CT2"),
        ("Vice President (VP)", "CT3"),
        ("Director", "CT4"),
    ]


@pytest.mark.parametrize(
    ("page", "role"),
    [
        ("Grades and pay at Slate Ltd", ""),
        ("Our ranks", ""),
        ("Staff bands", ""),
        ("Engineering levels", "Engineering"),
        ("Titles for Managers", "Managers"),
        ("Career Coach", "Career Coach"),
    ],
)
def test_whose_titles_a_page_is_of(page: str, role: str) -> None:
    assert of_whom(page) == role


def test_a_schedule_s_grades_are_levels_and_its_table_of_rates_is_none() -> None:
    levels = family(
        """\
        # Schedule B: Classifications

        ## B.1 General

        B.1.1 Work of lower grades is done as directed.

        ## B.2 Pay points

        | Grade | Pay point | Weekly rate |
        | --- | --- | --- |
        | Kiln Grade 1 | PP1 | 912.00 |
        | Kiln Grade 2 | PP2 | 969.00 |
        | Kiln Grade 2 | PP3 | 1,003.20 |

        ## B.3 Kiln Grade 1 – Yard Hand

        B.3.1 Works to spoken instructions.

        B.3.2 Indicative tasks:

        - sweeping the yard;
        - stacking bricks.

        ## B.4 Kiln Grade 2 – Setter

        B.4.1 Reports to the Shift Superintendent.

        B.4.2 Indicative tasks:

        - setting the kiln;
        - firing it.

        ## B.5 Progression

        B.5.1 Anybody may ask for another grade.
        """,
        "kiln/schedule.md",
    ).levels
    assert [(level.title, level.grade.value if level.grade else None) for level in levels] == [
        ("Kiln Grade 1 – Yard Hand", 1),
        ("Kiln Grade 2 – Setter", 2),
    ]
    assert [level.reports_to and level.reports_to.value for level in levels] == [None, "Shift Superintendent"]


def test_a_pay_scale_beside_other_facts_is_the_grade() -> None:
    levels = family(
        """\
        # Our ranks

        ## Diver

        Divers work in pairs.

        **Helmet:** red. **Pay scale:** M1

        ## Lead Diver

        A lead diver has one pair. Reports to the Dive Officer.

        **Helmet:** blue. **Pay scale:** M2, plus a depth supplement

        ## Dive Officer

        Looks after one harbour. Reports to the Commander.

        **Helmet:** white. **Pay scale:** M4
        """,
        "quay/ranks.md",
    ).levels
    assert [level.grade.value if level.grade else None for level in levels] == ["M1", "M2", "M4"]


STAGES = """\
    # Practice standards for shelter wardens

    {said}

    ## Animals

    | Focus | Entry | Established | Highly Skilled |
    | --- | --- | --- | --- |
    | Feeding | Feeds from the list on the door. | Sets the list of each kennel. | Changes the food of all. |
    | Health | Calls the vet when a dog limps. | Gives medicine on the vet's word. | Agrees plans with vets. |

    ## People

    | Focus | Entry | Established | Highly Skilled |
    | --- | --- | --- | --- |
    | Visitors | Shows them the way to the dogs. | Matches people with dogs. | Trains others to match them. |
    """


@pytest.mark.parametrize(
    "said",
    [
        "Each is described at three career stages: **Entry**, **Established** and **Highly Skilled**.",
        "Wardens pass through three levels:\n\n    - Entry: the first year\n    - Established\n    - Highly Skilled",
    ],
)
def test_stages_that_a_sentence_names_and_columns_are_headed_with_are_levels(said: str) -> None:
    levels = family(STAGES.format(said=said), "shelter/standards.md").levels
    role = "Shelter Warden"
    assert [level.title.lower() for level in levels] == [
        f"{stage} {role}".lower() for stage in ("Entry", "Established", "Highly Skilled")
    ]
    assert [sum(len(section.items) for section in level.sections) for level in levels] == [3, 3, 3]


@pytest.mark.parametrize(
    "said",
    [
        "Dogs are fed twice a day.",
        "Each skill is described at three levels: Entry, Established and Highly Skilled.",
        "We rate performance at three levels: Entry, Established and Highly Skilled.",
        "There are three levels of Highly Skilled, Established and Entry wardens' huts.",
    ],
)
def test_columns_of_what_else_has_stages_are_no_levels(said: str) -> None:
    found = read({"shelter/standards.md": STAGES.format(said=said)}).families
    assert not [level for each in found for level in each.levels if level.title.startswith("Established")]


@pytest.mark.parametrize(
    "field",
    [
        "| | |\n    | --- | --- |\n    | Base | Quay |\n"
        "    | Responsible to | Trainee: Head Glazier. Glazier: Works Manager |\n    | Hours | 37 |",
        "**Responsible to:** Trainee: Head Glazier; Glazier: Works Manager",
        "Reports to: Trainee Glazier: Head Glazier | Glazier: Works Manager.",
    ],
)
def test_a_field_names_the_bosses_of_several_levels(field: str) -> None:
    levels = family(
        f"""\
    # Job description

    {field}

    ## Duties

    ### Trainee Glazier (Band 2)

    - Carries panes
    - Mixes putty

    ### Glazier (Band 3)

    - Cuts panes
    - Sets them
    """,
        "glass/glazier.md",
    ).levels
    assert [(level.title, level.reports_to and level.reports_to.value) for level in levels] == [
        ("Trainee Glazier", "Head Glazier"),
        ("Glazier", "Works Manager"),
    ]


POSITION = """\
    # POSITION DESCRIPTION

    | Field | Entry |
    | --- | --- |
    | Official Title | Cave Guide |
    | Pay Plan, Series and Grade | GS-0025-09 (full performance level) |

    ## Introduction

    The incumbent reports to the Chief of Caves.

    ## Major duties

    - Leads tours through the lower cave
    - Plans the season's tours

    ## Factor levels

    **Factor 1 – Knowledge (FL 1-6, 950 pts)**
    Knowledge of limestone.

    **Factor 2 – Supervisory Controls (FL 2-3, 275 pts)**
    The chief sets the aims.

    # {heading} – GS-07

    **{line}**

    Duties are those of the full performance level except as follows.

    - Leads tours through the upper cave only
    - Work is spot checked
    """


def test_a_position_and_its_statement_of_difference_are_two_levels() -> None:
    levels = family(
        POSITION.format(heading="STATEMENT OF DIFFERENCE", line="Cave Guide, GS-0025-07"), "caves/guide.md"
    ).levels
    assert [(level.title, level.grade and level.grade.value) for level in levels] == [
        ("Cave Guide", "GS-0025-09"),
        ("Cave Guide, GS-0025-07", "GS-07"),
    ]
    assert levels[0].reports_to is not None
    assert levels[0].reports_to.value == "Chief of Caves"
    kinds = [
        [section.kind for section in level.sections if section.kind is SectionKind.RESPONSIBILITIES] for level in levels
    ]
    assert [len(each) for each in kinds] == [1, 1]


def test_a_statement_of_difference_without_a_title_is_called_by_the_position_s() -> None:
    text = POSITION.format(heading="Statement of Difference", line="Trainee post")
    assert [level.title for level in family(text, "caves/guide.md").levels] == ["Cave Guide", "Cave Guide, GS-07"]


@pytest.mark.parametrize("line", ["Overtime and nights, GS-0025-07", "See the notes.", "Cave Guide, GS-0025-05"])
def test_other_lines_under_a_heading_with_a_grade_tell_of_no_further_level(line: str) -> None:
    levels = family(POSITION.format(heading="Rates", line=line), "caves/guide.md").levels
    assert [level.title for level in levels] == ["Cave Guide"]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("GS-0437-11 (full performance level)", "GS-0437-11"),
        ("WG-05", "WG-05"),
        ("cleared with a GS-11 specialist", ""),
        ("PD-4471", ""),
    ],
)
def test_grades_of_public_pay_plans(text: str, grade: str) -> None:
    assert plan_grade(text) == grade


def test_a_post_of_two_titles_is_two_levels_with_the_grades_and_bosses_of_its_fields() -> None:
    levels = family(
        """\
        # JOB DESCRIPTION

        | Post title | Archive Assistant / Archivist |
        | --- | --- |
        | Grade | Archive Assistant: Grade 4; Archivist: Grade 6 |
        | Responsible to | Archive Assistant – Archivist; Archivist – Head of Archives |

        ## Main duties

        ### Archive Assistant

        - Fetches boxes
        - Files cards

        ### Archivist

        - Appraises deposits
        - Writes finding aids
        """,
        "archive/post.md",
    ).levels
    assert [(lv.title, lv.grade and lv.grade.value, lv.reports_to and lv.reports_to.value) for lv in levels] == [
        ("Archive Assistant", 4, "Archivist"),
        ("Archivist", 6, "Head of Archives"),
    ]


def test_a_boss_with_a_place_is_no_pair_of_level_and_boss() -> None:
    levels = family(
        """\
        # Archivist

        | Field | Value |
        | --- | --- |
        | Responsible to | Director – Europe; Head – Sales |

        ## Main duties

        - Appraises deposits
        - Writes finding aids
        """,
        "archive/post.md",
    ).levels
    assert levels[0].reports_to is not None
    assert levels[0].reports_to.value.startswith("Director")


def test_codes_of_a_table_of_scales_are_the_grades_of_the_ranks_told_elsewhere() -> None:
    levels = family(
        """\
        # Ranks of the Harbour Fire Service

        ## Deckhand

        Deckhands throw lines. They report to the Boat Master.

        ## Senior Deckhand

        A senior deckhand trains the new ones.

        ## Boat Master

        Steers the boat. Reports to the Harbour Chief.

        ## Pay from 1 April

        | Rank | Scale | Start |
        | --- | --- | --- |
        | Deckhand | F1 | 31,200 |
        | Senior Deckhand | F2 | 38,400 |
        | Boat Master | F4 | 49,800 |
        """,
        "quay/ranks.md",
    ).levels
    assert [level.grade and level.grade.value for level in levels] == ["F1", "F2", "F4"]


@pytest.mark.parametrize(
    ("before", "heads", "told"),
    [
        ("We have five corporate titles:", ["Analyst", "Associate", "Vice President", "Director", "Chair"], True),
        ("There are 3 grades in every store:", ["Trainee", "Till Clerk", "Store Manager"], True),
        ("There are four grades in every store:", ["Trainee", "Till Clerk", "Store Manager"], False),
        ("Hiring has three stages:", ["Phone call", "Trial shift", "Offer"], False),
        ("Every manager keeps three books:", ["Trainee", "Till Clerk", "Store Manager"], False),
        ("There are three levels of alarm:", ["Green", "Amber", "Red"], False),
    ],
)
def test_a_sentence_counts_the_titles_it_lists(before: str, heads: list[str], told: bool) -> None:
    assert counts_levels(before, heads) is told


def test_titles_that_a_sentence_counts_are_levels_though_their_words_have_nothing_in_common() -> None:
    levels = family(
        """\
        # Corporate titles at Dunmore Bank

        We have four corporate titles:

        - **Analyst** – learns the products and carries out assigned work
        - **Associate** – works alone on routine cases
        - **Vice President** – manages a small team
        - **Managing Director** – leads a business

        ## FAQ

        ### Is a Vice President a manager?

        Not always.
        """,
        "bank/titles.md",
    ).levels
    assert [level.title for level in levels] == ["Analyst", "Associate", "Vice President", "Managing Director"]
