"""What the documents say, as the contract shows it: families, levels, sections, findings."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Finding, Grade, JobFamily, Level, Section, Stated
from indexer.snapshot import FamilyOutline, LevelOutline
from indexer.store import Filters
from service.citation import Citer
from service.results import (
    FamilyDetail,
    FamilyLevel,
    FamilySummary,
    FindingResult,
    Inheritance,
    LevelDetail,
    LevelEntry,
    SectionPlace,
    SpecialtyPlace,
    StatedAlternative,
    StatedValue,
)


def family_summary(family: FamilyOutline) -> FamilySummary:
    """A family as the list of families shows it."""
    levels = tuple(FamilyLevel(level.id, level.title, level.grade) for level in family.levels)
    return FamilySummary(family.id, family.title, family.department, family.paths, levels)


def family_detail(family: JobFamily, citer: Citer) -> FamilyDetail:
    """A family in full."""
    return FamilyDetail(
        id=family.id,
        title=family.title,
        department=family.department,
        paths=family.paths,
        levels=tuple(level_detail(family, level, citer) for level in family.levels),
        shared_sections=tuple(section_place(section) for section in family.shared_sections),
        specialties=tuple(
            SpecialtyPlace(s.title, s.span.path, s.span.start_line, s.span.end_line) for s in family.specialties
        ),
        findings=tuple(finding_result(finding) for finding in family.findings),
    )


def level_detail(family: JobFamily, level: Level, citer: Citer) -> LevelDetail:
    """A level in full, with the lines that state its grade, reporting line and inheritance."""
    return LevelDetail(
        id=level.id,
        title=level.title,
        rank=level.rank,
        track=level.track,
        path=level.span.path,
        start_line=level.span.start_line,
        end_line=level.span.end_line,
        grade=stated_value(level.grade, family, level, citer),
        reports_to=stated_value(level.reports_to, family, level, citer),
        extends=tuple(
            Inheritance(e.title, e.level_id, e.scope, e.text, citer.inside(e.span, family, level))
            for e in level.extends
        ),
        sections=tuple(section_place(section) for section in level.sections),
    )


def stated_value(
    stated: Stated[Grade] | Stated[str] | None, family: JobFamily, level: Level, citer: Citer
) -> StatedValue | None:
    """What a document states of a level, cited to the stating line; null where it states nothing."""
    if stated is None:
        return None
    return StatedValue(
        stated.value,
        citer.inside(stated.span, family, level),
        tuple(StatedAlternative(a.value, citer.inside(a.span, family, level)) for a in stated.alternatives),
    )


def level_entry(family: JobFamily, level: Level, citer: Citer) -> LevelEntry:
    """A level as a list of levels shows it, cited to its heading line."""
    grade = level.grade.value if level.grade else None
    return LevelEntry(family.id, level.id, level.title, level.rank, level.track, grade, citer.level(family, level))


def section_place(section: Section) -> SectionPlace:
    """Where a section stands."""
    span = section.span
    return SectionPlace(section.kind, section.heading_path, span.path, span.start_line, span.end_line)


def finding_result(finding: Finding) -> FindingResult:
    """A finding as the contract shows it."""
    span = finding.span
    return FindingResult(
        finding.code, finding.message, span.path, span.start_line, span.end_line, finding.family_id, finding.level_id
    )


def levels_that_fit(
    families: Iterable[FamilyOutline], filters: Filters
) -> Iterable[tuple[FamilyOutline, LevelOutline]]:
    """Levels that meet every condition on family, department, level, track and grade; the others do not apply."""
    for family in families:
        if filters.families and family.id not in filters.families:
            continue
        if filters.departments and family.department not in filters.departments:
            continue
        for level in family.levels:
            if filters.levels and level.id not in filters.levels:
                continue
            if filters.tracks and level.track not in filters.tracks:
                continue
            if _grade_fits(level.grade, filters):
                yield family, level


def _grade_fits(grade: Grade | None, filters: Filters) -> bool:
    if filters.grades and grade not in filters.grades:
        return False
    if filters.grade_min is None and filters.grade_max is None:
        return True
    if not isinstance(grade, int):
        return False
    least = filters.grade_min if filters.grade_min is not None else grade
    most = filters.grade_max if filters.grade_max is not None else grade
    return least <= grade <= most
