"""From filters as people write them to ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadInput, UnknownName
from corpus.model import SectionKind, Track
from indexer.snapshot import FamilyOutline, LevelOutline
from indexer.store import Filters
from service.filters import LARGEST_GRADE, FilterReader, echo
from service.requests import FilterRequest, LevelsQuery


def family(family_id: str, title: str, *levels: str) -> FamilyOutline:
    outlines = tuple(LevelOutline(f"{family_id}#{n}", name, n, None, None) for n, name in enumerate(levels))
    return FamilyOutline(family_id, title, "Loft", (f"{family_id}.md",), outlines)


READER = FilterReader(
    (
        family("loft/product-manager", "Product Manager", "Product Manager", "Senior Product Manager"),
        family("loft/sail-maker", "Sail Maker", "Sail Maker", "Senior Sail Maker", "Principal Sail Maker"),
        family("loft/sailing", "Sailing", "Manager, Sailing", "Senior Manager, Sailing", "Director, Sailing"),
    )
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("loft/sail-maker", ("loft/sail-maker",)),
        ("Sail Maker", ("loft/sail-maker",)),
        ("sail makers", ("loft/sail-maker",)),
        ("loft/sail-maker.md", ("loft/sail-maker",)),
    ],
)
def test_a_family_is_given_by_id_or_title(name: str, ids: tuple[str, ...]) -> None:
    assert READER.families_named(name) == ids


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("loft/sail-maker#2", ("loft/sail-maker#2",)),
        ("Sr. Sail Maker", ("loft/sail-maker#1",)),
        ("Sailing Manager", ("loft/sailing#0",)),
        ("senior", ("loft/product-manager#1", "loft/sail-maker#1")),  # a senior manager is another rank
        ("manager", ("loft/sailing#0",)),  # a product manager is no manager by rank
        ("senior manager", ("loft/sailing#1",)),
        ("principal", ("loft/sail-maker#2",)),
        ("intermediate", ("loft/product-manager#0", "loft/sail-maker#0")),
    ],
)
def test_a_level_is_given_by_id_title_or_rank(name: str, ids: tuple[str, ...]) -> None:
    assert READER.levels_named(name) == ids


@pytest.mark.parametrize(
    ("filters", "what", "value", "nearest"),
    [
        ({"family": "Sail Maler"}, "family", "Sail Maler", "Sail Maker"),
        ({"level": "Senior Sail Mender"}, "level", "Senior Sail Mender", "Senior Sail Maker"),
        ({"level": "senor"}, "level", "senor", "Senior"),
        ({"section": "requirement"}, "section", "requirement", "requirements"),
        ({"track": "managment"}, "track", "managment", "management"),
        ({"levl": "Senior"}, "filter", "levl", "level"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(
    filters: dict[str, str], what: str, value: str, nearest: str | None
) -> None:
    with pytest.raises(UnknownName) as caught:
        FilterRequest.checked(**filters).read(READER)

    assert (caught.value.what, caught.value.value) == (what, value)
    assert (caught.value.nearest or (None,))[0] == nearest


@pytest.mark.parametrize(
    ("named", "nearest"),
    [
        ({"level": ("Senor Sail Maker",)}, "Senior Sail Maker"),
        ({"level": ("Principl Sail Maker",)}, "Principal Sail Maker"),
        ({"level": ("Sailing Manger",)}, "Manager, Sailing"),
        ({"family": ("Product Manger",)}, "Product Manager"),
    ],
)
def test_a_filter_guesses_at_no_misspelt_rank(named: dict[str, tuple[str, ...]], nearest: str) -> None:
    with pytest.raises(UnknownName) as raised:
        READER.read(**named)
    assert raised.value.nearest == (nearest,)


def test_a_title_misspelt_in_its_document_is_a_filter_as_it_stands() -> None:
    reader = FilterReader((family("loft/sail-maker", "Sail Maker", "Sail Maker", "Senor Sail Maker"),))
    assert reader.read(level=("senor sail maker",)).levels == ("loft/sail-maker#1",)
    assert reader.read(level=("Sr Sail Maker",)).levels == ("loft/sail-maker#1",)


def test_a_name_like_no_other_is_told_with_five_that_are_there() -> None:
    with pytest.raises(UnknownName) as caught:
        READER.levels_named("xyzzy")

    there = {
        "Senior",
        "Principal",
        "Manager",
        "Director",
        *(t for f in READER._families for lv in f.levels for t in (lv.title, lv.id)),
    }
    assert len(caught.value.nearest) == 5
    assert set(caught.value.nearest) <= there


def test_every_filter_reaches_the_store_under_its_own_name() -> None:
    request = FilterRequest.checked(
        family="Sail Maker", level=["principal", "loft/sail-maker#0"], grade=[8, "9", "IC3"], grade_min=3, grade_max=12,
        section="requirements", track=["ic", "management"], department="loft", path="loft/*.md",
    )  # fmt: skip

    assert request.read(READER) == Filters(
        families=("loft/sail-maker",), levels=("loft/sail-maker#2", "loft/sail-maker#0"), grades=(8, 9, "IC3"),
        grade_min=3, grade_max=12, sections=(SectionKind.REQUIREMENTS,), tracks=(Track.IC, Track.MANAGEMENT),
        departments=("Loft",), paths=("loft/*.md",),
    )  # fmt: skip


@pytest.mark.parametrize(
    "filters",
    [
        {"grade": True}, {"grade": 7.5}, {"grade_min": "7"}, {"grade_max": [7]}, {"family": 3}, {"family": []},
        {"family": ""}, {"level": [1]}, {"path": {"a": 1}},
    ],
)  # fmt: skip
def test_a_filter_of_the_wrong_type_is_refused_by_name(filters: dict[str, object]) -> None:
    with pytest.raises(BadInput, match=f"^{next(iter(filters))}"):
        FilterRequest.checked(**filters)


@given(st.integers())
def test_no_grade_is_too_large_for_a_store(grade: int) -> None:
    filters = FilterRequest.checked(grade=grade, grade_min=grade, grade_max=grade).read(READER)

    assert filters.grade_min == filters.grade_max == filters.grades[0]
    assert filters.grade_min == max(-LARGEST_GRADE, min(grade, LARGEST_GRADE))


def test_an_unknown_department_fits_nothing_but_is_no_mistake() -> None:
    assert FilterRequest.checked(department="galley").read(READER).departments == ("galley",)


def test_parameters_without_a_value_are_not_given() -> None:
    assert LevelsQuery.checked(grade=[""], family=["loft/sail-maker"], grade_min="").read(READER) == Filters(
        families=("loft/sail-maker",)
    )


def test_the_echo_names_what_is_in_force() -> None:
    shown = echo(Filters(families=("loft/sailing",), grade_min=3, tracks=(Track.IC,)))

    assert (shown.family, shown.grade_min, shown.track, shown.level) == (("loft/sailing",), 3, (Track.IC,), ())


def _ladder(family_id: str, *levels: tuple[str, str | None]) -> FamilyOutline:
    outlines = tuple(LevelOutline(f"{family_id}#{n}", name, n, None, code) for n, (name, code) in enumerate(levels))
    return FamilyOutline(family_id, "Rigging", "Loft", (f"{family_id}/_index.md", f"{family_id}/lead.md"), outlines)


CODED = FilterReader(
    (
        _ladder("loft/rigging", ("Rigging Manager", "M1"), ("Manager, Rigging", "M3"), ("C1 - Rigger", "C1"), ("Lead Mast Rigger", "C4")),
        _ladder("loft/knots", ("Knot Tier", "C1"), ("Lead Knot Tier", "C4")),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "within", "level"),
    [
        ("Rigging Manager", None, "loft/rigging#0"),  # reads like the next, but is written so
        ("Manager, Rigging", None, "loft/rigging#1"),
        ("M1 - Rigging Manager", None, "loft/rigging#0"),
        ("C1: Rigger", None, "loft/rigging#2"),
        ("C1", {"loft/knots"}, "loft/knots#0"),
        ("Rigger (C1)", None, "loft/rigging#2"),
        ("Manager (M1)", {"loft/rigging"}, "loft/rigging#0"),  # a column's head, which the page completed
        ("lead", {"loft/knots"}, "loft/knots#1"),
        ("Lead Mast Riggers", None, "loft/rigging#3"),
        ("Lead Main Mast Rigger", {"loft/rigging"}, "loft/rigging#3"),
    ],
)
def test_a_level_is_given_as_it_is_written_by_its_code_or_within_its_family(
    name: str, within: set[str] | None, level: str
) -> None:
    assert CODED.levels_named(name, within) == (level,)


@pytest.mark.parametrize(("name", "within"), [("M2 - Rigging Manager", None), ("Lead Main Mast Rigger", None), ("Sailor (C1)", {"loft/rigging"}), ("Knot Tier", {"loft/rigging"})])  # fmt: skip
def test_a_title_with_another_code_or_of_another_family_is_no_level(name: str, within: set[str] | None) -> None:
    with pytest.raises(UnknownName):
        CODED.levels_named(name, within)


def test_a_family_of_a_folder_is_given_by_each_of_its_pages() -> None:
    assert (
        CODED.families_named("loft/rigging/lead") == CODED.families_named("loft/rigging/lead.md") == ("loft/rigging",)
    )


def test_a_page_of_a_role_means_the_role_where_levels_are_compared() -> None:
    """The pages of one ladder stand in one folder; another folder's page of the same name is another role."""
    pages = ("yard/dyer", "yard/senior-dyer", "loft/staff-dyer")
    titles = ("Dyer", "Senior Dyer", "Staff Dyer")
    reader = FilterReader([family(page, title, title) for page, title in zip(pages, titles, strict=True)])

    assert reader.role_of(["yard/senior-dyer"]) == {"yard/dyer", "yard/senior-dyer"}
    assert reader.levels_named("Dyer", reader.role_of(["yard/senior-dyer"])) == ("yard/dyer#0",)
