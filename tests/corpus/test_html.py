"""Pages of HTML, HTML inside Markdown, and tables whose columns are levels."""

from __future__ import annotations

import textwrap

import pytest
from written_documents import blocks_of, codes, document, family, read, shape, unaccounted

from corpus.block import Block, BlockKind
from corpus.model import JobFamily


def blocks(text: str, path: str = "clerk.html") -> list[Block]:
    return blocks_of(document(textwrap.dedent(text), path))[2]


def plain(found: list[Block]) -> list[tuple[str, int, str]]:
    """Blocks as (kind, depth, text)."""
    return [(b.kind.value, b.depth, b.text) for b in found]


def test_headings_paragraphs_and_lists() -> None:
    found = blocks(
        """\
        <h1>Tide&nbsp;Clerk</h1>
        <p>Keeps the <b>tide</b>
        book &amp; rings the bell.</p>
        <ul>
          <li>Write <a href="/ink">in ink</a>
            <ol><li>Blue</li><li>Black</li></ol>
          </li>
          <li>Read</li>
        </ul>
        """
    )

    assert plain(found) == [
        ("heading", 1, "Tide Clerk"),
        ("paragraph", 0, "Keeps the tide book & rings the bell."),
        ("bullet", 0, "Write in ink"),
        ("bullet", 1, "Blue"),
        ("bullet", 1, "Black"),
        ("bullet", 0, "Read"),
    ]
    assert [b.parent for b in found[2:]] == [None, 2, 2, None]
    assert found[2].links == ("/ink",)
    assert [(b.start_line, b.end_line) for b in found] == [(1, 1), (2, 3), (5, 5), (6, 6), (6, 6), (8, 8)]


@pytest.mark.parametrize(
    "silent",
    [
        "<script>var duty = '<li>Steal</li>';</script>",
        "<style>li { color: red }</style>",
        "<nav><ul><li>Home</li></ul></nav>",
        '<div class="sidebar menu"><p>Home</p></div>',
        "<head><title>Clerk</title></head>",
        "<!-- <li>Steal</li> -->",
        "<svg><text>Logo</text></svg>",
        "<template><p>Later</p></template>",
        '<footer class="footer"><p>Imprint</p></footer>',
    ],
)
def test_what_a_reader_does_not_see_is_no_text(silent: str) -> None:
    assert plain(blocks(f"<p>Before</p>{silent}<p>After</p>")) == [
        ("paragraph", 0, "Before"),
        ("paragraph", 0, "After"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>Write<li>Read</ul><p>End",
        "<ul><li>Write</li><li>Read</ul></ul></div><p>End</p>",
        "<ul><li><p>Write</p></li><li><div>Read</div></li></ul>End",
        "<UL><LI>Write</LI><LI>Read</LI></UL><P>End</P>",
    ],
)
def test_tags_left_open_or_closed_too_often(text: str) -> None:
    assert plain(blocks(text)) == [("bullet", 0, "Write"), ("bullet", 0, "Read"), ("paragraph", 0, "End")]


def test_a_page_is_read_as_a_role() -> None:
    found = family(
        """\
        <html><head><title>Careers</title></head><body>
        <nav><ul><li>Home</li></ul></nav>
        <h1>IC4 Tide Clerk</h1>
        <p>Reports to the Harbour Master.</p>
        <h2>Responsibilities</h2>
        <p><strong>On the quay</strong></p>
        <ul>
        <li>Ring the bell</li>
        </ul>
        <p><strong>In the office</strong></p>
        <ul><li>Keep the book</li></ul>
        <h2>What you'll bring</h2>
        <ul><li>Ink</li></ul>
        </body></html>
        """,
        "harbour/ic4-tide-clerk.html",
    )
    (level,) = found.levels

    assert (level.title, level.grade.value if level.grade else None) == ("IC4 Tide Clerk", "IC4")
    assert (level.reports_to.value if level.reports_to else None) == "Harbour Master"
    assert shape(level.sections) == [("summary", 4, 4), ("responsibilities", 5, 11), ("requirements", 12, 14)]
    assert [(i.text, i.lead_in, i.span.start_line) for i in level.sections[1].items] == [
        ("Ring the bell", "On the quay", 8),
        ("Keep the book", "In the office", 11),
    ]


def test_a_page_without_line_breaks_is_told_apart_by_characters() -> None:
    text = (
        "<h1>Tide Clerk</h1><p>Grade 5</p><h2>Responsibilities</h2><ul><li>Ring the bell</li></ul>"
        "<h2>Requirements</h2><ul><li>Can swim</li></ul>"
    )
    corpus = read({"clerk.html": text})
    (level,) = corpus.families[0].levels

    assert [(s.kind.value, text[s.span.start_char : s.span.end_char]) for s in level.sections] == [
        ("summary", "Grade 5"),
        ("responsibilities", "Responsibilities</h2><ul><li>Ring the bell"),
        ("requirements", "Requirements</h2><ul><li>Can swim</li></ul>"),
    ]
    assert [[i.text for i in s.items] for s in level.sections] == [["Grade 5"], ["Ring the bell"], ["Can swim"]]
    assert unaccounted(corpus, corpus.documents[0]) == []


def test_html_inside_markdown() -> None:
    found = family(
        """\
        ## Clerk
        Grade 5
        ### Hiring Process
        <details>
        <summary>The talk</summary>
        <ul><li>Half an hour</li>
        <li>On the quay</li></ul>
        </details>

        ### Responsibilities
        - Write<br>Read
        """
    )

    hiring = next(s for s in (*found.shared_sections, *found.levels[0].sections) if s.kind == "hiring_process")
    assert [(i.text, i.lead_in) for i in hiring.items] == [("Half an hour", "The talk"), ("On the quay", "The talk")]
    assert found.levels[0].sections[-1].items[0].text == "Write Read"


def columns(found: JobFamily) -> list[tuple[str, object, list[tuple[str, str, str]]]]:
    """Levels as (title, grade, [(kind, row label, cell)])."""
    return [
        (
            lv.title,
            lv.grade.value if lv.grade else None,
            [(s.kind.value, i.lead_in, i.text) for s in lv.sections for i in s.items],
        )
        for lv in found.levels
    ]


CLERKS = [
    ("Clerk", "L1", [("requirements", "Ink:", "Blue"), ("responsibilities", "Bell:", "Rings it")]),
    ("Senior Clerk", "L2", [("requirements", "Ink:", "Black"), ("responsibilities", "Bell:", "Hears it")]),
]


def test_columns_of_a_markdown_table_are_levels() -> None:
    text = """\
        # Clerks

        Three of them.

        | Category | Clerk (L1) | Senior Clerk (L2) |
        |---|---|---|
        | **Skills** | | |
        | *Ink* | Blue | Black |
        | **Duties** | | |
        | *Bell* | Rings it | Hears it |
        """
    found = family(text)

    assert columns(found) == CLERKS
    assert [(lv.heading.start_line, lv.span.end_line) for lv in found.levels] == [(5, 10), (5, 10)]
    assert shape(found.shared_sections) == [("summary", 1, 10)] or shape(found.shared_sections) == [("other", 1, 10)]
    assert [i.text for s in found.shared_sections for i in s.items] == ["Three of them."]


def test_columns_of_an_html_table_are_levels() -> None:
    found = family(
        """\
        <table>
          <tr><td colspan="3">Clerks of the harbour</td></tr>
          <tr><th>Level</th><th>Clerk (L1)</th><th>Senior Clerk (L2)</th></tr>
          <tr><td colspan="3"><b>Skills</b></td></tr>
          <tr><td>Ink</td><td>Blue</td><td>Black</td></tr>
          <tr><td colspan="3"><b>Duties</b></td></tr>
          <tr><td>Bell<td>Rings it<td>Hears it
        </table>
        """,
        "harbour/clerks.html",
    )

    assert columns(found) == CLERKS


def test_a_cell_across_two_columns_is_said_of_both_levels() -> None:
    found = family(
        """\
        <table>
          <tr><th>Level</th><th>Clerk</th><th>Senior Clerk</th><th>Staff Clerk</th></tr>
          <tr><td>Ink</td><td colspan="2">Blue or black</td><td>Any</td></tr>
        </table>
        """,
        "harbour/clerks.html",
    )

    assert [(lv.title, [i.text for s in lv.sections for i in s.items]) for lv in found.levels] == [
        ("Clerk", ["Blue or black"]),
        ("Senior Clerk", ["Blue or black"]),
        ("Staff Clerk", ["Any"]),
    ]


def test_a_table_whose_columns_are_no_levels_is_the_familys() -> None:
    found = family(
        """\
        ## Clerk
        ### Responsibilities
        | Task | Day | Hour |
        |---|---|---|
        | Bell | Monday | Noon |
        """
    )
    (section,) = found.levels[0].sections

    assert [(i.text, i.lead_in) for i in section.items] == [("Monday", "Bell, Day:"), ("Noon", "Bell, Hour:")]
    assert codes(found) == [("level_without_grade", 1)]


def test_a_numbered_row_is_named_by_what_tells_it_from_the_others() -> None:
    found = family(
        """\
        ## Clerk
        ### Responsibilities
        | No. | Urgent | Round |
        |---|---|---|
        | 1 | Yes | Bells |
        | 2 | No | Lamps |
        | 3 | No | Gates |
        """
    )
    (section,) = found.levels[0].sections

    assert [(i.lead_in, i.text) for i in section.items] == [
        ("Bells, No.:", "1"), ("Bells, Urgent:", "Yes"), ("Lamps, No.:", "2"), ("Lamps, Urgent:", "No"),
        ("Gates, No.:", "3"), ("Gates, Urgent:", "No"),
    ]  # fmt: skip


def test_a_row_that_counts_others_of_rank_names_no_levels() -> None:
    found = family(
        """\
        | Level | Clerk | Senior Clerk | Lead Clerk |
        |---|---|---|---|
        | Ink | Blue | Black | Any |
        | Desks | 2-3 desks of junior clerks | 4 desks, senior clerks too | 10+ desks, directors and above |
        """
    )

    assert [lv.title for lv in found.levels] == ["Clerk", "Senior Clerk", "Lead Clerk"]


def test_two_tables_of_levels_in_one_document() -> None:
    rows = "".join(
        f"\n| Level | {role} | Senior {role} |\n|---|---|---|\n| Ink | Blue {role} | Black {role} |\n"
        for role in ("Clerk", "Pilot")
    )
    found = family(rows)

    assert [lv.title for lv in found.levels] == ["Clerk", "Senior Clerk", "Pilot", "Senior Pilot"]


def test_rows_of_a_level_table_are_labelled_like_sections() -> None:
    found = family(
        """\
        | Level | Clerk | Senior Clerk |
        |---|---|---|
        | Grade | 5 | 6 |
        | Reports to | Harbour Master | Port Director |
        | Responsibilities | Keeps the book | Closes the book |
        | Ink | Blue | Black |
        | Requirements | Can write | Can sum |
        """
    )

    assert [
        (lv.grade.value if lv.grade else None, lv.reports_to.value if lv.reports_to else None) for lv in found.levels
    ] == [
        (5, "Harbour Master"),
        (6, "Port Director"),
    ]
    assert columns(found)[0][2] == [
        ("job_grade", "", "5"),
        ("job_grade", "", "Harbour Master"),
        ("responsibilities", "", "Keeps the book"),
        ("responsibilities", "Ink:", "Blue"),
        ("requirements", "", "Can write"),
    ]


def test_rows_that_state_the_grade_and_the_reporting_line_ask_nothing() -> None:
    for label, codes_ in (("Band", ("R3", "R5")), ("Level", ("L3", "L4")), ("Job level", ("7", "8"))):
        for group in ("", "| **Formal** | | |\n"):
            found = family(
                "| Area | Clerk | Senior Clerk |\n|---|---|---|\n"
                f"{group}| {label} | {codes_[0]} | {codes_[1]} |\n| Reporting line | Senior Clerk | Port Director |\n"
                "| Ink | Blue | Black |\n"
            )

            assert [str(lv.grade.value) for lv in found.levels if lv.grade] == list(codes_)
            assert [lv.reports_to.value for lv in found.levels if lv.reports_to] == ["Senior Clerk", "Port Director"]
            assert [(kind, text) for kind, _, text in columns(found)[0][2]] == [
                ("job_grade", codes_[0]), ("job_grade", "Senior Clerk"), ("responsibilities", "Blue"),
            ]  # fmt: skip


def test_columns_that_state_band_and_reporting_line_of_levels_in_rows() -> None:
    found = family(
        """\
        | Role | Band | Reports to | Expectations |
        |---|---|---|---|
        | Clerk | R1 | Senior Clerk | Keeps the book |
        | Senior Clerk | R2 | Harbour Master | Closes the book |
        """
    )

    assert [(lv.title, lv.grade and lv.grade.value, lv.reports_to and lv.reports_to.value) for lv in found.levels] == [
        ("Clerk", "R1", "Senior Clerk"),
        ("Senior Clerk", "R2", "Harbour Master"),
    ]


def test_rows_of_a_table_are_levels_where_its_headers_name_sections() -> None:
    found = family(
        """\
        | Code | Role | Grade | Expectations |
        |---|---|---|---|
        | C1 | Clerk | 5 | Keeps the book |
        | C2 | Senior Clerk | 6 | Closes the book |
        """
    )

    assert columns(found) == [
        ("Clerk", 5, [("job_grade", "", "5"), ("responsibilities", "", "Keeps the book")]),
        ("Senior Clerk", 6, [("job_grade", "", "6"), ("responsibilities", "", "Closes the book")]),
    ]
    assert [lv.heading.start_line for lv in found.levels] == [3, 4]


def test_rows_that_name_roles_for_another_reason_are_no_levels() -> None:
    corpus = read({"talks.md": "| Interviewer | Topic |\n|---|---|\n| Clerk | Ink |\n| Senior Clerk | Bells |\n"})

    assert corpus.families == ()


def test_kinds_of_blocks_are_the_four_there_are() -> None:
    assert {b.kind for b in blocks("<h1>a</h1><p>b</p><ul><li>c</li></ul><table><tr><td>d</td></tr></table>")} == set(
        BlockKind
    )


@pytest.mark.parametrize(
    "opened", ['<a href="x" ', "<!-- x", "<a/", '<a b="', "<p>x", "<li>x", "<ul><li>x", "<b", "</a"]
)
def test_a_page_of_tags_without_an_end_is_read(opened: str) -> None:
    """Sixty thousand of them: with time that grows with their square this test would not come back."""
    page = f"<h1>Baker</h1><p>before</p>{opened * 60_000}"
    first, second = blocks(page)[:2]
    assert (first.text, second.text.split()[0]) == ("Baker", "before")


def test_what_opens_no_tag_keeps_its_place() -> None:
    page = "<p>fewer than <b 5 people</p><p>a < b, c > d</p>"
    assert [(block.text, block.start_char) for block in blocks(page)] == [
        ("fewer than b 5 people", page.index("fewer")),
        ("a < b, c > d", page.index("a <")),
    ]


def test_a_comment_or_value_with_markup_in_it_hides_nothing() -> None:
    page = "<p title=\"x > y\">one</p><!-- <p>two</p> --><p data-x='<b>'>three</p><!-- left open <p>four</p>"
    assert [block.text for block in blocks(page)] == ["one", "three", "left open", "four"]


def test_a_paragraph_left_open_ends_where_the_next_block_begins() -> None:
    page = "<p>one<p>two<ul><li>three<p>four<li>five</ul><h2>six</h2>"
    assert [block.text for block in blocks(page)] == ["one", "two", "three four", "five", "six"]
