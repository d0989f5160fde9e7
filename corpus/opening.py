"""What the headings of a document open: levels, sections, groups of levels, specialties."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.headline import OutlineHeading
from corpus.model import SectionKind


@dataclass(slots=True)
class OutlineLevel:
    """A level before its statements are read; `heading` null where the document introduces it without one.

    `fused` marks a heading that is the level's and its first section's at once ("Lead Analyst Job Grade").
    """

    heading: OutlineHeading | None
    title: str
    depth: int
    heading_path: tuple[str, ...]
    start_line: int
    fused: bool = False


@dataclass(slots=True)
class Opening:
    """A heading that begins something. `level` is a position in the outline's levels, null for the family.

    `opens` marks headings that hold no lines of their own (a level's, a group's); text under them becomes a section
    of kind `kind` that starts after the heading. `owner` is whose it says it is, in the heading's words.
    """

    heading: OutlineHeading
    level: int | None
    kind: SectionKind
    path: tuple[str, ...]
    opens: bool = False
    owner: str = ""


@dataclass(slots=True)
class Outline:
    """The levels of one document and its headings that open something, in document order."""

    levels: list[OutlineLevel] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    specialties: list[OutlineHeading] = field(default_factory=list)
    repeats: list[OutlineHeading] = field(default_factory=list)
    """Headings that say the title of the level they stand in again."""
    bare: list[OutlineHeading] = field(default_factory=list)
    """Lines without heading marks that act as headings."""
    base_titles: list[str] = field(default_factory=list)
    """Titles of headings that hold what all levels share."""
