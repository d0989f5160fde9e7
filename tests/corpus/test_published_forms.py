"""Ladders in the forms in which companies publish them: titles, grades and bosses of each, and a line of the family's."""

from __future__ import annotations

import pytest
from test_foreign_forms import stated
from written_documents import document, family, unaccounted

from corpus.reading import read_documents

TITLE_TABLE = """\
    # Rigging Competency Matrix

    Everybody wears a harness.

    ## Levels and titles

    | Level | Title | Who you report to |
    |---|---|---|
    | R1 | Junior Rigger | Rigging Manager |
    | R2 | Senior Rigger | Head of Rigging |

    ## Technical skills

    | Competency | R1 | R2 |
    |---|---|---|
    | Knots | Ties ten knots | Invents knots |
    """
BESIDE_TITLES = """\
    # Rigger matrix

    Everybody wears a harness.

    | | Junior Rigger<br>(R1)<br>Reports to the Rigging Manager | Senior Rigger<br>(R2)<br>Reports to the Head of Rigging |
    |---|---|---|
    | Knots | Ties ten knots | Invents knots |

    Notes

    1. Riggers do not set prices.
    """
ROWS_WITH_BOSSES = """\
    <h1>Rigging ladder</h1>
    <p>Everybody wears a harness.</p>
    <table>
    <tr><th>Track</th><th>Step</th><th>Scope</th><th>What you bring</th></tr>
    <tr><td rowspan="2">Deck</td><td><b>Junior Rigger (R1)</b><br/>Reports to the Rigging Manager</td>
    <td>Ties ten knots</td><td>Two years at sea</td></tr>
    <tr><td><b>Senior Rigger (R2)</b><br/>Reports to the Head of Rigging</td>
    <td>Invents knots</td><td>Nine years at sea</td></tr>
    </table>
    """
PROSE = """\
    <h1>Rigging career ladder</h1>
    <p>Everybody wears a harness.</p>
    <h2>Junior Rigger <span class="grade">R1</span><a class="headerlink" href="#j">&para;</a></h2>
    <p>You tie ten knots.</p><p>Reports to: Rigging Manager.</p>
    <h2>Senior Rigger <span class="grade">R2</span><a class="headerlink" href="#s">&para;</a></h2>
    <p>You invent knots.</p><p>Reports to: Head of Rigging.</p>
    """
AROUND = """\
    # Riggers of the county

    Everybody wears a harness.

    ## Grade R1 (Junior Rigger)

    The Junior Rigger ties ten knots. The rigger reports to the Rigging Manager.

    ## Grade R2 (Senior Rigger)

    The Senior Rigger invents knots. The rigger reports to the Head of Rigging.
    """
BY_CODE = """\
    # Rigging Levels

    Everybody wears a harness. R1 is a Junior Rigger and R2 is a Senior Rigger. R1 reports to the Rigging Manager;
    R2 reports to the Head of Rigging.

    ## Knots

    **R1:** Ties ten knots.

    **R2:** Invents knots.

    ## Sails

    **R1:** Mends sails.

    **R2:** Cuts sails.
    """
DEFINED = """\
    <h2>Rigging levels</h2>
    <p>Everybody wears a harness.</p>
    <dl>
    <dt>Level R1: Junior Rigger</dt>
    <dd><dl><dt>Reports to</dt><dd>Rigging Manager</dd><dt>Duties</dt><dd>Ties ten knots</dd></dl></dd>
    <dt>Level R2: Senior Rigger</dt>
    <dd><dl><dt>Reports to</dt><dd>Head of Rigging</dd><dt>Duties</dt><dd>Invents knots</dd></dl></dd>
    </dl>
    """
NO_MARKS = """\
    <p class="title"><span class="c1">Rigging bands of the yard</span></p>
    <p>Everybody wears a harness.</p>
    <p><span class="c1">Band R1</span><span class="c1">&nbsp;Junior Rigger</span></p>
    <p>Responsible to: Rigging Manager</p><p>Main duties</p><ul><li>Ties ten knots</li></ul>
    <p><span class="c1">Band R2</span><span class="c1">&nbsp;Senior Rigger</span></p>
    <p>Responsible to: Head of Rigging</p><p>Main duties</p><ul><li>Invents knots</li></ul>
    """


BADGES = """\
    <h2>The rigger's path</h2><p>Everybody wears a harness.</p>
    <div class="card"><span class="badge">R1</span><h4>Junior Rigger</h4><p>Works for the Rigging Manager</p>
    <p>You tie ten knots.</p></div>
    <div class="card"><span class="badge">R2</span><h4>Senior Rigger</h4><p>Works for the Head of Rigging</p>
    <p>You invent knots.</p></div>
    """
TWO_HEADS = """\
    <p>Everybody wears a harness.</p>
    <table><thead><tr><th rowspan="2"></th><th colspan="2">Deck path</th></tr>
    <tr><th>Junior Rigger (R1)</th><th>Senior Rigger (R2)</th></tr></thead>
    <tr><th>Reports to</th><td>Rigging Manager</td><td>Head of Rigging</td></tr>
    <tr><th>Knots</th><td>Ties ten knots</td><td>Invents knots</td></tr></table>
    """
LEGEND = """\
    # Rigging growth guide

    Everybody wears a harness.

    ## Knots

    - **R1** Ties ten knots
    - **R2** Invents knots

    ## Sails

    - **R1** Mends sails
    - **R2** Cuts sails

    ## What the codes stand for

    - R1 = Junior Rigger, led by the Rigging Manager
    - R2 = Senior Rigger, led by the Head of Rigging
    """
SHEET = """\
    <p>Everybody wears a harness.</p>
    <table><thead><tr><th></th><th>A</th><th>B</th><th>C</th></tr></thead>
    <tr><th>1</th><td>Level</td><td>R1</td><td>R2</td></tr>
    <tr><th>2</th><td>Title</td><td>Junior Rigger</td><td>Senior Rigger</td></tr>
    <tr><th>3</th><td>Reports to</td><td>Rigging Manager</td><td>Head of Rigging</td></tr>
    <tr><th>4</th><td>Knots</td><td>Ties ten knots</td><td>Invents knots</td></tr></table>
    """


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (TITLE_TABLE, "yard/rigging.md"),
        (BESIDE_TITLES, "yard/rigging.md"),
        (ROWS_WITH_BOSSES, "yard/rigging.html"),
        (PROSE, "yard/rigging.html"),
        (AROUND, "yard/rigging.md"),
        (BY_CODE, "yard/rigging.md"),
        (DEFINED, "yard/rigging.html"),
        (NO_MARKS, "yard/rigging.html"),
        (BADGES, "yard/rigging.html"),
        (TWO_HEADS, "yard/rigging.html"),
        (SHEET, "yard/rigging.html"),
        (LEGEND, "yard/rigging.md"),
    ],
)
def test_codes_titles_and_bosses_are_read_wherever_they_stand(text: str, path: str) -> None:
    found = family(text, path)

    assert stated(found) == [("Junior Rigger", "R1", "Rigging Manager"), ("Senior Rigger", "R2", "Head of Rigging")]
    said = ["".join(item.text for section in level.sections for item in section.items) for level in found.levels]
    assert [("ten knots" in text, "nvent" in text) for text in said] == [(True, False), (False, True)]
    assert any("Everybody wears a harness" in item.text for s in found.shared_sections for item in s.items)


BOSS_COLUMN = """\
    # How riggers grow

    | Level | Title | Lead | Craft |
    |---|---|---|---|
    | 1 | Rigger | Rigging Lead | Ties ten knots |
    | 2 | Senior Rigger | Rigging Lead | Invents knots |
    | 3 | Rigging Lead | Harbour Director | Leads the crew aloft |
    """
SAID_OF_ALL = """\
    # Rigging Ladder

    | | Rigger | Senior Rigger | Rigging Lead |
    |---|---|---|---|
    | Craft | Ties ten knots | Invents knots | Leads the crew aloft |

    ## Some notes

    - Rigger, Senior Rigger: report to a Rigging Lead.
    - Rigging Lead: reports to the Harbour Director.
    """
BOLD = """\
    # Our rigging career path

    There are three stages.

    **Rigger**

    You tie ten knots. You report to a Rigging Lead.

    **Senior Rigger**

    You invent knots. You report to a Rigging Lead.

    **Rigging Lead**

    You lead the crew aloft. You report to the Harbour Director.
    """
ONE_LIST = """\
    # Rigging ladder

    - **Rigger** – reports to the Rigging Lead
      - Duties
        - Tie ten knots
    - **Senior Rigger** – reports to the Rigging Lead
      - Duties
        - Invent knots
    - **Rigging Lead** – reports to the Harbour Director
      - Duties
        - Lead the crew aloft
    """
ASKED = """\
    # Work aloft, explained

    ## What does a Rigger do?

    They tie ten knots.

    **Who do they report to?** The Rigging Lead.

    ## What does a Senior Rigger do?

    They invent knots.

    **Who do they report to?** The Rigging Lead.

    ## What does a Rigging Lead do?

    They lead the crew aloft.

    **Who do they report to?** The Harbour Director.
    """


PROFESSION = """\
    # Rigger

    ## What a rigger does

    Everybody wears a harness.

    ## Rigger

    A rigger works aloft.

    - tie ten knots

    | | |
    |---|---|
    | Line manager | Rigging Lead |

    ## Senior Rigger

    - invent knots

    | | |
    |---|---|
    | Line manager | Rigging Lead |

    ## Rigging Lead

    - lead the crew aloft

    | | |
    |---|---|
    | Line manager | Harbour Director |
    """
ASIDES = """\
    # Getting on aloft

    * **Rigger** (you answer to the Rigging Lead)
        * ties ten knots
    * **Senior Rigger** (you answer to the Rigging Lead)
        * invents knots
    * **Rigging Lead** (you answer to the Harbour Director)
        * leads the crew aloft
    """
SENTENCES = """\
    # Rigging: self-assessment

    ## As a Rigger, you tie ten knots

    Your manager is the Rigging Lead.

    - [ ] I climb

    ## As a Senior Rigger, you invent knots

    Your manager is the Rigging Lead.

    - [ ] I teach

    ## As a Rigging Lead, you lead the crew

    Your manager is the Harbour Director.

    - [ ] I listen
    """
LETTER = """\
    # Working aloft with us

    You may start as a **Rigger**. A Rigger ties ten knots. You would report to a Rigging Lead.

    After nine years you become a **Senior Rigger**, who invents knots. You would report to a Rigging Lead.

    One of you will some day be **Rigging Lead**. You would report to the Harbour Director.

    That is all.
    """
CARDS_IN_LINES = """\
    <div>Work aloft</div>
    <div>Rigger</div><div><span>Reports to</span> <span>Rigging Lead</span></div>
    <div>Responsibilities</div><div>Ties ten knots at least</div>
    <div>Senior Rigger</div><div><span>Reports to</span> <span>Rigging Lead</span></div>
    <div>Responsibilities</div><div>Invents knots now and then</div>
    <div>Rigging Lead</div><div><span>Reports to</span> <span>Harbour Director</span></div>
    <div>Responsibilities</div><div>Leads the crew aloft</div>
    """
CAPTIONS = """\
    <h1>Riggers of the yard</h1>
    <table><caption>Rigger</caption><tr><td>Supervised by</td><td>Rigging Lead</td></tr>
    <tr><td>Deck</td><td>Ties ten knots</td></tr></table>
    <table><caption>Senior Rigger</caption><tr><td>Supervised by</td><td>Rigging Lead</td></tr>
    <tr><td>Deck</td><td>Invents knots</td></tr></table>
    <table><caption>Rigging Lead</caption><tr><td>Supervised by</td><td>Harbour Director</td></tr>
    <tr><td>Deck</td><td>Leads the crew</td></tr></table>
    """


@pytest.mark.parametrize(
    "text",
    [
        BOSS_COLUMN,
        SAID_OF_ALL,
        BOLD,
        ONE_LIST,
        ASKED,
        PROFESSION,
        ASIDES,
        SENTENCES,
        LETTER,
        CARDS_IN_LINES,
        CAPTIONS,
    ],
)
def test_titles_without_codes_are_levels_too(text: str) -> None:
    path = "yard/rigging.html" if text.lstrip().startswith("<") else "yard/rigging.md"
    assert [(title, boss) for title, _, boss in stated(family(text, path))] == [
        ("Rigger", "Rigging Lead"),
        ("Senior Rigger", "Rigging Lead"),
        ("Rigging Lead", "Harbour Director"),
    ]


UNRANKED = """\
    Yard: who works aloft
    =====================

    Sailmaker
    ---------

    Reports to: Loft Keeper

    * cuts sails

    Rope Runner
    -----------

    Reports to: Loft Keeper

    * carries ropes
    """
CARDS = """\
    <h1>Start on deck</h1>
    <article><h3>Sailmaker</h3><ul><li>Cuts sails</li></ul></article>
    <article><h3>Rope Runner</h3><p>Reports to: Loft Keeper</p><ul><li>Carries ropes</li></ul></article>
    <article><h3>Loft Keeper</h3><p>Reports to: Harbour Director</p><ul><li>Keeps the loft</li></ul></article>
    """
STEPS = """\
    # Steps: how we grow

    All steps share the same themes.

    ## Deck Step

    - You tie knots

    ## Mast Step

    - You climb

    ## Fleet Step

    - You teach

    ## Taking the next step

    - You write a letter
    """


@pytest.mark.parametrize(
    ("text", "path", "titles"),
    [
        (UNRANKED, "yard/loft.md", ["Sailmaker", "Rope Runner"]),
        (CARDS, "yard/loft.html", ["Sailmaker", "Rope Runner", "Loft Keeper"]),
        (STEPS, "yard/steps.md", ["Deck Step", "Mast Step", "Fleet Step"]),
    ],
)
def test_roles_and_steps_without_ranks_are_told_by_what_stands_under_them(
    text: str, path: str, titles: list[str]
) -> None:
    assert [level.title for level in family(text, path).levels] == titles


def test_a_table_of_contents_heads_nothing() -> None:
    text = """\
        # Rigger Career Ladder

        - [Shared expectations](#shared)
        - [Junior](#junior)

        ## Shared expectations

        Everybody wears a harness.

        ## Junior

        - Ties ten knots

        ## Rigger

        - Ties twenty knots

        ## Senior

        - Invents knots
        """

    assert [level.title for level in family(text).levels] == ["Junior Rigger", "Rigger", "Senior Rigger"]


@pytest.mark.parametrize("path", ["yard/rigging.md", "yard/rigging.html"])
def test_signed_lines_of_a_cell_are_points_each_with_its_own_words(path: str) -> None:
    cells = "• Ties ten knots<br>• Mends sails", "Invents knots.<br>Cuts sails."
    text = f"| | Junior Rigger | Senior Rigger |\n|---|---|---|\n| Craft | {cells[0]} | {cells[1]} |\n"
    if path.endswith("html"):
        rows = f"<tr><td>Craft</td><td>{cells[0]}</td><td>{cells[1]}</td></tr>"
        text = f"<table><tr><th></th><th>Junior Rigger</th><th>Senior Rigger</th></tr>{rows}</table>"

    levels = family(text, path).levels
    items = [[item for section in level.sections for item in section.items] for level in levels]

    assert [[item.text for item in each] for each in items] == [
        ["Ties ten knots", "Mends sails"],
        ["Invents knots.", "Cuts sails."],
    ]
    quoted = [text[item.span.start_char : item.span.end_char] for each in items for item in each]
    assert quoted == ["Ties ten knots", "Mends sails", "Invents knots.", "Cuts sails."]


def test_a_page_heading_with_nothing_under_it_is_accounted_for() -> None:
    table = "| | Junior Rigger | Senior Rigger |\n|---|---|---|\n| Knots | Ties ten knots | Invents knots |\n"
    doc = document(f"## ---\n\n## Rigging\n\nAll climb.\n\n## Requirements (all levels)\n\n{table}")
    corpus = read_documents([doc])

    assert [level.title for level in corpus.families[0].levels] == ["Junior Rigger", "Senior Rigger"]
    assert unaccounted(corpus, doc) == []
