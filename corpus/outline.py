"""Which headings are levels, which open sections, and whose sections they are.

Heading depth alone does not tell: real documents put the sections of a level at the depth of the level, above it or
below it. What tells is what follows a heading: a level is a heading that is followed by its own grade,
responsibilities or requirements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus import title as titles
from corpus.block import Block, BlockKind, Lines
from corpus.heading import HeadingSense, plain_kind, sense
from corpus.model import SectionKind
from corpus.statement import grade_words

_CORE = {SectionKind.JOB_GRADE, SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE}
_DUTIES = _CORE - {SectionKind.JOB_GRADE}
_AFTERWORD = {SectionKind.CAREER_LADDER, SectionKind.HIRING_PROCESS}


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading of the document, or a bare line that acts as one. `block` is its position in the list of blocks."""

    block: int
    depth: int
    text: str
    start_line: int
    end_line: int
    sense: HeadingSense

    @property
    def candidate(self) -> bool:
        """Whether it may be a level: it names no kind of section and groups nothing."""
        return self.sense.kind is None and not self.sense.group


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section before its items are read. `owner` is whose it says it is, in the heading's words."""

    kind: SectionKind
    heading_path: tuple[str, ...]
    start_line: int
    end_line: int
    heading: OutlineHeading | None
    owner: str = ""


@dataclass(slots=True)
class OutlineLevel:
    """A level before its statements are read; `heading` null where the document introduces it without one."""

    heading: OutlineHeading | None
    title: str
    depth: int
    heading_path: tuple[str, ...]
    start_line: int
    sections: list[OutlineSection] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The levels and family-wide sections of one document, in document order."""

    levels: list[OutlineLevel] = field(default_factory=list)
    shared: list[OutlineSection] = field(default_factory=list)
    specialties: list[OutlineHeading] = field(default_factory=list)
    repeats: list[OutlineHeading] = field(default_factory=list)
    """Headings that say the title of the level they stand in again."""
    base_titles: list[str] = field(default_factory=list)
    """Titles of headings that hold what all levels share."""


def headings_of(blocks: Sequence[Block]) -> list[OutlineHeading]:
    """The headings of a document, bare lines that act as one included, quoted ones left out."""
    found: list[OutlineHeading] = []
    for position, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and not block.quoted and block.text:
            found.append(
                OutlineHeading(position, block.depth, block.text, block.start_line, block.end_line, sense(block.text))
            )
        elif block.kind is not BlockKind.TABLE and not block.quoted and len(block.pieces) == 1 and block.depth == 0:
            nested = position + 1 < len(blocks) and blocks[position + 1].parent == position
            kind = None if nested else plain_kind(block.text)
            if kind is not None:
                last = next((h for h in reversed(found)), None)
                depth = 2 if last is None else last.depth + (0 if last.sense.kind is not None else 1)
                found.append(
                    OutlineHeading(
                        position, depth, block.text.strip(" :*"), block.start_line, block.end_line, HeadingSense(kind)
                    )
                )
    return found


def outline(lines: Lines, blocks: Sequence[Block], first_line: int, document_title: str) -> Outline:
    """The outline of one document; `first_line` is the first after the front matter."""
    return _Outliner(lines, blocks, first_line, document_title).run()


@dataclass(slots=True)
class _Opening:
    """A heading that begins something. `level` is a position in the outline's levels, null for the family.

    `opens` marks headings that hold no lines of their own (a level's, a group's); text under them becomes a section
    of kind `kind` that starts after the heading.
    """

    heading: OutlineHeading
    level: int | None
    kind: SectionKind
    path: tuple[str, ...]
    opens: bool = False
    owner: str = ""


def _sentence(text: str) -> bool:
    """Whether a heading is a sentence that leads on, not a title."""
    listed = text.split()
    return len(listed) >= 8 and sum(word[:1].islower() for word in listed) > len(listed) / 2


class _Outliner:
    def __init__(self, lines: Lines, blocks: Sequence[Block], first_line: int, document_title: str) -> None:
        self.lines = lines
        self.blocks = blocks
        self.first_line = first_line
        self.document_title = document_title
        self.headings = headings_of(blocks)
        self.out = Outline()
        self.openings: list[_Opening] = []
        self.stack: list[OutlineHeading] = []
        self.current: int | None = None
        self.specialties: OutlineHeading | None = None
        self.specialty: OutlineHeading | None = None
        self.section: _Opening | None = None

    # What follows a heading

    def _blocks_after(self, i: int) -> Sequence[Block]:
        start = self.headings[i].block + 1
        end = self.headings[i + 1].block if i + 1 < len(self.headings) else len(self.blocks)
        return self.blocks[start:end]

    def _states_grade(self, i: int) -> bool:
        for block in self._blocks_after(i):
            words = grade_words(block.text, False)
            if words and words.strong:
                return True
        return False

    def _like_document(self, text: str) -> bool:
        subject = titles.key(self.document_title).subject
        own = titles.key(text).subject
        return bool(subject) and bool(own) and titles.overlap(own, subject) >= 0.6

    def _graded(self, i: int) -> bool:
        return self._states_grade(i) or any(
            self.headings[j].sense.kind is SectionKind.JOB_GRADE for j in self._own_sections(i)
        )

    def _own_sections(self, i: int) -> list[int]:
        """Headings of core sections that follow heading i before another level could begin."""
        own = self.headings[i]
        titled = titles.ranked(own.text) or self._like_document(own.text)
        found: list[int] = []
        last: int | None = None
        for j in range(i + 1, len(self.headings)):
            heading = self.headings[j]
            if heading.sense.kind is None:
                if last is not None and heading.depth > last and heading.candidate:
                    continue
                break
            if heading.depth <= own.depth:
                if heading.sense.kind not in _CORE and heading.sense.kind is not SectionKind.SUMMARY:
                    break
                if heading.sense.owner:
                    if titles.likeness(heading.sense.owner, own.text) < 0.5:
                        break
                elif not titled or heading.sense.all_levels:
                    break
            last = heading.depth
            if heading.sense.kind in _CORE:
                found.append(j)
        return found

    def _repeats_parent(self, i: int) -> bool:
        """Whether heading i says its parent's title again, as where "Job Grade" should stand."""
        if i == 0 or not self.headings[i].candidate or not self.headings[i - 1].candidate:
            return False
        before, own = self.headings[i - 1], self.headings[i]
        return own.depth >= before.depth and titles.same(before.text, own.text)

    def _evident(self) -> list[int]:
        """Candidates that are levels by what follows them."""
        found = []
        for i, heading in enumerate(self.headings):
            if not heading.candidate or self._repeats_parent(i):
                continue
            again = i + 1 if i + 1 < len(self.headings) and self._repeats_parent(i + 1) else i
            if any(self._own_sections(n) or self._states_grade(n) for n in {i, again}):
                found.append(i)
        return found

    def _ranked_siblings(self, known: list[int]) -> list[int]:
        """Candidates that stand among the known levels, or among each other, with titles that are rungs."""
        found = []
        depths = {self.headings[i].depth for i in known}
        known_subjects = (
            frozenset().union(*(titles.key(self.headings[i].text).subject for i in known)) if known else None
        )
        section: OutlineHeading | None = None
        for i, heading in enumerate(self.headings):
            if heading.sense.kind is not None and (section is None or heading.depth <= section.depth):
                section = heading
            if section is not None and heading.depth <= section.depth and heading.sense.kind is None:
                section = None
            if not heading.candidate or i in known or section is not None or not titles.ranked(heading.text):
                continue
            if not self._blocks_after(i) or self._repeats_parent(i):
                continue
            subject = titles.key(heading.text).subject
            if known_subjects is None:
                found.append(i)
            elif heading.depth in depths and (not subject or titles.overlap(subject, known_subjects) >= 0.5):
                found.append(i)
        if known:
            return found
        by_depth: dict[int, list[int]] = {}
        for i in found:
            by_depth.setdefault(self.headings[i].depth, []).append(i)
        return next((group for _, group in sorted(by_depth.items()) if len(group) >= 2), [])

    def _levels(self) -> list[int]:
        known = self._evident()
        # A role that stands before the heading "Levels" is what all those levels share.
        group = next((i for i, h in enumerate(self.headings) if h.sense.group), None)
        if group is not None:
            after = [i for i in known if i > group]
            base = [i for i in known if i < group and self.headings[i].depth <= self.headings[group].depth]
            base = [i for i in base if not self._graded(i)]
            if after and base:
                self.out.base_titles = [self.headings[i].text for i in base]
                known = [i for i in known if i not in base]
        if (
            known
            and not any(titles.ranked(self.headings[i].text) or self._graded(i) for i in known)
            and len(known) == 1
        ):
            return known
        return sorted({*known, *self._ranked_siblings(known)})

    # The walk

    def run(self) -> Outline:
        levels = self._levels()
        graded = any(self._graded(i) for i in levels)
        for i, heading in enumerate(self.headings):
            while self.stack and self.stack[-1].depth >= heading.depth:
                self.stack.pop()
            self._place(i, heading, i in levels, graded)
            self.stack.append(heading)
        if not self.out.levels:
            self._level_from_owners()
        if not self.out.levels and self._is_role():
            self._single_level()
        self._close()
        return self.out

    def _path(self, heading: OutlineHeading) -> tuple[str, ...]:
        return (*(h.text for h in self.stack), heading.text)

    def _open(
        self, heading: OutlineHeading, level: int | None, kind: SectionKind, *, opens: bool = False, owner: str = ""
    ) -> None:
        path = self._path(heading)
        if level is not None and not opens:
            own = self.out.levels[level]
            if own.heading is not None and own.heading not in self.stack:
                path = (*own.heading_path, heading.text)
        self.section = _Opening(heading, level, kind, path, opens, owner)
        self.openings.append(self.section)

    def _place(self, i: int, heading: OutlineHeading, is_level: bool, graded: bool) -> None:
        if self._in_specialties(i, heading, is_level, graded):
            return
        if self._repeats_parent(i) and self.current is not None:
            kind = SectionKind.JOB_GRADE if self._states_grade(i) else SectionKind.SUMMARY
            self._open(heading, self.current, kind, owner=heading.text)
            self.out.repeats.append(heading)
            return
        if heading.sense.kind in {SectionKind.SPECIALTY, SectionKind.SEGMENT}:
            self._special(heading)
        elif is_level:
            self._level(heading)
        elif heading.sense.group:
            self.current = None
            self._open(heading, None, SectionKind.OTHER, opens=True)
        elif heading.sense.kind is not None:
            self._section(i, heading, heading.sense.kind)
        else:
            self._other(i, heading)

    def _in_specialties(self, i: int, heading: OutlineHeading, is_level: bool, graded: bool) -> bool:
        """Whether the heading belongs to the specialties that are open; opens and continues them."""
        group = self.specialties
        if group is None:
            return False
        if self.specialty is not None and heading.depth > self.specialty.depth:
            return True
        own = self.specialty
        if own is not None and heading.depth == own.depth and heading.sense.kind in _CORE:
            owned = not heading.sense.owner or titles.likeness(heading.sense.owner, own.text) >= 0.5
            if owned and heading.depth > group.depth:
                return True
        inside = heading.depth > group.depth
        beside = heading.depth == group.depth and heading.candidate and graded and not self._graded(i)
        if heading.candidate and (inside or beside) and not (is_level and self._graded(i)):
            kind = SectionKind.SEGMENT if group.sense.kind is SectionKind.SEGMENT else SectionKind.SPECIALTY
            self._open(heading, None, kind)
            self.specialty = heading
            if kind is SectionKind.SPECIALTY:
                self.out.specialties.append(heading)
            return True
        if inside and heading.sense.kind in _CORE and self.specialty is None:
            return True
        self.specialties = self.specialty = None
        return False

    def _special(self, heading: OutlineHeading) -> None:
        kind = heading.sense.kind or SectionKind.SPECIALTY
        if heading.sense.owner and self._named_level(heading.sense.owner) is None:
            self._open(heading, None, kind)
            if kind is SectionKind.SPECIALTY:
                self.out.specialties.append(heading)
            return
        self.specialties = heading
        self.specialty = None
        self._open(heading, None, kind, opens=True)

    def _level(self, heading: OutlineHeading) -> None:
        twin = self._twin(heading)
        if twin is not None and self.section is not None and not self.section.opens:
            inside = heading.depth > self.section.heading.depth
            if inside and self.section.kind in _CORE and self.section.level is None:
                self._continue_in(heading, twin)
                return
        path = self._path(heading)
        self.out.levels.append(OutlineLevel(heading, heading.text, heading.depth, path, heading.start_line))
        self.current = len(self.out.levels) - 1
        self._open(heading, self.current, SectionKind.SUMMARY, opens=True)

    def _twin(self, heading: OutlineHeading) -> int | None:
        return next((n for n, level in enumerate(self.out.levels) if titles.same(level.title, heading.text)), None)

    def _continue_in(self, heading: OutlineHeading, level: int) -> None:
        """A level named again under a family-wide section: its share of that section."""
        section = self.section
        if section is None:  # pragma: no cover - callers hold a section
            return
        kind = section.kind
        self._open(heading, level, kind)
        self.current = None
        # The family-wide heading stays the enclosing section for the next level named under it.
        self.section = section

    def _section(self, i: int, heading: OutlineHeading, kind: SectionKind) -> None:
        owner = heading.sense.owner
        current = None if self.current is None else self.out.levels[self.current]
        section = self.section
        if section is not None and not section.opens and heading.depth > section.heading.depth:
            if section.kind is kind and not owner:
                return
            if section.kind in _AFTERWORD and kind not in _AFTERWORD and kind is not SectionKind.PERFORMANCE_INDICATORS:
                return
        if heading.sense.all_levels:
            self.current = None if current is not None and heading.depth <= current.depth else self.current
            self._open(heading, None, kind, owner=owner)
            return
        if current is None:
            named = self._named_level(owner)
            self._open(heading, named, kind, owner=owner)
            return
        if kind in _CORE:
            self._core_section(heading, kind, owner, current)
            return
        deeper = heading.depth > current.depth
        if kind in _AFTERWORD:
            mine = deeper and self._several_levels() and (bool(owner) or self._others_have(kind, current))
        elif kind is SectionKind.PERFORMANCE_INDICATORS:
            mine = deeper
        else:
            mine = deeper or not any(s.kind in _DUTIES and s.level == self.current for s in self.openings)
        if not mine and owner:
            named = self._named_level(owner)
            mine = named is not None and named == self.current
        if not mine:
            self.current = None
        self._open(heading, self.current if mine else None, kind, owner=owner)

    def _several_levels(self) -> bool:
        return sum(1 for i in self._levels()) > 1

    def _others_have(self, kind: SectionKind, current: OutlineLevel) -> bool:
        """Whether headings of that kind stand below more than one level."""
        depth = current.depth
        return sum(1 for h in self.headings if h.sense.kind is kind and h.depth > depth) > 1

    def _core_section(self, heading: OutlineHeading, kind: SectionKind, owner: str, current: OutlineLevel) -> None:
        have = {s.kind for s in self.openings if s.level == self.current and not s.opens}
        deeper = heading.depth > current.depth
        if owner and not deeper and kind in have:
            named = self._named_level(owner)
            if named is None or named == self.current:
                self._fused_level(heading, kind, owner)
                return
        if owner and not deeper and kind is SectionKind.JOB_GRADE and kind in have:
            self._fused_level(heading, kind, owner)
            return
        if not deeper and not owner and kind in have:
            self.current = None
            self._open(heading, None, kind)
            return
        if not deeper and not owner and heading.depth < current.depth and self._lone_afterthought(kind, have):
            self.current = None
            self._open(heading, None, kind)
            return
        self._open(heading, self.current, kind, owner=owner)

    def _lone_afterthought(self, kind: SectionKind, have: set[SectionKind]) -> bool:
        """A bare heading above the levels' depth, of a kind no level has, after a level with sections of its own."""
        return (
            bool(have & _CORE)
            and kind not in have
            and len(self.out.levels) > 1
            and not any(s.kind is kind and s.level is not None for s in self.openings)
        )

    def _fused_level(self, heading: OutlineHeading, kind: SectionKind, owner: str) -> None:
        """A level whose own heading is fused with its first section's ("Lead Analyst Job Grade")."""
        path = self._path(heading)
        self.out.levels.append(OutlineLevel(heading, owner, heading.depth, path, heading.start_line))
        self.current = len(self.out.levels) - 1
        self.section = _Opening(heading, self.current, kind, path, owner=owner)
        self.openings.append(self.section)

    def _named_level(self, owner: str) -> int | None:
        if not owner:
            return None
        scored = [(titles.likeness(owner, level.title), n) for n, level in enumerate(self.out.levels)]
        best = max(scored, default=(0.0, -1))
        return best[1] if best[0] >= 0.75 else None

    def _other(self, i: int, heading: OutlineHeading) -> None:
        section = self.section
        if (
            section is not None
            and not section.opens
            and heading.depth == section.heading.depth
            and _sentence(heading.text)
        ):
            return
        if section is not None and heading.depth > section.heading.depth:
            twin = self._twin(heading)
            if twin is not None and not section.opens and section.kind in _CORE and section.level is None:
                self._continue_in(heading, twin)
                return
            if not section.opens:
                return
        current = None if self.current is None else self.out.levels[self.current]
        if current is not None and (heading.depth > current.depth):
            self._open(heading, self.current, SectionKind.OTHER)
            return
        follows = i + 1 < len(self.headings) and self.headings[i + 1].depth > heading.depth
        self.current = None
        if heading.text in self.out.base_titles or (follows and not self._blocks_after(i)):
            self._open(heading, None, SectionKind.OTHER, opens=True)
            return
        if follows and self.headings[i + 1].sense.kind is not None or follows and self._leads_to_level(i):
            self._open(heading, None, SectionKind.SUMMARY, opens=True)
            return
        self._open(heading, None, SectionKind.OTHER)

    def _leads_to_level(self, i: int) -> bool:
        following = self._levels()
        return i + 1 in following

    # Documents without level headings

    def _level_from_owners(self) -> None:
        """Levels named only in front of their sections ("Senior Analyst Responsibilities")."""
        owners: list[str] = []
        for opening in self.openings:
            if opening.owner and opening.kind in _CORE and titles.ranked(opening.owner):
                match = next((n for n, o in enumerate(owners) if titles.likeness(o, opening.owner) >= 0.9), None)
                if match is None:
                    owners.append(opening.owner)
                    level = OutlineLevel(
                        opening.heading, opening.owner, opening.heading.depth, opening.path, opening.heading.start_line
                    )
                    self.out.levels.append(level)
                    match = len(owners) - 1
                opening.level = match

    def _is_role(self) -> bool:
        return any(o.kind in _CORE for o in self.openings) or any(
            (words := grade_words(b.text, False)) and words.strong for b in self.blocks
        )

    def _single_level(self) -> None:
        first = next(
            (n for n in range(self.first_line, len(self.lines) + 1) if not self.lines.blank(n)), self.first_line
        )
        level = OutlineLevel(None, "", 0, (), first)
        opening = self.openings[0] if self.openings else None
        if opening is not None and opening.heading.start_line == first and opening.heading.candidate:
            level.heading = opening.heading
            level.heading_path = (opening.heading.text,)
            level.title = opening.heading.text
            opening.opens = True
            opening.kind = SectionKind.SUMMARY
            opening.level = 0
        self.out.levels.append(level)
        for each in self.openings:
            if each.kind in _CORE or each.kind is SectionKind.SUMMARY:
                each.level = 0

    # From headings to runs of lines

    def _close(self) -> None:
        bounds = [o.heading.start_line for o in self.openings]
        first = self.first_line
        intro_end = self._last_line(first, bounds[0] if bounds else len(self.lines) + 1)
        if intro_end is not None:
            start = self._first_text(first, intro_end)
            lone = len(self.out.levels) == 1 and self.out.levels[0].heading is None
            section = OutlineSection(SectionKind.SUMMARY, (), start, intro_end, None)
            (self.out.levels[0].sections if lone else self.out.shared).append(section)
        for n, opening in enumerate(self.openings):
            limit = bounds[n + 1] if n + 1 < len(bounds) else len(self.lines) + 1
            self._close_one(opening, limit, self.openings[n + 1] if n + 1 < len(self.openings) else None)
        for level in self.out.levels:
            level.sections = self._with_duties(level.sections)
        for level in self.out.levels:
            if not level.sections and level.heading is not None:
                h = level.heading
                level.sections.append(
                    OutlineSection(SectionKind.SUMMARY, level.heading_path, h.start_line, h.end_line, h)
                )

    def _with_duties(self, sections: list[OutlineSection]) -> list[OutlineSection]:
        """A level without a heading for its duties: the list under its grade or introduction holds them."""
        if any(s.kind in {SectionKind.RESPONSIBILITIES, SectionKind.OTHER} for s in sections):
            return sections
        out: list[OutlineSection] = []
        for section in sections:
            start = self._list_start(section) if section.kind in {SectionKind.JOB_GRADE, SectionKind.SUMMARY} else None
            if start is None:
                out.append(section)
                continue
            last = self._last_line(section.start_line, start)
            if last is not None:
                out.append(replace(section, end_line=last))
            duties = OutlineSection(
                SectionKind.RESPONSIBILITIES, section.heading_path, start, section.end_line, None, section.owner
            )
            out.append(duties)
        return out

    def _list_start(self, section: OutlineSection) -> int | None:
        """The line where a list of at least two bullets begins, with the short line that announces it."""
        inside = [b for b in self.blocks if b.start_line >= section.start_line and b.end_line <= section.end_line]
        bullets = [n for n, b in enumerate(inside) if b.kind is BlockKind.BULLET]
        if len(bullets) < 2:
            return None
        at = bullets[0]
        before = inside[at - 1] if at else None
        if (
            before is not None
            and before.kind is BlockKind.PARAGRAPH
            and len(before.text.split()) <= 6
            and before.text.endswith(":")
        ):
            return before.start_line
        return inside[at].start_line

    def _close_one(self, opening: _Opening, limit: int, following: _Opening | None) -> None:
        heading = opening.heading
        target = self.out.shared if opening.level is None else self.out.levels[opening.level].sections
        if opening.opens:
            end = self._last_line(heading.end_line + 1, limit)
            if end is not None:
                start = self._first_text(heading.end_line + 1, end)
                target.append(OutlineSection(opening.kind, opening.path, start, end, None, opening.owner))
            elif opening.level is None and (following is None or not self._opened_by(opening, following)):
                target.append(
                    OutlineSection(SectionKind.OTHER, opening.path, heading.start_line, heading.end_line, heading)
                )
            return
        end = self._last_line(heading.start_line, limit) or heading.end_line
        target.append(OutlineSection(opening.kind, opening.path, heading.start_line, end, heading, opening.owner))

    def _opened_by(self, opening: _Opening, following: _Opening) -> bool:
        deeper = following.heading.depth > opening.heading.depth
        return deeper or (opening.heading.sense.group and following.level is not None)

    def _last_line(self, first: int, limit: int) -> int | None:
        return next((n for n in range(min(limit - 1, len(self.lines)), first - 1, -1) if not self.lines.blank(n)), None)

    def _first_text(self, first: int, last: int) -> int:
        return next(n for n in range(first, last + 1) if not self.lines.blank(n))
