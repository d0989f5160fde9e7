"""Levels that a question tells by the step in their titles, a letter that is their grade, or a code of several parts."""

from __future__ import annotations

import pytest

from corpus.model import Grade
from indexer.snapshot import FamilyOutline, LevelOutline
from service.linking import Linker


def family(title: str, *levels: tuple[str, Grade | None]) -> FamilyOutline:
    family_id = title.casefold().replace(" ", "-")
    outlines = tuple(LevelOutline(f"{family_id}#{n}", name, n, None, grade) for n, (name, grade) in enumerate(levels))
    return FamilyOutline(family_id, title, "coast", (f"{family_id}.md",), outlines)


LAMPS = family("Lighthouse Lamps Award", *((f"Lamp employee Level {n}", n) for n in range(1, 5)))
STAFF = family(
    "Academic Levels in Pilotage",
    ("Level A – Associate Lecturer", "A"), ("Level B – Lecturer", "B"), ("Level C – Senior Lecturer", "C"),
)  # fmt: skip
BUOYS = family(
    "Buoy Technician Series, NS-0447",
    ("Buoy Technician, NS-0447-04", "NS-04"), ("Buoy Technician, NS-0447-05", "NS-05"),
    ("Buoy Technician, NS-0447-07", "NS-07"),
)  # fmt: skip
COOKS = family("Galley Staff", ("Galley Porter", "A"), ("Galley Cook", "B"), ("Galley Caterer", "C"))
POSTS = family("Tide Data", ("Tide Data Officer", "EO"), ("Senior Tide Data Officer", "HEO"), ("Tide Chief", 7))
NURSES = family("Sickbay Nurse", ("Novice Nurse", "Level I"), ("Skilled Nurse", "Level II"))


def named(question: str, *families: FamilyOutline) -> list[str]:
    found = Linker(families).link(question).levels
    return [link.level.title for link in sorted(found, key=lambda link: link.at)]


@pytest.mark.parametrize(
    ("question", "families", "titles"),
    [
        ("What does a lamp employee at Level 3 do beyond Level 2?", LAMPS, [LAMPS.levels[2], LAMPS.levels[1]]),
        ("lamp employees level 3 -> level 4: what changes", LAMPS, [LAMPS.levels[2], LAMPS.levels[3]]),
        ("What does a level 3 lamp employee do that a 2 does not?", LAMPS, [LAMPS.levels[2], LAMPS.levels[1]]),
        ("I'm Level B in pilotage, what would Level C want?", STAFF, [STAFF.levels[1], STAFF.levels[2]]),
        ("pilotage levels: what has a C to do on top of a B?", STAFF, [STAFF.levels[2], STAFF.levels[1]]),
        ("buoy technician NS-05 going for NS-07: what's new?", BUOYS, [BUOYS.levels[1], BUOYS.levels[2]]),
        ("What separates NS-0447-07 from NS-0447-04 buoy technicians?", BUOYS, [BUOYS.levels[2], BUOYS.levels[0]]),
        ("difference between 04 and 05 buoy technicians", BUOYS, [BUOYS.levels[0], BUOYS.levels[1]]),
        ("galley staff: grade B against grade C", COOKS, [COOKS.levels[1], COOKS.levels[2]]),
        ("EO or HEO in tide data - what does the higher post ask?", POSTS, [POSTS.levels[0], POSTS.levels[1]]),
        ("tide data: heo vs eo", POSTS, [POSTS.levels[1], POSTS.levels[0]]),
        ("what must HEOs in tide data bring?", POSTS, [POSTS.levels[1]]),
        ("What has a Level II sickbay nurse over a Level I?", NURSES, [NURSES.levels[1], NURSES.levels[0]]),
    ],
)
def test_a_step_says_which_level_is_meant(question: str, families: FamilyOutline, titles: list[LevelOutline]) -> None:
    assert named(question, families) == [level.title for level in titles]


@pytest.mark.parametrize(
    ("question", "families"),
    [
        ("Does a lamp employee need a level 3 diploma?", LAMPS),
        ("How many of the 4 lamps does a lamp employee trim?", LAMPS),
        ("Do galley staff need an A level?", COOKS),
        ("Who in tide data answers the CEO?", POSTS),
        ("Which eo does tide data print?", POSTS),
        ("Which 2 buoys does a buoy technician paint?", BUOYS),
    ],
)
def test_what_is_no_step_names_no_level(question: str, families: FamilyOutline) -> None:
    assert named(question, families) == []


@pytest.mark.parametrize(
    ("question", "families", "missing"),
    [
        ("What does a lamp employee at level 9 do?", LAMPS, "Level 9"),
        ("duties of a buoy technician at NS-11?", BUOYS, "NS-11"),
    ],
)
def test_a_step_that_no_level_has_is_missing(question: str, families: FamilyOutline, missing: str) -> None:
    links = Linker([families]).link(question)
    assert (links.families[0].unmet, links.levels) == (missing, ())
