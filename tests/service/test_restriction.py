"""Restrictions in words act like filters."""

from __future__ import annotations

import pytest

from corpus.model import SectionKind
from indexer.store import Filters
from service.restriction import restricted

DUTIES, ASKED, HIRING = SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS, SectionKind.HIRING_PROCESS


@pytest.mark.parametrize(
    ("question", "sections", "departments"),
    [
        ("Compare only the requirements of a Baker and a Miller", (ASKED,), ()),
        ("just show me the duties of a Baker", (DUTIES,), ()),
        ("Baker, requirements only please", (ASKED,), ()),
        ("Baker vs Miller, only requirements and responsibilities", (DUTIES, ASKED), ()),
        ("just the hiring process of a Baker", (HIRING,), ()),
        ("only in milling: who is grade 7", (), ("milling",)),
        ("which roles within milling only need SAP", (), ("milling",)),
        ("not only the responsibilities of a Baker", (), ()),
        ("Are there requirements only for seniors?", (), ()),
        ("Do managers only have people responsibilities?", (), ()),
        ("the requirements of a Baker in milling", (), ()),
    ],
)
def test_sections_and_departments_are_restricted_by_only_and_just(
    question: str, sections: tuple[SectionKind, ...], departments: tuple[str, ...]
) -> None:
    found = restricted(question, Filters(), ["bakery", "milling"])
    assert (found.sections, found.departments) == (sections, departments)


def test_what_filters_say_already_stands() -> None:
    filters = Filters(sections=(HIRING,))
    assert restricted("only the requirements", filters, []) == filters
