"""Which families and levels a question names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.snapshot import FamilyOutline, LevelOutline
from service.linking import Linker


def family(family_id: str, title: str, *levels: str) -> FamilyOutline:
    outlines = tuple(LevelOutline(f"{family_id}#{n}", name, n, None, None) for n, name in enumerate(levels))
    return FamilyOutline(family_id, title, family_id.split("/", maxsplit=1)[0], (f"{family_id}.md",), outlines)


CATALOGUE = (
    family("loft/sail-maker", "Sail Maker", "Sail Maker", "Senior Sail Maker", "Staff Sail Maker"),
    family(
        "loft/sail-making-management", "Sail Making Management",
        "Manager, Sail Making", "Senior Manager, Sail Making", "Director, Sail Making", "Senior Director, Sail Making",
    ),
    family("money/fpa", "Financial Planning & Analysis", "Financial Analyst", "Senior Financial Analyst"),
    family("money/payroll-operations", "Payroll Operations", "Payroll Ops Analyst", "Lead Payroll Ops Analyst"),
    family("sea/chief-of-staff", "Chief of Staff to the Harbour Master", "Chief of Staff to the Harbour Master"),
    family("loft/titles-for-rigging", "Titles for Rigging", "Rigger", "Senior Rigger"),
    family("sea/accessibility-engineer", "Accessibility Engineer", "Accessibility Engineer"),
)  # fmt: skip


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(CATALOGUE)


@pytest.mark.parametrize(
    ("question", "family_id", "matched"),
    [
        ("what does a sail maker do all day", "loft/sail-maker", "sail maker"),
        ("do SAIL MAKERS travel?", "loft/sail-maker", "SAIL MAKERS"),
        ("is the sial maker a good job", "loft/sail-maker", "sial maker"),
        ("FP&A interview rounds", "money/fpa", "FP&A"),
        ("who works in planning and financial analysis", "money/fpa", "planning financial analysis"),
        ("payroll ops team size", "money/payroll-operations", "payroll ops"),
        ("a11y engineer duties", "sea/accessibility-engineer", "a11y engineer"),
        ("is there a junior rigging title?", "loft/titles-for-rigging", "rigging"),
        ("Titles for Rigging", "loft/titles-for-rigging", "Rigging"),
        ("chief of staff's calendar", "sea/chief-of-staff", "chief staff's"),
    ],
)
def test_a_family_is_named_by_its_title_however_it_is_written(
    linker: Linker, question: str, family_id: str, matched: str
) -> None:
    link = linker.link(question).families[0]

    assert (link.family.id, link.matched) == (family_id, matched)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("grade of a senior sail maker", ["Senior Sail Maker"]),
        ("grade of a Sr. Sail Maker", ["Senior Sail Maker"]),
        ("what does staff add over senior for sail makers", ["Senior Sail Maker", "Staff Sail Maker"]),
        ("sail maker from intermediate to senior", ["Sail Maker", "Senior Sail Maker"]),
        ("senior director of sail making", ["Senior Director, Sail Making"]),
        ("director vs senior director, sail making", ["Director, Sail Making", "Senior Director, Sail Making"]),
        ("the sail making manager against the senior one", ["Manager, Sail Making", "Senior Manager, Sail Making"]),
        ("how does a senior sail maker go beyond the intermediate one", ["Sail Maker", "Senior Sail Maker"]),
        ("lead payroll ops analyst", ["Lead Payroll Ops Analyst"]),
        ("where does the chief of staff to the harbour master live", ["Chief of Staff to the Harbour Master"]),
    ],
)
def test_levels_are_told_apart_by_the_words_of_rank(linker: Linker, question: str, titles: list[str]) -> None:
    assert sorted(link.level.title for link in linker.link(question).levels) == sorted(titles)


@pytest.mark.parametrize(
    "question",
    [
        "who mends the nets",
        "how much is the salary",
        "is it any good, and what can I do about it?",
        "principal sail",  # one word of two
        "\x00 🦆 ...",
        "",
    ],
)
def test_a_question_that_names_no_family_links_none(linker: Linker, question: str) -> None:
    assert linker.link(question).families == ()


def test_a_level_that_does_not_exist_is_not_linked(linker: Linker) -> None:
    links = linker.link("grade of the distinguished sail maker")

    assert [link.family.id for link in links.families] == ["loft/sail-maker"]
    assert links.levels == ()


def test_the_reading_that_explains_more_words_wins(linker: Linker) -> None:
    """ "Sail making manager" holds the words of "Sail Maker" too, but means the other family."""
    assert [link.family.id for link in linker.link("sail making manager").families] == ["loft/sail-making-management"]


def test_words_far_apart_are_not_one_name(linker: Linker) -> None:
    linked = linker.link("payroll is what we outsource, so who looks after all of our harbour operations")

    assert [(link.matched, link.strength) for link in linked.families] == [("payroll", 0.5)]


def test_a_short_title_that_fits_several_families_names_them_all() -> None:
    linker = Linker(
        (
            family("a/chief-of-staff", "Chief of Staff", "Chief of Staff"),
            family("b/cos-legal", "Chief of Staff, Legal Affairs", "Chief of Staff, Legal Affairs"),
        )
    )

    assert [link.family.id for link in linker.link("chief of staff grade").families] == [
        "a/chief-of-staff",
        "b/cos-legal",
    ]
    assert [link.family.id for link in linker.link("chief of staff in legal").families] == ["b/cos-legal"]


def test_families_that_have_the_level_asked_for_come_first() -> None:
    linker = Linker(
        (
            family("a/product-manager", "Product Manager", "Product Manager", "Senior Product Manager"),
            family("b/program-manager", "Program Manager", "Program Manager", "Staff Program Manager"),
        )
    )

    links = linker.link("Staff PM")

    assert [link.family.id for link in links.families] == ["b/program-manager", "a/product-manager"]
    assert [link.level.title for link in links.levels] == ["Staff Program Manager"]


def page(family_id: str, title: str, grade: str | None = None) -> FamilyOutline:
    level = LevelOutline(f"{family_id}#only", title, 0, None, grade)
    return FamilyOutline(family_id, title, "loft", (f"{family_id}.md",), (level,))


SPREAD = (
    page("loft/mender-one", "N1 Net Mender", "N1"),
    page("loft/mender-two", "N2 Net Mender", "N2"),
    page("loft/mender-three", "N3 Staff Net Mender", "N3"),
    page("loft/dyer", "Dyer"),
    page("loft/senior-dyer", "Senior Dyer"),
    page("loft/staff-dyer", "Staff Dyer"),
    page("loft/night-guard", "Night Guard"),
    page("loft/night-guard-too", "Night Guard"),
)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("N2 vs N1 net mender", ["N1 Net Mender", "N2 Net Mender"]),
        ("what does an N3 net mender add to an N2", ["N2 Net Mender", "N3 Staff Net Mender"]),
        ("what does an N-3 net mender add to an N-2", ["N2 Net Mender", "N3 Staff Net Mender"]),
        ("staff over N1 net mender", ["N1 Net Mender", "N3 Staff Net Mender"]),
        ("difference between N1 and N2 net menders", ["N1 Net Mender", "N2 Net Mender"]),
        ("N7 net mender", []),
        ("grade of the dyer", ["Dyer"]),
        ("grade of the senior dyer", ["Senior Dyer"]),
        ("grade of the principal dyer", []),
        ("staff versus senior dyer", ["Senior Dyer", "Staff Dyer"]),
    ],
)
def test_the_pages_of_a_role_are_told_apart_as_rungs_of_one_ladder(question: str, titles: list[str]) -> None:
    assert sorted(link.level.title for link in Linker(SPREAD).link(question).levels) == titles


def test_a_page_knows_the_others_of_its_role_and_two_roles_of_one_name_are_no_ladder() -> None:
    linker = Linker(SPREAD)

    assert linker.link("N2 net mender").families[0].pages == {"loft/mender-one", "loft/mender-three"}
    assert linker.link("senior dyer").families[0].pages == {"loft/dyer", "loft/staff-dyer"}
    assert linker.link("night guard").families[0].pages == frozenset()


def test_a_role_of_many_pages_is_linked_with_all_of_them() -> None:
    many = tuple(page(f"loft/mender-{n}", f"N{n} Net Mender", f"N{n}") for n in range(1, 9))
    others = tuple(
        family(f"loft/{n}", f"{word} Mender") for n, word in enumerate(("Sail", "Rope", "Tent", "Boot", "Bell"))
    )

    found = Linker((*others, *many)).link("which levels do net menders have").families

    assert {link.family.title for link in found} >= {f"N{n} Net Mender" for n in range(1, 9)}


def test_pages_of_one_title_in_two_folders_are_two_roles() -> None:
    linker = Linker((page("loft/dyer", "Dyer"), page("mill/senior-dyer", "Senior Dyer")))

    assert [link.pages for link in linker.link("senior dyer").families] == [frozenset()] * 2


@given(st.text(max_size=200))
def test_any_text_can_be_asked_and_linked_words_are_the_questions_own(question: str) -> None:
    for link in Linker(CATALOGUE).link(question).families:
        assert all(word in question for word in link.matched.split())


@given(st.permutations(CATALOGUE))
def test_the_order_of_families_does_not_matter(families: list[FamilyOutline]) -> None:
    question = "senior sail maker or lead payroll operations analyst"

    assert {link.level.title for link in Linker(families).link(question).levels} == {
        "Senior Sail Maker", "Lead Payroll Ops Analyst",
    }  # fmt: skip


TITLED = (
    family("pier/pilot", "Harbour Pilot", "Associate Harbour Manager", "Harbour Manager", "Group Harbour Manager"),
    family("pier/rope", "Rope Research Management", "Manager, Rope Research", "Senior Manager, Rope Research"),
    family("pier/rope-researcher", "Rope Researcher", "Rope Researcher (Intermediate)", "Principal Rope Researcher"),
    family("pier/design-lead", "Harbour Design Management", "Harbour Design Manager", "Senior Harbour Design Manager"),
    family("pier/desk", "Front Desk", "Doorkeeper (Band R1)", "Head Doorkeeper (Band R3)"),
    family("pier/chief-east", "Chief of Staff to the CEO", "Chief of Staff to the CEO"),
    family("pier/chief-west", "Chief of Staff to the CFO", "Chief of Staff to the CFO"),
)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("what grade is a harbour manager?", ["Harbour Manager"]),
        ("Associate Harbour Manager vs Harbour Manager", ["Associate Harbour Manager", "Harbour Manager"]),
        ("compare Rope Researcher (Intermediate) with Manager, Rope Research",
         ["Manager, Rope Research", "Rope Researcher (Intermediate)"]),
        ("compare rope researchers with harbour managers", ["Harbour Manager", "Rope Researcher (Intermediate)"]),
        ("compare harbour manager with harbour design manager", ["Harbour Design Manager", "Harbour Manager"]),
        ("compare Principal Rope Researcher with Harbour Manager", ["Harbour Manager", "Principal Rope Researcher"]),
        ("what does a head doorkeeper do that a doorkeeper does not",
         ["Doorkeeper (Band R1)", "Head Doorkeeper (Band R3)"]),
        ("Chief of Staff to the CFO", ["Chief of Staff to the CFO"]),
    ],
)  # fmt: skip
def test_a_title_said_whole_is_the_level_of_that_title_and_no_other(question: str, titles: list[str]) -> None:
    assert sorted(link.level.title for link in Linker(TITLED).link(question).levels) == titles


def test_a_word_of_rank_beside_a_title_means_another_level_than_the_one_of_that_title() -> None:
    links = Linker(TITLED).link("grade of the principal harbour manager")

    assert [link.level.title for link in links.levels] == []
    assert links.families[0].unmet == "principal"


def test_a_group_manager_is_missing_where_no_level_is_called_that() -> None:
    links = Linker(TITLED).link("senior manager, rope research vs Group Rope Research Manager")

    assert [link.level.title for link in links.levels] == ["Senior Manager, Rope Research"]
    assert links.families[0].unmet == "Group"


JOINED = (
    family("loft/mast-engineer", "Mast Engineer", "Mast Engineer", "Senior Mast Engineer"),
    family("loft/hull-engineer", "Hull Engineer", "Hull Engineer", "Senior Hull Engineer"),
)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("senior mast and hull engineers", ["Senior Hull Engineer", "Senior Mast Engineer"]),
        ("how do senior mast engineers and hull engineers differ", ["Senior Hull Engineer", "Senior Mast Engineer"]),
        ("a senior mast engineer and a hull engineer", ["Hull Engineer", "Senior Mast Engineer"]),
        ("mast or hull engineer", ["Hull Engineer", "Mast Engineer"]),
    ],
)
def test_joined_names_share_their_last_word_and_in_the_plural_their_rank(question: str, titles: list[str]) -> None:
    found = Linker(JOINED).link(question)
    surest = {link.family.id: link for link in reversed(found.levels)}
    assert sorted(link.level.title for link in surest.values()) == titles


def test_whom_a_chief_of_staff_serves_is_not_who_is_meant() -> None:
    chiefs = (
        family("pier/ceo", "Chief Executive Officer", "Chief Executive Officer"),
        family("pier/chief-of-staff", "Chief of Staff", "Chief of Staff"),
    )
    found = Linker(chiefs).link("grade of the Chief of Staff to the CEO")
    assert [link.family.title for link in found.families] == ["Chief of Staff"]
    both = Linker(chiefs).link("from Chief of Staff to the CEO")
    assert {link.family.title for link in both.families} == {"Chief of Staff", "Chief Executive Officer"}


@pytest.mark.parametrize(
    "question", ["what does a senior HPO do", "what is asked of the Senior Harbour Pilot Officer?"]
)
def test_letters_that_stand_in_titles_too_are_what_they_stand_for(question: str) -> None:
    titles = ("Harbour Pilot Officer (HPO)", "Senior Harbour Pilot Officer", "HPO Team Lead")
    linker = Linker([family("sea/harbour-pilot-officer", "Harbour Pilot Officer", *titles)])

    assert [link.level.title for link in linker.link(question).levels] == ["Senior Harbour Pilot Officer"]


@pytest.mark.parametrize("question", ["what does a customs lead do", "tell me about the Customs Lead"])
def test_a_title_that_only_looks_like_a_plural_is_one_level(question: str) -> None:
    linker = Linker([family("quay/titles", "Titles on the Quay", "Desk Lead", "Declarant", "Customs Lead")])

    assert [link.level.title for link in linker.link(question).levels] == ["Customs Lead"]


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("is a senior mast engineer a manager?", ["Senior Mast Engineer"]),
        ("is the mast engineer a manager", ["Mast Engineer"]),
        ("what does the manager of mast engineering do", ["Manager, Mast Engineering"]),
    ],
)
def test_what_somebody_is_said_to_be_is_no_part_of_their_name(question: str, titles: list[str]) -> None:
    leaders = family("loft/mast-management", "Mast Engineering Management", "Manager, Mast Engineering")
    found = Linker((*JOINED, leaders)).link(question)

    assert [link.level.title for link in found.levels if link.strength >= found.levels[0].strength] == titles
