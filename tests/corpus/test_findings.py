"""Findings of the sample corpus, fault by fault, and lines that only look like faults."""

from __future__ import annotations

from collections import Counter

import pytest
from written_documents import SAMPLE, codes, family

from corpus.fault import Fault
from corpus.reading import read_corpus

PLANTED = {
    ("customer-success/customer-success-manager/associate.md", 21, Fault.LOST_BULLET),
    ("customer-success/customer-success-manager/senior.md", 16, Fault.DOUBLE_BULLET),
    ("customer-success/customer-success-manager/senior.md", 17, Fault.DOUBLE_BULLET),
    ("customer-success/support-engineer.md", 78, Fault.DUPLICATE_LEVEL),
    ("customer-success/support-engineer.md", 84, Fault.GRADE_NAMES_OTHER_LEVEL),
    ("data/data-analyst.md", 65, Fault.DUPLICATE_SECTION),
    ("data/data-analyst.md", 108, Fault.PLACEHOLDER),
    ("data/data-analyst.md", 109, Fault.PLACEHOLDER),
    ("data/data-engineer.md", 63, Fault.SECTION_DEPTH),
    ("engineering/backend-engineer.md", 94, Fault.LOST_BULLET),
    ("engineering/backend-engineer.md", 106, Fault.FUSED_HEADING),
    ("engineering/engineering-manager.md", 37, Fault.REPORTS_TO_CONTRADICTION),
    ("engineering/engineering-manager.md", 79, Fault.HEADING_NAMES_OTHER_LEVEL),
    ("engineering/quality-engineer.md", 42, Fault.DUPLICATE_LEVEL),
    ("engineering/quality-engineer.md", 53, Fault.LOST_BULLET),
    ("engineering/site-reliability-engineer.md", 60, Fault.GRADE_NAMES_OTHER_LEVEL),
    ("engineering/site-reliability-engineer.md", 81, Fault.GRADE_AMBIGUOUS),
    ("finance/financial-planning-analyst.md", 14, Fault.SECTION_DEPTH),
    ("finance/financial-planning-analyst.md", 35, Fault.SECTION_DEPTH),
    ("finance/financial-planning-analyst.md", 37, Fault.EXTENDS_SELF),
    ("finance/financial-planning-analyst.md", 57, Fault.SECTION_DEPTH),
    ("finance/financial-planning-analyst.md", 84, Fault.PLACEHOLDER),
    ("finance/payroll-specialist.md", 49, Fault.LOST_BULLET),
    ("finance/payroll-specialist.md", 67, Fault.GRADE_NAMES_OTHER_LEVEL),
    ("finance/revenue-accountant.md", 48, Fault.FUSED_BULLETS),
    ("finance/revenue-accountant.md", 99, Fault.FUSED_BULLETS),
    ("finance/revenue-accountant.md", 126, Fault.HEADING_NAMES_OTHER_LEVEL),
    ("legal/contracts-counsel.md", 57, Fault.LOST_BULLET),
    ("legal/contracts-counsel.md", 59, Fault.LEVEL_WITHOUT_GRADE),
    ("people/recruiter.md", 29, Fault.BARE_HEADING),
    ("people/recruiter.md", 64, Fault.REPORTS_TO_CONTRADICTION),
    ("product/product-designer.md", 2, Fault.TITLE),
    ("product/product-designer.md", 98, Fault.QUOTED_HEADING),
    ("product/product-manager.md", 103, Fault.EXTENDS_UNKNOWN_TITLE),
    ("product/product-manager.md", 130, Fault.LEVEL_WITHOUT_GRADE),
    ("sales/account-executive.md", 60, Fault.DUPLICATE_SECTION),
    ("sales/account-executive.md", 142, Fault.PLACEHOLDER),
    ("sales/solutions-engineer.md", 66, Fault.EXTENDS_UNKNOWN_TITLE),
}


def test_every_fault_of_the_sample_is_found_and_nothing_else() -> None:
    found = {(f.span.path, f.span.start_line, f.code) for f in read_corpus([str(SAMPLE)]).all_findings()}

    assert found - PLANTED == set()
    assert PLANTED - found == set()


def test_a_finding_names_its_family_and_level() -> None:
    findings = read_corpus([str(SAMPLE)]).all_findings()
    lost = next(f for f in findings if f.code == Fault.LOST_BULLET and f.span.path == "legal/contracts-counsel.md")

    assert (lost.family_id, lost.level_id) == (
        "legal/contracts-counsel",
        "legal/contracts-counsel#senior-contracts-counsel",
    )


LIST = """\
## Clerk
Grade 5
### Responsibilities
{}
"""


def faults_of(*lines: str) -> list[tuple[str, int]]:
    return codes(family(LIST.format("\n".join(lines))))


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["- Keep the book", "Ring the bell", "- Paint the quay"], ("lost_bullet", 5)),
        (["- Keep the book", "-Ring the bell", "- Paint the quay"], ("lost_bullet", 5)),
        (["- Keep the book", "", "Ring the bell at noon and at night", "", "- Paint the quay"], ("lost_bullet", 6)),
        (["- Keep the book", "- Ring the bell", "", "Paint the quay before the season"], ("lost_bullet", 7)),
        (["Keep the book", "Ring the bell", "Paint the quay"], ("lost_bullet", 5)),
        (["- - Keep the book", "- Ring the bell"], ("double_bullet", 4)),
        (["1. 1. Keep the book", "1. Ring the bell"], ("double_bullet", 4)),
        (["- Keep the book.* Ring the bell", "- Paint the quay"], ("fused_bullets", 4)),
        (["- Keep the book -Ring the bell", "- Paint the quay"], ("fused_bullets", 4)),
        (["- Keep the book. Ring the bell", "- Paint the quay", "- Oil the crane", "- Row"], ("fused_bullets", 4)),
        (["- Coming soon"], ("placeholder", 4)),
        (["- Lorem ipsum dolor"], ("placeholder", 4)),
    ],
)  # fmt: skip
def test_a_damaged_line_is_found(lines: list[str], fault: tuple[str, int]) -> None:
    assert faults_of(*lines) == [fault]


@pytest.mark.parametrize(
    "lines",
    [
        ["- Keep the book", "  in ink", "- Ring the bell"],
        ["- Keep the book of tides", "and of berths", "- Ring the bell"],
        ["- Keep the book", "  - Ink it", "  - Close it"],
        ["- Keep the book.", "", "Clerks work in shifts of eight hours.", "", "More is in the handbook."],
        ["Clerks keep the book and", "ring the bell."],
        ["- Keep the book. This takes an hour", "- Paint the quay", "- Oil the crane", "- Row"],
        ["- Work for Sr. Clerks", "- Paint the quay", "- Oil the crane", "- Row"],
        ["- Work shift - early or late", "- Ring the bell"],
        ["- Keep the to-do list", "- Ring the bell"],
        ["On every tide:", "", "- Ring the bell"],
    ],
)
def test_a_sound_list_has_no_finding(lines: list[str]) -> None:
    assert faults_of(*lines) == []


def test_every_code_is_found_somewhere_in_these_tests_or_the_sample() -> None:
    """Codes are for owners of documents; one that nothing can raise would be a lie in the list."""
    raised = Counter(str(code) for _, _, code in PLANTED)
    elsewhere = {
        "unreadable", "binary", "not_utf8", "too_large", "no_role", "family_claimed_twice", "file_beside_folder",
        "front_matter", "extends_cycle", "extends_too_many", "empty_section",
    }  # fmt: skip

    assert {str(fault) for fault in Fault} == set(raised) | elsewhere
