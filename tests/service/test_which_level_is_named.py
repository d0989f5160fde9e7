"""Which level a question names by letters and a rank, a number its title states, or a word for a beginner."""

from __future__ import annotations

import pytest

from corpus.model import Track
from indexer.snapshot import FamilyOutline, LevelOutline
from service.linking import Linker


def family(title: str, *levels: str, track: Track | None = None) -> FamilyOutline:
    family_id = title.casefold().replace(" ", "-")
    outlines = tuple(LevelOutline(f"{family_id}#{n}", name, n, track, None) for n, name in enumerate(levels))
    return FamilyOutline(family_id, title, "yard", (f"{family_id}.md",), outlines)


TOWER = family(
    "Tidal Power Manager",
    "TPM3 Tidal Power Manager", "TPM4 Senior Tidal Power Manager", "TPM5 Staff Tidal Power Manager",
    "TPM6 Director of Tidal Power Management",
)  # fmt: skip
RIGGER = family("Rope Engineer", "Rope Engineer", "Senior Rope Engineer", "Staff Rope Engineer")
HARBOUR = family("Harbour & Quay", "Harbour Assistant", "Harbour Pilot", "Senior Harbour Pilot", "Head of Harbour")
MAST = family("Mast Engineer", "Mast Engineer", "Mast Engineer II", "Senior Mast Engineer")
SLOOP = family("Sloop Designer", "Sloop Designer", "Senior Sloop Designer")
PAPER = family("Log Keeping", "Quayside Trainee", "Log Reporter", "Senior Log Reporter")
FLAGS = family(
    "Flag Marketing",
    "Flag Marketing Specialist (Level 1)", "Flag Marketing Manager (Level 2)",
    "Director of Flag Marketing (Level 4, manager track)",
)  # fmt: skip
TACKLE = family("Tackle Maker", "Tackle Maker I", "Tackle Maker II", "Tackle Maker III", "Tackle Maker IV")
CREW = family("Crew Support", "Manager, Crew Support", "Director, Crew Support", track=Track.MANAGEMENT)


BERTHS = family(
    "Berth Success Management",
    "Associate Berth Success Manager", "Berth Success Manager", "Senior Berth Success Manager",
    "Manager, Berth Success Management", "Senior Manager, Berth Success Management",
)  # fmt: skip

CREWING = family("Berth Crewing", "Berth Manager", "Senior Berth Manager")
BUOYS = family("Buoy Engineer", "Junior Buoy Engineer", "Buoy Engineer (Intermediate)", "Senior Buoy Engineer")
GUIDES = family("Pier Guide", "Pier Guide", "Senior Pier Guide", "Teacher", "Senior Teacher")
QUAYS = family("Quay Sales", "Quay Sales Manager", "Senior Quay Sales Manager", "Senior Manager, Quay Sales")


def named(question: str, *families: FamilyOutline) -> list[str]:
    return [link.level.title for link in Linker(families).link(question).levels]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("how far does a senior TPM travel", "TPM4 Senior Tidal Power Manager"),
        ("hiring staff TPMs", "TPM5 Staff Tidal Power Manager"),
        ("whom does the director of TPM answer to", "TPM6 Director of Tidal Power Management"),
    ],
)
def test_letters_that_fit_two_titles_of_a_role_name_any_level_of_it(question: str, title: str) -> None:
    assert named(question, TOWER, RIGGER) == [title]


@pytest.mark.parametrize(
    ("question", "title"),
    [("duties of a staff SRE", "Staff Rope Engineer"), ("a mid-level SRE", "Rope Engineer")],
)
def test_no_rank_stands_before_the_senior_that_letters_could_mean(question: str, title: str) -> None:
    assert named(question, RIGGER, TOWER) == [title]


@pytest.mark.parametrize("question", ["principal SRE", "junior SRE", "principal TPM", "lead TPM"])
def test_a_rank_that_letters_do_not_have_is_missing(question: str) -> None:
    links = Linker((RIGGER, TOWER)).link(question)

    assert links.levels == ()
    assert links.families[0].unmet == question.split()[0]


@pytest.mark.parametrize(
    ("question", "families", "titles"),
    [
        ("junior mast engineer", MAST, ["Mast Engineer"]),
        ("level 4 flag marketing hires", FLAGS, ["Director of Flag Marketing (Level 4, manager track)"]),
        ("shorthand for a trainee reporter", PAPER, ["Quayside Trainee"]),
    ],
)
def test_a_level_told_otherwise_than_by_its_title(question: str, families: FamilyOutline, titles: list[str]) -> None:
    assert named(question, families, TACKLE) == titles


@pytest.mark.parametrize(
    ("question", "families", "missing"),
    [
        ("junior sloop designer", SLOOP, "junior"),
        ("level 3 flag marketing hires", FLAGS, "Level 3"),
        ("apprentice reporter", PAPER, "apprentice"),
        ("staff harbour pilot", HARBOUR, "staff"),
        ("sloop designer staff", SLOOP, "staff"),
    ],
)
def test_a_level_that_is_not_there_stays_missing(question: str, families: FamilyOutline, missing: str) -> None:
    links = Linker((families, TACKLE)).link(question)

    assert (links.levels, links.families[0].unmet) == ((), missing)


@pytest.mark.parametrize(
    ("question", "families"),
    [
        ("do harbour staff share the bonus", HARBOUR),
        ("entry-level crew support in a storm", CREW),
        ("can I lead sloop designers", SLOOP),
        ("would a rope engineer lead anything at night", RIGGER),
    ],
)
def test_what_is_no_rank_is_not_missing(question: str, families: FamilyOutline) -> None:
    links = Linker((families, TOWER)).link(question)

    assert (links.families[0].family, links.families[0].unmet) == (families, "")


def test_a_code_says_which_level_is_meant_whatever_follows_it() -> None:
    ladder = family("Rope Walk Manager", "M1 - Gang Manager", "M2 - Manager of Managers", "M3 - Head of Rope")

    assert "M3 - Head of Rope" not in named("rope walk M1 head count", ladder, TOWER)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("reporting line for a Senior BSM", ["Senior Berth Success Manager"]),
        ("what do BSMs do all day", ["Berth Success Manager"]),
        ("associate bsm duties", ["Associate Berth Success Manager"]),
        ("gap between BSM and senior BSM", ["Senior Berth Success Manager", "Berth Success Manager"]),
        ("grade of the BSM manager", ["Manager, Berth Success Management"]),
        ("grade of the senior manager of BSMs", ["Senior Manager, Berth Success Management"]),
    ],
)
def test_letters_of_a_whole_title_name_its_level_and_not_who_manages_the_field(
    question: str, titles: list[str]
) -> None:
    assert named(question, BERTHS, SLOOP) == titles


def test_two_letters_of_a_title_name_it_where_they_are_no_word() -> None:
    assert named("BM to senior BM: what is new", CREWING) == ["Senior Berth Manager", "Berth Manager"]
    assert named("who am I to say what is new", family("Anchors", "Anchor Manager", "Senior Anchor Manager")) == []


@pytest.mark.parametrize(
    "question",
    [
        "what is added from intermediate to senior buoy engineer",
        "senior buoy engineer, what do they do beyond intermediate",
        "intermediate vs senior for a buoy engineer",
    ],
)
def test_the_plain_level_is_named_where_it_is_set_against_another(question: str) -> None:
    assert set(named(question, BUOYS)) == {"Buoy Engineer (Intermediate)", "Senior Buoy Engineer"}


def test_a_plain_word_that_is_set_against_nothing_names_no_further_level() -> None:
    assert named("does a senior buoy engineer need intermediate French", BUOYS) == ["Senior Buoy Engineer"]


def test_a_rank_by_itself_is_one_of_the_title_named_before() -> None:
    asked = "I am a quay sales manager, what more would I do to make senior?"
    assert named(asked, QUAYS) == ["Quay Sales Manager", "Senior Quay Sales Manager"]


def test_a_rank_by_itself_is_one_of_the_role_named_where_a_page_has_several() -> None:
    found = named("pier guide, stepping up to senior: anything new?", GUIDES)
    assert found == ["Senior Pier Guide", "Pier Guide"]
