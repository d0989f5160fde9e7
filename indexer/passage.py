"""What is embedded and found: an item, or a short run of items, of one level and one section."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Grade, SectionKind, Span, Track


@dataclass(frozen=True, slots=True)
class Passage:
    """One findable place.

    `number` is its row in the snapshot's vectors (0-based, dense). `level_id`, `level`, `track`, `grade` and
    `grade_span` are null where the line belongs to the whole family or nothing is stated. `header` is the context
    put in front of `text` for embedding ("family > level > section."), `text` the items without markup, one a line,
    lead-in first where it has one. `items` are the spans of its items in order; `span` covers them all.
    """

    number: int
    family_id: str
    family: str
    department: str
    level_id: str | None
    level: str | None
    track: Track | None
    grade: Grade | None
    section: SectionKind
    heading_path: tuple[str, ...]
    header: str
    text: str
    span: Span
    items: tuple[Span, ...]

    @property
    def embedded(self) -> str:
        """The text given to the encoder; never longer than the encoder's limit."""
        return f"{self.header} {self.text}" if self.header else self.text
