"""A family as its page shows it: the ladder, one level in full, and what belongs to all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from corpus.errors import UnknownName
from corpus.model import SectionKind
from service.answers import Change, Point
from service.pages import links
from service.pages.ladder import Ladder, ladder
from service.pages.source import excerpt
from service.results import FamilyDetail, FindingResult, LevelDetail, SectionPlace
from service.rolecite import Rolecite

_SHOWN_WHOLE = (SectionKind.SUMMARY, SectionKind.PERFORMANCE_INDICATORS, SectionKind.CAREER_LADDER, SectionKind.OTHER)
"""Sections of a level that are shown as they are written, beside what is expected."""


@dataclass(frozen=True, slots=True)
class Group:
    """Points under one heading; `url` is where that leads, null where nowhere."""

    title: str
    points: tuple[Point, ...]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A section as it is written."""

    title: str
    place: SectionPlace
    body: Markup


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level in full. `below` and `above` are its neighbours on its track, null at the ends."""

    level: LevelDetail
    own: tuple[Group, ...]
    inherited: tuple[Group, ...]
    replaced: tuple[Change, ...]
    written: tuple[Written, ...]
    findings: tuple[FindingResult, ...]
    below: LevelDetail | None
    above: LevelDetail | None

    @property
    def slug(self) -> str:
        """The part of the level's id after the #."""
        return self.level.id.partition("#")[2]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family with one of its levels chosen; null where it has none."""

    family: FamilyDetail
    ladder: Ladder
    chosen: LevelView | None
    shared: tuple[Written, ...]


def family_view(rolecite: Rolecite, name: str, chosen: str) -> FamilyView:
    """The page of a family; `chosen` is the part of a level's id after the #, "" the first. Raises UnknownName."""
    family = rolecite.family(name)
    number = _numbers(chosen)
    level = _chosen(family, chosen)
    shared = tuple(_written(rolecite, section, number) for section in family.shared_sections)
    return FamilyView(family, ladder(family), _level_view(rolecite, family, level, number) if level else None, shared)


def _chosen(family: FamilyDetail, slug: str) -> LevelDetail | None:
    if not slug:
        return family.levels[0] if family.levels else None
    found = next((level for level in family.levels if level.id == f"{family.id}#{slug}"), None)
    if found is None:
        raise UnknownName("level", slug, tuple(level.title for level in family.levels)[:5])
    return found


def _level_view(
    rolecite: Rolecite, family: FamilyDetail, level: LevelDetail, number: Callable[[str], Callable[[int], str]]
) -> LevelView:
    found = rolecite.expectations(level.id)
    track = sorted((other for other in family.levels if other.track is level.track), key=lambda other: other.rank)
    place = track.index(level)
    written = [section for section in level.sections if section.kind in _SHOWN_WHOLE]
    return LevelView(
        level=level,
        own=_by_section(found.own),
        inherited=_by_origin(found.inherited),
        replaced=found.replaced,
        written=tuple(_written(rolecite, section, number) for section in written),
        findings=tuple(finding for finding in family.findings if finding.level_id == level.id),
        below=track[place - 1] if place else None,
        above=track[place + 1] if place + 1 < len(track) else None,
    )


def _by_section(points: Sequence[Point]) -> tuple[Group, ...]:
    return tuple(Group(title, tuple(each)) for title, each in groupby(points, key=_heading))


def _heading(point: Point) -> str:
    """What a point's section is called: by its kind, or as its document calls it where it is of no kind we know."""
    citation = point.citation
    if citation.section in {None, SectionKind.OTHER} and citation.heading_path:
        return citation.heading_path[-1]
    return _title(citation.section or SectionKind.OTHER)


def _by_origin(points: Sequence[Point]) -> tuple[Group, ...]:
    """What is taken over, by the level it is written for, nearest first."""
    origins: dict[str | None, list[Point]] = {}
    for point in points:
        origins.setdefault(point.level_id, []).append(point)
    groups = []
    for level_id, listed in origins.items():
        citation = listed[0].citation
        url = links.level(level_id) if level_id else links.family(citation.family_id)
        groups.append(Group(citation.level or citation.family, tuple(listed), url))
    return tuple(groups)


def _written(rolecite: Rolecite, section: SectionPlace, number: Callable[[str], Callable[[int], str]]) -> Written:
    first = section.start_line + bool(section.heading_path)  # its own heading is the page's
    body = excerpt(rolecite, section.path, range(first, section.end_line + 1), number(section.path))
    title = section.heading_path[-1] if section.heading_path else _title(section.kind)
    return Written(title, section, body)


def _title(kind: SectionKind) -> str:
    return kind.replace("_", " ").capitalize()


def _numbers(chosen: str) -> Callable[[str], Callable[[int], str]]:
    """For a document, the address on this page that opens a line of it."""
    base = [("level", chosen)] if chosen else []

    def of_document(path: str) -> Callable[[int], str]:
        return lambda line: f"?{links.query([*base, ('at', links.place(path, line, line))])}#L{line}"

    return of_document
