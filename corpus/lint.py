"""Faults that the headings and sections of one document show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus import title as titles
from corpus.block import Block, BlockKind, Lines
from corpus.document import FrontMatter
from corpus.extent import Extent, OutlineSection
from corpus.fault import Fault
from corpus.headline import DUTIES, OutlineHeading
from corpus.model import Finding, SectionKind, Span
from corpus.opening import Outline, OutlineLevel

_REMARK = re.compile(r"\s*\([^()]*\)$")


def heading_faults(found: Outline, runs: Extent, lines: Lines) -> list[Finding]:
    """Faults of the levels' headings and of whose their sections say they are."""
    out: list[Finding] = []
    for heading in found.repeats:
        message = f"the heading {heading.text!r} stands twice; both are read as one level"
        out.append(Finding(Fault.DUPLICATE_LEVEL, message, _place(lines, heading)))
    out += _bare(found, lines)
    for level, sections in zip(found.levels, runs.levels, strict=True):
        out += _repeated(level, sections, lines)
        out += _misnamed(level, sections, found.levels, lines)
        out += _misplaced(level, sections, lines)
        if level.fused and level.heading is not None:
            message = (
                f"{level.heading.text!r} is the heading of the level {level.title!r} and of its first section at once"
            )
            out.append(Finding(Fault.FUSED_HEADING, message, _place(lines, level.heading)))
    return [*out, *_empty(found, runs, lines)]


def _empty(found: Outline, runs: Extent, lines: Lines) -> Iterator[Finding]:
    """Headings that announce a kind of section, with nothing under them."""
    leading = {
        above.heading.block for above, below in pairwise(found.openings) if below.heading.depth > above.heading.depth
    }
    for section in (s for sections in (runs.shared, *runs.levels) for s in sections):
        heading = section.heading
        if heading is None or heading.sense.kind is None or heading.block in leading:
            continue
        if section.span.end_line <= heading.end_line and section.stop == heading.block + 1:
            yield Finding(Fault.EMPTY_SECTION, f"nothing stands under {heading.text!r}", _place(lines, heading))


def quoted_headings(blocks: Sequence[Block], lines: Lines) -> list[Finding]:
    """Headings inside a block quote or a list, which head nothing."""
    return [
        Finding(
            Fault.QUOTED_HEADING,
            f"the heading {block.text!r} stands inside a quotation or a list and heads no section",
            lines.span(block.start_line, block.end_line),
        )
        for block in blocks
        if block.kind is BlockKind.HEADING and block.quoted and block.text
    ]


def _bare(found: Outline, lines: Lines) -> Iterator[Finding]:
    """Lines that act as headings without a mark; one finding where the whole document has none."""
    if len(found.bare) > 1 and all(opening.heading.bare for opening in found.openings):
        message = f"no heading carries a heading mark; {len(found.bare)} lines are read as headings"
        yield Finding(Fault.BARE_HEADING, message, _place(lines, found.bare[0]))
        return
    for heading in found.bare:
        message = f"{heading.text!r} is read as a heading, but carries no heading mark"
        yield Finding(Fault.BARE_HEADING, message, _place(lines, heading))


def _place(lines: Lines, heading: OutlineHeading) -> Span:
    return lines.span(heading.start_line, heading.end_line)


def _repeated(level: OutlineLevel, sections: Sequence[OutlineSection], lines: Lines) -> Iterator[Finding]:
    """Two sections of one kind, as when one of them belongs to another level."""
    seen: dict[SectionKind, int] = {}
    for section in sections:
        line = section.span.start_line
        announced = section.heading is not None and section.heading.sense.kind is not None
        if section.kind in DUTIES and section.kind in seen and announced:
            message = (
                f"{level.title!r} has two sections of kind {section.kind}; "
                f"the other begins in line {seen[section.kind]}"
            )
            yield Finding(Fault.DUPLICATE_SECTION, message, lines.span(line, line))
        seen.setdefault(section.kind, line)


def _misplaced(level: OutlineLevel, sections: Sequence[OutlineSection], lines: Lines) -> Iterator[Finding]:
    """Sections of a level whose headings do not stand below the level's; one finding for all of them."""
    if level.heading is None or level.fused:
        return
    beside = [h for s in sections if (h := s.heading) and h.sense.kind and h.depth <= level.depth and not h.bare]
    if beside:
        message = (
            f"sections of {level.title!r} are headed at the level's own depth or above it, from {beside[0].text!r} on; "
            f"they are read as its own"
        )
        yield Finding(Fault.SECTION_DEPTH, message, _place(lines, beside[0]))


def _misnamed(
    level: OutlineLevel, sections: Sequence[OutlineSection], levels: Sequence[OutlineLevel], lines: Lines
) -> Iterator[Finding]:
    """Headings of sections that name another level than the one they stand under."""
    for section in sections:
        if not section.owner or section.heading is None or section.heading is level.heading:
            continue
        own = max(titles.likeness(section.owner, title) for title in (level.title, _REMARK.sub("", level.title)))
        if own == 1:
            continue
        nearer = (o.title for o in levels if o is not level and titles.likeness(section.owner, o.title) > max(own, 0.5))
        other = next(nearer, None)
        if other is not None or (own == 0 and titles.ranked(section.owner)):
            message = (
                f"heading {section.heading.text!r} stands under {level.title!r} but names {other or section.owner!r}"
            )
            yield Finding(Fault.HEADING_NAMES_OTHER_LEVEL, message, _place(lines, section.heading))


def title_fault(matter: FrontMatter, lines: Lines) -> list[Finding]:
    """A front matter whose title says nothing."""
    if not matter.title or any(c.isalnum() for c in matter.title):
        return []
    at = matter.title_line or 1
    return [Finding(Fault.TITLE, f"the title in the front matter is {matter.title!r}", lines.span(at, at))]
