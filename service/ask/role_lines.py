"""The lines of a role: a level's own, those it takes over, and those of its whole family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Item, JobFamily, Level, Section, Span
from service.answers import Claim
from service.chain import Families, chain
from service.citation import Citer


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A line with where it stands; `level` is null where it holds for the whole family."""

    item: Item
    section: Section
    family: JobFamily
    level: Level | None

    @property
    def label(self) -> str:
        """What a cell is of: its label, else the heading of its column; "" where it has neither."""
        return self.item.lead_in.rstrip(":") or next(reversed(self.section.heading_path), "")

    def claim(self, citer: Citer) -> Claim:
        """The line as it is quoted."""
        cited = citer.line(self.item.span, self.family, self.level, self.section.kind, self.item.heading_path)
        return Claim(self.item.text, (cited,))


def role_lines(family: JobFamily, level: Level | None, families: Families) -> Iterator[RoleLine]:
    """The lines of a level, of all levels where none is meant, each once."""
    seen: set[Span] = set()
    for each in [level] if level is not None else family.levels:
        own = [(family, each, section) for section in each.sections]
        own += [
            (home, source, section)
            for home, source, kinds in chain(each, families) for section in source.sections if section.kind in kinds
        ]  # fmt: skip
        yield from _once(
            (RoleLine(item, section, home, at) for home, at, section in own for item in section.items), seen
        )
    shared = (RoleLine(item, section, family, None) for section in family.shared_sections for item in section.items)
    yield from _once(shared, seen)


def _once(lines: Iterator[RoleLine], seen: set[Span]) -> Iterator[RoleLine]:
    for line in lines:
        if line.item.span not in seen:
            seen.add(line.item.span)
            yield line
