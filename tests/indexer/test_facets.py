"""Filters, against the contract's words applied to each passage."""

from fnmatch import fnmatchcase

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import SectionKind, Span, Track
from indexer.facets import Facet, make_facets
from indexer.passage import Passage
from indexer.store import Filters


def passage(number, *, family="a/x", level="a/x#one", grade=None, section=SectionKind.OTHER, track=None, path="a/x.md"):
    span = Span(path, 1, 1, 0, 4)
    return Passage(
        number,
        family,
        family,
        family.split("/")[0],
        level,
        level,
        track,
        grade,
        section,
        (),
        "h.",
        "text",
        span,
        (span,),
    )


passages = st.builds(
    passage,
    st.just(0),
    family=st.sampled_from(["a/x", "a/y", "b/x"]),
    level=st.sampled_from([None, "a/x#one", "a/x#two", "b/x#one"]),
    grade=st.sampled_from([None, 7, 8, 9, "IC3", "9"]),
    section=st.sampled_from([SectionKind.OTHER, SectionKind.REQUIREMENTS]),
    track=st.sampled_from([None, Track.IC, Track.MANAGEMENT]),
    path=st.sampled_from(["a/x.md", "a/y/one.md", "b/x.md", "b/[x].md"]),
)
filters = st.builds(
    Filters,
    families=st.sampled_from([(), ("a/x",), ("a/x", "b/x"), ("nowhere",)]),
    levels=st.sampled_from([(), ("a/x#one",), ("b/x#one", "a/x#two")]),
    grades=st.sampled_from([(), (7,), ("IC3", 9), ("9",), (99,)]),
    grade_min=st.sampled_from([None, 8]),
    grade_max=st.sampled_from([None, 7, 8]),
    sections=st.sampled_from([(), (SectionKind.REQUIREMENTS,)]),
    tracks=st.sampled_from([(), (Track.IC,), (Track.EXECUTIVE,)]),
    departments=st.sampled_from([(), ("a",), ("b", "c")]),
    paths=st.sampled_from([(), ("a/",), ("*/x.md",), ("b/[x].md",), ("zzz",)]),
)


def lets_through(given, p):
    number = p.grade if isinstance(p.grade, int) else None
    conditions = [
        not given.families or p.family_id in given.families,
        not given.levels or p.level_id in given.levels,
        not given.grades or (p.grade is not None and p.grade in given.grades),
        given.grade_min is None or (number is not None and number >= given.grade_min),
        given.grade_max is None or (number is not None and number <= given.grade_max),
        not given.sections or p.section in given.sections,
        not given.tracks or p.track in given.tracks,
        not given.departments or p.department in given.departments,
        not given.paths or any(p.span.path.startswith(g) or fnmatchcase(p.span.path, g) for g in given.paths),
    ]
    return all(conditions)


@given(st.lists(passages, max_size=12), filters)
def test_a_mask_lets_through_what_meets_every_condition(some, given):
    mask = make_facets(some).mask(given)

    expected = [lets_through(given, p) for p in some]
    assert (mask.tolist() if mask is not None else [True] * len(some)) == expected
    assert (mask is None) == given.empty


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (Filters(grades=(8,)), [1]),
        (Filters(grade_min=8), [1, 2]),
        (Filters(levels=("a/x#one",)), [0, 1, 2]),
        (Filters(grades=("IC3",)), [3]),
    ],
)
def test_a_level_or_grade_condition_leaves_out_lines_of_the_whole_family(given, found):
    some = [
        passage(0, grade=7),
        passage(1, grade=8),
        passage(2, grade=9),
        passage(3, grade="IC3", level="a/x#two"),
        passage(4, level=None),
    ]

    mask = make_facets(some).mask(given)

    assert mask is not None
    assert mask.nonzero()[0].tolist() == found


@given(
    st.lists(passages, min_size=1, max_size=12),
    st.dictionaries(st.sampled_from([7, 9, "IC3", "none"]), st.floats(0, 1)),
)
def test_a_passage_is_worth_what_its_value_is(made, worth):
    numbers = np.arange(len(made))[::-1]

    found = make_facets(made).worth(Facet.GRADE, worth, numbers)

    assert found.tolist() == [worth.get(each.grade, 0.0) for each in reversed(made)]
