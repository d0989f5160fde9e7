"""Which folders are one family, which are departments, and files that claim the same place."""

from __future__ import annotations

import pytest
from written_documents import codes, read

from corpus.model import Corpus


def level(title: str, weight: int | None = None, grade: int = 5) -> str:
    front = f"---\ntitle: {title}\n" + (f"weight: {weight}\n" if weight is not None else "") + "---\n\n"
    return f"{front}Looks after berths.\n\n## Job Grade\n\nGrade {grade}\n\n## Responsibilities\n\n- Keep the book\n"


INDEX = "---\ntitle: Berth Planner\n---\n\nOne role.\n\n## Hiring Process\n\n- A talk\n"


def ids(corpus: Corpus) -> list[str]:
    return [family.id for family in corpus.families]


def test_a_folder_whose_files_are_ranks_of_its_role_is_one_family() -> None:
    corpus = read(
        {
            "sea/berth-planner/_index.md": INDEX,
            "sea/berth-planner/senior.md": level("Senior Berth Planner", 2, 7),
            "sea/berth-planner/associate.md": level("Associate", 1, 5),
            "sea/berth-planner/manager.md": level("Manager, Berth Planners", 3, 9),
        }
    )

    (family,) = corpus.families
    assert (family.id, family.title, family.department) == ("sea/berth-planner", "Berth Planner", "sea")
    assert family.paths == tuple(f"sea/berth-planner/{n}.md" for n in ("_index", "associate", "senior", "manager"))
    assert [(lv.id.partition("#")[2], lv.title, lv.grade.value if lv.grade else None) for lv in family.levels] == [
        ("associate-berth-planner", "Associate Berth Planner", 5),
        ("senior-berth-planner", "Senior Berth Planner", 7),
        ("manager-berth-planners", "Manager, Berth Planners", 9),
    ]
    assert [s.kind.value for s in family.shared_sections] == ["summary", "hiring_process"]
    assert codes(family) == []


def test_files_titled_with_a_rank_alone_take_the_role_from_their_folder() -> None:
    corpus = read(
        {
            "sea/berth-planner/1.md": level("Associate", 1),
            "sea/berth-planner/2.md": level("Senior", 2),
            "sea/berth-planner/3.md": level("Manager", 3),
        }
    )

    (family,) = corpus.families
    assert family.title == "Berth Planner"
    assert [lv.title for lv in family.levels] == [
        "Associate Berth Planner",
        "Senior Berth Planner",
        "Manager, Berth Planner",
    ]


def test_a_folder_of_unrelated_roles_is_a_department() -> None:
    corpus = read(
        {
            "sea/_index.md": "---\ntitle: Sea\n---\n\n- [Pilot](pilot.md)\n",
            "sea/pilot.md": level("Pilot", 1),
            "sea/tug-master.md": level("Tug Master", 2),
        }
    )

    assert ids(corpus) == ["sea/pilot", "sea/tug-master"]
    assert corpus.findings == ()


def test_a_department_whose_files_share_a_word_is_no_family() -> None:
    corpus = read(
        {
            "berths/_index.md": "---\ntitle: Berths\n---\n\n- [Manager](manager.md)\n",
            "berths/berth-planner.md": level("Berth Planner", 1),
            "berths/berth-manager.md": level("Berth Manager", 2),
            "berths/senior-berth-inspector.md": level("Senior Berth Inspector", 3),
        }
    )

    assert ids(corpus) == ["berths/berth-manager", "berths/berth-planner", "berths/senior-berth-inspector"]


def test_a_folder_with_a_whole_ladder_in_one_file_is_a_department() -> None:
    ladder = "---\ntitle: Berth Planner\nweight: 1\n---\n\n" + "".join(
        f"## {t}\n\n### Requirements\n\n- Sea legs\n\n" for t in ("Berth Planner", "Senior Berth Planner")
    )
    corpus = read({"berth-planner/all.md": ladder, "berth-planner/lead.md": level("Lead Berth Planner", 2)})

    assert ids(corpus) == ["berth-planner/all", "berth-planner/lead"]


def test_an_index_page_may_be_a_role_beside_unrelated_families() -> None:
    corpus = read({"master/_index.md": level("Harbour Master"), "master/clerk.md": level("Tide Clerk")})

    assert ids(corpus) == ["master", "master/clerk"]


def test_a_file_beside_its_family_folder_joins_it_with_a_finding() -> None:
    corpus = read(
        {
            "sea/berth-planner.md": "---\ntitle: Berth Planner\n---\n\n## Hiring Process\n\n- A talk\n",
            "sea/berth-planner/associate.md": level("Associate Berth Planner", 1),
            "sea/berth-planner/senior.md": level("Senior Berth Planner", 2),
        }
    )

    (family,) = corpus.families
    assert family.paths == ("sea/berth-planner/associate.md", "sea/berth-planner/senior.md", "sea/berth-planner.md")
    assert [str(f.code) for f in family.findings] == ["file_beside_folder"]


def test_two_files_that_claim_one_family_are_both_kept() -> None:
    corpus = read(
        {
            "sea/pilot.html": "<h1>Pilot</h1><h2>Requirements</h2><ul><li>Sea legs</li></ul>",
            "sea/pilot.md": level("Pilot"),
        }
    )

    assert ids(corpus) == ["sea/pilot", "sea/pilot.md"]
    claims = [f for f in corpus.all_findings() if f.code == "family_claimed_twice"]
    assert [(f.span.path, f.family_id) for f in claims] == [("sea/pilot.md", "sea/pilot.md")]


def test_a_page_without_a_role_is_a_finding_and_its_lines_are_kept() -> None:
    corpus = read(
        {
            "sea/pilot.md": level("Pilot"),
            "sea/news.md": "---\ntitle: News\n---\n\nThe quay is open.\n\n## Tides\n\nHigh.\n",
        }
    )

    assert [(str(f.code), f.span.path) for f in corpus.findings] == [("no_role", "sea/news.md")]
    (page,) = corpus.pages
    assert (page.id, page.title, page.levels) == ("sea/news", "News", ())
    assert [(s.kind.value, s.span.start_line, s.span.end_line) for s in page.shared_sections] == [
        ("summary", 5, 5),
        ("other", 7, 9),
    ]


def test_ids_of_levels_stay_apart() -> None:
    text = "".join(
        f"## {t}\n\n### Requirements\n\n- Sea legs\n\n" for t in ("Senior Pilot", "Senior Pilot", "Senior Pilot 2")
    )
    (family,) = read({"pilot.md": text}).families

    assert [lv.id for lv in family.levels] == ["pilot#senior-pilot", "pilot#senior-pilot-2", "pilot#senior-pilot-2-2"]
    assert family.department == ""


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_in_which_files_are_read_does_not_matter(reverse: bool) -> None:
    texts = {
        "sea/pilot.md": level("Pilot"),
        "sea/pilot.html": "<h2>Requirements</h2><p>Legs</p>",
        "air/pilot.md": level("Pilot"),
    }
    one = read(texts)
    other = read(dict(sorted(texts.items(), reverse=reverse)))

    assert one == other


def test_one_rank_that_manages_people_makes_a_role_of_managers() -> None:
    text = (
        "## Quay Manager\n### Duties\n- Keep the quay\n## Senior Quay Manager\n### Duties\n- Manage a team of four\n"
        "## Director of Quays\n### Duties\n- Plan\n"
    )
    (family,) = read({"quay.md": text}).families

    assert [(lv.track.value if lv.track else None, lv.rank) for lv in family.levels] == [
        ("management", 0),
        ("management", 1),
        ("management", 2),
    ]


def page(title: str, duty: str) -> str:
    return f"# {title}\n\n## Delivering\n\n- {duty}\n"


OVERVIEW = """\
# Halyard Pilot Ladder

| Code | Page |
|---|---|
| P2 | [Pilot](levels/p2-pilot.md) |
| P3 | [Senior Pilot](levels/p3-senior-pilot.md) |

## How promotions work

- You write two pages
"""
RUNGS = {
    "halyard/levels/p2-pilot.md": page("P2: Pilot", "Steers ferries"),
    "halyard/levels/p3-senior-pilot.md": page("P3: Senior Pilot", "Steers tankers"),
}


def test_an_overview_that_leads_to_all_pages_of_a_ladder_makes_them_one_family() -> None:
    (family,) = read({"halyard/README.md": OVERVIEW, **RUNGS}).families

    assert (family.id, family.title) == ("halyard", "Halyard Pilot")
    assert [(lv.title, lv.grade.value if lv.grade else None) for lv in family.levels] == [
        ("Pilot", "P2"),
        ("Senior Pilot", "P3"),
    ]
    assert "You write two pages" in [item.text for section in family.shared_sections for item in section.items]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("halyard/_index.md", {}),  # a department's listing
        ("halyard/README.md", {"halyard/levels/d2-diver.md": page("D2: Senior Diver", "Welds under water")}),
        ("halyard/README.md", {"halyard/levels/p4-lead-pilot.md": page("P4: Lead Pilot", "Trains pilots")}),
    ],
)
def test_other_overviews_leave_pages_to_themselves(name: str, more: dict[str, str]) -> None:
    corpus = read({name: OVERVIEW, **RUNGS, **more})

    assert ids(corpus) == sorted(path.removesuffix(".md") for path in {**RUNGS, **more})


def test_an_overview_s_table_of_grades_lists_the_rungs_that_its_pages_describe() -> None:
    """The pages are the levels, and no second family stands beside them; a page without a grade has the listed one."""
    table = "| Level | Title | Page |\n|---|---|---|\n| P2 | Pilot | [Pilot](pilot.md) |\n| P3 | Senior Pilot | [more](senior-pilot.md) |\n"
    (family,) = read(
        {
            "ferry/pilot/README.md": f"# Pilots\n\nTwo levels.\n\n{table}",
            "ferry/pilot/pilot.md": "# Pilot\n\n**Level:** P2\n\n## What you do\n\n- Steers ferries\n",
            "ferry/pilot/senior-pilot.md": "# Senior Pilot\n\n## What you do\n\n- Steers tankers\n",
        }
    ).families

    assert [(lv.title, lv.grade.value if lv.grade else None) for lv in family.levels] == [
        ("Pilot", "P2"),
        ("Senior Pilot", "P3"),
    ]
    assert [
        item.text for lv in family.levels for s in lv.sections if s.items for item in s.items if "Steers" in item.text
    ] == [
        "Steers ferries",
        "Steers tankers",
    ]
    assert {"Pilot", "P2", "Senior Pilot", "P3"} <= {item.text for s in family.shared_sections for item in s.items}


def test_levels_without_a_page_stay_where_the_overview_describes_them() -> None:
    """A page that the overview does not lead to is a rung too where a table of it is called by its title."""
    told = """\
    # Pilot ladder

    | Level | Title | Reports to |
    |---|---|---|
    | P2 | Pilot | Chief Pilot |
    | [P3](p3.md) | Senior Pilot | Chief Pilot |
    | M1 | Chief Pilot | Harbour Master |

    ## M1: Chief Pilot

    - Signs the rota
    - Hires pilots
    """
    (family,) = read(
        {
            "ferry/README.md": told,
            "ferry/p2.md": "# P2 - Pilot\n\n## What you do\n\n- Steers ferries\n",
            "ferry/p3.md": (
                "# P3 - Senior Pilot\n\n**Builds on:** everything on the [P2 page](p2.md), plus the following.\n\n"
                "## What you do\n\n- Steers tankers\n"
            ),
        }
    ).families

    stated = {lv.title: (lv.grade, lv.reports_to, [e.level_id for e in lv.extends]) for lv in family.levels}
    assert {
        title: (grade.value if grade else None, boss.value if boss else None, extends)
        for title, (grade, boss, extends) in stated.items()
    } == {
        "Chief Pilot": ("M1", "Harbour Master", []),
        "Pilot": ("P2", "Chief Pilot", []),
        "Senior Pilot": ("P3", "Chief Pilot", ["ferry#pilot"]),
    }


def test_an_overview_that_tells_what_its_pages_tell_is_a_family_of_its_own() -> None:
    told = "# Pilots\n\n[Pilot](pilot.md), [Senior Pilot](senior-pilot.md)\n\n## Pilot\n\n### What you do\n\n- Rows\n"
    corpus = read(
        {
            "ferry/crew/README.md": told,
            "ferry/crew/pilot.md": "# Pilot\n\n## What you do\n\n- Steers ferries\n",
            "ferry/crew/senior-pilot.md": "# Senior Pilot\n\n## What you do\n\n- Steers tankers\n",
        }
    )

    assert ids(corpus) == ["ferry/crew", "ferry/crew/pilot", "ferry/crew/senior-pilot"]


def test_points_under_headings_that_several_levels_have_are_what_is_asked() -> None:
    text = """\
    # Career ladder

    ## Pilot

    ### Scope

    - One ferry

    ### Steering

    - Steers by day

    ### Crew

    - Greets the crew

    ## Senior Pilot

    ### Scope

    - Three ferries

    ### Steering

    - Steers by night

    ### Crew

    - Trains the crew

    ### Anecdotes

    - Once steered backwards
    """
    (family,) = read({"pilot.md": text}).families

    assert [[(s.heading_path[-1], s.kind.value) for s in lv.sections] for lv in family.levels] == [
        [("Scope", "responsibilities"), ("Steering", "responsibilities"), ("Crew", "responsibilities")],
        [
            ("Scope", "responsibilities"),
            ("Steering", "responsibilities"),
            ("Crew", "responsibilities"),
            ("Anecdotes", "other"),
        ],
    ]


def _path(title: str, codes: str) -> dict[str, str]:
    """An overview called so, and a page for each rung of a deck's ladder, each with its code."""
    rungs = list(zip(["Deck Trainee", "Deckhand", "Senior Deckhand", "Master of Decks"], codes.split(), strict=True))
    rows = "".join(f"| {code} | [{rung}]({n}.md) |\n" for n, (rung, code) in enumerate(rungs))
    notes = "## How to read it\n\nEach level includes those below.\n\n## License\n\nTake it and change it.\n"
    overview = f"# {title}\n\nWe publish it.\n\n## Levels\n\n| Level | File |\n| --- | --- |\n{rows}\n{notes}"
    pages = {
        f"deck/{n}.md": f"# {rung}\n\nLevel {code}. Reports to the Pilot.\n\n## Impact\n\n- Ties {n} knots\n"
        for n, (rung, code) in enumerate(rungs)
    }
    return {"deck/README.md": overview, **pages}


def test_pages_numbered_on_one_scale_are_the_path_that_their_overview_is_called_by() -> None:
    found = read(_path("Deckhand career path", "D1 D2 D3 D4")).families

    assert [family.id for family in found] == ["deck"]
    assert {(level.title, level.grade.value if level.grade else None) for level in found[0].levels} == {
        ("Deck Trainee", "D1"),
        ("Deckhand", "D2"),
        ("Senior Deckhand", "D3"),
        ("Master of Decks", "D4"),
    }


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Careers at Larch", "D1 D2 D3 D4"),  # everybody's
        ("Deckhand career path", "D1 D2 D3 D6"),  # a rung is told elsewhere
        ("Deckhand career path", "D1 D2 D3 M4"),
        ("Pilot career path", "D1 D2 D3 D4"),
    ],
)
def test_pages_that_are_no_one_path_are_families_of_their_own(title: str, codes: str) -> None:
    found = read(_path(title, codes)).families

    assert [family.id for family in found] == ["deck/0", "deck/1", "deck/2", "deck/3"]
