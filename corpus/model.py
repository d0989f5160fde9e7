"""The nouns of role documents. Frozen, hashable by value, and every part knows the lines it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class SectionKind(StrEnum):
    """What a section of a role document is about."""

    SUMMARY = "summary"
    JOB_GRADE = "job_grade"
    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    NICE_TO_HAVE = "nice_to_have"
    PERFORMANCE_INDICATORS = "performance_indicators"
    CAREER_LADDER = "career_ladder"
    HIRING_PROCESS = "hiring_process"
    SPECIALTY = "specialty"
    SEGMENT = "segment"
    OTHER = "other"


class Track(StrEnum):
    """The ladder a level stands on."""

    INTERN = "intern"
    IC = "ic"
    MANAGEMENT = "management"
    EXECUTIVE = "executive"


NEEDS = frozenset({SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE})
"""Kinds that say what whoever holds a role brings."""
UNASKED = frozenset({SectionKind.PERFORMANCE_INDICATORS, SectionKind.CAREER_LADDER, SectionKind.HIRING_PROCESS})
"""Kinds that ask nothing of whoever holds a role: they speak of results, of other roles, and of interviews."""
OF_OTHERS = UNASKED | {SectionKind.SPECIALTY, SectionKind.SEGMENT}
"""Kinds whose lines speak of other things than a level itself."""
TRACKS = tuple(Track)
"""Tracks, the lowest first."""
MANAGING = frozenset({Track.MANAGEMENT, Track.EXECUTIVE})
"""Tracks of those who lead people."""


class Scope(StrEnum):
    """What a level takes over from the level it extends."""

    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    BOTH = "both"


class ItemForm(StrEnum):
    """How an item is written in the document."""

    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a document.

    Lines are 1-based and inclusive. Characters are code points of the decoded text, newlines as in the file,
    `end_char` exclusive: `text[start_char:end_char]` is the quotation.
    """

    path: str
    start_line: int
    end_line: int
    start_char: int
    end_char: int

    def holds(self, other: Span) -> bool:
        """Whether another place begins on its lines."""
        return self.path == other.path and self.start_line <= other.start_line <= self.end_line

    def meets(self, other: Span) -> bool:
        """Whether they have a character in common."""
        return self.path == other.path and self.start_char < other.end_char and other.start_char < self.end_char


@dataclass(frozen=True, slots=True)
class RoleDocument:
    """One file as it was read. `url` is its page on the site, null without a base URL."""

    path: str
    text: str
    sha256: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value and the words that state it: a grade is never a bare int.

    `alternatives` are further values the document states for the same thing, in document order.
    """

    value: T
    span: Span
    alternatives: tuple[Stated[T], ...] = ()


Grade = int | str


@dataclass(frozen=True, slots=True)
class Item:
    """One bullet, one paragraph, or one table cell.

    `text` is free of markup and of the bullet mark; `span` covers the item's own raw Markdown without the mark.
    `lead_in` is the text of the bullets (or of the bare line) it hangs under, outermost first, joined by a space; of a
    cell its row and column as they read before it ("Senior Clerk, Travel:"); empty where it hangs under nothing.
    `heading_path` is deeper than the section's where the section holds sub-headings.
    """

    text: str
    span: Span
    form: ItemForm
    heading_path: tuple[str, ...]
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines of one kind, from its heading to its last non-blank line, sub-headings included.

    Sections of a family never overlap. `heading_path` holds the headings as written, outermost first.
    """

    kind: SectionKind
    heading_path: tuple[str, ...]
    span: Span
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Extends:
    """A level's own statement that it takes over what another asks.

    `title` is the target in the document's words, `level_id` null where it names nothing that exists.
    """

    title: str
    level_id: str | None
    scope: Scope
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Level:
    """One rung. `rank` 0 is the lowest of its track in the family; `heading` is the line that introduces it."""

    id: str
    title: str
    rank: int
    track: Track | None
    heading: Span
    span: Span
    heading_path: tuple[str, ...]
    grade: Stated[Grade] | None
    reports_to: Stated[str] | None
    extends: tuple[Extends, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Specialty:
    """A variant of the role's subject; its lines stand in a shared section of kind specialty."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in a document, or a repair the parser made. `code` is stable, `message` is for its owner."""

    code: str
    message: str
    span: Span
    family_id: str | None = None
    level_id: str | None = None


@dataclass(frozen=True, slots=True)
class JobFamily:
    """A role with its levels. `paths` are the documents it was read from, in reading order."""

    id: str
    title: str
    department: str
    paths: tuple[str, ...]
    levels: tuple[Level, ...]
    shared_sections: tuple[Section, ...]
    specialties: tuple[Specialty, ...]
    findings: tuple[Finding, ...] = ()

    def level(self, level_id: str) -> Level:
        """The level of that id. Raises KeyError where the family has none."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(level_id)

    def sections(self) -> list[PlacedSection]:
        """Every section of the levels and of the family, in document order of its documents."""
        placed = [PlacedSection(self, level, s) for level in self.levels for s in level.sections]
        placed += [PlacedSection(self, None, s) for s in self.shared_sections]
        return self.in_order(placed)

    def in_order(self, placed: Iterable[PlacedSection]) -> list[PlacedSection]:
        """Sections in the order of the family's documents and of where they begin."""
        return sorted(placed, key=lambda p: (self.paths.index(p.section.span.path), p.section.span.start_char))


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section together with whose it is: `level` null where it belongs to the whole family."""

    family: JobFamily
    level: Level | None
    section: Section


@dataclass(frozen=True)
class Corpus:
    """All that one indexing call read: documents in path order, families in id order.

    `findings` are the ones that belong to no family (unreadable file, document without a role);
    `failed` are paths that could not be read at all. `pages` are the documents that describe no role, each like a
    family without levels, in path order.
    """

    documents: tuple[RoleDocument, ...]
    families: tuple[JobFamily, ...]
    findings: tuple[Finding, ...] = ()
    failed: tuple[str, ...] = ()
    pages: tuple[JobFamily, ...] = ()

    def all_findings(self) -> tuple[Finding, ...]:
        """Findings of documents and families, in order of path and line."""
        found = [*self.findings, *(f for family in self.families for f in family.findings)]
        return tuple(sorted(found, key=lambda f: (f.span.path, f.span.start_line, f.code, f.message)))

    def sections(self) -> Iterator[PlacedSection]:
        """Every section with its family and level; within a family in document order of its documents."""
        for family in self.families:
            yield from family.sections()
