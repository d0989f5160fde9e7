"""One document read as a role: its levels with what they state, before families are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus import title as titles
from corpus.apportioned import apportioned
from corpus.beside import Listed, is_person, spelled_out, with_tables
from corpus.block import Block, BlockKind, Lines
from corpus.coded_grade import with_told_grades
from corpus.column import column_levels, of_family, with_listed, without_columns
from corpus.document import front_matter
from corpus.doer import of_people
from corpus.evidence import Evidence
from corpus.extent import OutlineSection, block_span, extent
from corpus.fault import Fault
from corpus.field import with_fields
from corpus.field_grade import field_grade
from corpus.grade import grade_words
from corpus.grid import GridLevel, grid_levels, row_levels, run_levels, states_grade, states_title
from corpus.grouped import are_groups, with_groups
from corpus.heading import sense
from corpus.headline import CORE, DUTIES, are_roles
from corpus.html import html_blocks
from corpus.introduction import Rungs
from corpus.item import section_items
from corpus.lettered_grade import LetteredGrades
from corpus.link import is_html, links_in
from corpus.lint import heading_faults, quoted_headings, title_fault
from corpus.listed_title import are_listed
from corpus.markdown import markdown_blocks
from corpus.model import Finding, Grade, Item, ItemForm, RoleDocument, Section, SectionKind, Span, Stated
from corpus.naming import (
    boss_in,
    by_grade,
    completed,
    document_title,
    stand_alone,
    without_front,
    without_grade,
    without_job_code,
)
from corpus.opening import Outline, OutlineLevel
from corpus.outline import outline, without_levels
from corpus.own_track import without_tracks
from corpus.points import stand_under, with_levels
from corpus.repeated_form import with_titles
from corpus.reporting import report_words
from corpus.restated import restates, with_page
from corpus.row_ladder import tells_ladder
from corpus.rung import RoleLevel, level_span, named, stepped, uncoded
from corpus.rung_label import told_apart, with_steps
from corpus.statement import family_reports, grade_of, inherits_of, listed_grades, reports_of, said_of_others, titled
from corpus.titled_grade import with_titles as with_titles_of_grades
from corpus.track_table import with_tracks

_HIMSELF = 0.9


@dataclass(frozen=True, slots=True)
class Role:
    """One document's role; without levels it is a page about something else, or a part of a family folder."""

    path: str
    title: str
    weight: int | None
    levels: tuple[RoleLevel, ...]
    shared_sections: tuple[Section, ...]
    specialties: tuple[tuple[str, Span], ...]
    base_titles: tuple[str, ...]
    reports: tuple[tuple[str, Stated[str]], ...]
    """Reporting lines of the family's introduction, each with the subject it names."""
    findings: tuple[Finding, ...]
    links: tuple[str, ...] = ()
    """Where the page leads."""


def read_role(document: RoleDocument) -> Role:
    """Parse one document: a function of its path and text alone."""
    return _RoleReader(document).read()


def _is_page(found: Outline, sections: Sequence[Section]) -> bool:
    """Whether the one level of a document is but its title: its sections hold tables, and words on how to read them."""
    forms = [{item.form for item in section.items} for section in sections if section.kind in CORE]
    return found.levels[0].heading is None or all(
        ItemForm.CELL in each or ItemForm.BULLET not in each for each in forms
    )


def _as_headed(section: Section) -> Section:
    """A section of a page, taken for no more than its heading says: points under "Notes" are nobody's duties."""
    announced = any(sense(heading).kind is section.kind for heading in section.heading_path)
    return section if announced or section.kind not in DUTIES else replace(section, kind=SectionKind.OTHER)


def _with_boss_beside(level: RoleLevel, shared: Sequence[Section]) -> RoleLevel:
    """A level of a table that states no reporting line, with the one stated under the heading over the table."""
    if level.reports_to is not None:
        return level
    around = [section for section in shared if section.heading_path and section.span.holds(level.heading)]
    stated = next((stated for subject, stated in family_reports(around) if not subject), None)
    itself = stated is None or titles.likeness(stated.value, level.title) >= _HIMSELF
    return level if itself else replace(level, reports_to=stated)


def _without_lines_of_others(
    levels: Sequence[RoleLevel], said: Sequence[tuple[str, Stated[str]]], rungs: Rungs
) -> list[RoleLevel]:
    """The levels, none with a reporting line that its last words state of those under another heading."""
    meant = {stated.span: group for subject, stated in said if (group := rungs.grouped(subject))}
    return [
        replace(level, reports_to=None)
        if level.reports_to and n not in meant.get(level.reports_to.span, {n})
        else level
        for n, level in enumerate(levels)
    ]


class _RoleReader:
    def __init__(self, document: RoleDocument) -> None:
        self.document = document
        self.lines = Lines(document.path, document.text)
        self.matter = front_matter(document, self.lines)
        self.findings: list[Finding] = [*self.matter.findings, *title_fault(self.matter, self.lines)]
        first = self.matter.first_line
        self.blocks: list[Block] = (
            html_blocks(self.lines, self.lines.start_of(first), len(document.text))
            if is_html(document.path)
            else markdown_blocks(self.lines, first)
        )
        self.blocks = with_titles(with_fields(self.blocks))
        self.alone = False
        """Whether bare ranks are whole titles here."""
        self.findings += quoted_headings(self.blocks, self.lines)
        headed = any(block.kind is BlockKind.HEADING and block.depth == 1 for block in self.blocks)
        self.stated = self.matter.title or ("" if headed else self.matter.called)
        """What the front matter says that the page is called."""
        self.title = document_title(self.stated, document.path, self.blocks)
        self.role = of_people(self.title, document.text)
        """What bare ranks are ranks of."""
        self.links = {n: block.links for block in self.blocks for n in range(block.start_line, block.end_line + 1)}

    def read(self) -> Role:
        columns = grid_levels(self.blocks)
        evidence = self._evidence(columns)
        is_level = bool(self.stated) and (self._grade_in_front() or self._boss_in_front()) is not None
        found = outline(self.lines, evidence, self.matter.first_line, self.title, is_level=is_level)
        graded = any(map(evidence.graded, evidence.levels))
        if not (columns or is_level) and tells_ladder(found, self.blocks, self.role, graded=graded):
            found = without_levels(evidence)
        rows = row_levels(self.blocks)
        placed = (self.document.path, self.role, self._links_at, self.blocks)
        by_row = column_levels(rows, *placed)
        if found.levels and not columns and are_groups(found, by_row, self.title):
            found = without_levels(evidence)
        if not columns:
            with_page(found, self.blocks, self.title)
        called = [level.title for level in found.levels]
        self.alone = stand_alone(called, self.title) or are_listed(called, self.blocks)
        runs = extent(found, self.lines, self.blocks, self.matter.first_line)
        shared = [self._section(s) for s in runs.shared]
        drafts = [[self._section(s) for s in sections] for sections in runs.levels]
        grid = columns or (() if found.levels else run_levels(self.blocks) or rows)
        one = len(found.levels) == 1 and not graded
        several = len(grid) > 2 or (len(grid) > 1 and all(titles.code(column.header.text) for column in grid))
        ladder = several and len(found.levels) < 2  # a line on grades in the notes makes no level of them
        tabled = bool(grid) and (not found.levels or ladder or (one and _is_page(found, drafts[0])))
        headed = [self._level(*each) for each in zip(found.levels, runs.levels, drafts, strict=True)]
        headed = with_titles_of_grades(headed, self.blocks)
        listed = spelled_out(column_levels(columns, *placed) if columns else by_row, headed, self.role)
        tables = Listed(listed, columns=bool(columns))
        if len(headed) == 1 and found.levels[0].heading and is_person(headed[0]):
            # The one heading of a level is a manager's beside a table of who is managed.
            tabled = tabled and len(with_tables(headed, tables, shared, self.role)) == 1
        if tabled:
            levels = column_levels(grid, *placed)
            if columns:
                levels = with_listed(levels, by_row, remarks=True)
            # The table stood in what looked like a single level, or like a page without any.
            beside = [_as_headed(s) for sections in drafts for s in sections]
            shared = [*self._page_heading(found, drafts), *shared, *beside]
            levels = [_with_boss_beside(level, shared) for level in named(levels, shared)]
            shared = without_columns(shared, levels)
            levels = self._with_listed_grades(levels, shared)
        else:
            levels = self._with_listed_grades(told_apart(headed), shared)
            levels = with_listed(levels, listed, remarks=not columns)
            levels = with_tracks(levels, self.blocks, self.document.path)
            known, levels = levels, with_tables(levels, tables, shared, self.role)
            levels = [level if level in known else _with_boss_beside(level, shared) for level in levels]
            shared = without_columns(shared, levels)
            self.findings += heading_faults(found, runs, self.lines)
        levels = with_told_grades(levels, shared)
        levels = (
            [self._with_fields(levels[0])]
            if len(levels) == 1
            else with_steps(stepped(without_tracks(uncoded(named(levels, shared)))))
        )
        if tabled:
            levels = [of_family(level, self.role) for level in levels]
        own = [section for level in levels for section in level.sections]
        called, codes = [level.title for level in levels], [level.counted for level in levels]
        rungs = Rungs(self.title, called, codes, [level.group for level in levels])
        telling = {n for n, level in enumerate(levels) if level.reports_to is not None}
        others = tuple(said_of_others(own, rungs, telling))
        levels = _without_lines_of_others(levels, others, rungs)
        reports = (*family_reports(shared), *others, *self._stated_for_all(levels))
        levels, shared = apportioned(*with_groups(levels, shared, self.title), self.title)
        return Role(
            self.document.path,
            self.title,
            self.matter.weight,
            tuple(levels),
            tuple(shared),
            tuple((h.text, self.lines.span(h.start_line, h.end_line)) for h in found.specialties),
            tuple(found.base_titles),
            reports,
            tuple(self.findings),
            links_in(self.document.text),
        )

    def _evidence(self, columns: Sequence[GridLevel]) -> Evidence:
        """What tells the levels; where neither headings nor columns do, points of lists and bold words are headings."""
        evidence = Evidence(self.blocks, self.title, tabled=bool(columns))
        settled = len(evidence.levels) > 1 and not stand_under(self.lines, evidence)
        if settled or evidence.shares or columns:
            return evidence
        made = with_levels(self.lines, self.blocks, self.title)
        if made is None:
            return evidence
        first = next(block for block in made if block.kind is BlockKind.HEADING and block.opens)
        count = sum(block.kind is BlockKind.HEADING and block.opens for block in made)
        message = f"no heading names a level; {count} points or bold words are read as headings of levels"
        self.findings.append(Finding(Fault.BARE_HEADING, message, self.lines.span(first.start_line, first.end_line)))
        self.blocks = made
        return Evidence(made, self.title)

    def _page_heading(self, found: Outline, drafts: Sequence[Sequence[Section]]) -> list[Section]:
        """The heading of what looked like a level, where nothing of the page stands under it."""
        heading = found.levels[0].heading if found.levels else None
        if heading is None or any(heading.text in section.heading_path for each in drafts for section in each):
            return []
        span = self.lines.span(heading.start_line, heading.end_line)
        return [Section(SectionKind.SUMMARY, (heading.text,), span, ())]

    def _section(self, draft: OutlineSection) -> Section:
        within = range(draft.first + (draft.heading is not None), draft.stop)
        read = section_items(self.lines, self.blocks, within, draft.heading_path, draft.kind)
        self.findings += read.findings
        return Section(draft.kind, draft.heading_path, draft.span, read.items)

    def _level(self, level: OutlineLevel, drafts: Sequence[OutlineSection], sections: Sequence[Section]) -> RoleLevel:
        if level.heading is not None:
            h = level.heading
            heading = block_span(self.lines, self.blocks, h.block, h.block + 1, h.start_line, h.end_line)
        else:
            heading = self.lines.span(level.start_line, level.start_line)
        written = " ".join(level.title.split())
        plain = without_grade(written)
        if not titles.key(plain).subject:  # "Level 2 (Qualified)", and the title in a field
            fields = (item for section in sections for item in section.items if item.form is ItemForm.CELL)
            plain = next((item.text for item in fields if states_title(item.lead_in.rstrip(":"))), plain)
        first = [section for section in sections if section.items][:1]
        told = next((said for section in first for item in section.items if (said := titled(item))), "")
        opening = next((item.text for section in sections[:1] for item in section.items[:1]), "")
        told = told or (opening if restates(written, opening) else "")
        retitled = (plain,) if told and told != plain else ()
        plain = told or plain
        title = plain if self.alone else self._whole(plain, level, sections)
        graded = grade_of(title, Stated(written, heading), sections, self._raw)
        boss = (Stated(words.value, heading) for words in report_words(boss_in(written), True))
        owners = [s.owner for s in drafts if s.owner]
        subjects = graded.subjects if graded else ()
        return RoleLevel(
            title,
            heading,
            level_span(heading, sections),
            level.heading_path,
            graded.grade if graded else self._lettered(level, heading),
            reports_of(title, sections, level.heading_path) or next(boss, None),
            tuple(inherits_of(sections, self._links_at)),
            tuple(sections),
            tuple(
                dict.fromkeys(
                    name for name in (*owners, *subjects, by_grade(written), *retitled) if 0 < len(name.split()) <= 14
                )
            ),
            tuple(s for s in subjects if s),
        )

    @cached_property
    def _grades_in_letters(self) -> LetteredGrades:
        return LetteredGrades(self.blocks)

    def _lettered(self, level: OutlineLevel, heading: Span) -> Stated[Grade] | None:
        """The grade in letters behind the title in a heading, where the page states such grades."""
        own = level.heading and self._grades_in_letters.behind(self.blocks[level.heading.block].text)
        return Stated(own.grade, heading) if own else None

    def _whole(self, plain: str, level: OutlineLevel, sections: Sequence[Section]) -> str:
        """The title of a level with the role it is a rank of: what the heading over it is called, else the page."""
        over = level.heading_path[-2] if len(level.heading_path) > 2 else ""
        meant = sense(over)
        if not over or meant.kind is not None or meant.group or not titles.key(over).subject or not are_roles([over]):
            return completed(plain, sections, self.role)
        bare = without_front(plain)
        return completed(plain if titles.key(bare).subject else bare, sections, over)

    def _with_listed_grades(self, levels: list[RoleLevel], shared: Sequence[Section]) -> list[RoleLevel]:
        """Levels that state no grade take it from where the family lists titles and grades."""
        if all(level.grade is not None for level in levels):
            return levels
        listed = sorted(listed_grades(shared), key=lambda each: each[2])
        out = []
        for level in levels:
            plain = without_job_code(level.title)
            alike = [(titles.likeness(without_grade(title), plain), grade) for title, grade, _ in listed]
            best = max(alike, key=lambda each: each[0], default=None)
            match = best[1] if best is not None and best[0] >= titles.ALIKE else None
            out.append(replace(level, grade=level.grade or match))
        return out

    def _with_fields(self, level: RoleLevel) -> RoleLevel:
        """The only level of a document, with what the front matter states where its text does not."""
        return replace(
            level,
            grade=level.grade or self._grade_in_front(),
            reports_to=level.reports_to or self._boss_in_front(),
        )

    def _grade_in_front(self) -> Stated[Grade] | None:
        """The grade that a field of the front matter states."""
        for text, line in self.matter.fields:
            words = grade_words(text, states_grade(text.partition(":")[0]))
            value = words.values[0] if words and words.strong else field_grade(text)
            if value is not None:
                return Stated(value, self.lines.span(line, line))
        return None

    def _boss_in_front(self) -> Stated[str] | None:
        """The reporting line that a field of the front matter states."""
        said = ((report_words(text, False)[:1], line) for text, line in self.matter.fields)
        return next((Stated(w.value, self.lines.span(n, n)) for words, n in said for w in words if w.labelled), None)

    def _stated_for_all(self, levels: Sequence[RoleLevel]) -> Iterator[tuple[str, Stated[str]]]:
        """The reporting line that the front matter states for a page of several levels."""
        boss = self._boss_in_front() if len(levels) > 1 else None
        if boss is not None:
            yield "", boss

    def _raw(self, span: Span) -> str:
        return self.document.text[span.start_char : span.end_char]

    def _links_at(self, item: Item) -> tuple[str, ...]:
        return self.links.get(item.span.start_line, ())
