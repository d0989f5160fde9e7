"""From headings to runs of lines: where each section of an outline begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from corpus.block import Block, BlockKind, Lines
from corpus.extension import extends_words
from corpus.heading import sense
from corpus.headline import OutlineHeading
from corpus.model import SectionKind, Span
from corpus.opening import Opening, Outline, OutlineLevel

_EXAMPLE = re.compile(r"\W*(?:for )?(?:example|instance|e\.g)s?\b", re.IGNORECASE)

_GOOD = re.compile(r"\W*what (?:good|great|success|excellent)\b.* (?:looks? like|means)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section before its items are read.

    `first` and `stop` bound its blocks, as positions in the document's; a heading of its own is the first of them.
    `owner` is whose it says it is, in the heading's words.
    """

    kind: SectionKind
    heading_path: tuple[str, ...]
    span: Span
    first: int
    stop: int
    heading: OutlineHeading | None = None
    owner: str = ""


@dataclass(slots=True)
class Extent:
    """The sections of one document: `levels` aligned with the outline's levels, `shared` the whole family's."""

    levels: list[list[OutlineSection]]
    shared: list[OutlineSection] = field(default_factory=list)


def extent(found: Outline, lines: Lines, blocks: Sequence[Block], first_line: int) -> Extent:
    """Every non-blank line from `first_line` on, in one section or as a heading that opens some."""
    closing = _Closing(lines, blocks)
    out = Extent([[] for _ in found.levels])
    openings = found.openings
    intro = closing.introduction(first_line, openings[0] if openings else None)
    if intro is not None:
        lone = len(found.levels) == 1 and found.levels[0].heading is None
        (out.levels[0] if lone else out.shared).append(intro)
    for opening, following in zip_longest(openings, openings[1:]):
        section = closing.section(opening, following)
        if section is not None:
            (out.shared if opening.level is None else out.levels[opening.level]).append(section)
    out.levels = _with_what_is_good(out.levels)
    told = any(closing.competencies(sections) > 1 for sections in out.levels)
    for n, level in enumerate(found.levels):
        if told and closing.competencies(out.levels[n]):
            out.levels[n] = [replace(s, kind=_asked(s)) for s in out.levels[n]]
        out.levels[n] = closing.with_duties(out.levels[n]) or closing.heading_alone(level)
    return out


def block_span(lines: Lines, blocks: Sequence[Block], first: int, stop: int, start_line: int, end_line: int) -> Span:
    """The whole lines from `start_line` to `end_line`, which hold blocks `first` to `stop`.

    Where a line also holds blocks before or after these, as in a page of HTML without line breaks, only the
    characters of these blocks.
    """
    span = lines.span(start_line, end_line)
    if first < stop and first > 0 and blocks[first - 1].end_line >= start_line:
        span = lines.chars(max(span.start_char, blocks[first].start_char), span.end_char)
    if first < stop < len(blocks) and blocks[stop].start_line <= end_line:
        end = max(block.end_char for block in blocks[first:stop])
        span = lines.chars(span.start_char, max(span.start_char, min(span.end_char, end)))
    return span


def _with_what_is_good(levels: list[list[OutlineSection]]) -> list[list[OutlineSection]]:
    """The sections of all levels; what good work looks like is what is asked, where two levels or more say no more."""
    asked = {SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS}
    if any(s.kind in asked for sections in levels for s in sections) or sum(map(any, map(_good, levels))) < 2:
        return levels
    return [
        [
            replace(s, kind=SectionKind.RESPONSIBILITIES) if good else s
            for s, good in zip(each, _good(each), strict=True)
        ]
        for each in levels
    ]


def _good(sections: Sequence[OutlineSection]) -> list[bool]:
    """Which sections tell what good work, or success, looks like."""
    measures = SectionKind.PERFORMANCE_INDICATORS
    return [s.kind is measures and bool(s.heading_path) and bool(_GOOD.match(s.heading_path[-1])) for s in sections]


def _asked(section: OutlineSection) -> SectionKind:
    """The kind of a section in a level that names what it asks: competencies are its duties."""
    return SectionKind.RESPONSIBILITIES if section.kind is SectionKind.OTHER else section.kind


class _Closing:
    def __init__(self, lines: Lines, blocks: Sequence[Block]) -> None:
        self.lines = lines
        self.blocks = blocks

    def introduction(self, first_line: int, following: Opening | None) -> OutlineSection | None:
        """What stands before the first heading."""
        stop = len(self.blocks) if following is None else following.heading.block
        return self._text(SectionKind.SUMMARY, (), first_line, 0, stop)

    def section(self, opening: Opening, following: Opening | None) -> OutlineSection | None:
        """The section an opening begins; null where a heading only opens others."""
        heading = opening.heading
        stop = len(self.blocks) if following is None else following.heading.block
        if not heading.text:
            return self._text(opening.kind, opening.path, heading.start_line, heading.block, stop)
        if not opening.opens:
            end = self._last_line(heading.start_line, heading.block, stop) or heading.end_line
            span = self._span(heading.block, stop, heading.start_line, end)
            return OutlineSection(opening.kind, opening.path, span, heading.block, stop, heading, opening.owner)
        text = self._text(opening.kind, opening.path, heading.end_line + 1, heading.block + 1, stop)
        if text is not None:
            return replace(text, owner=opening.owner)
        if opening.level is None and (following is None or heading.text not in following.path):
            return self._alone(SectionKind.OTHER, opening.path, heading)
        return None

    def heading_alone(self, level: OutlineLevel) -> list[OutlineSection]:
        """The section of a level of which the document says nothing but its title."""
        if level.heading is None:
            return []
        return [self._alone(SectionKind.SUMMARY, level.heading_path, level.heading)]

    def _alone(self, kind: SectionKind, path: tuple[str, ...], heading: OutlineHeading) -> OutlineSection:
        at = heading.block
        span = self._span(at, at + 1, heading.start_line, heading.end_line)
        return OutlineSection(kind, path, span, at, at + 1, heading)

    def _text(
        self, kind: SectionKind, path: tuple[str, ...], first_line: int, first: int, stop: int
    ) -> OutlineSection | None:
        """A section without a heading of its own: the lines from `first_line`, or what follows in the line before."""
        start = first_line
        if first < stop:
            start = min(first_line, self.blocks[first].start_line)
        end = self._last_line(start, first, stop)
        if end is None:
            return None
        start = next((n for n in range(start, end + 1) if not self.lines.blank(n)), end)
        return OutlineSection(kind, path, self._span(first, stop, start, end), first, stop)

    def _last_line(self, start_line: int, first: int, stop: int) -> int | None:
        """The last non-blank line from `start_line` to before block `stop`, null where there is none."""
        limit = self.blocks[stop].start_line if stop < len(self.blocks) else len(self.lines) + 1
        last = next((n for n in range(limit - 1, start_line - 1, -1) if not self.lines.blank(n)), None)
        if first < stop:  # a block may end in the line in which the next begins
            return max(last or 0, *(block.end_line for block in self.blocks[first:stop]))
        return last

    def _span(self, first: int, stop: int, start_line: int, end_line: int) -> Span:
        return block_span(self.lines, self.blocks, first, stop, start_line, end_line)

    # Levels without a heading for their duties

    def with_duties(self, sections: list[OutlineSection]) -> list[OutlineSection]:
        """The sections of a level; without a heading for its duties, the list under its grade or summary holds them."""
        kinds = {s.kind for s in sections}
        announced = any(self._announces(s) for s in sections if s.kind is SectionKind.SUMMARY)
        if (SectionKind.OTHER in kinds and not announced) or SectionKind.RESPONSIBILITIES in kinds:
            return sections
        out: list[OutlineSection] = []
        for section in sections:
            introduces = section.kind in {SectionKind.JOB_GRADE, SectionKind.SUMMARY}
            out += self._split(section) if introduces else [section]
        return out

    def competencies(self, sections: Sequence[OutlineSection]) -> int:
        """How many lists stand under headings of their own making, in a level whose duties no heading announces."""
        if any(s.kind is SectionKind.RESPONSIBILITIES for s in sections):
            return 0
        return sum(s.kind is SectionKind.OTHER and self._lists(s) for s in sections)

    def _lists(self, section: OutlineSection) -> bool:
        listed = {BlockKind.BULLET, BlockKind.TABLE}
        return any(block.kind in listed for block in self.blocks[section.first : section.stop])

    def _split(self, section: OutlineSection) -> list[OutlineSection]:
        at = self._list_start(section.first, section.stop)
        if at is None:
            return [section]
        start = self.blocks[at].start_line
        duties = replace(
            section,
            kind=SectionKind.RESPONSIBILITIES,
            span=self._span(at, section.stop, start, section.span.end_line),
            first=at,
            heading=None,
        )
        before = self._last_line(section.span.start_line, section.first, at)
        if before is None:
            return [duties]
        span = self._span(section.first, at, section.span.start_line, before)
        return [replace(section, span=span, stop=at), duties]

    def _announces(self, section: OutlineSection) -> bool:
        """Whether the line before a section's list names duties ("At this level, you will:")."""
        at = self._list_start(section.first, section.stop)
        line = "" if at is None else self.blocks[at].text
        return line.endswith(":") and sense(line.rpartition(",")[2]).kind is SectionKind.RESPONSIBILITIES

    def _list_start(self, first: int, stop: int) -> int | None:
        """Where a table begins, or a list of at least two bullets with the short line that announces it."""
        tables = [n for n in range(first, stop) if len(self.blocks[n].rows) > 2]
        if tables:
            return tables[0]
        listed = (n for n in range(first, stop) if self.blocks[n].kind is BlockKind.BULLET)
        bullets = [n for n in listed if not _EXAMPLE.match(self.blocks[n].text)]
        if len(bullets) < 2:
            return None
        before = self.blocks[bullets[0] - 1] if bullets[0] > first else None
        if before is not None and before.kind is BlockKind.PARAGRAPH:
            announces = len(before.text.split()) <= 6 and before.text.endswith(":")
            announces = announces and extends_words(before.text, SectionKind.SUMMARY) is None
            return bullets[0] - 1 if announces else bullets[0]
        return bullets[0]
