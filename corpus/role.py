"""One document read as a role: its levels with what they state, before families are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.block import Block, BlockKind, Lines
from corpus.document import front_matter
from corpus.grid import GridLevel, grid_levels
from corpus.html import html_blocks
from corpus.item import cell_span, section_items
from corpus.markdown import markdown_blocks
from corpus.model import Finding, Grade, Item, ItemForm, RoleDocument, Scope, Section, SectionKind, Span, Stated
from corpus.outline import Outline, OutlineLevel, OutlineSection, outline
from corpus.statement import extends_words, grade_words, report_words

_TRAILING_GRADE = re.compile(
    r"\s*(?:[-–—:,|]\s*)?[(\[]?\s*\b(?:job\s+|pay\s+)?grades?\s*(?:level)?\s*[#:]?\s*\[?\d{1,2}\]?(?:\s*(?:-|–|/|to|or|and)\s*\d{1,2})?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_TRAILING_CODE = re.compile(r"\s*[(\[]\s*((?:IC|[A-Z]{1,3})\d{1,2})\s*[)\]]\s*$")
_JOB_GRADE = re.compile(r"\s*[-–—:]?\s*job\s*grade\s*$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:the|an?|as an?|our)\s+(?P<title>[A-Z][^.;:]{2,100}?)(?:\s+(?:is|are|reports?|will|leads?|works?|has|have|can|who|manages?|role)\b|,\s+you\b|\s+\()",
    re.IGNORECASE,
)
_DUTIES = {SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE}


@dataclass(frozen=True, slots=True)
class Inheritance:
    """A level's statement that it takes something over, not yet resolved."""

    target: str
    above: bool
    scope: Scope
    kind: SectionKind
    text: str
    span: Span
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleLevel:
    """A level as its document states it. `aliases` are other names the document gives it."""

    title: str
    heading: Span
    span: Span
    heading_path: tuple[str, ...]
    grade: Stated[Grade] | None
    reports_to: Stated[str] | None
    inherits: tuple[Inheritance, ...]
    sections: tuple[Section, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """One document's role; without levels it is a page about something else, or a part of a family folder."""

    path: str
    title: str
    weight: int | None
    levels: tuple[RoleLevel, ...]
    shared_sections: tuple[Section, ...]
    specialties: tuple[tuple[str, Span], ...]
    headings: tuple[str, ...]
    base_titles: tuple[str, ...]
    reports: tuple[tuple[str, Stated[str]], ...]
    """Reporting lines of the family's introduction, each with the subject it names."""
    findings: tuple[Finding, ...]


def read_role(document: RoleDocument) -> Role:
    """Parse one document."""
    return _RoleReader(document).read()


class _RoleReader:
    def __init__(self, document: RoleDocument) -> None:
        self.document = document
        self.lines = Lines(document.path, document.text)
        self.findings: list[Finding] = []
        matter = front_matter(document, self.lines)
        self.first_line = matter.first_line
        self.weight = matter.weight
        self.findings += matter.findings
        self.blocks: list[Block] = self._blocks()
        self.title = self._title(matter.title)

    def _blocks(self) -> list[Block]:
        if self.document.path.lower().endswith((".html", ".htm")):
            return html_blocks(self.lines, 0, len(self.document.text))
        return markdown_blocks(self.lines, self.first_line)

    def _title(self, stated: str) -> str:
        if any(c.isalnum() for c in stated):
            return stated
        if stated:
            self._find("title", f"the title in the front matter is {stated!r}", self.lines.span(1, 1))
        headings = [b for b in self.blocks if b.kind is BlockKind.HEADING and not b.quoted]
        if headings and headings[0].depth == 1:
            return re.sub(
                r"\s+(?:career (?:development )?framework|career ladder)$", "", headings[0].text, flags=re.IGNORECASE
            )
        name = self.document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if name in {"_index", "index"} and "/" in self.document.path:
            name = self.document.path.split("/")[-2]
        return " ".join(w.capitalize() for w in re.split(r"[-_\s]+", name) if w)

    def read(self) -> Role:
        found = outline(self.lines, self.blocks, self.first_line, self.title)
        shared = [self._section(s) for s in found.shared]
        grid = grid_levels(self.blocks)
        if grid and (not found.levels or (len(found.levels) == 1 and found.levels[0].heading is None)):
            levels, shared = self._grid(grid, found, shared)
        else:
            levels = [self._level(level, found) for level in found.levels]
            levels = self._grades_from_table(levels, shared)
        self._wrong_headings(found)
        for heading in found.repeats:
            self._find(
                "duplicate_level",
                f"the heading {heading.text!r} stands twice; both are read as one level",
                self.lines.span(heading.start_line, heading.end_line),
            )
        return Role(
            self.document.path,
            self.title,
            self.weight,
            tuple(levels),
            tuple(shared),
            tuple((h.text, self.lines.span(h.start_line, h.end_line)) for h in found.specialties),
            tuple(b.text for b in self.blocks if b.kind is BlockKind.HEADING and not b.quoted),
            tuple(found.base_titles),
            tuple(self._family_reports(shared)),
            tuple(self.findings),
        )

    def _find(self, code: str, message: str, span: Span) -> None:
        self.findings.append(Finding(code, message, span))

    def _section(self, draft: OutlineSection) -> Section:
        read = section_items(self.lines, self.blocks, draft.start_line, draft.end_line, draft.heading_path, draft.kind)
        self.findings += read.findings
        items = read.items
        if draft.heading is not None:
            items = tuple(
                i
                for i in items
                if not (i.span.start_line <= draft.heading.end_line and i.span.end_line >= draft.heading.start_line)
            )
        return Section(draft.kind, draft.heading_path, self.lines.span(draft.start_line, draft.end_line), items)

    # Levels under headings

    def _level(self, draft: OutlineLevel, found: Outline) -> RoleLevel:
        sections = tuple(self._section(s) for s in draft.sections)
        if draft.heading is not None:
            heading = self.lines.span(draft.heading.start_line, draft.heading.end_line)
        else:
            heading = self.lines.span(draft.start_line, draft.start_line)
        titled = draft.title if draft.heading is not None else self.title
        raw = " ".join(titled.split())
        stripped = self._clean_title(raw)
        completed = self._complete(stripped, sections)
        grade = self._grade(completed, sections, heading, raw)
        reports = self._reports(completed, sections)
        aliases = [s.owner for s in draft.sections if s.owner]
        aliases += [s for s in self._subjects(sections) if s]
        end = max((s.span.end_line for s in sections), default=heading.end_line)
        last = max((s.span.end_char for s in sections), default=heading.end_char)
        span = Span(
            self.document.path,
            heading.start_line,
            max(end, heading.end_line),
            heading.start_char,
            max(last, heading.end_char),
        )
        self._doubles(draft, completed)
        return RoleLevel(
            completed, heading, span, draft.heading_path, grade, reports,
            tuple(self._inherits(sections)), sections, tuple(dict.fromkeys(aliases)),
        )  # fmt: skip

    def _clean_title(self, raw: str) -> str:
        text = _TRAILING_CODE.sub("", _TRAILING_GRADE.sub("", raw))
        return (_JOB_GRADE.sub("", text).strip(" -–—:,|") or raw).strip()

    def _complete(self, title: str, sections: Sequence[Section]) -> str:
        """A bare rank completed from the sentence under it, or from the family."""
        parts = titles.key(title)
        plain = titles.words(title)
        if parts.subject or not plain or (parts.heads and len(plain) > 1 and not parts.ranks):
            return title
        if any(w in titles.HEADS and w not in titles.RANKS for w in plain) and len(plain) > 1:
            return title
        for section in sections[:2]:
            for item in section.items[:2]:
                match = _SUBJECT.match(item.text)
                if match and titles.key(match.group("title")).subject:
                    named = match.group("title").strip(" ,")
                    own = titles.key(named)
                    if parts.ranks <= own.ranks and parts.heads <= own.heads:
                        missing = set(plain) - set(titles.words(named))
                        return f"{named} ({title})" if missing else self._whole(named, item.text)
        role = self._singular(self.title)
        if titles.key(role).heads and parts.heads:
            return f"{title}, {role}"
        if plain and any(w in titles.HEADS and w not in titles.RANKS for w in plain):
            return f"{title}, {role}"
        return f"{title} {role}"

    def _whole(self, named: str, text: str) -> str:
        """The title with the rank that stands in brackets behind it in the sentence."""
        match = re.search(re.escape(named) + r"\s*(\([^()]{2,30}\))", text)
        return (
            f"{named} {match.group(1)}"
            if match and titles.ranked(match.group(1)) or match and "ntermediate" in match.group(1)
            else named
        )

    def _singular(self, title: str) -> str:
        head, comma, tail = title.partition(",")
        listed = head.split()
        if listed and listed[-1].lower().endswith("s") and titles.stem(listed[-1].lower()) != listed[-1].lower():
            listed[-1] = listed[-1][: len(titles.stem(listed[-1].lower()))]
        return " ".join(listed) + comma + tail

    def _subjects(self, sections: Sequence[Section]) -> list[str]:
        found = []
        for section in sections:
            if section.kind in {SectionKind.SUMMARY, SectionKind.JOB_GRADE}:
                for item in section.items:
                    words = grade_words(item.text, section.kind is SectionKind.JOB_GRADE)
                    if words and words.strong and len(words.subject.split()) <= 14:
                        found.append(words.subject)
        return found

    # Grades

    def _grade(self, title: str, sections: Sequence[Section], heading: Span, raw: str) -> Stated[Grade] | None:
        stated: list[Stated[Grade]] = []
        order = {SectionKind.JOB_GRADE: 0, SectionKind.SUMMARY: 1}
        for section in sorted(sections, key=lambda s: order.get(s.kind, 2)):
            inside = section.kind is SectionKind.JOB_GRADE
            if section.kind in {
                SectionKind.HIRING_PROCESS,
                SectionKind.CAREER_LADDER,
                SectionKind.PERFORMANCE_INDICATORS,
            }:
                continue
            for item in section.items:
                words = grade_words(item.text, inside, self._raw(item.span))
                if words is None or not words.strong:
                    continue
                if section.kind not in order and not self._about(words.subject, title):
                    continue
                line = self.lines.chars(item.span.start_char, item.span.end_char)
                stated += [Stated(value, line) for value in words.values]
            if stated:
                break
        code = titles.code(raw)
        trailing = _TRAILING_GRADE.search(raw)
        if trailing:
            numbers = [int(n) for n in re.findall(r"\d{1,2}", trailing.group())]
            heads: list[Stated[Grade]] = [Stated(n, heading) for n in numbers]
            stated = [*heads, *stated]
        elif not stated and code and (_TRAILING_CODE.search(raw) or raw.replace(" ", "").startswith(code)):
            stated = [Stated(code, heading)]
        if not stated:
            return None
        first = stated[0]
        others = [s for s in stated[1:] if s.value != first.value]
        return replace(first, alternatives=tuple(others))

    def _raw(self, span: Span) -> str:
        return self.document.text[span.start_char : span.end_char]

    def _about(self, subject: str, title: str) -> bool:
        """Whether a sentence's subject is this level: it names it, or names nothing in particular."""
        if not subject or re.match(r"^(?:this|it|role|position)\b", subject, re.IGNORECASE):
            return True
        return titles.likeness(subject, title) >= 0.5

    def _grades_from_table(self, levels: list[RoleLevel], shared: Sequence[Section]) -> list[RoleLevel]:
        """Levels that state no grade take it from a table of titles and grades."""
        rows: list[tuple[str, Grade, Span]] = []
        for section in shared:
            for item in section.items:
                if item.form is not ItemForm.CELL or not item.lead_in:
                    continue
                words = grade_words(item.text, True)
                if words and len(item.text.split()) <= 4:
                    rows.append(
                        (
                            re.sub(r"\s+(?:job )?(?:grade|level)$", "", item.lead_in, flags=re.IGNORECASE),
                            words.values[0],
                            item.span,
                        )
                    )
        out = []
        for level in levels:
            if level.grade is None:
                match = next(((v, s) for t, v, s in rows if titles.likeness(t, level.title) >= 0.75), None)
                if match:
                    level = replace(level, grade=Stated(match[0], match[1]))
            out.append(level)
        return out

    # Reporting lines

    def _reports(self, title: str, sections: Sequence[Section]) -> Stated[str] | None:
        stated: list[Stated[str]] = []
        mentioned: list[Stated[str]] = []
        order = {SectionKind.SUMMARY: 0, SectionKind.JOB_GRADE: 1}
        for section in sorted(sections, key=lambda s: order.get(s.kind, 2)):
            if section.kind in {
                SectionKind.HIRING_PROCESS,
                SectionKind.CAREER_LADDER,
                SectionKind.PERFORMANCE_INDICATORS,
                SectionKind.SPECIALTY,
            }:
                continue
            for item in section.items:
                for words in report_words(item.text, section.kind in order):
                    if (
                        section.kind not in order
                        and not self._about(words.subject, title)
                        and not self._vague(words.subject)
                    ):
                        continue
                    (stated if words.strong else mentioned).append(Stated(words.value, item.span))
        stated = stated or mentioned[:1]
        if not stated:
            return None
        first = stated[0]
        others = {s.value: s for s in stated[1:] if _plain(s.value) != _plain(first.value)}
        if others:
            second = next(iter(others.values()))
            message = f"two reporting lines: {first.value!r} here, {second.value!r} in line {second.span.start_line}"
            self._find("reports_to_contradiction", message, first.span)
        return replace(first, alternatives=tuple(others.values()))

    def _vague(self, subject: str) -> bool:
        return bool(re.match(r"^(?:you|it|role|position|job|this)\b", subject, re.IGNORECASE)) or not subject

    def _family_reports(self, shared: Sequence[Section]) -> list[tuple[str, Stated[str]]]:
        found = []
        for section in shared:
            if section.kind in {SectionKind.SUMMARY, SectionKind.OTHER, SectionKind.RESPONSIBILITIES}:
                for item in section.items:
                    if section.kind is SectionKind.SUMMARY or item.form is ItemForm.PARAGRAPH:
                        for words in report_words(item.text, section.kind is SectionKind.SUMMARY):
                            found.append((words.subject, Stated(words.value, item.span)))
        return found

    # Inheritance

    def _inherits(self, sections: Sequence[Section]) -> list[Inheritance]:
        found = []
        for section in sections:
            if section.kind in {
                SectionKind.HIRING_PROCESS,
                SectionKind.CAREER_LADDER,
                SectionKind.PERFORMANCE_INDICATORS,
                SectionKind.SPECIALTY,
            }:
                continue
            for item in section.items:
                words = extends_words(item.text, section.kind)
                if words is None:
                    continue
                scope = words.scope or Scope.BOTH
                found.append(
                    Inheritance(
                        words.target, words.above, scope, section.kind, item.text, item.span, self._links_at(item)
                    )
                )
        return found

    def _links_at(self, item: Item) -> tuple[str, ...]:
        return tuple(
            link for b in self.blocks if b.start_line <= item.span.start_line <= b.end_line for link in b.links
        )

    # Levels in table columns

    def _grid(
        self, grid: Sequence[GridLevel], found: Outline, shared: list[Section]
    ) -> tuple[list[RoleLevel], list[Section]]:
        levels = []
        for column in grid:
            header = cell_span(self.document.path, column.header)
            raw = " ".join(column.header.text.split())
            title = self._complete(self._clean_title(raw), ())
            if titles.is_code(title):
                title = f"{title} {self._singular(self.title)}"
            code = titles.code(raw)
            trailing = _TRAILING_GRADE.search(raw)
            grade: Stated[Grade] | None = None
            if trailing:
                grade = Stated(int(re.findall(r"\d{1,2}", trailing.group())[0]), header)
            elif code:
                grade = Stated(code, header)
            sections = []
            for part in column.sections:
                cells = [cell for _, cell in part.rows]
                path = (part.label,) if part.label else ()
                start = min(cells, key=lambda c: c.start_char)
                end = max(cells, key=lambda c: c.end_char)
                span = Span(self.document.path, start.start_line, end.end_line, start.start_char, end.end_char)
                items = tuple(
                    Item(cell.text, cell_span(self.document.path, cell), ItemForm.CELL, path, label)
                    for label, cell in part.rows
                )
                sections.append(Section(part.kind, path, span, items))
            last = sections[-1].span
            whole = Span(self.document.path, header.start_line, last.end_line, header.start_char, last.end_char)
            reports = self._reports(title, sections)
            levels.append(
                RoleLevel(
                    title, header, whole, (), grade, reports, tuple(self._inherits(sections)), tuple(sections), (raw,)
                )
            )
        own = list(shared)
        for level in found.levels:  # the table stood in what looked like a single level
            own += [self._section(s) for s in level.sections]
        return levels, self._without_grid(own, levels)

    def _without_grid(self, sections: list[Section], levels: Sequence[RoleLevel]) -> list[Section]:
        """Family-wide sections without the cells that are now levels' items."""
        taken = {(i.span.start_char, i.span.end_char) for level in levels for s in level.sections for i in s.items}
        headers = {(level.heading.start_char, level.heading.end_char) for level in levels}
        return [
            replace(s, items=tuple(i for i in s.items if (i.span.start_char, i.span.end_char) not in taken | headers))
            for s in sections
        ]

    # Faults

    def _doubles(self, draft: OutlineLevel, title: str) -> None:
        seen: dict[SectionKind, OutlineSection] = {}
        for section in draft.sections:
            if section.kind in _DUTIES and section.kind in seen:
                message = f"{title} has two sections of kind {section.kind}; the other begins in line {seen[section.kind].start_line}"
                self._find("duplicate_section", message, self.lines.span(section.start_line, section.start_line))
            seen.setdefault(section.kind, section)

    def _wrong_headings(self, found: Outline) -> None:
        for level in found.levels:
            for section in level.sections:
                if not section.owner or section.heading is None or section.heading is level.heading:
                    continue
                own = titles.likeness(section.owner, level.title)
                others = [
                    o
                    for o in found.levels
                    if o is not level and titles.likeness(section.owner, o.title) > max(own, 0.5)
                ]
                if others or (own == 0 and titles.ranked(section.owner)):
                    named = others[0].title if others else section.owner
                    message = f"heading {section.heading.text!r} stands under {level.title!r} but names {named!r}"
                    self._find(
                        "heading_names_other_level",
                        message,
                        self.lines.span(section.heading.start_line, section.heading.end_line),
                    )


def _plain(value: str) -> str:
    return " ".join(titles.words(value))
