"""The parts the pages are made of, one by one."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadInput
from corpus.model import Scope, SectionKind, Track
from service.intent import Intent
from service.pages import links
from service.pages.changed_words import marked
from service.pages.chart import Mark, chart
from service.pages.chips import Chip, chips
from service.pages.comparison import choices, find
from service.pages.examples import imperative, with_article
from service.pages.ladder import BOX_HEIGHT, BOX_WIDTH, ladder
from service.pages.met_words import underlined
from service.pages.source import Place, parse_lines
from service.pages.state import FILTERS, Asked
from service.pages.templating import named, sentence
from service.results import (
    Citation,
    FamilyDetail,
    FamilyLevel,
    FamilySummary,
    FilterEcho,
    Inheritance,
    InterpretationResult,
    LevelDetail,
    LevelEntry,
    Link,
    MetWord,
    StatedValue,
)

HERE = Citation("a.md", 1, 1, 0, 1, "x", "a", "A", None, None, None, None, (), None, "0" * 64, "s")
RIGGER = FamilySummary(
    "yard/rigger", "Rigger", "yard", ("yard/rigger.md",),
    (FamilyLevel("yard/rigger#rigger", "Rigger", 5), FamilyLevel("yard/rigger#senior-rigger", "Senior Rigger", 6)),
)  # fmt: skip
DIVER = FamilySummary(
    "sea/diver", "Diver", "sea", ("sea/diver.md",),
    (FamilyLevel("sea/diver#senior", "Senior Rigger", "D2"), FamilyLevel("sea/diver#chief", "Chief Diver", None)),
)  # fmt: skip
FAMILIES = (DIVER, RIGGER)


def detail(slug: str, rank: int, grade: int | str | None, track: Track = Track.IC, extends: str = "") -> LevelDetail:
    taken = (
        (Inheritance(extends, f"f#{extends}" if "#" not in extends else extends, Scope.BOTH, "", HERE),)
        if extends
        else ()
    )
    stated = StatedValue(grade, HERE, ()) if grade is not None else None
    return LevelDetail(f"f#{slug}", slug.title(), rank, track, "f.md", 1, 1, stated, None, taken, ())


def family(*levels: LevelDetail) -> FamilyDetail:
    return FamilyDetail("f", "F", "d", ("f.md",), levels, (), (), ())


# Changed words


@given(st.text(max_size=60), st.text(max_size=60))
def test_marked_lines_are_the_lines_and_what_is_not_marked_is_common(before: str, after: str) -> None:
    both = marked(before, after)

    assert ["".join(run.text for run in runs) for runs in (both.before, both.after)] == [before, after]
    common = [
        "".join("".join(run.text for run in runs if not run.marked).casefold().split())
        for runs in (both.before, both.after)
    ]
    assert common[0] == common[1]


def test_a_changed_number_is_marked() -> None:
    both = marked("Lead 4 people over 2 teams", "Lead 12 people over 5 teams in 3 countries")

    assert [run.text for run in both.before if run.marked] == ["4", "2"]
    assert [run.text for run in both.after if run.marked] == ["12", "5", "in 3 countries"]


def test_a_word_without_weight_between_two_changes_is_marked_with_them() -> None:
    both = marked("Runs one team or a shift of people", "Runs two wharves or a yard of people")

    assert [run.text for run in both.before] == ["Runs ", "one team or a shift", " of people"]
    assert [run.text for run in both.after] == ["Runs ", "two wharves or a yard", " of people"]


# Addresses


@given(
    st.text(min_size=1, max_size=20).filter(str.strip).map(str.strip),
    st.lists(
        st.tuples(st.sampled_from(FILTERS), st.text(min_size=1, max_size=9).filter(str.strip).map(str.strip)),
        unique=True,
    ),
)
def test_an_address_is_read_as_it_was_written(question: str, filters: list[tuple[str, str]]) -> None:
    asked = Asked(question, tuple(filters))

    read = Asked.read(parse_qsl(urlsplit(asked.url).query, keep_blank_values=True))

    assert read == asked


def test_parameters_of_others_are_left_alone() -> None:
    asked = Asked.read(
        [("utm_source", "x"), ("q", " who "), ("level", ""), ("grade", "7"), ("grade", "8"), ("grade_min", "5")]
    )

    assert asked == Asked("who", (("grade", "7"), ("grade", "8"), ("grade_min", "5")))
    assert asked.request().model_dump(exclude_none=True) == {"grade": ["7", "8"], "grade_min": 5}


def test_an_address_keeps_its_slashes_and_escapes_the_rest() -> None:
    assert links.document("a b/ü?.md", 3, 5) == "/documents/a%20b/%C3%BC%3F.md?lines=3-5#L3"
    assert links.level("a/b#senior") == "/families/a/b?level=senior#senior"
    assert links.compare("a/b#senior", None) == "/compare?from=a/b%23senior"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("a/b.md:7", Place("a/b.md", 7, 7)),
        ("a:b.md:7-9", Place("a:b.md", 7, 9)),
        ("a/b.md:7.2", Place("a/b.md", 7, 7, 2)),
    ],
)
def test_a_place_is_a_path_and_lines(written: str, place: Place) -> None:
    assert Place.parse(written) == place
    assert links.place(place.path, place.first, place.last, place.cell) == written


@pytest.mark.parametrize("written", ["a.md", "a.md:", "a.md:x", ":7", "a.md:7-8-9", "a.md:99999999"])
def test_what_is_no_place_is_refused(written: str) -> None:
    with pytest.raises(BadInput, match=r"write (it|them) as"):
        Place.parse(written)


def test_lines_that_run_backwards_are_their_first() -> None:
    assert (parse_lines("9-7"), parse_lines("")) == (range(9, 10), range(0))


# Chips


def understood(**found: object) -> InterpretationResult:
    known = {"families": (), "levels": (), "grades": (), "sections": (), "filters": FilterEcho()} | found
    return InterpretationResult(intent=Intent.OPEN, **known)  # type: ignore[arg-type]


def test_what_was_understood_narrows_or_goes() -> None:
    asked = Asked("What does the director of rigging do?")
    reading = understood(families=(Link("yard/rigger", "Rigger", "rigging director"),))

    assert chips(asked, reading, FAMILIES) == (
        Chip(
            "Family",
            "Rigger",
            remove="/?q=What%20does%20the%20do%3F",
            matched="rigging director",
            narrow="/?q=What%20does%20the%20director%20of%20rigging%20do%3F&family=yard/rigger",
        ),
    )


def test_a_filter_shows_once_and_can_only_go() -> None:
    asked = Asked("who", (("family", "yard/rigger"), ("grade_min", "5")))
    reading = understood(
        families=(Link("yard/rigger", "Rigger", "who"),), filters=FilterEcho(family=("yard/rigger",), grade_min=5)
    )

    assert chips(asked, reading, FAMILIES) == (
        Chip("Family", "Rigger", remove="/?q=who&grade_min=5"),
        Chip("Grade from", "5", remove="/?q=who&family=yard/rigger"),
    )


@pytest.mark.parametrize(
    ("question", "found", "left"),
    [
        ("Riggers", {"families": (Link("yard/rigger", "Rigger", "Riggers"),)}, "/"),
        ("which levels are grade 8", {"grades": (8,)}, "/?q=which%20levels%20are"),
        ("grades 8 and 9", {"grades": (9,)}, "/?q=grades%208%20and"),
        ("the duties of a rigger", {"sections": (SectionKind.RESPONSIBILITIES,)}, "/?q=the%20of%20a%20rigger"),
        (
            "Who rigs? Say who is the chief",
            {"levels": (Link("x#y", "Chief", "chief rigs"),)},
            "/?q=Who%20%3F%20Say%20who%20is%20the",
        ),
    ],
)
def test_everything_understood_can_be_taken_away(question: str, found: dict[str, object], left: str) -> None:
    (chip,) = chips(Asked(question), understood(**found), FAMILIES)

    assert chip.remove == left


# Pickers


def test_levels_of_one_title_are_told_apart_by_family() -> None:
    listed = choices(FAMILIES)

    assert [choice.label for choice in listed] == [
        "Senior Rigger (Diver)",
        "Chief Diver",
        "Rigger",
        "Senior Rigger (Rigger)",
    ]
    assert [choice.level_id for choice in find("senior rigger", listed)] == [
        "sea/diver#senior",
        "yard/rigger#senior-rigger",
    ]
    assert [choice.level_id for choice in find("Senior Rigger (Rigger)", listed)] == ["yard/rigger#senior-rigger"]
    assert [choice.level_id for choice in find("sea/diver#chief", listed)] == ["sea/diver#chief"]


# Ladder


def test_levels_stand_by_grade_and_tracks_side_by_side() -> None:
    drawn = ladder(
        family(
            detail("junior", 0, 4),
            detail("senior", 1, 6, extends="junior"),
            detail("staff", 2, None, extends="senior"),
            detail("lead", 0, 6, Track.MANAGEMENT, extends="senior"),
        )
    )

    rows = {box.level.id: (box.y - 34) // (BOX_HEIGHT + 34) for box in drawn.boxes}
    assert rows == {"f#staff": 0, "f#senior": 1, "f#lead": 1, "f#junior": 2}
    assert [label.text for label in drawn.grades] == ["No grade", "Grade 6", "Grade 4"]
    assert [label.text for label in drawn.tracks] == ["Individual", "Management"]
    left = {box.level.id: box.x for box in drawn.boxes}
    assert left["f#junior"] == left["f#senior"] == left["f#staff"] < left["f#lead"] - BOX_WIDTH
    assert [arrow.says for arrow in drawn.arrows] == [
        "Staff takes over everything asked of Senior",
        "Senior takes over everything asked of Junior",
        "Lead takes over everything asked of Senior",
    ]


def test_what_is_taken_from_another_family_is_named_in_the_box() -> None:
    drawn = ladder(family(detail("senior", 0, "S2", extends="other#junior")))

    assert [(box.outside, box.lines) for box in drawn.boxes] == [(("other#junior",), ("Senior",))]
    assert drawn.arrows == ()
    assert [label.text for label in drawn.grades] == ["Grade S2"]


def test_nothing_of_a_drawing_lies_outside_it() -> None:
    levels = [detail(f"level {n}", n, 5 + n % 3, track) for n, track in enumerate([*Track] * 3)]
    drawn = ladder(family(*levels))

    assert len({(box.x, box.y) for box in drawn.boxes}) == len(levels)
    assert max(box.x for box in drawn.boxes) + BOX_WIDTH <= drawn.width
    assert max(box.y for box in drawn.boxes) + BOX_HEIGHT <= drawn.height


@given(st.lists(st.tuples(st.integers(3, 7), st.sampled_from(Track), st.integers(0, 8)), min_size=2, max_size=9))
def test_an_arrow_runs_past_every_box(drawn_from: list[tuple[int, Track, int]]) -> None:
    names = [f"level{n}" for n in range(len(drawn_from))]
    levels = [
        detail(name, n, grade, track, extends=names[below] if below < len(names) and below != n else "")
        for n, (name, (grade, track, below)) in enumerate(zip(names, drawn_from, strict=True))
    ]
    drawn = ladder(family(*levels))

    for arrow in drawn.arrows:
        points = corners(arrow.path)
        for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
            for box in drawn.boxes:
                beside = max(x1, x2) <= box.x or min(x1, x2) >= box.x + BOX_WIDTH
                above_or_below = max(y1, y2) <= box.y or min(y1, y2) >= box.y + BOX_HEIGHT
                assert beside or above_or_below
        assert max(y for _, y in points) <= drawn.height


def corners(path: str) -> list[tuple[int, int]]:
    """The points of a path of moves, lines and curves."""
    points: list[tuple[int, int]] = []
    for command, written in re.findall(r"([MLQH])([^MLQH]*)", path):
        numbers = [int(number) for number in written.split()]
        if command == "H":
            numbers.append(points[-1][1])
        points += zip(numbers[::2], numbers[1::2], strict=True)
    return points


# Chart


def test_levels_stand_where_their_grades_are() -> None:
    entries = [
        LevelEntry(each.id, level.id, level.title, 0, Track.IC, level.grade, HERE)
        for each in FAMILIES
        for level in each.levels
    ]

    drawn = chart(FAMILIES, entries)

    sea, yard = drawn.departments
    assert (drawn.grades, drawn.families, drawn.levels) == ((5, 6), 2, 4)
    assert yard.rows[0].marks == (Mark(16.0, 15.0, Track.IC), Mark(48.0, 15.0, Track.IC))
    assert (sea.rows[0].marks, sea.rows[0].codes, sea.rows[0].ungraded) == ((), ("D2",), 1)
    assert sea.rows[0].says == "Senior Rigger grade D2, Chief Diver no grade"


def test_families_without_a_fitting_level_are_left_out() -> None:
    assert chart(FAMILIES, []).departments == ()


# Examples


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Engineer", "an Engineer"), ("Rigger", "a Rigger"), ("SRE", "an SRE"), ("HR Partner", "an HR Partner"),
        ("UX Designer", "a UX Designer"), ("Underwriter", "an Underwriter"), ("IC5 Diver", "an IC5 Diver"),
    ],
)  # fmt: skip
def test_a_title_has_its_article(title: str, said: str) -> None:
    assert with_article(title) == said


def test_only_a_duty_that_begins_with_what_to_do_makes_a_question() -> None:
    duties = [
        "Weld the keel",
        "Owns the keel",
        "I weld",
        "You weld",
        "Welding of keels",
        "Has welded",
        "Highly skilled",
    ]

    assert [duty for duty in duties if imperative(duty)] == ["Weld the keel"]


# Words


def test_what_a_problem_says_is_a_sentence_with_its_code_and_nothing_else() -> None:
    assert sentence("no index: run `rolecite index <b>`") == "No index: run <code>rolecite index &lt;b&gt;</code>"
    assert sentence("grade_min: is no number") == "grade_min: is no number"


def test_departments_are_named_as_people_write_them() -> None:
    assert (named("people-and-culture"), named("IT"), named("")) == ("People and culture", "IT", "")


def word(start: int, end: int) -> MetWord:
    return MetWord("asked", "", start, end, 0.5)


def test_met_words_are_underlined_once_and_everything_is_escaped() -> None:
    line = 'Use <b> & "R&D" <script>'

    found = underlined(line, [word(11, 14), word(5, 6), word(11, 14)])

    assert found == "Use &lt;<u>b</u>&gt; &amp; &#34;<u>R&amp;D</u>&#34; &lt;script&gt;"


def test_a_line_shown_in_two_parts_is_underlined_in_each() -> None:
    met = [word(0, 3), word(14, 19)]

    assert underlined("Own the yearly", met) == "<u>Own</u> the yearly"
    assert underlined("budget", [word(15, 21)], 15) == "<u>budget</u>"
    assert underlined("budget", met, 15) == "budget"  # a word that is not wholly in the part is left


def test_equal_words_of_a_line_are_all_underlined() -> None:
    line = "SQL for reports, sql for checks, no NoSQL"

    assert underlined(line, [MetWord("sql", "SQL", 0, 3, 0.9)]) == (
        "<u>SQL</u> for reports, <u>sql</u> for checks, no NoSQL"
    )


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=4))
def test_without_the_underlines_the_line_is_the_line(line: str, spans: list[tuple[int, int]]) -> None:
    found = underlined(line, [word(start, start + length) for start, length in spans])

    assert re.sub("</?u>", "", found) == underlined(line)
